import type { Matrix } from '../../../matrix.js';
import type { ProblemCode, Result } from '../../../result.js';
import { RowsBuilder } from '../../rows-builder.js';
import { problems } from '../../problems.js';
import type { Candidate, Reader, Reading, ReadOptions } from '../../reader.js';
import { latexEntry, type LatexEntry } from './entry.js';
import { blockAt, type BlockMark } from './blocks.js';
import { endOfHeads } from './longtable.js';
import { TableNames, type NamedParts } from './names.js';
import { openingAt, rangeWithDelimiters, type Opening } from './opening.js';
import { styledCell, styleNotes } from './styled.js';
import { withSurroundings } from './surroundings.js';
import { t } from '../../../texts.js';

/**
 * LaTeX: the matrix environments of amsmath, mathtools and nicematrix, `array`, `tabular`, and plain
 * TeX's `\matrix{…\cr…}`. `&` ends an entry and `\\` a row, outside braces. A table's first row and first
 * column may be names.
 *
 * An environment inside another one is not an entry: the outer one cannot be read, and the scan continues
 * at the inner one. So a text of only openings takes linear time.
 */
export const latexReader: Reader<LatexCandidate> = {
  id: 'latex',
  next(text, from) {
    for (let at = text.indexOf('\\', from); at >= 0; at = text.indexOf('\\', at + 1)) {
      const opening = openingAt(text, at);
      if (opening) return { at, opening };
    }
    return undefined;
  },
  read: (text, { opening }, options) => new Body(text, opening, options).read(),
};

interface LatexCandidate extends Candidate {
  readonly opening: Opening;
}

/** What follows `\\`: an optional star and an optional length in brackets. */
const afterBreak = /\*?(?:\[[^\]\n]{0,40}\])?/y;
const command = /\\(?:[a-zA-Z]+|.)/y;

class Body {
  private readonly builder: RowsBuilder;
  private i: number;
  private depth = 0;
  /** How many brackets are open inside the matrix; counted only where a bracket closes it (`closer`). */
  private brackets = 0;
  /** How many entries of the current row are complete. */
  private column = 0;
  private cellStart: number;
  private rowStart: number;
  /** Rows so far, without those of only rules. Counted after a problem too. */
  private row = 0;
  private readonly names: TableNames | undefined;
  private entries = 0;
  private numbers = 0;
  /** By column of a text table, the style of its numbers (`%`, `±`, a unit); '' for plain numbers. */
  private readonly styles = new Map<number, string>();
  private readonly blocks: (BlockMark & { readonly row: number })[] = [];

  constructor(
    private readonly text: string,
    private readonly opening: Opening,
    private readonly options: ReadOptions,
    /** Which parts are names, known from a first reading of the table. */
    private readonly named?: NamedParts,
  ) {
    this.names = opening.isTable && !named ? new TableNames() : undefined;
    this.builder = new RowsBuilder(options.maxEntries, opening.start);
    this.i = opening.body;
    this.cellStart = this.rowStart = opening.body;
  }

  read(): Reading {
    const { text, opening } = this;
    for (;;) {
      const char = text[this.i];
      if (char === undefined) return this.unclosed(this.i);
      if (char === '\\') {
        if (this.atEnd()) return this.finish();
        if (this.passBlock() || this.passHeads()) continue;
        if (openingAt(text, this.i)) return this.nested();
        if (text.startsWith('\\end{', this.i)) return this.unclosed(this.i);
        this.passCommand();
      } else if (char === '%') this.i = lineBreak(text, this.i);
      else if (char === '\n' && /^\n[ \t\r]*\n/.test(text.slice(this.i, this.i + 80))) {
        // A blank line ends a paragraph, which TeX does not allow inside a formula.
        return this.unclosed(this.i);
      } else if (char === '{') {
        this.depth++;
        this.i++;
      } else if (char === '}') {
        if (this.depth === 0) return opening.brace ? this.finish() : this.unclosed(this.i);
        this.depth--;
        this.i++;
      } else if (opening.closer && (char === opening.closer || '(['.includes(char))) {
        if (char !== opening.closer) this.brackets++;
        else if (this.brackets-- === 0) return this.finish();
        this.i++;
      } else if (char === '&' && this.depth === 0) {
        this.endCell();
        this.cellStart = ++this.i;
      } else this.i++;
    }
  }

  private atEnd(): boolean {
    const { opening, text } = this;
    return opening.end !== '' && text.startsWith(opening.end, this.i);
  }

  /** Skips `\\begin{block}{c(cc)}` and `\\end{block}` before the first cell of a row. */
  private passBlock(): boolean {
    const { opening, text, i } = this;
    const block = opening.hasBlocks === true ? blockAt(text, i) : undefined;
    if (!block || this.column > 0 || text.slice(this.rowStart, i).trim() !== '') return false;
    if (block.columns !== undefined) this.blocks.push({ ...block, row: this.row });
    this.i = this.cellStart = this.rowStart = block.end;
    return true;
  }

  /** Skips the heads and feet that a long table repeats on each page. The first head has been read before. */
  private passHeads(): boolean {
    const { opening, text, i } = this;
    const end = opening.end === '\\end{longtable}' ? endOfHeads(text, i, opening.end) : -1;
    if (end < 0) return false;
    this.i = this.cellStart = this.rowStart = end;
    return true;
  }

  /** Passes a command; a row break ends the row. An escaped brace is a command and opens no group. */
  private passCommand(): void {
    command.lastIndex = this.i;
    const name = command.exec(this.text)?.[0] ?? '\\';
    const isBreak = name === '\\\\' || name === '\\cr' || name === '\\tabularnewline';
    if (!isBreak || this.depth > 0) {
      this.i += name.length;
      return;
    }
    this.endRow();
    afterBreak.lastIndex = this.i + name.length;
    this.i += name.length + (afterBreak.exec(this.text)?.[0].length ?? 0);
    this.cellStart = this.rowStart = this.i;
  }

  private endCell(): void {
    const { builder, names, named, text, cellStart, i, row, column } = this;
    this.column++;
    const isName =
      named !== undefined && ((row === 0 && named.header) || (column === 0 && named.labels));
    const isFirst = names !== undefined && (row === 0 || column === 0);
    if (isName || (builder.problem && !isFirst)) return;
    const source = text.slice(cellStart, i);
    const entry = this.entryOf(source, column);
    names?.note(row, column, entry, source);
    if (!builder.problem) this.put(entry);
  }

  /** The entry of a cell. In a text table a number is text if its unit differs from that of its column. */
  private entryOf(source: string, column: number): LatexEntry {
    const styled = this.opening.isText === true ? styledCell(source) : undefined;
    const entry = latexEntry(styled?.source ?? source);
    if (entry.kind !== 'number') return entry;
    const style = styled?.style ?? '';
    const first = this.styles.get(column) ?? style;
    this.styles.set(column, first);
    if (style !== first) return { kind: 'text' };
    return styled ? { kind: 'number', value: entry.value / styled.divisor } : entry;
  }

  private put(entry: LatexEntry): void {
    const { builder, cellStart, i } = this;
    this.entries++;
    if (entry.kind === 'number') {
      this.numbers++;
      builder.push(entry.value);
    } else if (entry.kind === 'missing' || entry.kind === 'blank') builder.pushMissing();
    else if (entry.kind === 'dots') {
      const from = skipBlank(this.text, cellStart);
      builder.fail(problems.summarised(builder.row, builder.column, from, endOfText(this.text, i)));
    } else {
      const from = skipBlank(this.text, cellStart);
      builder.pushText(this.text.slice(from, i).trimEnd(), from);
    }
  }

  /** Ends a row. A row of only rules and blanks (`\hline` after the last `\\`) does not count. */
  private endRow(): void {
    const { builder, text, cellStart, i } = this;
    const isRow = this.column > 0 || latexEntry(text.slice(cellStart, i)).kind !== 'blank';
    if (isRow) {
      this.endCell();
      this.row++;
      if (!builder.problem) builder.endRow(skipBlank(text, this.rowStart), endOfText(text, i));
    }
    this.column = 0;
  }

  private finish(): Reading {
    this.endRow();
    const { opening, builder, text } = this;
    const isBracket = opening.brace || opening.closer !== undefined;
    const close = isBracket ? this.i + 1 : this.i + opening.end.length;
    const range = rangeWithDelimiters(text, opening.start, close);
    const notes = styleNotes(this.styles);
    const told = notes.length > 0 ? { reading: { notation: 'LaTeX', notes } } : {};
    const read = builder.finish(close, { ...this.named, ...told });
    const labelled = this.withNames(read);
    if (labelled) return labelled;
    const { result, start, end } =
      opening.isTable && opening.isText
        ? { result: read, ...range }
        : withSurroundings(text, range, read);
    const sure = result.ok
      ? this.numbers > 0 && this.entries > 1 && (!this.named || result.value.rows > 1)
      : this.isSureProblem(result.problem.code);
    return { resumeAt: end, found: { start, end, result, certainty: sure ? 'sure' : 'asked' } };
  }

  /** Reads a table with words a second time, with its first row or column as names. */
  private withNames(result: Result<Matrix>): Reading | undefined {
    const { opening, blocks } = this;
    const known = opening.isBordered === true || blocks.length > 0;
    if (this.names && known) {
      const named = blocks.length > 0 ? this.blockNames() : this.names.both();
      if (named) return new Body(this.text, opening, this.options, named).read();
      const what = t(
        'its rows and names stand in an order that is not read: write the matrix alone',
      );
      return this.failed(what, opening.start, this.i, this.i);
    }
    if (result.ok || result.problem.code !== 'notNumeric') return undefined;
    const named = this.names?.parts(this.opening.isText === true);
    if (!named) return undefined;
    return new Body(this.text, this.opening, this.options, named).read();
  }

  /** The names of a single block with at most one row of names above it and one column of names before it. */
  private blockNames(): NamedParts | undefined {
    const [block, ...others] = this.blocks;
    if (!block || others.length > 0 || block.row > 1 || this.names === undefined) return undefined;
    const { before = 0, behind = 0 } = block.columns ?? {};
    if (before > 1 || behind > 0) return undefined;
    return this.names.parted(block.row === 1, before === 1);
  }

  /** A matrix of letters is mathematics and a table of words is prose: neither is a faulty matrix of numbers. */
  private isSureProblem(code: ProblemCode): boolean {
    if (code === 'summarised' || code === 'tooLarge') return true;
    const vague = code === 'notNumeric' || code === 'ragged';
    return this.numbers > 0 && !(vague && this.opening.isTable);
  }

  private nested(): Reading {
    const { opening, builder, text } = this;
    const what = t('it holds another matrix at row {0}, column {1}', builder.row, builder.column);
    return this.failed(what, opening.start, this.i, openingAt(text, this.i)?.start ?? this.i);
  }

  private unclosed(at: number): Reading {
    const { opening } = this;
    const missing = opening.brace ? '}' : (opening.closer ?? opening.end);
    return this.failed(t('{0} is missing', missing), opening.start, at, Math.max(at, opening.body));
  }

  private failed(what: string, start: number, end: number, resumeAt: number): Reading {
    const result = problems.syntax(what, start, end);
    return { resumeAt, found: { start, end, result, certainty: 'asked' } };
  }
}

/** The offset after the last non-blank character before `at`. */
function endOfText(text: string, at: number): number {
  let end = at;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  return end;
}

function lineBreak(text: string, at: number): number {
  const stop = text.indexOf('\n', at);
  return stop < 0 ? text.length : stop;
}

function skipBlank(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) <= 32) i++;
  return i;
}
