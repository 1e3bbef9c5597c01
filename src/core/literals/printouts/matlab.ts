import { failure, type Failure, type Result } from '../../result.js';
import type { HowRead, Matrix } from '../../matrix.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import {
  isBlank,
  LineReader,
  lineAt,
  nextLineStart,
  lineText,
  startOfLine,
  type Line,
} from '../text/lines.js';
import { ColumnBlocks } from '../text/table/blocks.js';
import { isSpoiled, wordLine, type WordLine } from '../text/table/rows.js';
import {
  columnsPattern,
  diagonalPattern,
  inHeadings,
  dispPattern,
  emptyPattern,
  exponentOf,
  isOpening,
  kindPattern,
  livePattern,
  lostScalePattern,
  maxHeading,
  namePattern,
  openingEnd,
  pagePattern,
  scalePattern,
  sizesIn,
} from './matlab-headings.js';
import { isRuleOverRow, strayRow } from './beside.js';
import { sparseSize, readTriplets, tripletAt } from './triplets.js';
import { later, t } from '../../texts.js';

/**
 * What MATLAB and Octave print after `x`: the name and an equals sign, a scale factor `1.0e+03 *` that
 * all entries share, blocks of columns under "Columns 1 through 8", the kind of matrix, then rows.
 *
 * Without a name (`disp`) a scale factor or a column heading is a sure sign too; bare rows are
 * left to the reader of tables.
 */
export const matlabReader: Reader = {
  id: 'matlab-printout',
  next(text, from) {
    const first = nextLineStart(text, from);
    openingEnd.lastIndex = first;
    for (let match = openingEnd.exec(text); match; match = openingEnd.exec(text)) {
      const start = startOfLine(text, match.index, Math.max(first, match.index - maxHeading));
      if (start > 0 && text.charCodeAt(start - 1) !== 10) continue;
      if (isOpening(text, lineAt(text, start)!)) return candidate(start);
    }
    return undefined;
  },
  read: (text, { at }, options) => new Printout(text, at, options).read(),
};

class Printout {
  private readonly lines: LineReader;
  private readonly blocks: ColumnBlocks;
  private exponent = 0;
  private rows = 0;
  private end: number;
  private resumeAt: number;
  private pages = 0;
  private named = false;
  /** The size that the headings give. */
  private sizes: readonly number[] | undefined;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly options: ReadOptions,
  ) {
    this.lines = new LineReader(text, start);
    this.blocks = new ColumnBlocks(text, start, options.maxEntries);
    this.end = start;
    this.resumeAt = this.lines.line?.next ?? text.length;
  }

  read(): Reading {
    const { lines, text } = this;
    const first = lineText(text, lines.line!);
    const empty = emptyPattern.exec(first);
    if (empty) {
      this.pass();
      return this.found(problems.empty([Number(empty[1]), Number(empty[2])], this.start, this.end));
    }
    const live = livePattern.exec(first);
    if (live) {
      this.sizes = sizesIn(live[1]!);
      this.pass();
      if (!lines.skipBlank()) return this.nothing();
    } else if (dispPattern.test(text.slice(lines.line!.start, lines.line!.end).trim())) {
      this.pass();
    } else if (namePattern.test(first)) {
      this.named = true;
      if (pagePattern.test(first)) this.pages = 1;
      this.pass();
      if (!lines.skipBlank()) return this.nothing();
    }
    return this.body();
  }

  /** Headings and rows, until something else. */
  private body(): Reading {
    const { lines, text } = this;
    for (let headed = true; lines.skipBlank();) {
      const written = lineText(text, lines.line!);
      const size = sparseSize(written);
      if (size || tripletAt(text, lines.line!)) return this.sparse(size);
      if (this.heading(written)) headed = true;
      else if (headed && this.blockRows()) headed = false;
      else break;
    }
    if (this.rows === 0) return this.nothing();
    const { blocks, start, end } = this;
    if (this.pages > 1) {
      return this.found(
        problems.tooManyDimensions(
          [this.rows, blocks.columns / this.pages, this.pages],
          start,
          end,
        ),
      );
    }
    const whole = blocks.finish(end, this.exponent, { reading: this.reading() });
    return this.found(this.sizeProblem() ?? whole);
  }

  /** Passes a line that describes the rows below it; false where the line is not such a heading. */
  private heading(written: string): boolean {
    if (written.length > maxHeading || !inHeadings.test(written)) return false;
    const scale = scalePattern.exec(written);
    const columns = columnsPattern.exec(written);
    if (scale) this.exponent = exponentOf(scale);
    else if (lostScalePattern.test(written)) {
      const { body, end } = this.lines.line!;
      const what = t('“{0}” has lost its superscript: write 10^3 × or the like', written);
      this.blocks.problem ??= problems.syntax(what, body, end);
    } else if (pagePattern.test(written)) this.pages++;
    else if (columns) {
      // Every block continues with the column after the last one of the block before.
      if (Number(columns[1]) !== this.blocks.columns + 1 && !this.blocks.problem) return false;
    } else if (/\bColumns?\b/.test(written) && (this.named || this.rows > 0)) {
      const { line } = this.lines;
      const what = t('this heading of a block of columns is none that is known');
      this.blocks.problem ??= problems.syntax(what, line!.body, line!.end);
      this.lines.advance();
      return true;
    } else if (kindPattern.test(written)) {
      this.sizes ??= sizesIn(written.slice(0, written.indexOf(' ')));
    } else if (!diagonalPattern.test(written)) return false;
    // After the first rows, only a further page, block of columns or scale factor may follow.
    if (this.rows > 0 && !columns && !scale && this.pages < 2) return false;
    this.lines.advance();
    return true;
  }

  /** Reads rows of one width up to the next blank line; false when the current line is not a row. */
  private blockRows(): boolean {
    const { lines, text, blocks } = this;
    const rows: WordLine[] = [];
    let { line } = lines;
    for (; line && !isBlank(line); line = lines.advance()) {
      const row = wordLine(text, line);
      const complex = row.entries < row.count && isComplexRow(text, line);
      if (complex)
        blocks.problem ??= problems.complex(
          rows.length + 1,
          1,
          lineText(text, line),
          line.body,
          line.end,
        );
      else if (row.entries < row.count && !isSpoiled(text, row, rows[0])) {
        const isAmongRows = rows.length > 0 || isRowBelow(text, line);
        const isParted = rows.length > 0 && isRuleOverRow(text, line);
        const stray = isParted ? 0 : isAmongRows ? strayRow(text, line) : undefined;
        if (stray === undefined) break;
        blocks.problem ??= strayProblem(text, row, stray, rows.length + 1);
      }
      rows.push(row);
    }
    const [first] = rows;
    if (!first) return false;
    const at = rows.findIndex((row) => row.count !== first.count);
    if (at > 0) {
      blocks.problem ??= problems.ragged(
        at + 1,
        rows[at]!.count,
        first.count,
        rows[at]!.words[0]!,
        rows[at]!.line.end,
      );
    } else if (this.rows > 0 && rows.length !== this.rows) {
      const what = t('a block of columns has {0} rows, the first one {1}', rows.length, this.rows);
      blocks.problem ??= problems.syntax(what, this.start, rows.at(-1)!.line.end);
    } else if (!blocks.problem) blocks.add(rows, first.count, this.exponent);
    this.rows = rows.length;
    this.end = rows.at(-1)!.line.end;
    this.resumeAt = rows.at(-1)!.line.next;
    return true;
  }

  /** The problem of headings that give another size than the rows have. */
  private sizeProblem(): Failure | undefined {
    const { sizes, rows, blocks, start, end } = this;
    if (!sizes || blocks.problem) return undefined;
    if (sizes.length > 2) return problems.tooManyDimensions(sizes, start, end);
    if (rows === sizes[0] && blocks.columns === sizes[1]) return undefined;
    const message = t(
      'The heading says {0}, but {1} × {2} entries follow.',
      sizes.join(' × '),
      rows,
      blocks.columns,
    );
    return failure('ragged', message, start, end);
  }

  private reading(): HowRead {
    const notes = this.exponent === 0 ? [] : [t('times 10^{0}', this.exponent)];
    const written = this.text.slice(this.start, this.start + 400).split(/\r?\n/);
    // MATLAB writes sizes with ×; Octave ends headings of columns with a colon and has diagonal matrices.
    const isMatlab = /\d×\d|\^\d+ ×/.test(written.slice(0, 3).join(' '));
    const isOctave = written.some((line) => octaveLine.test(line.slice(0, maxHeading)));
    const program = isMatlab
      ? later('MATLAB printout')
      : isOctave
        ? later('Octave printout')
        : later('MATLAB or Octave printout');
    return { notation: program, notes };
  }

  private sparse(size: readonly [number, number] | undefined): Reading {
    const { lines, text, start, options } = this;
    if (size) this.pass();
    const triplets = readTriplets(text, lines, {
      size,
      base: 1,
      exponent: this.exponent,
      start,
      maxEntries: options.maxEntries,
    });
    this.end = Math.max(this.end, triplets.end);
    this.resumeAt = Math.max(this.resumeAt, triplets.resumeAt);
    // Without the size, rows and columns of zeros at the end are not known.
    return this.found(triplets.result, size !== undefined);
  }

  private pass(): void {
    this.end = this.lines.line!.end;
    this.resumeAt = this.lines.line!.next;
    this.lines.advance();
  }

  /** Headings that were passed are not read again. */
  private nothing(): Reading {
    return { resumeAt: Math.max(this.resumeAt, this.lines.position) };
  }

  private found(result: Result<Matrix>, isWhole = true): Reading {
    const { start, end, resumeAt, blocks } = this;
    // `x =` over a single word or a row of words is code or prose.
    const sure =
      isWhole &&
      (!result.ok ||
        !this.named ||
        result.value.rows * result.value.cols > 1 ||
        blocks.columns === 0);
    // Rows under a heading that cannot be understood are not read without it.
    const isFinal = sure && blocks.problem !== undefined;
    return { resumeAt, found: { start, end, result, certainty: sure ? 'sure' : 'asked', isFinal } };
  }
}

const octaveLine = /^\s*(?:Columns? \d.*:|(?:Diagonal|Permutation) Matrix)\s*$/;

/** The next line holds at least two entries, and nothing else. */
function isRowBelow(text: string, line: Line): boolean {
  const next = lineAt(text, line.next);
  if (!next || isBlank(next)) return false;
  const row = wordLine(text, next);
  return row.count > 1 && row.entries === row.count;
}

/** The problem of a line among the rows whose word `k` is not a number. */
function strayProblem(text: string, { words }: WordLine, k: number, row: number): Failure {
  const [start, end] = [words[2 * k]!, words[2 * k + 1]!];
  return problems.notNumeric(row, k + 1, text.slice(start, end), start, end);
}

/** `0.36 + 1.00i   0.61 - 1.00i`: numbers, lone signs, and numbers that end in i. */
function isComplexRow(text: string, line: Line): boolean {
  return /^[-+\d.eE\sNaInf]{1,400}[\dfN]i(?:\s|$)/.test(text.slice(line.body, line.body + 400));
}
