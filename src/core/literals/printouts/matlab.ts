import type { Result } from '../../result.js';
import type { HowRead, Matrix } from '../../matrix.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import {
  isBlank,
  LineReader,
  lineAt,
  lineStart,
  lineText,
  startOfLine,
  type Line,
} from '../text/lines.js';
import { ColumnBlocks } from '../text/table/blocks.js';
import { isSpoiled, wordLine, type WordLine } from '../text/table/rows.js';
import { sparseSize, readTriplets, tripletAt } from './triplets.js';

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
    const first = lineStart(text, from);
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

/** What an opening line ends with: found by the engine, since most lines of numbers do not. */
const openingEnd =
  /(?:[=*:)x×]|[Cc]olumns? \d{1,9}(?: (?:through|to|and) \d{1,9})?)[^\S\n]{0,200}(?![^\n])/g;

/** Cheap: looks at the last characters of a line before it cuts anything out. */
function isOpening(text: string, line: Line): boolean {
  const last = text.charCodeAt(line.end - 1);
  const length = line.end - line.start;
  if (length > maxHeading || length < 3) return false;
  if (last === 61) return namePattern.test(bare(text, line));
  if (last === 41 && text.charCodeAt(line.end - 2) <= 57) {
    return emptyPattern.test(bare(text, line));
  }
  if (last === 42) return scalePattern.test(bare(text, line));
  if (last === 58 || (last >= 48 && last <= 57)) return columnsPattern.test(bare(text, line));
  if (last === 215) return scalePattern.test(bare(text, line));
  if (last === 120) return diagonalPattern.test(bare(text, line));
  return false;
}

const maxHeading = 120;
/** MATLAB's prompt before the name. */
const promptMark = /^\s*(?:>>)?\s*/;
const namePattern = /^(?:>> ?)?[A-Za-z]\w{0,62}(?:\.\w{1,62})*(?:\(:,:(?:,\d+)+\))? {1,2}=$/;
const pagePattern = /^[A-Za-z]\w{0,62}\(:,:(?:,\d+)+\) =$/;
const emptyPattern = /^[A-Za-z]\w{0,62} = \[\]\((\d+)x(\d+)\)$/;
/** `1.0e+03 *`; in the live editor and newer versions `10^3 ×`. */
const scalePattern = /^(?:[-+]?1(?:\.0*)?[eE]([-+]?\d+) +\*|10\^\{?([-+]?\d+)\}? ?[×*])$/;
const columnsPattern = /^[Cc]olumns? (\d+)(?:(?: through| to| and) (\d+))?:?$/;
const diagonalPattern = /^(?:Diagonal|Permutation) Matrix$/;
/** MATLAB's line about the kind: `2×3 int32 matrix`, `3×3 sparse double matrix (3 nonzeros)`. */
const kindPattern = /^\d+[x×]\d+(?:[x×]\d+)* [a-z]/;

/** A line without the blanks and the prompt before it. */
function bare(text: string, line: Line): string {
  return text.slice(line.start, line.end).replace(promptMark, '');
}

class Printout {
  private readonly lines: LineReader;
  private readonly blocks: ColumnBlocks;
  private exponent = 0;
  private rows = 0;
  private end: number;
  private resumeAt: number;
  private pages = 0;
  private named = false;

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
    if (namePattern.test(first)) {
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
    return this.found(blocks.finish(end, this.exponent, { reading: this.reading() }));
  }

  /** A line that says something about the rows below it. */
  private heading(written: string): boolean {
    if (written.length > maxHeading) return false;
    const scale = scalePattern.exec(written);
    const columns = columnsPattern.exec(written);
    if (scale) this.exponent = Number(scale[1] ?? scale[2]);
    else if (pagePattern.test(written)) this.pages++;
    else if (columns) {
      // Every block goes on where the one before it ended.
      if (Number(columns[1]) !== this.blocks.columns + 1) return false;
    } else if (!diagonalPattern.test(written) && !kindPattern.test(written)) return false;
    // After a page or block of columns has been read, only its like may follow.
    if (this.rows > 0 && !columns && !scale && this.pages < 2) return false;
    this.lines.advance();
    return true;
  }

  /** Rows of one width up to the next blank line; false when the line in hand is none. */
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
      else if (row.entries < row.count && !isSpoiled(text, row, rows[0])) break;
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
      const what = `a block of columns has ${rows.length} rows, the first one ${this.rows}`;
      blocks.problem ??= problems.syntax(what, this.start, rows.at(-1)!.line.end);
    } else if (!blocks.problem) blocks.add(rows, first.count, this.exponent);
    this.rows = rows.length;
    this.end = rows.at(-1)!.line.end;
    this.resumeAt = rows.at(-1)!.line.next;
    return true;
  }

  private reading(): HowRead {
    const notes = this.exponent === 0 ? [] : [`times 10^${this.exponent}`];
    return { notation: 'MATLAB or Octave printout', notes };
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
    // Without its size, rows and columns of zeros at the far ends are not known.
    return this.found(triplets.result, size !== undefined);
  }

  private pass(): void {
    this.end = this.lines.line!.end;
    this.resumeAt = this.lines.line!.next;
    this.lines.advance();
  }

  /** Headings that were passed are not looked at again. */
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
    return { resumeAt, found: { start, end, result, certainty: sure ? 'sure' : 'asked' } };
  }
}

/** `0.36 + 1.00i   0.61 - 1.00i`: numbers, lone signs, and numbers that end in i. */
function isComplexRow(text: string, line: Line): boolean {
  return /^[-+\d.eE\sNaInf]{1,400}[\dfN]i(?:\s|$)/.test(text.slice(line.body, line.body + 400));
}
