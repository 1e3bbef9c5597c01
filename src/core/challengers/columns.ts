import { transpose, zeros, type Matrix } from '../matrix.js';
import { thinQr } from '../lowrank/linear/householder.js';
import { multiply, multiplyTransposed } from '../lowrank/linear/product.js';
import { columnsOf, type Factored } from './factored.js';
import { takeColumns, type ColumnSteps } from './pivoting.js';

/** C C⁺M, the projection of M on its columns C = M[:, J] (Golub 1965; Gu & Eisenstat 1996). */
export function columnSubset(matrix: Matrix, columns: readonly number[]): Factored {
  const { q } = thinQr(columnsOf(matrix, columns));
  return { left: q, right: multiplyTransposed(matrix, q) };
}

/** Q_k R_k: a QR factorization of which the lower rows of R are dropped. */
export function cutQr({ q, r }: ColumnSteps): Factored {
  return { left: q, right: transpose(r) };
}

/**
 * C U R with C = M[:, J], R = M[I, :] and U = C⁺MR⁺, the best U (Mahoney & Drineas, PNAS 106, 2009; Stewart, Numer.
 * Math. 83, 1999).
 */
export function cur(matrix: Matrix, columns: readonly number[], rows: readonly number[]): Factored {
  const { q: c } = thinQr(columnsOf(matrix, columns));
  const { q: r } = thinQr(columnsOf(transpose(matrix), rows));
  return { left: multiply(c, multiplyTransposed(c, multiply(matrix, r))), right: r };
}

/** A skeleton, and the columns J and rows I that it keeps. */
export interface Skeleton {
  readonly x: Factored;
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/**
 * M[:, J] M[I, J]⁻¹ M[I, :], the skeleton or cross approximation, which has the chosen rows and columns of M itself
 * (Goreinov, Tyrtyshnikov & Zamarashkin, Linear Algebra Appl. 261, 1997). The rows are chosen from C = M[:, J] by pivoting:
 * with Cᵀ = Q R, the columns I of R are triangular, and C M[I, J]⁻¹ = (R_I⁻¹ R)ᵀ.
 */
export function skeleton(matrix: Matrix, columns: readonly number[]): Skeleton {
  let chosen = columns;
  let steps = takeColumns(transpose(columnsOf(matrix, chosen)), chosen.length, 'largest');
  // Columns that are independent only in rounding have fewer rows that are.
  while (steps.taken.length < chosen.length) {
    chosen = chosen.slice(0, steps.taken.length);
    steps = takeColumns(transpose(columnsOf(matrix, chosen)), chosen.length, 'largest');
  }
  const right = columnsOf(transpose(matrix), steps.taken);
  return {
    x: { left: transpose(solveTriangular(steps)), right },
    columns: chosen,
    rows: steps.taken,
  };
}

/** R_I⁻¹ R for R c×m, whose columns I in this order are upper triangular. */
function solveTriangular({ taken, r }: ColumnSteps): Matrix {
  const count = taken.length;
  const out = zeros(count, r.cols);
  out.data.set(r.data);
  const { data, cols } = out;
  for (let t = count - 1; t >= 0; t--) {
    const pivot = r.data[t * cols + taken[t]!]!;
    for (let j = 0; j < cols; j++) {
      let sum = data[t * cols + j]!;
      for (let s = t + 1; s < count; s++)
        sum -= r.data[t * cols + taken[s]!]! * data[s * cols + j]!;
      data[t * cols + j] = sum / pivot;
    }
  }
  return out;
}
