import { RowsBuilder } from '../build.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { Entry, pushEntry, readEntry } from '../text/entry.js';
import { search } from '../text-scan.js';
import { isSpace, lineAt, startOfLine, type Line } from '../text/lines.js';
import { prettyValue } from './pretty-cell.js';

/**
 * Matrices drawn with tall brackets, as SymPy's `pprint` does: `⎡ ⎢ ⎣` or `[` on every line. A line of
 * blanks separates rows, two columns of blanks separate entries, and an entry may take several lines.
 */
export const prettyReader: Reader = {
  id: 'pretty',
  next(text, from) {
    for (let at = search(text, from, anyTop); at >= 0; at = search(text, at + 1, anyTop)) {
      const isAscii = text.charCodeAt(at) === 91;
      const floor = Math.max(0, at - maxIndent - 1);
      // A bracket of ASCII leads its line, so nothing but blanks is passed on the way to its start.
      const start = isAscii ? startOfBlanks(text, at, floor) : startOfLine(text, at, floor);
      if (!isLineStart(text, start) || at - start > maxIndent) continue;
      if (!isAscii || isAsciiTop(text, start, at)) return candidate(at);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const drawing = drawingAt(text, at);
    // What was looked at and is no drawing is not looked at again.
    return drawing.complete
      ? readDrawing(text, at, drawing, options)
      : { resumeAt: Math.max(at + 1, drawing.next) };
  },
};

/** None of these signs takes more than one code unit. */
function codesOf(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
}

const anyTop = /[[⎡⎛┌╭⎧]/g;
const tops = codesOf('⎡⎛┌╭⎧');
const left = codesOf('⎡⎢⎣⎛⎜⎝┌│└╭╰⎧⎨⎩⎪[');
const bottoms = codesOf('⎣⎝└╰⎩');
const right = codesOf('⎤⎥⎦⎞⎟⎠┐│┘╮╯⎫⎬⎭⎪]');

/**
 * A bracket on the first of several lines that all have one in the same columns. In ASCII the second
 * line must be such a line too, and one of the lines blank inside or drawn with underscores: `[1]` over
 * `[2]` may be anything.
 */
function isAsciiTop(text: string, start: number, at: number): boolean {
  if (at - start > maxIndent) return false;
  const first = lineAt(text, start)!;
  if (isDrawnLine(text, at, first)) return true;
  const second = lineAt(text, first.next);
  if (!second || text.charCodeAt(first.end - 1) !== 93) return false;
  return (
    text.charCodeAt(second.start + at - start) === 91 &&
    text.charCodeAt(second.end - 1) === 93 &&
    first.end - first.start === second.end - second.start
  );
}

function startOfBlanks(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && isSpace(text.charCodeAt(start - 1))) start--;
  return start;
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text.charCodeAt(at - 1) === 10;
}

/** One row with signs that no program source has: `[√3  2⋅√3]`. */
function isDrawnLine(text: string, at: number, line: Line): boolean {
  return text.charCodeAt(line.end - 1) === 93 && signs.test(text.slice(at, line.end));
}

const signs = /[√⋅πℯ╲]/;
const maxIndent = 200;

interface Drawing {
  /** The characters between the brackets, line by line, all of one width. */
  readonly lines: readonly string[];
  /** Where each of them begins in the text. */
  readonly starts: readonly number[];
  readonly end: number;
  /** Where the line after it begins. */
  readonly next: number;
  readonly complete: boolean;
}

/** All lines of the drawing whose top left corner is at `at`. */
function drawingAt(text: string, at: number): Drawing {
  const start = startOfLine(text, at, Math.max(0, at - maxIndent - 1));
  const indent = at - start;
  const lines: string[] = [];
  const starts: number[] = [];
  let end = at;
  let next = at;
  if (!isLineStart(text, start)) return { lines, starts, end, next, complete: false };
  for (let line = lineAt(text, start); line && indent <= maxIndent; line = lineAt(text, next)) {
    const from = line.start + indent;
    const code = text.charCodeAt(from);
    const isNewTop = lines.length > 0 && tops.has(code);
    const to = from < line.end && left.has(code) && !isNewTop ? closerOf(text, from, line) : -1;
    if (to < 0) break;
    lines.push(text.slice(from + 1, to));
    starts.push(from + 1);
    end = to + 1;
    next = line.next;
    if (bottoms.has(code)) return { lines, starts, end, next, complete: true };
  }
  const single = lines.length === 1 && signs.test(lines[0]!);
  const drawn = text[at] === '[' && lines.length > 1 && lines.some(isDrawn);
  return { lines, starts, end, next, complete: single || drawn };
}

/** A line that only a drawing has: blank between rows, a root's bar, a fraction's bar. */
function isDrawn(line: string): boolean {
  return line.trim() === '' || line.includes('___') || /^[ -]*--[ -]*$/.test(line);
}

/** The last closing piece of a bracket on the line; what stands after it is no part of the matrix. */
function closerOf(text: string, from: number, line: Line): number {
  for (let at = line.end - 1; at > from; at--) {
    if (right.has(text.charCodeAt(at))) return at;
  }
  return -1;
}

function readDrawing(text: string, at: number, drawing: Drawing, options: ReadOptions): Reading {
  const { lines, starts, end } = drawing;
  const builder = new RowsBuilder(options.maxEntries, at);
  const gaps = columnGaps(lines);
  const entry = new Entry();
  for (const row of rowGroups(lines)) {
    for (const [from, to] of gaps) {
      const cell = row.map((k) => lines[k]!.slice(from, to));
      const inked = cell.filter((line) => line.trim() !== '');
      const word = inked.length === 1 ? inked[0]!.trim() : '';
      // Where the entry stands; one of several lines is pointed at by its first.
      const top = Math.max(
        0,
        cell.findIndex((line) => line.trim() !== ''),
      );
      const line = cell[top]!;
      const start = starts[row[top]!]! + from + line.length - line.trimStart().length;
      const stop = start + Math.max(1, line.trim().length);
      readEntry(word, 0, word.length, entry);
      if (inked.length !== 1 || entry.kind === 'text') {
        const value = prettyValue(cell);
        entry.kind = value === undefined ? 'text' : 'number';
        entry.value = value ?? NaN;
      }
      if (isImaginary(cell)) entry.kind = 'complex';
      if (entry.kind === 'text') {
        const written = inked.map((piece) => piece.trim()).join(' / ');
        const { row: i, column: j } = builder;
        builder.fail(problems.notNumeric(i, j, written, start, stop));
      } else pushEntry(builder, entry, text, start, stop);
    }
    const last = row.at(-1)!;
    builder.endRow(starts[row[0]!]!, starts[last]! + lines[last]!.length);
    if (builder.problem) break;
  }
  const result = builder.finish(end);
  const certainty = result.ok || result.problem.code !== 'notNumeric' ? 'sure' : 'asked';
  return { resumeAt: end, found: { start: at, end, result, certainty } };
}

function isImaginary(cell: readonly string[]): boolean {
  return cell.some((line) => /ⅈ|[\d*)]\s?\*?I\b/.test(line));
}

/** Lines between blank lines, by their numbers: one group per row of the matrix. */
function rowGroups(lines: readonly string[]): number[][] {
  const groups: number[][] = [];
  let group: number[] = [];
  for (const [k, line] of lines.entries()) {
    if (line.trim() !== '') group.push(k);
    else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/**
 * The columns of the matrix: ranges of character columns, separated by two or more that are blank in
 * every line. Inside an entry SymPy never leaves more than one blank column.
 */
function columnGaps(lines: readonly string[]): [number, number][] {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const ink = new Uint8Array(width);
  for (const line of lines) {
    for (let at = 0; at < line.length; at++) {
      if (!isSpace(line.charCodeAt(at))) ink[at] = 1;
    }
  }
  const columns: [number, number][] = [];
  let from = -1;
  let last = -1;
  for (let at = 0; at < width; at++) {
    if (ink[at] !== 1) continue;
    if (from < 0) from = at;
    else if (at - last > 2) {
      columns.push([from, last + 1]);
      from = at;
    }
    last = at;
  }
  if (from >= 0) columns.push([from, last + 1]);
  return columns;
}
