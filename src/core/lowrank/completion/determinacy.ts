import { singularValues } from '../../svd/index.js';
import type { Svd } from '../../svd/types.js';
import type { KnownEntries } from './known.js';
import { t } from '../../texts.js';

/** Number of unknowns up to which the exact local test (an SVD of the derivative) is fast enough. */
const LOCAL_TEST_LIMIT = 200;

/** Directions with a derivative below this share of the largest do not change the known entries. */
const FLAT = 1e-9;

/** Directions above this share are told from flat ones by the Gram matrix. */
const CLEAR = 1e-5;

/**
 * Reasons why the known entries cannot determine a matrix of rank k, as sentences. Counting conditions
 * are only necessary. For small problems, the derivative of the known entries with respect to the factors
 * is examined at the answer. This test is exact locally: the matrices of rank k form a manifold of
 * dimension k(m + n − k), and the known entries determine a point of it if their derivative has that
 * rank.
 */
export function doubts(known: KnownEntries, k: number, model?: Svd): string[] {
  const { rows, cols } = known;
  const found = [...thin('row', known.rowStart, k), ...thin('column', known.columnStart, k)];
  const freedom = k * (rows + cols - k);
  if (known.value.length < rows * cols && known.value.length < freedom) {
    found.push(
      t(
        'A {0}×{1} matrix of rank {2} has {3} degrees of freedom, but only {4} entries are known: many different matrices fit.',
        rows,
        cols,
        k,
        freedom,
        known.value.length,
      ),
    );
  }
  const parts = components(known);
  if (parts > 1) {
    found.push(
      t(
        'The known entries fall into {0} groups that share no row and no column: the data do not say how one group relates to another.',
        parts,
      ),
    );
  }
  if (found.length === 0 && model && k * (rows + cols) <= LOCAL_TEST_LIMIT) {
    const missingDirections = freedom - derivativeRank(known, model);
    if (missingDirections > 0) {
      found.push(
        missingDirections === 1
          ? t(
              'The filled values can move in 1 independent way without changing the known entries: the data do not determine them at rank {0}.',
              k,
            )
          : t(
              'The filled values can move in {0} independent ways without changing the known entries: the data do not determine them at rank {1}.',
              missingDirections,
              k,
            ),
      );
    }
  }
  return found;
}

/** Rows (or columns) with fewer known entries than the rank; only the first few. */
function thin(kind: 'row' | 'column', starts: Int32Array, k: number): string[] {
  const few: number[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    if (starts[i + 1]! - starts[i]! < k) few.push(i + 1);
  }
  if (few.length === 0) return [];
  const first = few.slice(0, 5).join(', ');
  const which = few.length > 5 ? t('{0} and {1} more', first, few.length - 5) : first;
  if (few.length === 1) {
    return [
      kind === 'row'
        ? t(
            'Fewer known entries than the rank {0} in row {1}: the data cannot determine the values filled in there.',
            k,
            which,
          )
        : t(
            'Fewer known entries than the rank {0} in column {1}: the data cannot determine the values filled in there.',
            k,
            which,
          ),
    ];
  }
  return [
    kind === 'row'
      ? t(
          'Fewer known entries than the rank {0} in rows {1}: the data cannot determine the values filled in there.',
          k,
          which,
        )
      : t(
          'Fewer known entries than the rank {0} in columns {1}: the data cannot determine the values filled in there.',
          k,
          which,
        ),
  ];
}

/** Connected parts of the graph that joins row i and column j where (i, j) is known. */
function components(known: KnownEntries): number {
  const parent = Array.from({ length: known.rows + known.cols }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at]! !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (let t = 0; t < known.value.length; t++) {
    const [row, column] = [root(known.row[t]!), root(known.rows + known.column[t]!)];
    if (row !== column) parent[row] = column;
  }
  const seen = new Set<number>();
  for (let i = 0; i < known.rows; i++) {
    if (known.rowStart[i]! < known.rowStart[i + 1]!) seen.add(root(i));
  }
  return seen.size;
}

/**
 * Rank of (P, Q) ↦ P_K(P Vᵀ + U Qᵀ), the derivative on the tangent space at the model U Σ Vᵀ. Its Gram matrix is
 * quick to form. It has half of the digits, which are enough where the rank is full.
 */
function derivativeRank(known: KnownEntries, model: Svd): number {
  const k = model.s.length;
  const freedom = k * (known.rows + known.cols - k);
  const unknowns = k * (known.rows + known.cols);
  const data = derivative(known, model);
  if (clearRank(gramOf(known, data, k), unknowns) >= freedom) return freedom;
  const values = singularValues({ rows: known.value.length, cols: unknowns, data });
  return values.ok ? countAbove(values.value, FLAT) : freedom;
}

/**
 * How many pivots of Cholesky's factorisation with diagonal pivoting are clearly positive: the rank is at least as
 * large. The upper triangle of `gram` is read and overwritten.
 */
function clearRank(gram: Float64Array, n: number): number {
  let largest = 0;
  for (let count = 0; count < n; count++) {
    let best = count;
    for (let p = count; p < n; p++) if (gram[p * (n + 1)]! > gram[best * (n + 1)]!) best = p;
    swap(gram, n, count, best);
    const row = count * n;
    const pivot = gram[row + count]!;
    if (count === 0) largest = pivot;
    if (!(pivot > CLEAR * CLEAR * largest)) return count;
    for (let p = count + 1; p < n; p++) {
      const factor = gram[row + p]! / pivot;
      // Most entries are 0 at first.
      if (factor === 0) continue;
      const to = p * n;
      for (let q = p; q < n; q++) gram[to + q]! -= factor * gram[row + q]!;
    }
  }
  return n;
}

/** Swaps two rows and the same two columns, a ≤ b, of a symmetric matrix whose upper triangle is stored. */
function swap(upper: Float64Array, n: number, a: number, b: number): void {
  if (a === b) return;
  const exchange = (p: number, q: number): void => {
    const value = upper[p]!;
    upper[p] = upper[q]!;
    upper[q] = value;
  };
  exchange(a * (n + 1), b * (n + 1));
  for (let i = 0; i < a; i++) exchange(i * n + a, i * n + b);
  for (let i = a + 1; i < b; i++) exchange(a * n + i, i * n + b);
  for (let i = b + 1; i < n; i++) exchange(a * n + i, b * n + i);
}

function countAbove(values: Float64Array, share: number): number {
  return values.filter((value) => value > share * values[0]!).length;
}

/** One row per known entry: the derivatives by the k numbers of P in its row, and the k of Q in its column. */
function derivative(known: KnownEntries, { u, s, v }: Svd): Float64Array {
  const k = s.length;
  const unknowns = k * (known.rows + known.cols);
  const data = new Float64Array(known.value.length * unknowns);
  for (let t = 0; t < known.value.length; t++) {
    const i = known.row[t]!;
    const j = known.column[t]!;
    for (let f = 0; f < k; f++) {
      data[t * unknowns + i * k + f] = v.data[j * k + f]!;
      data[t * unknowns + (known.rows + j) * k + f] = u.data[i * k + f]!;
    }
  }
  return data;
}

/** DᵀD of the derivative D, from the 2k numbers in each row that are not 0. */
function gramOf(known: KnownEntries, data: Float64Array, k: number): Float64Array {
  const unknowns = k * (known.rows + known.cols);
  const gram = new Float64Array(unknowns * unknowns);
  for (let t = 0; t < known.value.length; t++) {
    const starts = [known.row[t]! * k, (known.rows + known.column[t]!) * k];
    const from = t * unknowns;
    for (const a of starts) {
      for (const b of starts) {
        for (let p = a; p < a + k; p++) {
          const factor = data[from + p]!;
          for (let q = b; q < b + k; q++) gram[p * unknowns + q]! += factor * data[from + q]!;
        }
      }
    }
  }
  return gram;
}
