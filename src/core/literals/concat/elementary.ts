import { elementwise } from './block.js';
import type { BlockFunction } from './block-function.js';

/** Elementwise functions of numbers that `commonFunctions` does not have. */

const one =
  (apply: (x: number) => number): BlockFunction =>
  ([block, ...rest]) =>
    block && rest.length === 0
      ? { ...block, data: Float64Array.from(block.data, (x) => apply(x)) }
      : undefined;

const two =
  (apply: (x: number, y: number) => number): BlockFunction =>
  ([a, b, ...rest]) =>
    a && b && rest.length === 0 ? elementwise(a, b, apply) : undefined;

const degree = Math.PI / 180;

/**
 * Exact results where they exist: `sind(30)` is 0.5 and `cosd(90)` is 0 (MathWorks, `sind`; Julia, `sind`).
 */
export function sinOfDegrees(x: number): number {
  const turn = x % 360;
  const size = Math.abs(turn);
  const folded = size > 180 ? size - 180 : size;
  const acute = folded > 90 ? 180 - folded : folded;
  const value = acute === 30 ? 0.5 : acute === 60 ? Math.sqrt(3) / 2 : Math.sin(acute * degree);
  return acute === 0 ? 0 : turn < 0 !== size > 180 ? -value : value;
}

export function cosOfDegrees(x: number): number {
  const size = Math.abs(x % 360);
  const folded = size > 180 ? 360 - size : size;
  const acute = folded > 90 ? 180 - folded : folded;
  const value = acute === 60 ? 0.5 : acute === 90 ? 0 : Math.cos(acute * degree);
  return folded > 90 && value !== 0 ? -value : value;
}

function tanOfDegrees(x: number): number {
  return Math.abs(x % 180) === 45 ? Math.sign(x % 180) : sinOfDegrees(x) / cosOfDegrees(x);
}

const floorMod = (x: number, y: number): number => (y === 0 ? x : x - y * Math.floor(x / y));

/**
 * Functions that MATLAB and Julia share (MathWorks, "Elementary Math"; Julia manual, "Mathematical
 * Operations").
 */
export const elementary: Readonly<Record<string, BlockFunction>> = {
  sind: one(sinOfDegrees),
  cosd: one(cosOfDegrees),
  tand: one(tanOfDegrees),
  asind: one((x) => Math.asin(x) / degree),
  acosd: one((x) => Math.acos(x) / degree),
  atand: one((x) => Math.atan(x) / degree),
  deg2rad: one((x) => x * degree),
  rad2deg: one((x) => x / degree),
  sec: one((x) => 1 / Math.cos(x)),
  csc: one((x) => 1 / Math.sin(x)),
  cot: one((x) => 1 / Math.tan(x)),
  asinh: one(Math.asinh),
  acosh: one(Math.acosh),
  atanh: one(Math.atanh),
  log1p: one(Math.log1p),
  expm1: one(Math.expm1),
  sign: one(Math.sign),
  atan2: two(Math.atan2),
  hypot: two(Math.hypot),
  mod: two(floorMod),
  rem: two((x, y) => (y === 0 ? NaN : x % y)),
};

/** MATLAB rounds halves away from zero. */
export const matlabElementary: Readonly<Record<string, BlockFunction>> = {
  ...elementary,
  round: one((x) => Math.sign(x) * Math.round(Math.abs(x))),
  fix: one(Math.trunc),
  nthroot: two((x, n) => (n === 3 ? Math.cbrt(x) : Math.sign(x) * Math.abs(x) ** (1 / n))),
  plus: two((x, y) => x + y),
  minus: two((x, y) => x - y),
  power: two((x, y) => x ** y),
  rdivide: two((x, y) => x / y),
  times: two((x, y) => x * y),
};

export const juliaElementary: Readonly<Record<string, BlockFunction>> = {
  ...elementary,
  sinpi: one((x) => sinOfDegrees(180 * x)),
  cospi: one((x) => cosOfDegrees(180 * x)),
};
