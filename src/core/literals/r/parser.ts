import { commonConstant } from '../grammar/names.js';
import { readNumeral } from '../numeral.js';
import { isDigit } from '../numbers.js';
import { isQuote, isWordCode, skipString, skipTrivia } from '../text-scan.js';
import { indexBehind, type Indexing } from '../nested/index-behind.js';
import { skipEntry } from '../nested/skip-entry.js';
import type { NestedSyntax } from '../nested/types.js';
import type { Work } from '../scan-state.js';
import { countTo, rFunction } from './functions.js';
import {
  numbers,
  oddEntry,
  recycled,
  type RArgument,
  type RNumbers,
  type RUneven,
  type RValue,
} from './values.js';

const comments = { line: '#' };
/** R language definition, 3.4: `x[i]`, `x[[i]]`, `x$a`, `x@a`. */
export const rIndexing: Indexing = { openers: '[', comments, field: /^[$@][\w.]{1,60}/ };
const list: NestedSyntax = { openers: '(', comments, trailingComma: false };
const numerals = { suffixes: { l: 'same' }, imaginary: ['i'] } as const;
const maxDepth = 64;

interface ROperator {
  readonly text: string;
  readonly precedence: number;
  readonly rightAssociative?: boolean;
  readonly apply: (x: number, y: number) => number;
}

/** R language definition, 10.4.2: ^, unary minus, :, %%, * /, + -. */
const operators: readonly ROperator[] = [
  { text: '^', precedence: 60, rightAssociative: true, apply: (x, y) => x ** y },
  { text: '**', precedence: 60, rightAssociative: true, apply: (x, y) => x ** y },
  { text: '%/%', precedence: 30, apply: (x, y) => Math.floor(x / y) },
  { text: '%%', precedence: 30, apply: (x, y) => x - y * Math.floor(x / y) },
  { text: '*', precedence: 20, apply: (x, y) => x * y },
  { text: '/', precedence: 20, apply: (x, y) => x / y },
  { text: '+', precedence: 10, apply: (x, y) => x + y },
  { text: '-', precedence: 10, apply: (x, y) => x - y },
];
const rangePrecedence = 40;
const signPrecedence = 50;

/**
 * Reads constant R expressions. The nesting depth is limited, so the recursion is too. undefined: not a
 * constant.
 */
export class RParser {
  i: number;
  /** The text that could not be read, for the message. */
  strange: { readonly start: number; readonly end: number } | undefined;
  complex = false;
  /** Such an entry of `c(…)` was replaced by `oddEntry`, to find its place in the matrix. */
  isOddEntry = false;
  private isEndless = false;
  /** Rows or columns that do not fit together, and the range of the odd one. */
  uneven: (RUneven & { start: number; end: number; byRows: boolean }) | undefined;
  private depth = 0;

  constructor(
    private readonly text: string,
    start: number,
    private readonly maxEntries: number,
    private readonly work: Work,
  ) {
    this.i = start;
  }

  expression(minimum = 0): RValue | undefined {
    let left = this.operand();
    while (left) {
      const before = this.i;
      this.space();
      if (this.text.charCodeAt(this.i) === 58 && minimum <= rangePrecedence) {
        this.i++;
        const right = this.expression(rangePrecedence + 1);
        left = right && this.range(left, right);
        continue;
      }
      const operator = operators.find(({ text }) => this.text.startsWith(text, this.i));
      if (!operator || operator.precedence < minimum) {
        this.i = before;
        return left;
      }
      this.i += operator.text.length;
      const right = this.expression(operator.precedence + (operator.rightAssociative ? 0 : 1));
      if (left.kind !== 'numbers' || right?.kind !== 'numbers') return undefined;
      left = recycled(left, right, operator.apply);
    }
    return undefined;
  }

  private range(from: RValue, to: RValue): RNumbers | undefined {
    if (from.kind !== 'numbers' || to.kind !== 'numbers') return undefined;
    const [a] = from.data;
    const [b] = to.data;
    if (a === undefined || b === undefined) return undefined;
    const row = countTo(a, b, b < a ? -1 : 1, this.maxEntries);
    return row && this.work.take(row.data.length) ? row : undefined;
  }

  private operand(): RValue | undefined {
    this.space();
    if (++this.depth > maxDepth) return this.fail(this.i, this.i + 1);
    const value = this.primary();
    this.depth--;
    const index = value && indexBehind(this.text, this.i, rIndexing);
    return index ? this.fail(index.start, index.end) : value;
  }

  /** The constant at `i` up to its last bracket; the text after it is not checked. */
  constant(): RValue | undefined {
    return this.primary();
  }

  private primary(): RValue | undefined {
    const { text } = this;
    const at = this.i;
    const code = text.charCodeAt(at);
    if (code === 45 || code === 43) {
      this.i++;
      const value = this.expression(signPrecedence);
      if (value?.kind !== 'numbers') return undefined;
      return code === 43 ? value : { ...value, data: value.data.map((x) => -x) };
    }
    if (code === 40) {
      this.i++;
      const value = this.expression();
      this.space();
      if (!value || text.charCodeAt(this.i) !== 41) return this.fail(at, this.i);
      this.i++;
      return value;
    }
    if (code === 63) {
      this.i++;
      return numbers([NaN]);
    }
    if (code === 126) {
      const end = nameEnd(text, at + 1);
      if (end === at + 1) return this.fail(at, end);
      this.i = end;
      return { kind: 'texts', data: [text.slice(at + 1, end)], isFormula: true };
    }
    if (isQuote(code)) {
      this.i = textEnd(text, at);
      return { kind: 'texts', data: [text.slice(at + 1, this.i - 1)] };
    }
    if (isDigit(code) || code === 46) {
      const numeral = readNumeral(text, at, numerals);
      const complex = numeral?.scalar.kind === 'complex';
      if (complex) this.complex = true;
      if (!numeral || complex) return this.fail(at, numeral?.end ?? at + 1);
      this.i = numeral.end;
      return numbers([numeral.scalar.value]);
    }
    return isWordCode(code) ? this.named() : this.fail(at, at + 1);
  }

  private named(): RValue | undefined {
    const { text } = this;
    const at = this.i;
    let end = nameEnd(text, at);
    let name = text.slice(at, end);
    // The package before a function: `tibble::tibble(…)`.
    if (text.startsWith('::', end)) {
      const from = end + 2;
      end = nameEnd(text, from);
      name = text.slice(from, end);
    }
    this.i = end;
    if (text.charCodeAt(end) === 40) {
      const apply = rFunction(name);
      const args = apply && this.arguments(name === 'c');
      if (!apply || !args) return this.fail(at, end);
      const value =
        apply(args, this.maxEntries) ??
        (name === 'c' ? apply(this.withoutTexts(args), this.maxEntries) : undefined);
      if (value?.kind === 'uneven') {
        const { start, end } = args[value.argument]!;
        this.uneven ??= { ...value, start, end, byRows: name === 'rbind' };
        return this.fail(start, end);
      }
      const count = value?.kind === 'numbers' ? value.data.length : 0;
      return value && this.work.grant(count, this.i - at) ? value : this.fail(at, this.i);
    }
    if (name === 'T' || name === 'F') return numbers([name === 'T' ? 1 : 0]);
    if (name === 'NULL') return { kind: 'list', items: [] };
    const scalar = commonConstant(name);
    return scalar ? numbers([scalar.value]) : this.fail(at, end);
  }

  private arguments(entries: boolean): RArgument[] | undefined {
    const { text } = this;
    const args: RArgument[] = [];
    this.i++;
    for (;;) {
      this.space();
      const code = text.charCodeAt(this.i);
      if (code === 41) {
        this.i++;
        return args;
      }
      if (code === 44) {
        this.i++;
        continue;
      }
      const name = this.argumentName();
      this.space();
      const start = this.i;
      const { i: before, strange } = this;
      let value = args.length < this.maxEntries ? this.expression() : undefined;
      if (!value && entries && !strange) value = this.oddOne(before);
      if (!value) return undefined;
      args.push({ name, value, start, end: this.i });
      this.space();
      const after = text.charCodeAt(this.i);
      if (after !== 41 && after !== 44) {
        this.fail(this.i, this.i + 1);
        return undefined;
      }
    }
  }

  /** Replaces the entry at `start`, which is not a number, by `oddEntry`; it ends at a comma or bracket. */
  private oddOne(start: number): RNumbers | undefined {
    if (this.isEndless) return undefined;
    const end = skipEntry(this.text, start, list, false);
    // If an entry is nested too deeply or never ends, the same holds for the entries around it.
    this.isEndless = end >= this.text.length || '([{'.includes(this.text[end]!);
    const written = this.text.slice(start, end).trimEnd();
    const next = skipTrivia(this.text, end, comments);
    const code = this.text.charCodeAt(next);
    if (written === '' || (code !== 41 && code !== 44)) return undefined;
    this.i = next;
    return this.odd(start, start + written.length);
  }

  /** `c(1, "a")`: R would convert all entries to texts. */
  private withoutTexts(args: readonly RArgument[]): RArgument[] {
    const first = args.findIndex(({ value }) => value.kind === 'texts');
    if (first < 0 || this.isOddEntry) return [...args];
    const { start, end } = args[first]!;
    const odd = this.odd(start, end);
    return args.map((arg) => (arg.value.kind === 'texts' ? { ...arg, value: odd } : arg));
  }

  private odd(start: number, end: number): RNumbers {
    this.isOddEntry = true;
    this.strange = { start, end };
    return numbers([oddEntry]);
  }

  /** `name =` before an argument, quoted or not; '' if there is none. */
  private argumentName(): string {
    const { text } = this;
    const quoted = isQuote(text.charCodeAt(this.i));
    const end = quoted ? skipString(text, this.i) : nameEnd(text, this.i);
    const equals = skipTrivia(text, end, comments);
    if (end === this.i || text[equals] !== '=' || text[equals + 1] === '=') return '';
    const name = quoted ? text.slice(this.i + 1, end - 1) : text.slice(this.i, end);
    this.i = equals + 1;
    return name;
  }

  private space(): void {
    this.i = skipTrivia(this.text, this.i, comments);
  }

  private fail(start: number, end: number): RNumbers | undefined {
    this.strange ??= { start, end: Math.max(end, start + 1) };
    return undefined;
  }
}

/** The offset after the text at `at`, which may span lines; an unclosed text ends with its line. */
function textEnd(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; i < text.length && i < at + longestText; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code === 92) i++;
  }
  return skipString(text, at);
}
const longestText = 1_000_000;

/** R's names also have dots: `as.matrix`. */
function nameEnd(text: string, at: number): number {
  let i = at;
  while (isWordCode(text.charCodeAt(i)) || text.charCodeAt(i) === 46) i++;
  return i;
}
