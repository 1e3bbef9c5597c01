import type { Failure, Result } from '../../../result.js';
import type { Matrix } from '../../../matrix.js';
import { shaped } from '../../rows-builder.js';
import { Entries } from '../../entries.js';
import { NumberToken, scanDecimal } from '../../numbers.js';
import { problems } from '../../problems.js';
import type { ReadAs } from '../../read-as.js';
import { namedAs } from './chosen.js';
import { Entry, entryProblem, isDash, readEntry } from '../entry.js';
import { isSpace, type Line } from '../lines.js';
import { PrintedPlaces } from '../printed-places.js';
import { isBeforeThousand } from '../thousands.js';
import { t } from '../../../texts.js';

const token = new NumberToken();
const entry = new Entry();
const inGaps = -2;
const powersOfTen = Array.from({ length: 11 }, (_, exponent) => 10 ** exponent);

/** Whether a line continues the rows before it, and why not. */
export type RowKind = 'row' | 'ragged' | 'other' | 'gaps';

/** Where the first entry of a row begins and ends, and where the next one begins, from the start of the line. */
function firstEntry(
  text: string,
  { start, body, end }: Line,
): [from: number, to: number, second: number] {
  let from = body;
  while (from < end && isSpace(text.charCodeAt(from))) from++;
  let to = from;
  while (to < end && !isSpace(text.charCodeAt(to))) to++;
  let second = to;
  while (second < end && isSpace(text.charCodeAt(second))) second++;
  return [from - start, to - start, second - start];
}

/** The first entry of one row is between the first two of the other, with a blank before it. */
function isInGap(text: string, one: Line, other: Line): boolean {
  const [from, to] = firstEntry(text, one);
  const [, end, second] = firstEntry(text, other);
  return from > end && to <= second;
}

/** Rows of entries between blanks, read directly into one array: no object is kept per entry. */
export class PlainRows {
  rows = 0;
  cols = 0;
  /** Entries that are numbers. */
  numbers = 0;
  /** A whole number has a 0 before its other digits: a code, a row of digits. */
  hasPadding = false;
  /** Its first row begins with a tab. */
  private isIndented = false;
  /** The last row, and where its first entry begins. */
  private previous: Line | undefined;
  private indent = 0;
  private readonly entries = new Entries();
  private readonly places = new PrintedPlaces();
  /** New pairs of column and decimals in the current line. They count only once it is known to be a row. */
  private readonly pending: number[] = [];
  private problem: Failure | undefined;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly maxEntries: number,
  ) {}

  /** Takes the line if it is a row of entries as long as the rows before; else leaves it out. */
  add(line: Line): RowKind {
    const { entries, places } = this;
    const before = entries.length;
    const { problem, numbers } = this;
    this.pending.length = 0;
    if ((this.rows + 1) * this.cols > this.maxEntries) this.tooLarge();
    const count = this.line(line);
    const fits = count > 0 && (this.rows === 0 || count === this.cols);
    if (!fits) {
      entries.truncate(before);
      this.problem = problem;
      this.numbers = numbers;
      if (count === inGaps) return 'gaps';
      return count < 0 ? 'other' : 'ragged';
    }
    if (this.isShifted(line)) {
      entries.truncate(before);
      this.numbers = numbers;
      return 'gaps';
    }
    if (this.rows === 0) this.cols = count;
    this.rows++;
    if (this.problem) return 'row';
    const { pending } = this;
    for (let k = 0; places.isUniform && k < pending.length; k += 2) {
      places.noteNumber(pending[k]!, entries.at(before + pending[k]!)!, pending[k + 1]!);
    }
    return 'row';
  }

  /**
   * The first entry is between the first two of the row before, or the other way round: in a table whose columns are
   * aligned the first cell of one of them is empty. Rows that begin at about the same place are not looked at.
   */
  private isShifted(line: Line): boolean {
    const { text, previous, indent } = this;
    let from = line.body;
    while (isSpace(text.charCodeAt(from))) from++;
    this.previous = line;
    this.indent = from - line.start;
    if (!previous || Math.abs(this.indent - indent) < 2) return false;
    return isInGap(text, line, previous) || isInGap(text, previous, line);
  }

  at(row: number, column: number): number | undefined {
    return this.entries.at(row * this.cols + column);
  }

  finish(columnLabels?: readonly string[], as?: ReadAs): Result<Matrix> {
    if (this.problem) return this.problem;
    const printedDecimals = this.places.decimals();
    const reading = {
      notation: 'numbers in rows',
      notes: columnLabels ? [t('names in row 1')] : [],
    };
    const extras = { columnLabels, printedDecimals, reading };
    const matrix = shaped(this.entries, this.rows, this.cols, extras);
    return { ok: true, value: namedAs(matrix, as) };
  }

  /** How many entries the line has; -1 when it holds anything else; `inGaps` for an empty cell or a thousand. */
  private line(line: Line): number {
    const { text, entries, places } = this;
    const { isUniform } = places;
    let count = 0;
    // After a number of many digits another one is likely, so the fast path is skipped.
    let isLong = false;
    let at = line.body;
    // An empty first cell in some rows only.
    const isIndented = text.charCodeAt(at) === 9;
    if (this.rows === 0) this.isIndented = isIndented;
    else if (isIndented !== this.isIndented) return inGaps;
    for (;;) {
      let tabs = 0;
      let code = text.charCodeAt(at);
      while (at < line.end && isSpace(code)) {
        if (code === 9) tabs++;
        code = text.charCodeAt(++at);
      }
      if (at >= line.end) return count;
      // Two tabs with nothing between them: an empty cell.
      if (tabs > 1 && count > 0) return inGaps;
      const digits = code === 45 ? at + 1 : at;
      // Fast path for short whole numbers: a table of counts has the most numbers per byte.
      let value = 0;
      let after = digits;
      let next = text.charCodeAt(after);
      while (!isLong && next >= 48 && next <= 57 && after < digits + 9) {
        value = (value * 10 + (next - 48)) | 0;
        next = text.charCodeAt(++after);
      }
      let decimals = 0;
      let isNumber = after > digits && (after === line.end || isSpace(next));
      if (isNumber && after > digits + 1 && text.charCodeAt(digits) === 48) this.hasPadding = true;
      if (next === 46 && after > digits && !isNumber) {
        // Fast path for decimals of few digits: digits and power of ten are exact, so the quotient is rounded once.
        const point = after;
        const most = digits + 10;
        next = text.charCodeAt(++after);
        while (next >= 48 && next <= 57 && after < most) {
          value = (value * 10 + (next - 48)) | 0;
          next = text.charCodeAt(++after);
        }
        isNumber = after === line.end || isSpace(next);
        decimals = after - point - 1;
        value /= powersOfTen[decimals]!;
      }
      if (!isNumber && scanDecimal(text, digits, token, true)) {
        after = token.end;
        if (isLong && token.integer && after > digits + 1 && text.charCodeAt(digits) === 48)
          this.hasPadding = true;
        isLong = after - digits > 12;
        next = text.charCodeAt(after);
        isNumber = after === line.end || isSpace(next);
        value = token.value;
        decimals = token.decimals;
      }
      if (next === 0xa0 && after < line.end && isBeforeThousand(text, after)) return inGaps;
      if (isNumber) {
        if (!this.problem) {
          if (isUniform && !places.isKnown(count, decimals)) this.pending.push(count, decimals);
          entries.push(code === 45 ? -value : value);
        }
        this.numbers++;
        at = after;
      } else {
        let end = at + 1;
        while (end < line.end && !isSpace(text.charCodeAt(end))) end++;
        if (!this.word(at, end, count)) return -1;
        at = end;
      }
      count++;
      if (entries.length > this.maxEntries) this.tooLarge();
    }
  }

  /** Adds an entry that is not a plain number; false when the word is not an entry. */
  private word(from: number, to: number, column: number): boolean {
    const { text, entries } = this;
    readEntry(text, from, to, entry);
    const missing = entry.kind === 'missing' || isDash(text, from, to);
    if (entry.kind === 'text' && !missing) return false;
    if (entry.kind === 'number') this.numbers++;
    if (this.problem) return true;
    if (entry.kind === 'number') {
      this.pending.push(column, entry.decimals);
      entries.push(entry.value);
    } else if (missing) entries.pushMissing();
    else this.problem = entryProblem(entry, this.rows + 1, column + 1, text, from, to);
    return true;
  }

  private tooLarge(): void {
    this.problem ??= problems.tooLarge(this.maxEntries, this.start, this.start);
  }
}
