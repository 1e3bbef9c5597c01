import type { Grammar } from '../expression.js';
import { integer, missingScalar, real, type Numeral } from '../numeral.js';
import { commonCall, commonConstant } from './names.js';
import {
  integerPower,
  minus,
  plus,
  times,
  toInteger,
  toReal,
  truncatedDivision,
} from './operators.js';

/**
 * Fortran constant expressions (ISO/IEC 1539-1, section 10): `1.0d0`, `1.0_dp`, 1/3 is 0 and 2**(-1)
 * is 0 between integers, `&` joins lines, names in any case.
 */
export const fortranGrammar: Grammar = {
  comments: { line: '!', joiner: '&' },
  numerals: { fortranExponent: true, kindSuffix: true },
  operators: [integerPower, times, truncatedDivision, plus, minus],
  constant: (name) => commonConstant(name) ?? commonConstant(name.toLowerCase()),
  call(name) {
    const lower = name.toLowerCase();
    if (lower === 'real' || lower === 'dble' || lower === 'float') return ([x]) => x && toReal([x]);
    if (lower === 'int') return ([x]) => x && toInteger([x]);
    return commonCall(lower);
  },
  callBrackets: ['(', ')'],
  special: (text, at) => logicalConstant(text, at) ?? ieeeValue(text, at),
};

function logicalConstant(text: string, at: number): Numeral | undefined {
  if (text.charCodeAt(at) !== 46) return undefined;
  const match = /^\.(true|false)\.(?:_\w{1,20})?/i.exec(text.slice(at, at + 30));
  if (!match) return undefined;
  return { scalar: integer(match[1]!.toLowerCase() === 'true' ? 1 : 0), end: at + match[0].length };
}

/** `ieee_value(0d0, ieee_quiet_nan)`: Fortran has no literals for such values (ieee_arithmetic). */
function ieeeValue(text: string, at: number): Numeral | undefined {
  if ((text.charCodeAt(at) | 32) !== 105) return undefined;
  const match =
    /^ieee_value\([^(),]{1,30},\s{0,8}ieee_(?:(quiet|signaling)_nan|(positive|negative)_inf)\s{0,8}\)/i.exec(
      text.slice(at, at + 90),
    );
  if (!match) return undefined;
  const end = at + match[0].length;
  if (match[1]) return { scalar: missingScalar, end };
  return { scalar: real(match[2]!.toLowerCase() === 'positive' ? Infinity : -Infinity), end };
}
