import { cosine, length, swap } from './columns.js';

const EPSILON = 2 ** -52;
/** Below this ratio of the lengths of two columns, its square is less than a rounding error. */
const SHORT = 2 ** -30;
/** Maximum number of sweeps. Six to ten are usual. */
const SWEEPS = 40;

/** X = U Σ Vᵀ of an n×n matrix, all by columns. */
export interface Turned {
  /** Singular values, descending. */
  readonly s: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/**
 * SVD by one-sided Jacobi rotations (Hestenes 1958; Demmel & Veselić, SIAM J. Matrix Anal. Appl. 13, 1992; LAPACK
 * dgesvj): rotations of pairs of columns until all are orthogonal. A rotation changes no column in more than its own
 * last digits, however differently long the two are. The longer column comes first (de Rijk 1989).
 *
 * @param x the n×n matrix by columns; it is overwritten.
 * @returns undefined if it did not converge, which is not known to happen.
 */
export function rotate(x: Float64Array, n: number): Turned | undefined {
  const v = new Float64Array(n * n);
  for (let j = 0; j < n; j++) v[j + j * n] = 1;
  const lengths = Float64Array.from({ length: n }, (_, j) => length(x, j * n, n));
  const tolerance = Math.sqrt(n) * EPSILON;
  let settled = false;
  for (let sweep = 0; sweep < SWEEPS && !settled; sweep++) {
    settled = true;
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        if (lengths[j]! > lengths[i]!) exchange(x, v, lengths, n, i, j);
        if (lengths[j] === 0) continue;
        const angle = cosine(x, n, i * n, lengths[i]!, j * n, lengths[j]!);
        if (Math.abs(angle) <= tolerance) continue;
        settled = false;
        turn(x, v, lengths, n, i, j, angle);
      }
    }
  }
  if (!settled) return undefined;
  for (let j = 0; j < n; j++) {
    for (let i = j * n; i < (j + 1) * n && lengths[j]! > 0; i++) x[i]! /= lengths[j]!;
  }
  complete(x, lengths, n);
  return { s: lengths, u: x, v };
}

function exchange(
  x: Float64Array,
  v: Float64Array,
  lengths: Float64Array,
  n: number,
  i: number,
  j: number,
): void {
  swap(x, n, i * n, j * n);
  swap(v, n, i * n, j * n);
  const value = lengths[i]!;
  lengths[i] = lengths[j]!;
  lengths[j] = value;
}

/** Makes columns i and j orthogonal, i not shorter than j. */
function turn(
  x: Float64Array,
  v: Float64Array,
  lengths: Float64Array,
  n: number,
  i: number,
  j: number,
  angle: number,
): void {
  const share = lengths[j]! / lengths[i]!;
  if (share < SHORT) {
    project(x, v, lengths, n, i, j, angle);
    return;
  }
  // The cotangent of twice the angle of the rotation.
  const cotangent = ((share - 1) * (share + 1)) / share / (2 * angle);
  const size = Math.abs(cotangent);
  const small = 1 / (size + Math.sqrt(1 + size * size));
  const tangent = cotangent < 0 ? -small : small;
  const c = 1 / Math.sqrt(1 + tangent * tangent);
  const s = tangent * c;
  for (const columns of [x, v]) {
    for (let k = 0; k < n; k++) {
      const first = columns[i * n + k]!;
      const second = columns[j * n + k]!;
      columns[i * n + k] = c * first - s * second;
      columns[j * n + k] = s * first + c * second;
    }
  }
  lengths[i] = length(x, i * n, n);
  lengths[j] = length(x, j * n, n);
}

/**
 * The same for a column j that is very short: what is left of it without its projection on column i. Column i would
 * change in less than its last digit. The ratio of the lengths may underflow, and so is not a factor for X.
 */
function project(
  x: Float64Array,
  v: Float64Array,
  lengths: Float64Array,
  n: number,
  i: number,
  j: number,
  angle: number,
): void {
  const factor = angle * lengths[j]!;
  for (let k = 0; k < n; k++) {
    x[j * n + k]! -= factor * (x[i * n + k]! / lengths[i]!);
    const first = v[i * n + k]!;
    const second = v[j * n + k]!;
    v[i * n + k] = first + (factor / lengths[i]!) * second;
    v[j * n + k] = second - (factor / lengths[i]!) * first;
  }
  lengths[j] = length(x, j * n, n);
}

/**
 * Replaces the columns of length 0, which are the last, by unit vectors at right angles to all others: each begins as
 * the axis that lies least in the space of the columns before it.
 */
function complete(u: Float64Array, lengths: Float64Array, n: number): void {
  for (let j = 0; j < n; j++) {
    if (lengths[j]! > 0) continue;
    let axis = 0;
    let least = Infinity;
    for (let i = 0; i < n; i++) {
      let inside = 0;
      for (let k = 0; k < j; k++) inside += u[k * n + i]! ** 2;
      if (inside >= least) continue;
      least = inside;
      axis = i;
    }
    u.fill(0, j * n, (j + 1) * n);
    u[j * n + axis] = 1;
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < j; k++) {
        let dot = 0;
        for (let i = 0; i < n; i++) dot += u[k * n + i]! * u[j * n + i]!;
        for (let i = 0; i < n; i++) u[j * n + i]! -= dot * u[k * n + i]!;
      }
      const size = length(u, j * n, n);
      for (let i = 0; i < n; i++) u[j * n + i]! /= size;
    }
  }
}
