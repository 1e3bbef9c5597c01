import type { Failure, Result } from '../../../result.js';
import type { Matrix } from '../../../matrix.js';
import { shaped } from '../../build.js';
import { Entries } from '../../entries.js';
import { NumberToken, scanDecimal } from '../../numbers.js';
import { problems } from '../../problems.js';
import type { ReadAs } from '../../read-as.js';
import { namedAs } from './chosen.js';
import { Entry, entryProblem, isDash, readEntry } from '../entry.js';
import { isSpace, type Line } from '../lines.js';
import { PrintedPlaces } from '../places.js';
import { isBeforeThousand } from '../thousands.js';

const token = new NumberToken();
const entry = new Entry();
/** No number stands in the column: nothing to say about its decimals. */
const noNumber = -2;
const inGaps = -2;

/** What a line is to the rows before it. */
export type RowKind = 'row' | 'ragged' | 'other' | 'gaps';

/** Rows of entries between blanks, read straight into one array: nothing is kept per entry. */
export class PlainRows {
  rows = 0;
  cols = 0;
  /** Entries that are numbers. */
  numbers = 0;
  /** A whole number has a 0 before its other digits: a code, a row of digits. */
  hasPadding = false;
  /** Its first row begins with a tab. */
  private isIndented = false;
  private readonly entries = new Entries();
  private readonly places = new PrintedPlaces();
  /** Decimals of the row in hand, which count only once it is known to be a row. */
  private decimals: number[] = [];
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
    if (this.rows === 0) this.cols = count;
    this.rows++;
    if (this.problem) return 'row';
    for (let j = 0; places.isUniform && j < count; j++) {
      const decimals = this.decimals[j]!;
      if (decimals !== noNumber) places.noteNumber(j, entries.at(before + j)!, decimals);
    }
    return 'row';
  }

  finish(columnLabels?: readonly string[], as?: ReadAs): Result<Matrix> {
    if (this.problem) return this.problem;
    const printedDecimals = this.places.decimals();
    const reading = { notation: 'numbers in rows', notes: columnLabels ? ['names in row 1'] : [] };
    const extras = { columnLabels, printedDecimals, reading };
    const matrix = shaped(this.entries, this.rows, this.cols, extras);
    return { ok: true, value: namedAs(matrix, as) };
  }

  /** How many entries the line has; -1 when it holds anything else, -2 a gap between thousands. */
  private line(line: Line): number {
    const { text, entries } = this;
    let count = 0;
    let at = line.body;
    // An empty first cell in some rows only.
    const isIndented = text.charCodeAt(at) === 9;
    if (this.rows === 0) this.isIndented = isIndented;
    else if (isIndented !== this.isIndented) return inGaps;
    for (;;) {
      let tabs = 0;
      while (at < line.end && isSpace(text.charCodeAt(at))) {
        if (text.charCodeAt(at) === 9) tabs++;
        at++;
      }
      if (at >= line.end) return count;
      // Two tabs with nothing between them: an empty cell.
      if (tabs > 1 && count > 0) return inGaps;
      const code = text.charCodeAt(at);
      const digits = code === 45 ? at + 1 : at;
      // Short whole numbers by themselves: a table of counts is the text with most numbers per byte.
      let value = 0;
      let after = digits;
      let next = text.charCodeAt(after);
      while (next >= 48 && next <= 57 && after < digits + 9) {
        value = (value * 10 + (next - 48)) | 0;
        next = text.charCodeAt(++after);
      }
      let decimals = 0;
      let isNumber = after > digits && (after === line.end || isSpace(next));
      if (isNumber && after > digits + 1 && text.charCodeAt(digits) === 48) this.hasPadding = true;
      if (!isNumber && scanDecimal(text, digits, token, true)) {
        after = token.end;
        next = text.charCodeAt(after);
        isNumber = after === line.end || isSpace(next);
        value = token.value;
        decimals = token.decimals;
      }
      if (next === 0xa0 && after < line.end && isBeforeThousand(text, after)) return inGaps;
      if (isNumber) {
        if (!this.problem) {
          this.note(count, decimals);
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

  /** An entry that is no plain number; false when it is none at all. */
  private word(from: number, to: number, column: number): boolean {
    const { text, entries } = this;
    readEntry(text, from, to, entry);
    const missing = entry.kind === 'missing' || isDash(text, from, to);
    if (entry.kind === 'text' && !missing) return false;
    if (entry.kind === 'number') this.numbers++;
    if (this.problem) return true;
    this.note(column, entry.kind === 'number' ? entry.decimals : noNumber);
    if (entry.kind === 'number') entries.push(entry.value);
    else if (missing) entries.pushMissing();
    else this.problem = entryProblem(entry, this.rows + 1, column + 1, text, from, to);
    return true;
  }

  private note(column: number, decimals: number): void {
    this.decimals[column] = decimals;
  }

  private tooLarge(): void {
    this.problem ??= problems.tooLarge(this.maxEntries, this.start, this.start);
  }
}
