import { formatCount } from '../format.js';
import type { Matrix } from '../matrix.js';
import { failure, success, type Result } from '../result.js';
import type { Svd } from '../svd/types.js';
import { t } from '../texts.js';
import { gesddVectors, mostLikeLapack, type LapackVectors } from './lapack/gesdd.js';

/** With more entries the steps would be felt. */
const mostEntries = 50_000;

/**
 * A sign is told only if it is the same for the matrix and so many neighbours, whose entries differ in the last bit. Of 548
 * test matrices with 2323 well-determined pairs, this leaves out 17, and all others are as in NumPy.
 */
const neighbours = 8;

/**
 * The signs that NumPy gives the singular pairs of this matrix: those of LAPACK's dgesdd (3.10 or later, as in OpenBLAS),
 * followed step by step.
 *
 * @param matrix m×n, finite.
 * @param svd any thin SVD of it.
 * @param rank number of singular values above rounding.
 * @returns for each pair 1 if NumPy's has the sign of `svd`, −1 if it has the other one, 0 if rounding decides;
 *   `tooLarge` when min(m, n) > 25, where LAPACK divides and conquers, or mn > 50,000; `noConvergence`.
 */
export function numpySigns(matrix: Matrix, svd: Svd, rank: number): Result<Int8Array> {
  const { rows, cols } = matrix;
  const r = Math.min(rows, cols);
  if (rows * cols > mostEntries) {
    return failure(
      'tooLarge',
      t(
        'The signs of NumPy are followed for matrices of up to {0} entries; this one has {1}.',
        formatCount(mostEntries),
        formatCount(rows * cols),
      ),
    );
  }
  if (r > mostLikeLapack) {
    return failure(
      'tooLarge',
      t(
        'The signs of NumPy are followed for up to {0} singular values; this matrix has {1}. Beyond, LAPACK divides and conquers, and its signs hang on rounding more often.',
        mostLikeLapack,
        r,
      ),
    );
  }
  const signs = new Int8Array(r);
  for (let run = 0; run <= neighbours; run++) {
    const found = r === 0 ? undefined : gesddVectors(run === 0 ? matrix : neighbour(matrix, run));
    if (!found) return failure('noConvergence', t('The steps of LAPACK did not converge here.'));
    compare(found, svd, rank).forEach((sign, i) => {
      if (run === 0) signs[i] = sign;
      else if (signs[i] !== sign) signs[i] = 0;
    });
  }
  return success(signs);
}

/** Each entry changes by −1, 0 or 1 unit in the last place. */
function neighbour(matrix: Matrix, seed: number): Matrix {
  let state = seed;
  const data = matrix.data.map((value) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return value * (1 + (((state >>> 16) % 3) - 1) * Number.EPSILON);
  });
  return { rows: matrix.rows, cols: matrix.cols, data };
}

function compare({ s, u }: LapackVectors, svd: Svd, rank: number): Int8Array {
  const r = svd.s.length;
  const order = [...s.keys()].sort((a, b) => s[b]! - s[a]!);
  return Int8Array.from(order, (k, i) => {
    if (i >= rank) return 0;
    let dot = 0;
    u[k]!.forEach((value, row) => (dot += value * svd.u.data[row * r + i]!));
    // Vectors of equal values may be any of their plane.
    return Math.abs(dot) > 0.999 ? Math.sign(dot) : 0;
  });
}
