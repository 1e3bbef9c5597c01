import { orthogonalCompletion } from '../lowrank/forms.js';
import { orthogonalFactor, reflect } from '../lowrank/linear/householder.js';
import { leadingColumns, multiply } from '../lowrank/linear/product.js';
import { seededRandom } from '../lowrank/linear/random.js';
import { zeros, type Matrix } from '../matrix.js';

/** U or V with more rows keep the basis that they have: a turn of it takes n³ operations. */
export const mostTurned = 256;

/**
 * An orthonormal basis of what the first `rank` columns leave out, turned at random: any such basis completes U or V.
 *
 * @param q n×r with orthonormal columns, r ≥ rank.
 * @param seed the same number gives the same basis. With one column left, odd seeds change its sign.
 * @returns n×(n − rank) with orthonormal columns.
 */
export function nullBasis(q: Matrix, rank: number, seed: number): Matrix {
  const left = q.rows - rank;
  const complete = orthogonalCompletion(leadingColumns(q, rank));
  const basis = lastColumns(complete, left);
  if (left === 0) return basis;
  if (left === 1) return seed % 2 === 0 ? basis : { ...basis, data: basis.data.map((x) => -x) };
  const random = seededRandom(seed);
  const normal = { rows: left, cols: left, data: new Float64Array(left * left) };
  for (let at = 0; at < normal.data.length; at++) normal.data[at] = random.normal();
  return multiply(basis, orthogonalFactor(reflect(normal), left));
}

/** Q with the columns after `rank` replaced by the first ones of that basis; Q keeps its size. */
export function withNullBasis(q: Matrix, rank: number, basis: Matrix): Matrix {
  const out = { ...q, data: q.data.slice() };
  for (let i = 0; i < q.rows; i++) {
    for (let j = rank; j < q.cols; j++) {
      out.data[i * q.cols + j] = basis.data[i * basis.cols + j - rank]!;
    }
  }
  return out;
}

/** The square matrix of the first `rank` columns of Q and that basis. */
export function besideNullBasis(q: Matrix, rank: number, basis: Matrix): Matrix {
  const n = q.rows;
  const out = zeros(n, n);
  for (let i = 0; i < n; i++) {
    out.data.set(q.data.subarray(i * q.cols, i * q.cols + rank), i * n);
    out.data.set(basis.data.subarray(i * basis.cols, (i + 1) * basis.cols), i * n + rank);
  }
  return out;
}

function lastColumns(matrix: Matrix, count: number): Matrix {
  const out = zeros(matrix.rows, count);
  for (let i = 0; i < matrix.rows; i++) {
    out.data.set(
      matrix.data.subarray((i + 1) * matrix.cols - count, (i + 1) * matrix.cols),
      i * count,
    );
  }
  return out;
}
