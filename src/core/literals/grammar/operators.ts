import type { Operator, ScalarFunction } from '../expression.js';
import { integer, real, type Scalar } from '../numeral.js';

/** Building blocks of constant arithmetic; each language picks those with its own meaning. */

const additive = 10;
const multiplicative = 20;
const power = 80;

type Arithmetic = (left: number, right: number) => number;

/** The result is an integer if both sides are, else real: +, -, * in every language. */
function closed(text: string, precedence: number, apply: Arithmetic): Operator {
  return {
    text,
    precedence,
    apply: (a, b) => {
      const value = apply(a.value, b.value);
      return bothIntegers(a, b) ? integer(value) : real(value);
    },
  };
}

function bothIntegers(a: Scalar, b: Scalar): boolean {
  return a.kind === 'integer' && b.kind === 'integer';
}

export const plus = closed('+', additive, (a, b) => a + b);
export const minus = closed('-', additive, (a, b) => a - b);
export const times = closed('*', multiplicative, (a, b) => a * b);

/** 1/3 is 0.333…: Python 3 (PEP 238), JavaScript, MATLAB, Julia, R, Wolfram. */
export const trueDivision: Operator = {
  text: '/',
  precedence: multiplicative,
  apply: (a, b) => real(a.value / b.value),
};

/**
 * 1/3 is 0 between integers, truncated towards zero: C (6.5.5), C++, Java, C#, Go, Rust, Fortran. An
 * integer division by zero is not a constant in any of them.
 */
export const truncatedDivision: Operator = {
  text: '/',
  precedence: multiplicative,
  apply: (a, b) => {
    if (!bothIntegers(a, b)) return real(a.value / b.value);
    return b.value === 0 ? undefined : integer(Math.trunc(a.value / b.value));
  },
};

/** Quotient rounded down, in Python's `//` and R's `%/%`. */
export function floorDivision(text: string): Operator {
  return closed(text, multiplicative, (a, b) => Math.floor(a / b));
}

/** Remainder with the sign of the left side: C, Java, JavaScript, Go, Rust. */
export const truncatedRemainder = closed('%', multiplicative, (a, b) => a % b);

/** Remainder with the sign of the right side: Python's `%`, R's `%%`. */
export function floorRemainder(text: string): Operator {
  return closed(text, multiplicative, (a, b) => a - b * Math.floor(a / b));
}

/** Right-associative power; an integer to a negative integer is real (Python, JavaScript, R). */
export function powerOperator(text: string): Operator {
  return {
    text,
    precedence: power,
    rightAssociative: true,
    apply: (a, b) => {
      const value = a.value ** b.value;
      return bothIntegers(a, b) && b.value >= 0 ? integer(value) : real(value);
    },
  };
}

/** Fortran: an integer to a negative integer is an integer quotient, 2**(-1) = 0. */
export const integerPower: Operator = {
  ...powerOperator('**'),
  apply: (a, b) => {
    const value = a.value ** b.value;
    return bothIntegers(a, b) ? integer(Math.trunc(value)) : real(value);
  },
};

export const shiftLeft = closed('<<', additive - 2, (a, b) => a * 2 ** b);

const one =
  (fn: (x: number) => number): ScalarFunction =>
  ([x, ...rest]) =>
    x && rest.length === 0 ? mapped(x, fn) : undefined;

const two =
  (fn: Arithmetic): ScalarFunction =>
  ([x, y, ...rest]) =>
    x && y && rest.length === 0 && known(x) && known(y) ? real(fn(x.value, y.value)) : undefined;

const known = (x: Scalar): boolean => x.kind === 'integer' || x.kind === 'real';

function mapped(x: Scalar, fn: (x: number) => number): Scalar {
  return known(x) ? real(fn(x.value)) : x;
}

/** Conversions: `float(1)` is real, `int(1.9)` is truncated towards zero. */
export const toReal: ScalarFunction = one((x) => x);
export const toInteger: ScalarFunction = ([x]) =>
  x && (known(x) ? integer(Math.trunc(x.value)) : x);

/** Functions with the same meaning in every language, by lower-case name without qualifier. */
export const commonFunctions: Readonly<Record<string, ScalarFunction>> = {
  sqrt: one(Math.sqrt),
  cbrt: one(Math.cbrt),
  exp: one(Math.exp),
  log: one(Math.log),
  ln: one(Math.log),
  log2: one(Math.log2),
  log10: one(Math.log10),
  sin: one(Math.sin),
  cos: one(Math.cos),
  tan: one(Math.tan),
  asin: one(Math.asin),
  acos: one(Math.acos),
  atan: one(Math.atan),
  arcsin: one(Math.asin),
  arccos: one(Math.acos),
  arctan: one(Math.atan),
  sinh: one(Math.sinh),
  cosh: one(Math.cosh),
  tanh: one(Math.tanh),
  abs: one(Math.abs),
  fabs: one(Math.abs),
  floor: one(Math.floor),
  ceil: one(Math.ceil),
  trunc: one(Math.trunc),
  atan2: two(Math.atan2),
  pow: two((x, y) => x ** y),
  power: two((x, y) => x ** y),
  hypot: two(Math.hypot),
};
