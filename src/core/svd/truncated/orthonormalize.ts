import { leading } from '../load.js';
import { qr, qrSize } from '../qr.js';
import { applyLeft, applyReflectorsSize } from '../reflectors.js';
import type { Workspace } from '../../kernels/workspace.js';
import { fillRandom } from './random.js';
import { unitCholesky } from './unit-cholesky.js';

/** An overlap with the basis that counts as rounding. */
const OVERLAP = 1e-13;
/**
 * A column that keeps this share of its length needs no second pass (Kahan's "twice is enough"). A tenth
 * would be enough for one block, but the loss multiplies from block to block: 1e-12 after eleven.
 */
const KEPT = 0.5;

/** Numbers of workspace that `orthonormalize` needs. */
export function orthonormalizeSize(length: number, basis: number, count: number): number {
  return (
    leading(length) * count +
    2 * basis * count +
    4 * count * count +
    8 +
    qrSize(length, count) +
    applyReflectorsSize(length, count)
  );
}

/**
 * Makes the `count` columns at `w` orthonormal, and orthogonal to the `have` orthonormal columns at
 * `basis` (all of `length` numbers, one after the other). The method is block Gram–Schmidt, done twice
 * where much of a column cancels, and QR. Columns that are at most `negligible` long without their part
 * in the basis are replaced by random directions.
 *
 * @param coefficients the place of (have + count)×count coefficients, leading dimension `ldc`: the old
 *   columns are [basis, new] · coefficients up to `negligible`.
 * @returns how many columns contained a new direction.
 */
export function orthonormalize(
  ws: Workspace,
  length: number,
  basis: number,
  have: number,
  w: number,
  count: number,
  coefficients: number,
  ldc: number,
  negligible: number,
): number {
  const { x, k } = ws;
  const mark = ws.mark();
  const t = ws.alloc(have * count);
  for (let j = 0; j < count; j++) {
    x.fill(0, coefficients + j * ldc, coefficients + j * ldc + have + count);
  }
  const gram = ws.alloc(count * count);
  project(ws, length, basis, have, w, count, t);
  addTo(ws, have, count, t, have, coefficients, ldc);
  gramOf(ws, length, w, count, gram);
  let sizes = sizesOf(ws, count, gram);
  // By Pythagoras: the part that was subtracted, and the part that remains.
  const before = sizes.map((size, j) =>
    Math.sqrt(size * size + k.dot(have, t + j * have, t + j * have)),
  );
  let clean = sizes.every((size, j) => size >= KEPT * before[j]!);
  if (!clean) {
    project(ws, length, basis, have, w, count, t);
    addTo(ws, have, count, t, have, coefficients, ldc);
    gramOf(ws, length, w, count, gram);
    sizes = sizesOf(ws, count, gram);
  }
  const alive = new Array<boolean>(count).fill(true);
  for (let j = 0; j < count; j++) {
    const column = w + j * length;
    if (sizes[j]! > negligible) continue;
    clean = false;
    alive[j] = false;
    fillRandom(x, column, column + length, 7919 * (have + j + 1));
    project(ws, length, basis, have, column, 1, t);
    project(ws, length, basis, have, column, 1, t);
  }
  const r = ws.alloc(count * count);
  const again = ws.alloc(count * count);
  if (!alive.every(Boolean) || !factorFromGram(ws, length, w, count, gram, r)) {
    factor(ws, length, w, count, r);
  }
  // If no column lost much to the basis or to the other columns, one pass is enough.
  for (let j = 0; j < count; j++) {
    clean &&= Math.abs(x[r + j * count + j]!) >= KEPT * before[j]!;
  }
  for (let pass = 0; pass < 3 && !clean; pass++) {
    if (project(ws, length, basis, have, w, count, t) <= OVERLAP) break;
    // In a nearly dependent block, Q has parts in the basis. R ← R₂R₁, and t R₁ belongs to the basis.
    for (let j = 0; j < count; j++) {
      k.gemv(have, count, 1, t, have, r + j * count, 1, coefficients + j * ldc);
    }
    factor(ws, length, w, count, again);
    multiplyInto(ws, count, again, r);
  }
  for (let j = 0; j < count; j++) {
    const column = coefficients + j * ldc;
    if (!alive[j]) x.fill(0, column, column + have + count);
    else x.copyWithin(column + have, r + j * count, r + j * count + count);
  }
  ws.release(mark);
  return alive.filter(Boolean).length;
}

/** WᵀW. */
function gramOf({ x, k }: Workspace, length: number, w: number, count: number, to: number): void {
  x.fill(0, to, to + count * count);
  k.gemm(1, 0, count, count, length, 1, w, length, w, length, to, count);
}

/** The lengths of the columns. */
function sizesOf({ x }: Workspace, count: number, gram: number): number[] {
  return Array.from({ length: count }, (_, j) => Math.sqrt(x[gram + j + j * count]!));
}

/**
 * W = Q R by Cholesky of WᵀW, if the columns are far from dependent: two products instead of reflectors.
 *
 * @returns false, without a change, if they are not.
 */
function factorFromGram(
  ws: Workspace,
  length: number,
  w: number,
  count: number,
  gram: number,
  r: number,
): boolean {
  const { x, k } = ws;
  const unit = unitCholesky(x, gram, count);
  if (!unit) return false;
  const { factor: c, sizes } = unit;
  const mark = ws.mark();
  const turn = ws.zeros(count * count);
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < count; i++) {
      x[r + i + j * count] = i <= j ? c[i * count + j]! * sizes[j]! : 0;
    }
    // Column j of R⁻¹, from the diagonal up.
    for (let i = j; i >= 0; i--) {
      let sum = i === j ? 1 : 0;
      for (let l = i + 1; l <= j; l++) sum -= x[r + i + l * count]! * x[turn + l + j * count]!;
      x[turn + i + j * count] = sum / x[r + i + i * count]!;
    }
  }
  const q = ws.zeros(length * count);
  k.gemm(0, 0, length, count, count, 1, w, length, turn, count, q, length);
  x.copyWithin(w, q, q + length * count);
  ws.release(mark);
  return true;
}

/** t ← BᵀW, W ← W − B t; returns the largest entry of t. */
function project(
  ws: Workspace,
  length: number,
  basis: number,
  have: number,
  w: number,
  count: number,
  t: number,
): number {
  const { x, k } = ws;
  if (have === 0) return 0;
  x.fill(0, t, t + have * count);
  k.gemm(1, 0, have, count, length, 1, basis, length, w, length, t, have);
  k.gemm(0, 0, length, count, have, -1, basis, length, t, have, w, length);
  let largest = 0;
  for (let i = t; i < t + have * count; i++) largest = Math.max(largest, Math.abs(x[i]!));
  return largest;
}

function addTo(
  ws: Workspace,
  rows: number,
  cols: number,
  from: number,
  ldFrom: number,
  to: number,
  ldTo: number,
): void {
  for (let j = 0; j < cols; j++) {
    for (let i = 0; i < rows; i++) {
      const at = to + j * ldTo + i;
      ws.x[at] = ws.x[at]! + ws.x[from + j * ldFrom + i]!;
    }
  }
}

/** W = Q R by Householder reflectors; Q replaces W, R goes to `r` (count×count). */
function factor(ws: Workspace, length: number, w: number, count: number, r: number): void {
  const { x } = ws;
  const mark = ws.mark();
  const ld = leading(length);
  const a = ws.alloc(ld * count);
  const tau = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    x.copyWithin(a + j * ld, w + j * length, w + (j + 1) * length);
  }
  qr(ws, length, count, a, ld, tau, () => undefined);
  x.fill(0, r, r + count * count);
  x.fill(0, w, w + length * count);
  for (let j = 0; j < count; j++) {
    x.copyWithin(r + j * count, a + j * ld, a + j * ld + j + 1);
    x[w + j * length + j] = 1;
  }
  const stored = { x, at: a, ld };
  applyLeft(ws, length, count, stored, tau, w, length, count, () => undefined);
  ws.release(mark);
}

/** B ← A B for upper triangular n×n matrices. */
function multiplyInto(ws: Workspace, n: number, a: number, b: number): void {
  const { x } = ws;
  for (let j = 0; j < n; j++) {
    for (let i = 0; i <= j; i++) {
      let sum = 0;
      for (let l = i; l <= j; l++) sum += x[a + i + l * n]! * x[b + l + j * n]!;
      x[b + i + j * n] = sum;
    }
  }
}
