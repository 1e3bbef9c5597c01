import { isDigit, NumberToken, scanDecimal } from './numbers.js';
import { isWordCode } from './text-scan.js';

/** A constant number as an expression sees it. */
export interface Scalar {
  readonly kind: 'integer' | 'real' | 'missing' | 'complex';
  readonly value: number;
}

export const missingScalar: Scalar = { kind: 'missing', value: NaN };
export const complexScalar: Scalar = { kind: 'complex', value: NaN };

export function integer(value: number): Scalar {
  return { kind: 'integer', value };
}

export function real(value: number): Scalar {
  return { kind: 'real', value };
}

/** How a language writes numbers, besides plain decimals. */
export interface NumeralSyntax {
  /** A character that may stand between digits: `_` or `'`. */
  readonly separator?: string;
  /** `010` is 8, as in C, Java, Go and sloppy JavaScript. */
  readonly leadingZeroIsOctal?: boolean;
  /** A suffix (lower case) → whether the number keeps its kind or becomes real. */
  readonly suffixes?: Readonly<Record<string, 'same' | 'real'>>;
  /** Words (lower case) that make a number imaginary. */
  readonly imaginary?: readonly string[];
  /** A kind after an underscore, `1.0_dp`: Fortran. */
  readonly kindSuffix?: boolean;
  /** Exponent letters d and q. */
  readonly fortranExponent?: boolean;
}

export interface Numeral {
  readonly scalar: Scalar;
  readonly end: number;
}

const token = new NumberToken();

/** The number at `at` in a language's spelling, suffix included; undefined when there is none. */
export function readNumeral(text: string, at: number, syntax: NumeralSyntax): Numeral | undefined {
  const based = text.charCodeAt(at) === 48 ? readBased(text, at, syntax) : undefined;
  const plain = based ?? readPlain(text, at, syntax);
  if (!plain) return undefined;
  let end = plain.end;
  while (isWordCode(text.charCodeAt(end))) end++;
  if (end === plain.end) return plain;
  const word = text.slice(plain.end, Math.min(end, plain.end + 16)).toLowerCase();
  if (syntax.kindSuffix && word.startsWith('_')) return { ...plain, end };
  const bare = syntax.separator === '_' ? word.replace(/^_+/, '') : word;
  if (syntax.imaginary?.includes(bare)) return { scalar: complexScalar, end };
  const suffixes = syntax.suffixes;
  const effect = suffixes && Object.hasOwn(suffixes, bare) ? suffixes[bare] : undefined;
  if (!effect) return undefined;
  return { scalar: effect === 'real' ? real(plain.scalar.value) : plain.scalar, end };
}

function readPlain(text: string, at: number, syntax: NumeralSyntax): Numeral | undefined {
  if (!scanDecimal(text, at, token, syntax.fortranExponent)) return undefined;
  const { value, end, integer: isInteger } = token;
  const separator = syntax.separator?.charCodeAt(0);
  if (separator !== undefined && text.charCodeAt(end) === separator) {
    const separated = readSeparated(text, at, separator);
    if (separated) return separated;
  }
  if (syntax.leadingZeroIsOctal && isInteger && end > at + 1 && text[at] === '0') {
    const octal = digitsIn(text, at + 1, 8, -1);
    if (octal.end === end) return { scalar: integer(octal.value), end };
  }
  return { scalar: isInteger ? integer(value) : real(value), end };
}

/** A decimal with separators between its digits; they are removed before the number is read. */
function readSeparated(text: string, at: number, separator: number): Numeral | undefined {
  let clean = '';
  let end = at;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    const previous = text.charCodeAt(end - 1);
    if (code === separator) {
      if (!isDigit(previous) || !isDigit(text.charCodeAt(end + 1))) break;
    } else if (isDigit(code) || code === 46) {
      clean += text[end]!;
    } else if ((code === 101 || code === 69) && !clean.includes('e')) {
      clean += 'e';
    } else if ((code === 45 || code === 43) && clean.endsWith('e')) {
      clean += text[end]!;
    } else break;
  }
  if (!scanDecimal(clean, 0, token) || token.end !== clean.length) return undefined;
  return { scalar: token.integer ? integer(token.value) : real(token.value), end };
}

/** 0x…, 0b…, 0o… and hexadecimal floats 0x1.8p3 (C99, Go, Java). */
function readBased(text: string, at: number, syntax: NumeralSyntax): Numeral | undefined {
  const letter = text.charCodeAt(at + 1) | 32;
  const base = letter === 120 ? 16 : letter === 98 ? 2 : letter === 111 ? 8 : 0;
  if (base === 0) return undefined;
  const separator = syntax.separator?.charCodeAt(0) ?? -1;
  const whole = digitsIn(text, at + 2, base, separator);
  let { value, end } = whole;
  if (base === 16 && (text[end] === '.' || (text.charCodeAt(end) | 32) === 112)) {
    if (text[end] === '.') {
      const fraction = digitsIn(text, end + 1, 16, separator);
      value += fraction.value / 16 ** fraction.count;
      end = fraction.end;
    }
    if ((text.charCodeAt(end) | 32) !== 112) return undefined;
    const negative = text[end + 1] === '-';
    const power = digitsIn(text, end + (negative || text[end + 1] === '+' ? 2 : 1), 10, separator);
    if (power.count === 0) return undefined;
    return { scalar: real(value * 2 ** (negative ? -power.value : power.value)), end: power.end };
  }
  return whole.count === 0 ? undefined : { scalar: integer(value), end };
}

function digitsIn(
  text: string,
  at: number,
  base: number,
  separator: number,
): { value: number; end: number; count: number } {
  let value = 0;
  let count = 0;
  let end = at;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    if (code === separator) continue;
    const lower = code | 32;
    const digit = isDigit(code) ? code - 48 : lower >= 97 && lower <= 102 ? lower - 87 : 99;
    if (digit >= base) break;
    value = value * base + digit;
    count++;
  }
  return { value, end, count };
}
