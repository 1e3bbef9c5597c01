import type { Failure } from '../../result.js';
import { Entries } from '../entries.js';
import { evaluate } from '../expression.js';
import { missingScalar, real, type Scalar } from '../numeral.js';
import { isDigit, NumberToken, scanDecimal } from '../numbers.js';
import { problems } from '../problems.js';
import type { ReadOptions } from '../reader.js';
import { isQuote, isSpaceCode, isWordCode, skipSpaceBack, skipTrivia } from '../text-scan.js';
import { skipEntry } from './skip-entry.js';
import type { DeclaredShape, NestedList, NestedSyntax } from './types.js';

/** Deeper nesting is no matrix in anybody's language; the bound keeps hostile input cheap. */
const maxDepth = 32;
const comma = 44;
const token = new NumberToken();

/**
 * Reads the list of lists whose opening bracket is at `at`. One pass, explicit stack, entries in one
 * growable array: nothing is allocated per entry.
 *
 * The first problem is kept and reading goes on, so that the literal's whole range is known. Reading
 * stops (`closed` false) at what cannot stand in a list.
 */
export function readList(
  text: string,
  at: number,
  syntax: NestedSyntax,
  options: ReadOptions,
  declared?: DeclaredShape,
): NestedList {
  const list = new ListReader(text, at, syntax, options, false, declared);
  const first = list.read();
  if (!syntax.printed || !list.looksPrinted) return first;
  return new ListReader(text, at, syntax, options, true).read();
}

class ListReader {
  /** Rows without commas were met, which only a printout has. */
  looksPrinted = false;
  private readonly entries = new Entries();
  private readonly counts: number[] = [];
  private readonly lengths: number[] = [];
  private readonly closers: number[] = [];
  /** Entries read before each open list. */
  private readonly bases: number[] = [];
  /** Whether each open list stands in round brackets of its prefix. */
  private readonly wraps: boolean[] = [];
  private wrapped = false;
  private leafDepth = -1;
  private problem: Failure | undefined;
  private numbers = 0;
  private strange = 0;
  private decimals = -2;
  private i: number;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly syntax: NestedSyntax,
    private readonly options: ReadOptions,
    private readonly printed: boolean,
    private readonly declared?: DeclaredShape,
  ) {
    this.i = start;
  }

  read(): NestedList {
    const { text, syntax } = this;
    this.open(text.charCodeAt(this.i));
    let wantsEntry = true;
    let afterComma = false;
    while (this.counts.length > 0) {
      this.skip();
      const code = text.charCodeAt(this.i);
      if (Number.isNaN(code)) return this.stop('its closing bracket is missing');
      if (code === this.closers[this.closers.length - 1]) {
        if (afterComma && !syntax.trailingComma) return this.stop('there is a comma too many');
        this.close();
        wantsEntry = afterComma = false;
      } else if (code === comma || (code === 59 && syntax.rowSeparator === ';')) {
        if (wantsEntry) {
          if (!syntax.holes) return this.stop('an entry is missing between two commas');
          this.leaf(missingScalar, this.i);
        }
        this.i++;
        wantsEntry = afterComma = true;
      } else if (code === 59 && syntax.repeat && !wantsEntry) {
        if (!this.repeatContent()) return this.stop('a count is missing after “;”');
      } else if (!wantsEntry && !this.printed) {
        if (this.mayBePrinted(code)) this.looksPrinted = true;
        return this.stop('a comma is missing');
      } else if (this.isOpener(code)) {
        if (this.counts.length >= maxDepth) return this.stop('the lists are nested too deeply');
        this.open(code);
        wantsEntry = true;
        afterComma = false;
      } else {
        if (!this.entry(code)) return this.stop('this is not a list of numbers');
        wantsEntry = afterComma = false;
      }
    }
    return this.result(true);
  }

  /** White space, comments, and the prefix that an inner list may have. */
  private skip(): void {
    const { text, syntax } = this;
    if (isSpaceCode(text.charCodeAt(this.i))) this.i++;
    const code = text.charCodeAt(this.i);
    if (isDigit(code) || code === 45 || code === comma) return;
    this.i = skipTrivia(text, this.i, syntax.comments);
    const after = syntax.listPrefix?.(text, this.i) ?? -1;
    if (after <= this.i) return;
    this.i = after;
    this.wrapped = this.isWrapped(after);
  }

  /** The prefix ended with `(` before the list's own bracket: `new Float64Array([`. */
  private isWrapped(opener: number): boolean {
    const before = this.text.charCodeAt(skipSpaceBack(this.text, opener) - 1);
    return before === 40 && this.text.charCodeAt(opener) !== 40;
  }

  private isOpener(code: number): boolean {
    return this.syntax.openers.includes(String.fromCharCode(code)) && !this.isGroup(code);
  }

  /** `(1+2)*3` is arithmetic, `(1, 2)` a list: a round bracket opens a list when it holds lists or commas. */
  private isGroup(code: number): boolean {
    if (code !== 40 || !this.syntax.grammar) return false;
    const group = evaluate(this.text, this.i, this.syntax.grammar);
    return group.scalar !== undefined;
  }

  private open(code: number): void {
    this.counts.push(0);
    this.bases.push(this.entries.length);
    this.wraps.push(this.wrapped);
    this.wrapped = false;
    this.closers.push(code === 40 ? 41 : code + 2);
    this.i++;
  }

  private close(): void {
    const depth = this.counts.length - 1;
    const count = this.counts[depth]! + this.zeroFill(depth);
    this.counts.pop();
    this.closers.pop();
    this.bases.pop();
    this.i++;
    if (this.wraps.pop()) this.closeWrap();
    const length = this.lengths[depth];
    if (length === undefined) {
      // An empty list of lists fixes its own length and leaves the inner ones open.
      while (this.lengths.length <= depth) this.lengths.push(-1);
      this.lengths[depth] = count;
    } else if (length < 0) this.lengths[depth] = count;
    else if (length !== count) {
      const row = (this.counts[depth - 1] ?? 0) + 1;
      this.fail(problems.ragged(row, count, length, this.start, this.i));
    }
    if (depth > 0) this.counts[depth - 1]!++;
  }

  /** Zeros for what an initialiser leaves out at its end (C11 6.7.9, Go); how many elements. */
  private zeroFill(depth: number): number {
    const sizes = this.declared?.zeroFilled ? this.declared.sizes : [];
    const size = sizes[depth];
    const left = (size ?? 0) - this.counts[depth]!;
    if (left <= 0 || this.problem || (depth === this.leafDepth && depth < sizes.length - 1))
      return 0;
    const inner = sizes.slice(depth + 1);
    const zeros = inner.reduce<number>((product, n) => product * (n ?? NaN), left);
    if (!(this.entries.length + zeros <= this.options.maxEntries)) return 0;
    for (let k = 0; k < zeros; k++) this.entries.push(0);
    if (this.leafDepth < 0) this.leafDepth = sizes.length - 1;
    return left;
  }

  private closeWrap(): void {
    const end = skipTrivia(this.text, this.i, this.syntax.comments);
    if (this.text.charCodeAt(end) === 41) this.i = end + 1;
  }

  private entry(code: number): boolean {
    const { text } = this;
    const at = this.i;
    const negative = code === 45 || code === 0x2212;
    const digitsAt = negative || code === 43 ? at + 1 : at;
    if (scanDecimal(text, digitsAt, token) && this.isPlainEnd(token.end, digitsAt)) {
      if (this.syntax.strictNumbers && !isStrict(text, digitsAt, code)) return false;
      this.i = token.end;
      this.noteDecimals(token.decimals, token.integer);
      this.number(negative ? -token.value : token.value, at);
      return true;
    }
    return this.slowEntry(at);
  }

  /** After a plain number: something that ends an entry, so that no arithmetic can follow. */
  private isPlainEnd(end: number, digitsAt: number): boolean {
    const code = this.text.charCodeAt(end);
    if (this.syntax.grammar?.numerals.leadingZeroIsOctal && this.text.charCodeAt(digitsAt) === 48) {
      if (token.integer && end > digitsAt + 1) return false;
    }
    if (code === comma || code === this.closers[this.closers.length - 1]) return true;
    if (this.printed) return !isWordCode(code) && code !== 46;
    if (!isSpaceCode(code)) return false;
    const next = this.text.charCodeAt(skipTrivia(this.text, end, this.syntax.comments));
    return next === comma || next === this.closers[this.closers.length - 1];
  }

  private slowEntry(at: number): boolean {
    const { text } = this;
    if (isEllipsis(text, at)) {
      this.failHere((row, column) => problems.summarised(row, column, at, at + 3));
      this.i = at + (text[at] === '.' ? 3 : 1);
      this.counts[this.counts.length - 1]!++;
      return true;
    }
    const value = this.printed ? this.printedWord(at) : this.expression(at);
    if (value) {
      if (value.kind !== 'missing' && Number.isFinite(value.value)) this.decimals = -1;
      this.leaf(value, at);
      return true;
    }
    return this.strangeEntry(at);
  }

  /** A constant expression that ends where an entry may end. */
  private expression(at: number): Scalar | undefined {
    const { text, syntax } = this;
    if (!syntax.grammar) return this.plainConstant(at);
    const { scalar, end } = evaluate(text, at, syntax.grammar);
    if (!scalar) return undefined;
    const code = text.charCodeAt(skipTrivia(text, end, syntax.comments));
    const ends =
      code === comma ||
      code === this.closers[this.closers.length - 1] ||
      (code === 59 && (syntax.repeat === true || syntax.rowSeparator === ';'));
    if (!ends) {
      if (this.mayBePrinted(code)) this.looksPrinted = true;
      return undefined;
    }
    this.i = end;
    return scalar;
  }

  private plainConstant(at: number): Scalar | undefined {
    const negative = this.text.charCodeAt(at) === 45;
    const from = negative ? at + 1 : at;
    let end = from;
    while (isWordCode(this.text.charCodeAt(end))) end++;
    const value = this.syntax.plainConstants?.(this.text.slice(from, end));
    if (value === undefined) return undefined;
    this.i = end;
    return Number.isNaN(value) ? missingScalar : real(negative ? -value : value);
  }

  /** A word in a printout: nan, inf, True, None, `--`, with a sign perhaps. */
  private printedWord(at: number): Scalar | undefined {
    const { text, syntax } = this;
    if (text.startsWith('--', at) && !isWordCode(text.charCodeAt(at + 2))) {
      this.i = at + 2;
      return missingScalar;
    }
    const sign = text.charCodeAt(at);
    const from = sign === 45 || sign === 43 ? at + 1 : at;
    let end = from;
    while (isWordCode(text.charCodeAt(end))) end++;
    const scalar = end > from ? syntax.grammar?.constant(text.slice(from, end)) : undefined;
    if (!scalar) return undefined;
    this.i = end;
    return sign === 45 ? { kind: scalar.kind, value: -scalar.value } : scalar;
  }

  /** What is no number: said once, then stepped over. */
  private strangeEntry(at: number): boolean {
    this.strange++;
    const isText = isQuote(this.text.charCodeAt(at));
    if (isText && !this.options.explicit) return false;
    const end = skipEntry(this.text, at, this.syntax, this.printed);
    if (end <= at) return false;
    const written = this.text.slice(at, Math.min(end, at + 80));
    const complex = !isText && /^[-+(\s]*[\d.]+[\d.e+\s-]*[ij]\b/i.test(written);
    this.failHere((row, column) =>
      complex
        ? problems.complex(row, column, written, at, end)
        : problems.notNumeric(row, column, written, at, end),
    );
    this.i = end;
    this.count();
    return true;
  }

  private leaf(scalar: Scalar, at: number): void {
    if (scalar.kind === 'complex') {
      const written = this.text.slice(at, this.i);
      this.failHere((row, column) => problems.complex(row, column, written, at, this.i));
      this.count();
    } else if (scalar.kind === 'missing') {
      this.numbers++;
      if (this.count() && !this.problem && this.hasRoom(at)) this.entries.pushMissing();
    } else this.number(scalar.value, at);
  }

  private number(value: number, at: number): void {
    this.numbers++;
    if (this.count() && !this.problem && this.hasRoom(at)) this.entries.push(value);
  }

  /** `[x; n]` at the semicolon: what the list holds so far (one entry or one list), n times. */
  private repeatContent(): boolean {
    const { text, syntax } = this;
    const at = skipTrivia(text, this.i + 1, syntax.comments);
    const { scalar, end } = evaluate(text, at, syntax.grammar!);
    const depth = this.counts.length - 1;
    if (scalar?.kind !== 'integer' || scalar.value < 0 || this.counts[depth] !== 1) return false;
    const base = this.bases[depth]!;
    const length = this.entries.length - base;
    const fits = base + length * scalar.value <= this.options.maxEntries;
    if (!fits) this.fail(problems.tooLarge(this.options.maxEntries, this.start, end));
    if (!this.problem) {
      if (scalar.value === 0) return false;
      for (let copy = 1; copy < scalar.value; copy++) {
        for (let k = base; k < base + length; k++) {
          const value = this.entries.at(k);
          if (value === undefined) this.entries.pushMissing();
          else this.entries.push(value);
        }
      }
    }
    this.counts[depth] = scalar.value;
    this.i = end;
    return true;
  }

  /** Counts an entry at this depth; false when entries were at another depth before. */
  private count(): boolean {
    const depth = this.counts.length - 1;
    this.counts[depth]!++;
    if (this.leafDepth < 0) this.leafDepth = depth;
    if (this.leafDepth === depth) return true;
    const row = (this.counts[depth - 1] ?? 0) + 1;
    this.fail(problems.mixedDepth(row, this.counts[depth]!, this.start, this.i));
    return false;
  }

  private hasRoom(at: number): boolean {
    if (this.entries.length < this.options.maxEntries) return true;
    this.fail(problems.tooLarge(this.options.maxEntries, this.start, at));
    return false;
  }

  private noteDecimals(decimals: number, integer: boolean): void {
    // A program prints an array of floats with a point in every entry.
    if (integer || decimals < 0) this.decimals = -1;
    else if (this.decimals !== -1 && decimals > this.decimals) this.decimals = decimals;
  }

  private fail(problem: Failure): void {
    this.problem ??= problem;
  }

  private failHere(make: (row: number, column: number) => Failure): void {
    if (this.problem) return;
    const depth = this.counts.length - 1;
    this.problem = make((this.counts[depth - 1] ?? 0) + 1, this.counts[depth]! + 1);
  }

  private mayBePrinted(code: number): boolean {
    return this.syntax.printed === true && (code === 91 || startsWord(code));
  }

  private stop(why: string): NestedList {
    this.fail(problems.syntax(why, this.start, this.i));
    return this.result(false);
  }

  private result(closed: boolean): NestedList {
    const depth = Math.max(this.leafDepth + 1, 1);
    return {
      end: this.i,
      closed,
      shape: this.leafDepth < 0 ? this.lengths : this.lengths.slice(0, depth),
      entries: this.entries,
      problem: this.problem,
      numbers: this.numbers,
      strange: this.strange,
      decimals: this.decimals > 0 ? this.decimals : undefined,
    };
  }
}

/** A JSON number (RFC 8259, section 6), given that a decimal number in `token` stands at `at`. */
function isStrict(text: string, at: number, sign: number): boolean {
  if (sign === 43 || sign === 0x2212 || !isDigit(text.charCodeAt(at))) return false;
  if (text.charCodeAt(at) === 48 && isDigit(text.charCodeAt(at + 1))) return false;
  return token.decimals !== 0 || token.integer || text.charCodeAt(token.end - 1) !== 46;
}

function startsWord(code: number): boolean {
  return isDigit(code) || code === 45 || code === 43 || code === 46 || isWordCode(code);
}

function isEllipsis(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === 46 && text.startsWith('...', at)) || code === 0x2026 || code === 0x22ef;
}
