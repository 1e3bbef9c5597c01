import type { Reading, ReadOptions } from '../../reader.js';
import { problems } from '../../problems.js';
import { isBlank, LineReader, lineText, type Line } from '../lines.js';
import { ColumnBlocks } from './blocks.js';
import { columnNames, headerOf, isPosition, namedColumns, type Header } from './header.js';
import { alignedWords, endColumn, wordLine, type WordLine } from './rows.js';

/**
 * A table with a header whose names end where the numbers end: R's `print` of a matrix, a data frame
 * or a table, and pandas' DataFrame, wrapped into blocks of columns or not. Undefined when the line at
 * `at` is no such header; decided from the header and one row.
 */
export function readFrame(text: string, at: number, options: ReadOptions): Reading | undefined {
  const frame = new Frame(text, at, options);
  return frame.begin() ? frame.read() : undefined;
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
  /** Rows are left out, by the program's own word. */
  private cut = false;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly options: ReadOptions,
  ) {
    this.lines = new LineReader(text, start);
    this.blocks = new ColumnBlocks(text, start, options.maxEntries);
    this.end = start;
    this.resumeAt = start;
  }

  begin(): boolean {
    this.first = this.block(undefined);
    return this.first !== undefined;
  }

  read(): Reading {
    for (let block = this.first; block; block = this.following(block)) this.take(block);
    this.footer();
    const first = this.first!;
    const { text, start, end, resumeAt, options } = this;
    if (this.cut) this.blocks.problem ??= problems.summarised(first.rows.length + 1, 1, start, end);
    const result = this.blocks.finish(end, 0, {
      rowLabels: first.labels.every((label) => label === '' || isPosition(label))
        ? undefined
        : first.labels,
      columnLabels: this.names.every(isPosition) ? undefined : this.names,
    });
    if (!options.explicit && !this.isSure(first)) return { resumeAt };
    return { resumeAt, found: { start: startOfText(text, start), end, result } };
  }

  private take(block: Block): void {
    const { header, rows, columns, labelEnd } = block;
    this.blocks.add(rows, columns);
    this.names.push(...columnNames(header, rows[0]!, columns, labelEnd));
    this.end = rows.at(-1)!.line.end;
    this.resumeAt = rows.at(-1)!.line.next;
  }

  /**
   * Two rows and two columns of numbers under names that begin after the row labels, as R and pandas
   * print them; R's positions `[1,]` and the row numbers of pandas are sure by themselves.
   */
  private isSure(first: Block): boolean {
    const { names } = this;
    if (this.blocks.numbers === 0) return false;
    if (names.every(isPosition) || first.labels.every(isPosition)) return true;
    const counted = first.labels.every((label, i) => label === String(i));
    const blank = first.header.names.slice(0, first.labelEnd).trim() === '';
    return (
      first.rows.length > 1 && names.length > 1 && (blank || counted || this.hasDimensionNames())
    );
  }

  /** The block of columns below, when it has the same rows. */
  private following(previous: Block): Block | undefined {
    const { lines } = this;
    const back = lines.line?.start;
    const blanks = lines.line !== undefined && isBlank(lines.line);
    const awaited = previous.header.continues;
    if ((blanks && !awaited) || !lines.skipBlank()) return undefined;
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
    let columns = namedColumns(header, row);
    if (columns === row.count && columns > 1 && this.hasDimensionNames()) columns--;
    if (columns === 0) return undefined;
    const labelled = row.count > columns;
    if (!labelled && wordLine(text, header.line).entries === columns) return undefined;
    const rows = this.rows(row, columns, labelled, like?.rows.length ?? Infinity);
    const labels = rows.map((line) => labelOf(text, line, columns));
    if (like && !sameLabels(labels, like.labels)) return undefined;
    const labelEnd = labelled ? widest(rows, columns) : 0;
    return { header, rows, columns, labels, labelEnd };
  }

  private rows(first: WordLine, columns: number, labelled: boolean, most: number): WordLine[] {
    const { lines, text } = this;
    const rows: WordLine[] = [];
    while (lines.line && !isBlank(lines.line) && rows.length < most) {
      const row = wordLine(text, lines.line);
      const enough = row.entries >= columns && row.count > columns === labelled;
      if (!enough || alignedWords(first, row, columns) < columns) break;
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
    const name = text.slice(above, start);
    return /^\s{2,}\S/.test(name) && /^\s*\S+(?: \S+)*\s*$/.test(name);
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
