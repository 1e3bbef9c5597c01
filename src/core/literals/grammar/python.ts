import type { Grammar } from '../expression.js';
import { complexScalar, missingScalar, real, type Numeral } from '../numeral.js';
import { commonCall, commonConstant } from './names.js';
import {
  floorDivision,
  floorRemainder,
  minus,
  plus,
  powerOperator,
  shiftLeft,
  times,
  toInteger,
  toReal,
  trueDivision,
} from './operators.js';

const same: typeof toReal = ([x, ...rest]) => (rest.length === 0 ? x : undefined);

/** NumPy, PyTorch and TensorFlow scalar types: `np.float64(1.5)` is how NumPy 2 prints a scalar. */
const conversions: Readonly<Record<string, typeof toReal>> = {
  float: toReal,
  int: toInteger,
  bool: ([x]) => x && { kind: 'integer', value: x.value === 0 ? 0 : 1 },
  complex: () => complexScalar,
  Rational: ([p, q]) => p && (q ? real(p.value / q.value) : p),
  Fraction: ([p, q]) => p && (q ? real(p.value / q.value) : p),
  Integer: toInteger,
  Float: toReal,
  // SymPy's sympify; arrays without dimensions; mpmath's numbers.
  S: same,
  tensor: same,
  array: same,
  Decimal: toReal,
  mpf: toReal,
};

/** Python 3 constant arithmetic: The Python Language Reference, section 6. */
export const pythonGrammar: Grammar = {
  comments: { line: '#', joiner: '\\' },
  numerals: { separator: '_', imaginary: ['j'] },
  operators: [
    powerOperator('**'),
    floorDivision('//'),
    shiftLeft,
    times,
    trueDivision,
    floorRemainder('%'),
    plus,
    minus,
  ],
  constant: commonConstant,
  call(name) {
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (Object.hasOwn(conversions, last)) return conversions[last];
    if (/^(float|double|half)\d*_?$/.test(last)) return toReal;
    if (/^u?(int|long|short|byte)\d*_?$/.test(last)) return toInteger;
    return commonCall(name);
  },
  callBrackets: ['(', ')'],
  special: floatOfText,
};

/** Numbers made from a text: `float('inf')`, `Decimal('1.1')`, `Fraction('1/3')`. */
function floatOfText(text: string, at: number): Numeral | undefined {
  if (!textual.test(text.charAt(at))) return undefined;
  const match = /^float\(\s*['"]([+-]?)(inf|infinity|nan)['"]\s*\)/i.exec(text.slice(at, at + 40));
  if (!match) return numberOfText(text, at);
  const end = at + match[0].length;
  if (match[2]!.toLowerCase() === 'nan') return { scalar: missingScalar, end };
  return { scalar: real(match[1] === '-' ? -Infinity : Infinity), end };
}

const textual = /[fdFDRSm]/;

/** decimal.Decimal, fractions.Fraction, SymPy's Rational, Float and S, mpmath's mpf. */
function numberOfText(text: string, at: number): Numeral | undefined {
  const match =
    /^(?:[a-z]{1,12}\.)?(?:Decimal|Fraction|Rational|Float|S|mpf|float)\(\s{0,4}(['"])\s{0,4}([+-]?[\d.]{1,60}(?:e[+-]?\d{1,4})?)(?:\/(\d{1,20}))?\s{0,4}\1\s{0,4}\)/i.exec(
      text.slice(at, at + 140),
    );
  if (!match) return undefined;
  const value = Number(match[2]) / Number(match[3] ?? 1);
  return Number.isNaN(value) ? undefined : { scalar: real(value), end: at + match[0].length };
}
