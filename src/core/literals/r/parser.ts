import { commonConstant } from '../grammar/names.js';
import { readNumeral } from '../numeral.js';
import { isDigit } from '../numbers.js';
import { isQuote, isWordCode, skipString, skipTrivia } from '../text-scan.js';
import type { Work } from '../work.js';
import { countTo, rFunction } from './functions.js';
import {
  numbers,
  recycled,
  type RArgument,
  type RNumbers,
  type RUneven,
  type RValue,
} from './values.js';

const comments = { line: '#' };
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

/** Reads constant R expressions. Depth is bounded, so the recursion is; undefined: no constant. */
export class RParser {
  i: number;
  /** What could not be read, for the message. */
  strange: { readonly start: number; readonly end: number } | undefined;
  complex = false;
  /** Rows or columns that do not fit together, and where the odd one stands. */
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
    return value;
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
    if (isQuote(code)) {
      this.i = skipString(text, at);
      return { kind: 'texts', data: [text.slice(at + 1, this.i - 1)] };
    }
    if (isDigit(code) || code === 46) {
      const numeral = readNumeral(text, at, numerals);
      if (numeral?.scalar.kind === 'complex') this.complex = true;
      if (!numeral || this.complex) return this.fail(at, numeral?.end ?? at + 1);
      this.i = numeral.end;
      return numbers([numeral.scalar.value]);
    }
    return isWordCode(code) ? this.named() : this.fail(at, at + 1);
  }

  private named(): RValue | undefined {
    const { text } = this;
    const at = this.i;
    const end = nameEnd(text, at);
    const name = text.slice(at, end);
    this.i = end;
    if (text.charCodeAt(end) === 40) {
      const apply = rFunction(name);
      const args = apply && this.arguments();
      if (!apply || !args) return this.fail(at, end);
      const value = apply(args, this.maxEntries);
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

  private arguments(): RArgument[] | undefined {
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
      const value = args.length < this.maxEntries ? this.expression() : undefined;
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

  /** `name =` before an argument, quoted or not; '' when there is none. */
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

/** R's names also have dots: `as.matrix`. */
function nameEnd(text: string, at: number): number {
  let i = at;
  while (isWordCode(text.charCodeAt(i)) || text.charCodeAt(i) === 46) i++;
  return i;
}
