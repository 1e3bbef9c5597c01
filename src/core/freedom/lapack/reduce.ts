import type { Vectors } from './bidiagonal-qr.js';
import { withSign } from './rotations.js';

/** I − tau·v·vᵀ on entries from, from + 1, …; v begins with 1. */
export interface Reflector {
  readonly from: number;
  readonly tau: number;
  readonly v: Float64Array;
}

/**
 * The reflector that leaves only the first of the given numbers, which becomes β = −sign(α)·‖x‖ (LAPACK dlarfg). If the
 * others are all 0, it is the identity, and β = α keeps its sign.
 */
export function reflectorOf(x: Float64Array, from: number): { readonly beta: number } & Reflector {
  const alpha = x[0]!;
  const v = new Float64Array(x.length);
  v[0] = 1;
  let rest = 0;
  for (let i = 1; i < x.length; i++) rest = Math.hypot(rest, x[i]!);
  if (rest === 0) return { beta: alpha, from, tau: 0, v };
  const beta = -withSign(Math.hypot(alpha, rest), alpha);
  for (let i = 1; i < x.length; i++) v[i] = x[i]! / (alpha - beta);
  return { beta, from, tau: (beta - alpha) / beta, v };
}

export function reflect(x: Float64Array, { from, tau, v }: Reflector): void {
  if (tau === 0) return;
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i]! * x[from + i]!;
  sum *= tau;
  for (let i = 0; i < v.length; i++) x[from + i] = x[from + i]! - sum * v[i]!;
}

export interface Bidiagonal {
  readonly d: Float64Array;
  readonly e: Float64Array;
  /** A = Q B Pᵀ: Q is the product of the left reflectors, P that of the right ones. */
  readonly left: readonly Reflector[];
  readonly right: readonly Reflector[];
}

/**
 * A with at least as many rows as columns → upper bidiagonal (LAPACK dgebd2). Of a matrix with more columns give the
 * transpose: then B is lower bidiagonal, and left and right change places.
 *
 * @param columns of A; changed.
 */
export function bidiagonalize(columns: Vectors): Bidiagonal {
  const n = columns.length;
  const m = columns[0]!.length;
  const d = new Float64Array(n);
  const e = new Float64Array(Math.max(0, n - 1));
  const left: Reflector[] = [];
  const right: Reflector[] = [];
  for (let i = 0; i < n; i++) {
    const down = reflectorOf(columns[i]!.subarray(i), i);
    d[i] = down.beta;
    left.push(down);
    for (let j = i + 1; j < n; j++) reflect(columns[j]!, down);
    if (i + 1 >= n) break;
    const row = Float64Array.from({ length: n - i - 1 }, (_, j) => columns[i + 1 + j]![i]!);
    const across = reflectorOf(row, i + 1);
    e[i] = across.beta;
    right.push(across);
    for (let k = i + 1; k < m; k++) {
      const line = Float64Array.from({ length: n }, (_, j) => columns[j]![k]!);
      reflect(line, across);
      for (let j = i + 1; j < n; j++) columns[j]![k] = line[j]!;
    }
  }
  return { d, e, left, right };
}

/** A = Q R (LAPACK dgeqr2): the reflectors of Q, and the columns of the square R. */
export function triangularize(columns: Vectors): {
  readonly r: Vectors;
  readonly left: readonly Reflector[];
} {
  const n = columns.length;
  const left = columns.map((column, i) => {
    const reflector = reflectorOf(column.subarray(i), i);
    for (let j = i + 1; j < n; j++) reflect(columns[j]!, reflector);
    column[i] = reflector.beta;
    return reflector;
  });
  const r = columns.map((column, j) =>
    Float64Array.from({ length: n }, (_, i) => (i <= j ? column[i]! : 0)),
  );
  return { r, left };
}

/** Q times vectors that may be shorter: H₁H₂…x, with zeros below x. */
export function times(
  reflectors: readonly Reflector[],
  x: Float64Array,
  length: number,
): Float64Array {
  const out = new Float64Array(length);
  out.set(x);
  for (let k = reflectors.length - 1; k >= 0; k--) reflect(out, reflectors[k]!);
  return out;
}
