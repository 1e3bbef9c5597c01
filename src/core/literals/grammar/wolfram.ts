import type { Grammar } from '../expression.js';
import { complexScalar, missingScalar, real, type Numeral, type Scalar } from '../numeral.js';
import { isDigit, NumberToken, scanDecimal } from '../numbers.js';
import { isWordCode } from '../text-scan.js';
import { commonCall, commonConstant } from './names.js';
import { minus, plus, powerOperator, times, trueDivision } from './operators.js';

const constants: Readonly<Record<string, Scalar>> = {
  E: real(Math.E),
  I: complexScalar,
  Degree: real(Math.PI / 180),
  GoldenRatio: real((1 + Math.sqrt(5)) / 2),
  ComplexInfinity: real(Infinity),
};

const token = new NumberToken();

/**
 * Wolfram Language: `1*^-3` is 1·10⁻³, `1.5`20` has a precision mark, `2 Pi` is a product, calls have
 * square brackets (Wolfram documentation, "Input Syntax").
 */
export const wolframGrammar: Grammar = {
  comments: { block: ['(*', '*)'] },
  numerals: {},
  operators: [powerOperator('^'), times, trueDivision, plus, minus],
  constant: (name) => (Object.hasOwn(constants, name) ? constants[name] : commonConstant(name)),
  call(name) {
    if (name === 'Rational') return ([p, q]) => p && q && real(p.value / q.value);
    if (name === 'Complex') return () => complexScalar;
    return name === 'N' ? ([x]) => x : commonCall(name);
  },
  callBrackets: ['[', ']'],
  sideBySide: { ...times, text: '' },
  special: wolframNumber,
};

function wolframNumber(text: string, at: number): Numeral | undefined {
  if (isDigit(text.charCodeAt(at)) || text[at] === '.') return markedNumber(text, at);
  const match = /^(?:Missing\[[^\][]{0,40}\]|Indeterminate)/.exec(text.slice(at, at + 50));
  return match ? { scalar: missingScalar, end: at + match[0].length } : undefined;
}

function markedNumber(text: string, at: number): Numeral | undefined {
  if (!scanDecimal(text, at, token)) return undefined;
  const { value, integer, end, decimals } = token;
  let i = end;
  // `1.5`20` and `1.5``20`: digits of precision and accuracy do not change the value.
  while (text[i] === '`') i++;
  if (i > end && scanDecimal(text, i, token)) i = token.end;
  // `1e3` is 1 times the name e3 here, so an exponent before `*^` is not allowed.
  if (decimals < 0) return undefined;
  if (!text.startsWith('*^', i)) {
    if (isWordCode(text.charCodeAt(i)) || i === end) return undefined;
    return { scalar: { kind: integer ? 'integer' : 'real', value }, end: i };
  }
  const negative = text[i + 2] === '-';
  if (!scanDecimal(text, i + (negative || text[i + 2] === '+' ? 3 : 2), token)) return undefined;
  // Parsed from decimal text, so that the value is the nearest double.
  const scaled = Number(`${text.slice(at, end)}e${negative ? '-' : ''}${token.value}`);
  return { scalar: real(scaled), end: token.end };
}
