import type { Reading, ReadOptions } from '../../reader.js';
import { problems } from '../../problems.js';
import { isBlank, lineAt, LineReader, lineText, type Line } from '../lines.js';
import { ColumnBlocks } from './blocks.js';
import {
  columnNames,
  headerOf,
  isPosition,
  namedColumns,
  positionsIn,
  type Header,
} from './header.js';
import { alignedWords, endColumn, isEntry, isSpoiled, wordLine, type WordLine } from './rows.js';

/**
 * A table with a header whose names end where the numbers end: R's `print` of a matrix, a data frame
 * or a table, and pandas' DataFrame, wrapped into blocks of columns or not. Undefined when the line at
 * `at` is no such header; decided from the header and one row.
 */
export function readFrame(text: string, at: number, options: ReadOptions): Reading | undefined {
  const frame = new Frame(text, at, options);
  return frame.begin() ? frame.read() : frame.empty();
}

interface Block {
  readonly header: Header;
  readonly rows: readonly WordLine[];
  readonly columns: number;
  readonly labels: readonly string[];
  readonly labelEnd: number;
}

class Frame {
  private readonly lines: LineReader;
  private readonly blocks: ColumnBlocks;
  private first: Block | undefined;
  private readonly names: string[] = [];
  private end: number;
  private resumeAt: number;
  private dimensions = false;
  /** Rows are left out, by the program's own word. */
  private cut = false;

  constructor(
    private readonly text: string,
    private readonly start: number,
    options: ReadOptions,
  ) {
    this.lines = new LineReader(text, start);
    this.blocks = new ColumnBlocks(text, start, options.maxEntries);
    this.end = start;
    this.resumeAt = start;
  }

  begin(): boolean {
    this.dimensions = this.hasDimensionNames();
    this.first = this.block(undefined);
    return this.first !== undefined;
  }

  /** R prints a matrix without rows as its column positions alone. */
  empty(): Reading | undefined {
    const line = lineAt(this.text, this.start);
    const columns = line ? positionsIn(headerOf(this.text, line)) : 0;
    if (!line || columns === 0) return undefined;
    const { start, next: resumeAt, end } = line;
    const result = problems.empty([0, columns], start, end);
    return { resumeAt, found: { start, end, result, certainty: 'asked' } };
  }

  read(): Reading {
    for (let block = this.first; block; block = this.following(block)) this.take(block);
    this.footer();
    const first = this.first!;
    const { text, start, end, resumeAt } = this;
    if (this.cut) this.blocks.problem ??= problems.summarised(first.rows.length + 1, 1, start, end);
    const result = this.blocks.finish(end, 0, {
      rowLabels: first.labels.every((label) => label === '' || isPosition(label))
        ? undefined
        : first.labels,
      columnLabels: this.names.every(isPosition) ? undefined : this.names,
    });
    const blank = first.header.names.slice(0, first.labelEnd).trim() === '';
    const isSure = this.isSure(first);
    if (!isSure && !this.dimensions && !(blank && first.labelEnd > 0)) return { resumeAt };
    const certainty = isSure ? 'sure' : 'asked';
    return { resumeAt, found: { start: startOfText(text, start), end, result, certainty } };
  }

  private take(block: Block): void {
    const { header, rows, columns, labelEnd } = block;
    this.blocks.add(rows, columns);
    this.names.push(...columnNames(header, rows[0]!, columns, labelEnd));
    this.end = rows.at(-1)!.line.end;
    this.resumeAt = rows.at(-1)!.line.next;
  }

  /**
   * Two rows of numbers at least, under names that begin after the row labels, as R and pandas print
   * them. A name over the labels themselves (pandas' columns.name) needs two columns, and labels that
   * are words or the row numbers. R's positions `[1,]` are sure by themselves.
   */
  private isSure(first: Block): boolean {
    const { names, text } = this;
    if (names.every(isPosition) || first.labels.every(isPosition)) return true;
    if (this.blocks.numbers === 0 || first.rows.length < 2) return false;
    const blank = first.header.names.slice(0, first.labelEnd).trim() === '';
    if (first.labelEnd > 0 && blank) return true;
    const counted = first.labels.every((label, i) => label === String(i));
    const worded = first.rows.every((row) => !isEntry(text, row.words, 0));
    return names.length > 1 && (counted || worded || this.dimensions);
  }

  /** The block of columns below, when it has the same rows. */
  private following(previous: Block): Block | undefined {
    const { lines } = this;
    const back = lines.line?.start;
    const blanks = lines.line !== undefined && isBlank(lines.line);
    const awaited = previous.header.continues;
    if ((blanks && !awaited) || !lines.skipBlank()) return undefined;
    if (this.dimensions && this.isDimensionLine(lines.line!)) lines.advance();
    const block = this.block(previous);
    if (!block && back !== undefined) lines.moveTo(back);
    return block;
  }

  private block(like: Block | undefined): Block | undefined {
    const { lines, text } = this;
    if (!lines.line || isBlank(lines.line)) return undefined;
    const header = headerOf(text, lines.line);
    let line = lines.advance();
    if (this.isNameLine(line, header)) line = lines.advance();
    if (!line || isBlank(line)) return undefined;
    const row = wordLine(text, line);
    const positions = positionsIn(header);
    let columns = positions > 0 && positions < row.count ? positions : namedColumns(header, row);
    if (columns === row.count && columns > 1 && this.dimensions) columns--;
    if (positions === 0 && this.isLabelUnderName(row, columns)) columns--;
    if (columns === 0) return undefined;
    const labelled = row.count > columns;
    if (!labelled && wordLine(text, header.line).entries === columns) return undefined;
    const most = like?.rows.length ?? Infinity;
    const rows = positions > 0 ? this.counted(columns, most) : this.rows(row, columns, most);
    if (rows.length === 0) return undefined;
    const labels = rows.map((line) => labelOf(text, line, columns));
    if (like && !sameLabels(labels, like.labels)) return undefined;
    const labelEnd = labelled ? widest(rows, columns) : 0;
    return { header, rows, columns, labels, labelEnd };
  }

  /** A row label that ends in a number, by chance right under the last letter of a name over it. */
  private isLabelUnderName(row: WordLine, columns: number): boolean {
    const line = lineAt(this.text, row.line.next);
    if (columns < 2 || !line || isBlank(line)) return false;
    const below = wordLine(this.text, {
      ...line,
      body: line.start + row.line.body - row.line.start,
    });
    return below.entries > 0 && alignedWords(row, below, columns) === columns - 1;
  }

  /** Under positions, any words are entries: strings are not aligned, and are told as a problem. */
  private counted(columns: number, most: number): WordLine[] {
    const { lines, text } = this;
    const rows: WordLine[] = [];
    while (lines.line && !isBlank(lines.line) && rows.length < most) {
      const row = wordLine(text, lines.line);
      // R's own word about rows left out begins with a lone bracket.
      const note = text.startsWith('[ ', row.words[0]);
      if (note || row.count <= columns || positionsIn(headerOf(text, lines.line)) > 0) break;
      rows.push(row);
      lines.advance();
    }
    return rows;
  }

  /** Rows whose last words end where those of the first row do. */
  private rows(first: WordLine, columns: number, most: number): WordLine[] {
    const { lines, text } = this;
    const labelled = first.count > columns;
    const rows: WordLine[] = [];
    while (lines.line && !isBlank(lines.line) && rows.length < most) {
      const row = wordLine(text, lines.line);
      const enough = row.entries >= columns && row.count > columns === labelled;
      const spoiled = !enough && columns > 1 && isSpoiled(text, row, first);
      if (!(enough || spoiled) || alignedWords(first, row, columns) < columns) break;
      rows.push(row);
      lines.advance();
    }
    return rows;
  }

  /** pandas prints the name of the index on a line of its own, under the header. */
  private isNameLine(line: Line | undefined, header: Header): boolean {
    if (!line || isBlank(line) || line.end - line.body >= header.names.length) return false;
    const { count, entries } = wordLine(this.text, line);
    return count === 1 && entries === 0 && this.text.charCodeAt(line.body) > 32;
  }

  /**
   * R prints the names of the dimensions around the header: `gear` on the line above, over the columns,
   * and `cyl` in the header, over the row labels.
   */
  private hasDimensionNames(): boolean {
    const { text, start } = this;
    if (start === 0 || text.charCodeAt(start) <= 32) return false;
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (start - above > maxNameLine) return false;
    const line = lineAt(text, above);
    return line !== undefined && this.isDimensionLine(line);
  }

  /** A line of one name over the columns, after blanks as wide as the row labels. */
  private isDimensionLine(line: Line): boolean {
    if (line.end - line.body > maxNameLine) return false;
    return /^ {2,}\S{1,99}(?: \S{1,99})*$/.test(this.text.slice(line.body, line.end));
  }

  /** What stands under the table: pandas' own count, or R's word that it left rows out. */
  private footer(): void {
    const { lines, text } = this;
    const back = lines.line;
    if (!lines.skipBlank()) return;
    const line = lines.line!;
    const words = lineText(text, line).slice(0, 80);
    const size = /^\[(\d+) rows x (\d+) columns\]$/.exec(words);
    if (size) {
      const whole =
        Number(size[1]) === this.first!.rows.length && Number(size[2]) === this.blocks.columns;
      this.cut ||= !whole;
    } else if (back === line && words.startsWith('[ reached getOption("max.print")')) {
      this.cut = true;
    } else return;
    this.end = line.end;
    this.resumeAt = line.next;
  }
}

const maxNameLine = 200;

/** The literal begins at its first character that is no blank… of the first line, kept whole. */
function startOfText(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13) at++;
  return at;
}

function labelOf(text: string, row: WordLine, columns: number): string {
  const last = row.count - columns;
  return last === 0 ? '' : text.slice(row.words[0], row.words[2 * last - 1]);
}

/** Where the longest row label ends. */
function widest(rows: readonly WordLine[], columns: number): number {
  return rows.reduce((most, row) => Math.max(most, endColumn(row, columns)), 0);
}

function sameLabels(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label, i) => label === b[i]);
}
