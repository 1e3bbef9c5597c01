import { scaleOf } from '../../svd/load.js';
import type { Matrix } from '../../matrix.js';
import { qrLikeLapack, rotate, type Vectors } from './bidiagonal-qr.js';
import { bidiagonalize, times, triangularize, type Bidiagonal } from './reduce.js';
import { givens } from './rotations.js';

/** Larger bidiagonals are solved by divide and conquer in LAPACK (SMLSIZ of dbdsdc). */
export const mostLikeLapack = 25;

/** Singular vectors with LAPACK's signs, unsorted: u columns of length m, v of length n. */
export interface LapackVectors {
  readonly s: Float64Array;
  readonly u: Vectors;
  readonly v: Vectors;
}

/**
 * The SVD by the steps of LAPACK's dgesdd (3.10 or later), which NumPy calls, for min(m, n) ≤ 25: QR or LQ first if one side
 * is 11/6 of the other, Householder reflections to bidiagonal form, implicit QR. It serves for signs: `svd` is the
 * more careful and faster answer.
 *
 * @param matrix m×n, finite, with 1 ≤ min(m, n) ≤ 25.
 * @returns undefined if the iteration does not converge.
 */
export function gesddVectors(matrix: Matrix): LapackVectors | undefined {
  const { rows, cols, data } = matrix;
  const scale = scaleOf(matrix);
  const short = Math.min(rows, cols);
  const long = Math.max(rows, cols);
  const isWide = cols > rows;
  // The columns of M, or of Mᵀ: LQ of M is QR of Mᵀ, with the same signs.
  const tall: Vectors = Array.from({ length: short }, (_, j) =>
    Float64Array.from(
      { length: long },
      (_, i) => scale * data[isWide ? j * cols + i : i * cols + j]!,
    ),
  );
  if (long >= Math.floor((short * 11) / 6)) {
    const { r, left } = triangularize(tall);
    // L = Rᵀ of a wide matrix is square, and is reduced to upper bidiagonal form like any square matrix.
    const square = isWide ? transposed(r) : r;
    const inner = solveUpper(bidiagonalize(square));
    if (!inner) return undefined;
    const outer = (vectors: Vectors) => vectors.map((x) => times(left, x, long));
    return isWide
      ? { s: inner.s, u: inner.u, v: outer(inner.v) }
      : { s: inner.s, u: outer(inner.u), v: inner.v };
  }
  return isWide ? solveLower(bidiagonalize(tall), long) : solveUpper(bidiagonalize(tall), long);
}

const transposed = (columns: Vectors): Vectors =>
  columns.map((_, i) => Float64Array.from(columns, (column) => column[i]!));

const identity = (n: number): Vectors =>
  Array.from({ length: n }, (_, i) => {
    const x = new Float64Array(n);
    x[i] = 1;
    return x;
  });

/** A = Q B Pᵀ with upper bidiagonal B = U Σ Vᵀ. */
function solveUpper({ d, e, left, right }: Bidiagonal, m = d.length): LapackVectors | undefined {
  const n = d.length;
  const u = identity(n);
  const vt = identity(n);
  if (n === 1) {
    // dbdsdc gives the sign to U here.
    u[0]![0] = d[0]! < 0 ? -1 : 1;
    d[0] = Math.abs(d[0]!);
  } else if (!qrLikeLapack(d, e, u, vt)) return undefined;
  return {
    s: d,
    u: u.map((x) => times(left, x, m)),
    v: vt.map((x) => times(right, x, n)),
  };
}

/** Mᵀ = Q B Pᵀ, so M = P Bᵀ Qᵀ with lower bidiagonal Bᵀ, which rotations from the left make upper first (dbdsdc). */
function solveLower({ d, e, left, right }: Bidiagonal, n: number): LapackVectors | undefined {
  const m = d.length;
  const u = identity(m);
  const vt = identity(m);
  const turns: { readonly c: number; readonly s: number }[] = [];
  if (m === 1) {
    u[0]![0] = d[0]! < 0 ? -1 : 1;
    d[0] = Math.abs(d[0]!);
  } else {
    for (let i = 0; i + 1 < m; i++) {
      const { c, s, r } = givens(d[i]!, e[i]!);
      d[i] = r;
      e[i] = s * d[i + 1]!;
      d[i + 1] = c * d[i + 1]!;
      turns.push({ c, s });
    }
    if (!qrLikeLapack(d, e, u, vt)) return undefined;
    const rows = transposed(u);
    for (let i = m - 2; i >= 0; i--) rotate(rows, i, turns[i]!.c, -turns[i]!.s);
    transposed(rows).forEach((x, i) => u[i]!.set(x));
  }
  return { s: d, u: u.map((x) => times(right, x, m)), v: vt.map((x) => times(left, x, n)) };
}
