import { Entry, readEntry } from '../../literals/text/entry.js';
import { decodeUtf8 } from '../utf8.js';
import type { LineFormat } from './layout.js';

const [tab, newLine, carriage, blank, quote, comma, point] = [9, 10, 13, 32, 34, 44, 46];
const [plus, minus, zero, nine, capitalE, smallE] = [43, 45, 48, 57, 69, 101];
/** Whole numbers of so many digits are exact, and so are these powers of ten: their product is rounded once. */
const mostDigits = 15;
const powers = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

const decimal = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const entry = new Entry();

/** Why a line is not a row: the field, from 0, and what is wrong with it. */
export interface BadField {
  readonly field: number;
  readonly what: 'count' | 'text';
}

/** Whether bytes from … to − 1 have nothing but blanks. */
export function isBlankLine(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!isBlankByte(bytes[at]!)) return false;
  }
  return true;
}

function isBlankByte(byte: number): boolean {
  return byte === blank || byte === tab || byte === carriage || byte === newLine;
}

/**
 * The numbers of one line, NaN where one is missing. Numbers of at most 15 digits are made of whole numbers and a power of ten
 * (Clinger, How to Read Floating Point Numbers Accurately, PLDI 1990); all others are read by the rules of literals.
 *
 * @param out receives `kept.length` numbers from `place` on.
 * @returns undefined if the line is a row.
 */
export function readLine(
  bytes: Uint8Array,
  from: number,
  to: number,
  format: LineFormat,
  out: Float64Array,
  place: number,
): BadField | undefined {
  const { delimiter, fields, kept } = format;
  let at = from;
  let end = to;
  while (end > from && (bytes[end - 1] === carriage || bytes[end - 1] === newLine)) end--;
  if (delimiter === 0) {
    while (end > at && isBlankByte(bytes[end - 1]!)) end--;
    while (at < end && isBlankByte(bytes[at]!)) at++;
  }
  let next = 0;
  let field = 0;
  for (; ; field++) {
    const stop = fieldEnd(bytes, at, end, delimiter);
    if (field === kept[next]) {
      const value = numberIn(bytes, at, stop, format.comma);
      if (value === undefined) return { field, what: 'text' };
      out[place + next++] = value;
    }
    if (stop >= end) break;
    at = stop + 1;
    if (delimiter === 0) while (at < end && isBlankByte(bytes[at]!)) at++;
  }
  return field + 1 === fields ? undefined : { field: field + 1, what: 'count' };
}

/** The end of the field that begins at `at`; a delimiter within quotes belongs to it. */
function fieldEnd(bytes: Uint8Array, at: number, end: number, delimiter: number): number {
  let stop = at;
  let inQuotes = false;
  for (; stop < end; stop++) {
    const byte = bytes[stop]!;
    if (byte === quote) inQuotes = !inQuotes;
    else if (inQuotes) continue;
    else if (byte === delimiter || (delimiter === 0 && isBlankByte(byte))) break;
  }
  return stop;
}

/** NaN for a missing number, undefined for what is none. */
function numberIn(
  bytes: Uint8Array,
  start: number,
  stop: number,
  withComma: boolean,
): number | undefined {
  let [from, to] = [start, stop];
  while (from < to && isBlankByte(bytes[from]!)) from++;
  while (to > from && isBlankByte(bytes[to - 1]!)) to--;
  if (to - from >= 2 && bytes[from] === quote && bytes[to - 1] === quote) {
    from++;
    to--;
  }
  if (from === to) return NaN;
  const plain = plainNumber(bytes, from, to, withComma ? comma : point);
  return plain ?? otherNumber(bytes.subarray(from, to), withComma);
}

/** A decimal of few digits; undefined for all others. */
function plainNumber(
  bytes: Uint8Array,
  from: number,
  to: number,
  mark: number,
): number | undefined {
  let at = from;
  const sign = bytes[at]!;
  if (sign === minus || sign === plus) at++;
  let digits = 0;
  let mantissa = 0;
  let places = 0;
  let hasMark = false;
  let isAny = false;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= zero && byte <= nine) {
      isAny = true;
      if (mantissa > 0 || byte > zero) digits++;
      mantissa = 10 * mantissa + byte - zero;
      if (hasMark) places++;
    } else if (byte === mark && !hasMark) hasMark = true;
    else break;
  }
  if (!isAny || digits > mostDigits) return undefined;
  let exponent = 0;
  if (at < to) {
    if (bytes[at] !== smallE && bytes[at] !== capitalE) return undefined;
    const by = bytes[++at];
    if (by === minus || by === plus) at++;
    if (at >= to || to - at > 4) return undefined;
    for (; at < to; at++) {
      const byte = bytes[at]!;
      if (byte < zero || byte > nine) return undefined;
      exponent = 10 * exponent + byte - zero;
    }
    if (by === minus) exponent = -exponent;
  }
  exponent -= places;
  if (exponent < -22 || exponent > 22) return mantissa === 0 ? signed(0, sign) : undefined;
  return signed(exponent < 0 ? mantissa / powers[-exponent]! : mantissa * powers[exponent]!, sign);
}

function signed(value: number, sign: number): number {
  return sign === minus ? -value : value;
}

function otherNumber(bytes: Uint8Array, withComma: boolean): number | undefined {
  const text = decodeUtf8(bytes);
  if (!text.ok) return undefined;
  const written = withComma ? text.value.replace(',', '.') : text.value;
  if (decimal.test(written)) return Number(written);
  readEntry(text.value, 0, text.value.length, entry, withComma);
  if (entry.kind === 'number') return entry.value;
  return entry.kind === 'missing' ? NaN : undefined;
}
