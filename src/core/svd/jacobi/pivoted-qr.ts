import { length, swap } from './columns.js';

/** Π A P = Q R of a p×q matrix with p ≥ q, in the place of the matrix. */
export interface PivotedQr {
  readonly p: number;
  readonly q: number;
  /** p×q by columns: R on and above the diagonal, the vectors h of the reflectors of Q below it. */
  readonly a: Float64Array;
  /** The first entry of each h. */
  readonly first: Float64Array;
  /** The reflectors are I − tau h hᵀ / h₁². */
  readonly tau: Float64Array;
  /** Row i of Π A P is this row of A. */
  readonly rows: Int32Array;
  /** Column j of Π A P is this column of A. */
  readonly columns: Int32Array;
  /** Whether the rest was below the normal numbers, so that 0 replaced it. */
  readonly underflow: boolean;
}

/** The least normal double. Columns that are shorter have few digits, and no reflector of them would be orthogonal. */
const NORMAL = 2 ** -1022;

/**
 * QR factorization with column pivoting (Businger & Golub, Numer. Math. 7, 1965) and row interchanges: the largest
 * entry of the pivot column comes first. The error of each row is then small beside that row (Powell & Reid 1969; Cox
 * & Higham, Linear Algebra Appl. 1998). The lengths of columns are computed anew in each step, which costs more than
 * updates but keeps the digits of short columns. The reflectors are not divided by their first entry, so that no small
 * row underflows.
 *
 * @param a the p×q matrix by columns; it is overwritten.
 */
export function pivotedQr(a: Float64Array, p: number, q: number): PivotedQr {
  const tau = new Float64Array(q);
  const first = new Float64Array(q);
  const rows = Int32Array.from({ length: p }, (_, i) => i);
  const columns = Int32Array.from({ length: q }, (_, j) => j);
  let underflow = false;
  for (let c = 0; c < q; c++) {
    const { column, size } = longest(a, p, q, c);
    if (size < NORMAL) {
      underflow = size > 0;
      for (let j = c; j < q; j++) a.fill(0, j * p + c, (j + 1) * p);
      break;
    }
    if (column !== c) {
      swap(a, p, c * p, column * p);
      exchange(columns, c, column);
    }
    const row = largestEntry(a, c * p + c, p - c) + c;
    if (row !== c) {
      for (let j = 0; j < q; j++) exchange(a, j * p + c, j * p + row);
      exchange(rows, c, row);
    }
    const at = c * p + c;
    const alpha = a[at]!;
    const beta = alpha > 0 ? -size : size;
    tau[c] = (beta - alpha) / beta;
    first[c] = alpha - beta;
    for (let j = c + 1; j < q; j++) reflect(a, at, p - c, first[c]!, tau[c]!, a, j * p + c);
    a[at] = beta;
  }
  return { p, q, a, first, tau, rows, columns, underflow };
}

/** The longest of the columns from c on, without the rows above c. */
function longest(
  a: Float64Array,
  p: number,
  q: number,
  c: number,
): { column: number; size: number } {
  let column = c;
  let size = 0;
  for (let j = c; j < q; j++) {
    const own = length(a, j * p + c, p - c);
    if (own <= size) continue;
    size = own;
    column = j;
  }
  return { column, size };
}

/** Which of n numbers has the largest magnitude. */
function largestEntry(a: Float64Array, at: number, n: number): number {
  let place = 0;
  for (let i = 1; i < n; i++) if (Math.abs(a[at + i]!) > Math.abs(a[at + place]!)) place = i;
  return place;
}

function exchange(list: Float64Array | Int32Array, i: number, j: number): void {
  const value = list[i]!;
  list[i] = list[j]!;
  list[j] = value;
}

/** x ← (I − tau h hᵀ / h₁²) x for n numbers; h₁ is `first`. */
function reflect(
  a: Float64Array,
  h: number,
  n: number,
  first: number,
  tau: number,
  x: Float64Array,
  at: number,
): void {
  let sum = x[at]!;
  for (let i = 1; i < n; i++) sum += proportional(a[h + i]!, x[at + i]!, first);
  sum *= tau;
  x[at]! -= sum;
  for (let i = 1; i < n; i++) x[at + i]! -= proportional(sum, a[h + i]!, first);
}

/** a b / c; it overflows or underflows only if the result does, as long as no factor exceeds |c| by much. */
function proportional(a: number, b: number, c: number): number {
  return Math.abs(a) > Math.abs(b) ? (a / c) * b : (b / c) * a;
}

/** x ← Q x for the columns of x, each of p numbers. */
export function applyQ({ p, q, a, first, tau }: PivotedQr, x: Float64Array): void {
  for (let at = 0; at < x.length; at += p) {
    for (let c = q - 1; c >= 0; c--) {
      if (tau[c] !== 0) reflect(a, c * p + c, p - c, first[c]!, tau[c]!, x, at + c);
    }
  }
}
