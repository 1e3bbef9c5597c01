import type { ScalarFunction } from '../expression.js';
import { missingNames } from '../missing-words.js';
import { complexScalar, integer, missingScalar, real, type Scalar } from '../numeral.js';
import { commonFunctions } from './operators.js';

/** Looks a name up by its last part: `np.pi`, `math.pi` and `pi` are one constant. */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  if (Object.hasOwn(table, name)) return table[name];
  const last = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
  return Object.hasOwn(table, last) ? table[last] : undefined;
}

const pi = real(Math.PI);
const euler = real(Math.E);
const infinity = real(Infinity);

/** Constants with the same meaning in every language that has them. Bare `e`, `i`, `j` are variables. */
export const commonConstants: Readonly<Record<string, Scalar>> = {
  ...Object.fromEntries(missingNames.map((name) => [name, missingScalar])),
  pi,
  PI: pi,
  Pi: pi,
  π: pi,
  M_PI: pi,
  tau: real(2 * Math.PI),
  TAU: real(2 * Math.PI),
  M_E: euler,
  'math.e': euler,
  'np.e': euler,
  'Math.E': euler,
  'math.E': euler,
  M_SQRT2: real(Math.SQRT2),
  SQRT2: real(Math.SQRT2),
  SQRT_2: real(Math.SQRT2),
  inf: infinity,
  Inf: infinity,
  INF: infinity,
  infty: infinity,
  Infinity: infinity,
  INFINITY: infinity,
  infinity,
  '∞': infinity,
  HUGE_VAL: infinity,
  POSITIVE_INFINITY: infinity,
  PositiveInfinity: infinity,
  NEG_INFINITY: real(-Infinity),
  neg_infinity: real(-Infinity),
  NEGATIVE_INFINITY: real(-Infinity),
  NegativeInfinity: real(-Infinity),
  true: integer(1),
  false: integer(0),
  True: integer(1),
  False: integer(0),
  TRUE: integer(1),
  FALSE: integer(0),
  complex: complexScalar,
};

export function commonConstant(name: string): Scalar | undefined {
  return lookUp(commonConstants, name);
}

export function commonCall(name: string): ScalarFunction | undefined {
  return lookUp(commonFunctions, name) ?? lookUp(commonFunctions, name.toLowerCase());
}
