import type { RowsBuilder } from '../rows-builder.js';
import { missingWords } from '../missing-words.js';
import { NumberToken, scanDecimal } from '../numbers.js';
import { problems } from '../problems.js';
import type { Failure } from '../../result.js';
import { thousandsOf } from './thousands.js';

/** What one entry of a table or printout is. */
export type EntryKind = 'number' | 'missing' | 'dots' | 'complex' | 'text';

/** The output of `readEntry`. One object is reused for a whole table. */
export class Entry {
  kind: EntryKind = 'text';
  value = 0;
  /** Digits after the point of a number in fixed-point notation; -1 when scientific or a ratio. */
  decimals = 0;
}

const dotWords = new Set(['...', '…', '..', '⋯', '⋮', '⋱', '⋰', '....', '.....', '......']);
const values = new Map([
  ['true', 1],
  ['false', 0],
  ['inf', Infinity],
  ['infinity', Infinity],
  ['∞', Infinity],
]);
const longestWord = 10;
const longestNumber = 40;
const decimal = new NumberToken();

/**
 * Reads the whole of text[start, end) as one entry: a number (`-1.5e3`, `1/2`, `1//2`, `Inf`, `TRUE`), a
 * missing entry, an ellipsis, a complex number, or other text. With `comma`, the decimal mark is a comma.
 */
export function readEntry(
  text: string,
  start: number,
  end: number,
  out: Entry,
  comma = false,
): void {
  out.decimals = -1;
  if (comma) {
    const piece = text.slice(start, end).replace(',', '.');
    readEntry(piece, 0, piece.length, out);
    return;
  }
  let at = start;
  const sign = text.charCodeAt(at);
  const negative = sign === 45 || sign === 0x2212;
  if (negative || sign === 43) at++;
  if (at < end && scanDecimal(text, at, decimal, true)) {
    readNumber(text, start, negative, end, out);
  } else {
    readWord(text, start, at, end, negative, out);
  }
}

/** Reads on after the digits in `decimal`: the end of the entry, a ratio, thousands, or an imaginary part. */
function readNumber(text: string, start: number, negative: boolean, end: number, out: Entry): void {
  const top = negative ? -decimal.value : decimal.value;
  let at = decimal.end;
  out.kind = 'number';
  out.value = top;
  out.decimals = decimal.decimals;
  if (at === end) return;
  if (text.charCodeAt(at) === 47 && decimal.integer) {
    at += text.charCodeAt(at + 1) === 47 ? 2 : 1;
    const divides = at < end && scanDecimal(text, at, decimal);
    if (divides && decimal.decimals === 0 && decimal.end === end) {
      out.value = top / decimal.value;
      out.decimals = -1;
      return;
    }
  }
  if (decimal.integer && isGap(text.charCodeAt(decimal.end)) && end - start <= longestNumber) {
    const number = thousandsOf(text.slice(start, end));
    if (number) {
      out.value = number.value;
      out.decimals = number.decimals;
      return;
    }
  }
  out.kind = isComplex(text, at, end) ? 'complex' : 'text';
}

/** A blank that may separate thousands. */
function isGap(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 0x2009 || code === 0x202f;
}

/** Is the rest of an entry after a number an imaginary unit, or a sign and an imaginary part? */
function isComplex(text: string, from: number, end: number): boolean {
  let at = from;
  const sign = text.charCodeAt(at);
  if (sign === 43 || sign === 45) {
    at++;
    if (scanDecimal(text, at, decimal)) at = decimal.end;
  }
  const unit = text.slice(at, Math.min(end, at + 3));
  return at + unit.length === end && (unit === 'i' || unit === 'j' || unit === 'im');
}

function readWord(
  text: string,
  start: number,
  unsigned: number,
  end: number,
  negative: boolean,
  out: Entry,
): void {
  out.kind = 'text';
  if (end === start) out.kind = 'missing';
  if (end - start > longestWord || end === start) return;
  const word = text.slice(start, end).toLowerCase();
  if (missingWords.has(word)) out.kind = 'missing';
  else if (dotWords.has(word)) out.kind = 'dots';
  else {
    const value = values.get(unsigned > start ? text.slice(unsigned, end).toLowerCase() : word);
    if (value === undefined) return;
    out.kind = 'number';
    out.value = negative ? -value : value;
  }
}

/** A single dash, which people write for a missing value. */
export function isDash(text: string, start: number, end: number): boolean {
  return end - start === 1 && (text[start] === '-' || text[start] === '−');
}

/** Adds an entry to a builder, or its problem where it has no value. */
export function pushEntry(
  builder: RowsBuilder,
  entry: Entry,
  text: string,
  start: number,
  end: number,
): void {
  if (entry.kind === 'number') builder.push(entry.value);
  else if (entry.kind === 'missing') builder.pushMissing();
  else builder.fail(entryProblem(entry, builder.row, builder.column, text, start, end));
}

/** The problem of an entry that is neither a number nor missing; row and column count from 1. */
export function entryProblem(
  entry: Entry,
  row: number,
  column: number,
  text: string,
  start: number,
  end: number,
): Failure {
  if (entry.kind === 'dots') return problems.summarised(row, column, start, end);
  const written = text.slice(start, end);
  return entry.kind === 'complex'
    ? problems.complex(row, column, written, start, end)
    : problems.notNumeric(row, column, written, start, end);
}
