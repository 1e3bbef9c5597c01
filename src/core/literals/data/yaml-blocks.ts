import { failure, type Failure, type Result } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import { RowsBuilder } from '../rows-builder.js';
import { problems } from '../problems.js';
import {
  candidate,
  type FoundMatrix,
  type Reader,
  type Reading,
  type ReadOptions,
} from '../reader.js';
import { Entry, pushEntry, readEntry } from '../text/entry.js';
import { lineAt, nextLineStart, type Line } from '../text/lines.js';
import { nextMatch, search } from '../text-scan.js';
import { membersAround, statedShape } from './stated.js';
import { t } from '../../texts.js';

/**
 * Block sequences of YAML (1.2, 8.2.1): a list of lists is a matrix, `- [1, 2]` over `- [3, 4]` or `- - 1`
 * over `  - 2`. A list of single numbers is not, since versions, ports and covariances look the same. It is
 * a matrix only if its shape is stated next to it.
 */
export const yamlBlockReader: Reader = {
  id: 'yaml-block',
  notation: 'YAML list',
  next: (text, from) => {
    const at = nextMatch(text, nextLineStart(text, from), item);
    return candidate(at);
  },
  read: (text, { at }, options) => readBlock(text, at, options),
};

/** An item that begins with a number or a list. Other items are not searched for. */
const item = /^[ \t]*- +(?:- +){0,3}(?:\[|[-+.]?\d|[-+]?\.(?:nan|inf))/gim;

interface Piece {
  readonly start: number;
  readonly end: number;
}

function readBlock(text: string, at: number, options: ReadOptions): Reading {
  const block = new Block(text, at, options.maxEntries);
  block.read();
  const { end, next } = block;
  const resumeAt = Math.max(next, at + 1);
  const start = at + text.slice(at, at + 400).search(/-/);
  if (block.isMixed) return { resumeAt };
  const above = itemAbove(text, start);
  if (above) {
    const result = problems.syntax(t('the item above it cannot be read'), above.start, above.end);
    return { resumeAt, found: { start, end, result, certainty: 'asked' } };
  }
  if (block.rows.length > 0 && block.depth < 2) {
    const result = single(text, start, block, options);
    const certainty = result.ok ? 'sure' : 'asked';
    const found: FoundMatrix = { start, end, result, certainty };
    return { resumeAt, found };
  }
  if (block.rows.length === 0) return { resumeAt };
  const result = block.problem ?? matrixOf(text, block.rows, start, end, options);
  const sure = block.rows.length > 1 && (result.ok || result.problem.code !== 'notNumeric');
  return { resumeAt, found: { start, end, result, certainty: sure ? 'sure' : 'asked' } };
}

/** The line directly above, if it is an item too but was not read as part of this list. */
function itemAbove(text: string, start: number): Line | undefined {
  const line = text.lastIndexOf('\n', start) + 1;
  const above = line > 0 ? lineAt(text, text.lastIndexOf('\n', line - 2) + 1) : undefined;
  if (!above) return undefined;
  const written = text.slice(above.start, Math.min(above.end, above.start + 200));
  return /^\s*(?:\S{1,20} )?- +(?:- +)?\[/.test(written) ? above : undefined;
}

/** A list of single numbers, in the shape that is stated next to it. */
function single(text: string, start: number, block: Block, options: ReadOptions): Result<Matrix> {
  const { end, rows } = block;
  const declared = statedShape(membersAround(text, start, end));
  const [down = 0, across = 0, more] = declared?.sizes ?? [];
  if (!declared) {
    const message = t(
      'This is a list of single numbers and no matrix: write its rows as lists, “- [1, 2]”, or its rows and cols beside it.',
    );
    return failure('none', message, start, end);
  }
  if (more !== undefined || down * across !== rows.length) {
    const message = t(
      'The shape beside this list is {0}, but it has {1} entries.',
      declared.sizes.join(' × '),
      rows.length,
    );
    return failure('ragged', message, start, end);
  }
  const cells = rows.map(([cell]) => cell!);
  const order = (i: number, j: number): number =>
    declared.columnMajor === true ? j * down + i : i * across + j;
  const cut = Array.from({ length: down }, (_, i) =>
    Array.from({ length: across }, (__, j) => cells[order(i, j)]!),
  );
  return matrixOf(text, cut, start, end, options);
}

function matrixOf(
  text: string,
  rows: readonly (readonly Piece[])[],
  start: number,
  end: number,
  options: ReadOptions,
): Result<Matrix> {
  const builder = new RowsBuilder(options.maxEntries, start);
  const entry = new Entry();
  for (const row of rows) {
    for (const cell of row) {
      readYamlEntry(text, cell, entry);
      pushEntry(builder, entry, text, cell.start, cell.end);
    }
    const [first] = row;
    if (!first) return problems.ragged(builder.row, 0, rows[0]!.length, start, end);
    builder.endRow(first.start, row.at(-1)!.end);
    if (builder.problem) return builder.problem;
  }
  return builder.finish(end);
}

/** YAML writes `.nan` and `.inf` with a point. */
function readYamlEntry(text: string, { start, end }: Piece, entry: Entry): void {
  const written = text.slice(start, Math.min(end, start + 8)).toLowerCase();
  const dotted = /^([-+]?)\.(nan|inf)$/.exec(written);
  if (!dotted) {
    readEntry(text, start, end, entry);
    return;
  }
  const word = dotted[1]! + dotted[2]!;
  readEntry(word, 0, word.length, entry);
}

/** The items of one block sequence. */
class Block {
  readonly rows: Piece[][] = [];
  /** 1: the items are scalars; 2: they are lists. */
  depth = 0;
  /** Items of different kinds, or without numbers: nothing to read. */
  isMixed = false;
  problem: Failure | undefined;
  end: number;
  next: number;
  private count = 0;

  constructor(
    private readonly text: string,
    at: number,
    private readonly maxEntries: number,
  ) {
    this.end = at;
    this.next = at;
  }

  read(): void {
    let line = lineAt(this.text, this.next);
    const indent = line ? indentOf(this.text, line) : 0;
    for (; line; line = lineAt(this.text, this.next)) {
      if (this.isEmpty(line)) {
        this.next = line.next;
        continue;
      }
      if (indentOf(this.text, line) !== indent || !isItem(this.text, line.start + indent)) return;
      this.item(line, line.start + indent);
      if (this.isMixed || this.count > this.maxEntries) {
        this.next = Math.max(this.next, line.next);
        return;
      }
    }
  }

  /** Whether a line is blank or has only a comment. */
  private isEmpty(line: Line): boolean {
    const first = line.start + indentOf(this.text, line);
    return first >= line.end || this.text[first] === '#';
  }

  /** Reads one item, whose dash is at `at`. */
  private item(line: Line, at: number): void {
    const { text } = this;
    const content = skipGap(text, at + 1);
    if (text[content] === '[') this.flow(content);
    else if (isItem(text, content) && content < line.end) this.nested(line, content);
    else {
      const piece = scalar(text, content, line.end);
      this.is(1, piece);
      this.rows.push(piece ? [piece] : []);
      this.count++;
      this.end = piece?.end ?? line.end;
      this.next = line.next;
    }
  }

  private is(depth: number, piece: unknown): void {
    if (piece === undefined || (this.depth > 0 && this.depth !== depth)) this.isMixed = true;
    this.depth = depth;
  }

  /** `- - 1` over `  - 2`: the items of an inner sequence, with all dashes in the same column. */
  private nested(first: Line, at: number): void {
    const { text } = this;
    const indent = at - first.start;
    const row: Piece[] = [];
    let line: Line | undefined = first;
    for (; line && isItem(text, line.start + indent); line = lineAt(text, line.next)) {
      const isFirst = line === first;
      if (!isFirst && indentOf(text, line) !== indent) break;
      const piece = scalar(text, skipGap(text, line.start + indent + 1), line.end);
      if (!piece || !isScalar(text, piece)) {
        this.isMixed = true;
        return;
      }
      row.push(piece);
      this.count++;
      this.end = piece.end;
      this.next = line.next;
    }
    this.is(2, row);
    this.rows.push(row);
  }

  /** `[1, 2]`, perhaps over several lines. */
  private flow(opener: number): void {
    const { text } = this;
    const row: Piece[] = [];
    let start = opener + 1;
    for (let at = search(text, start, mark); at >= 0; at = search(text, at + 1, mark)) {
      const char = text[at]!;
      if (char === '#') {
        const stop = text.indexOf('\n', at);
        if (text.slice(start, at).trim() !== '' || stop < 0) break;
        start = at = stop;
        continue;
      }
      if (char !== ',' && char !== ']') break;
      const piece = trimmed(text, start, at);
      if (piece.end > piece.start) row.push(piece);
      else if (char === ',') break;
      start = at + 1;
      if (char === ',') continue;
      const line = lineAt(text, at + 1);
      const rest = line ? text.slice(at + 1, line.end) : '';
      if (!/^\s*(?:#.*)?$/.test(rest)) break;
      this.is(2, row);
      this.rows.push(row);
      this.count += row.length;
      this.end = at + 1;
      this.next = line?.next ?? text.length;
      return;
    }
    this.isMixed = true;
    const line = lineAt(text, opener);
    this.next = line?.next ?? text.length;
  }
}

const mark = /[,\]#[{}:"']/g;

function indentOf(text: string, line: Line): number {
  let at = line.start;
  while (at < line.end && text.charCodeAt(at) === 32) at++;
  return at - line.start;
}

function isItem(text: string, at: number): boolean {
  return text[at] === '-' && /[ \r\n]/.test(text[at + 1] ?? '\n');
}

function skipGap(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 32) i++;
  return i;
}

/** The scalar to the end of the line, without a comment; undefined for a mapping, a text or an alias. */
function scalar(text: string, at: number, end: number): Piece | undefined {
  const written = text.slice(at, end).replace(/(?:^|\s+)#.*$/, '');
  if (written === '' || /[:{}[\]"'&*!|>]/.test(written)) return undefined;
  return trimmed(text, at, at + written.length);
}

function isScalar(text: string, piece: Piece): boolean {
  return text[piece.start] !== '-' || text[piece.start + 1] !== ' ';
}

function trimmed(text: string, start: number, end: number): Piece {
  const written = text.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  return { start: Math.min(from, end), end: Math.max(from, start + written.trimEnd().length) };
}
