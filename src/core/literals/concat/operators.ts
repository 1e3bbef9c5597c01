import { elementwise, isScalar, product, type Block } from './block.js';
import type { BlockOperator } from './language.js';

/** Operators on blocks; each language lists its own, longest spelling first. */

type Arithmetic = (x: number, y: number) => number;

function each(text: string, precedence: number, apply: Arithmetic): BlockOperator {
  return { text, precedence, apply: (a, b) => elementwise(a, b, apply) };
}

/** Division by a matrix would solve a linear system; nobody writes that as a constant. */
function byScalar(a: Block, b: Block, apply: Arithmetic): Block | undefined {
  return isScalar(b) ? elementwise(a, b, apply) : undefined;
}

const sum = 10;
const factor = 20;
const power = 40;

export const plus = each('+', sum, (x, y) => x + y);
export const minus = each('-', sum, (x, y) => x - y);
export const dotPlus = each('.+', sum, (x, y) => x + y);
export const dotMinus = each('.-', sum, (x, y) => x - y);
export const dotTimes = each('.*', factor, (x, y) => x * y);
export const dotOver = each('./', factor, (x, y) => x / y);
export const dotUnder = each('.\\', factor, (x, y) => y / x);
export const times: BlockOperator = { text: '*', precedence: factor, apply: product };
export const over: BlockOperator = {
  text: '/',
  precedence: factor,
  apply: (a, b) => byScalar(a, b, (x, y) => x / y),
};
export const under: BlockOperator = {
  text: '\\',
  precedence: factor,
  apply: (a, b) => byScalar(b, a, (x, y) => x / y),
};
/** Julia's rational numbers bind tighter than `*`. */
export const rational: BlockOperator = {
  text: '//',
  precedence: factor + 5,
  apply: (a, b) => byScalar(a, b, (x, y) => x / y),
};
export const quotient = each('÷', factor, (x, y) => Math.trunc(x / y));
export const remainder = each('%', factor, (x, y) => x % y);

const scalarPower = (a: Block, b: Block): Block | undefined =>
  isScalar(a) && isScalar(b) ? elementwise(a, b, (x, y) => x ** y) : undefined;

/** 2^3^2 is 64 in MATLAB (left to right) and 512 in Julia (right to left). */
export function powers(rightAssociative: boolean): readonly BlockOperator[] {
  return [
    {
      text: '.^',
      precedence: power,
      rightAssociative,
      apply: (a, b) => elementwise(a, b, (x, y) => x ** y),
    },
    { text: '^', precedence: power, rightAssociative, apply: scalarPower },
  ];
}
