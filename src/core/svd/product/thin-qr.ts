import type { Matrix } from '../../matrix.js';
import type { Workspace } from '../../kernels/workspace.js';
import { columnSigns, leading, unload } from '../load.js';
import type { Poll } from '../progress.js';
import { qr, qrSize } from '../qr.js';
import { applyLeft, applyReflectorsSize } from '../reflectors.js';
import { shifted } from './balance.js';

/** A balanced factor, side×r and column-major: itself where it is wide, Q R where it is tall. */
export interface ThinFactor {
  readonly side: number;
  /** min(side, r): the rows of what is multiplied with the other factor. */
  readonly rows: number;
  /** R, or the factor itself: rows×r with leading dimension `rows`. */
  readonly core: Float64Array;
  /** The reflectors of Q, side×r; absent where Q is the identity. */
  readonly reflectors?: { readonly x: Float64Array; readonly at: 0; readonly ld: number };
  readonly tau: Float64Array;
}

/** Numbers of workspace that `thinQr` needs. */
export function thinQrSize(side: number, r: number): number {
  return leading(side) * r + (side > r ? qrSize(side, r) : 0) + 16;
}

/**
 * Multiplies the columns of a factor by powers of two, and factors it if it is tall.
 *
 * @param isTransposed the factor is `matrix`ᵀ (A of B A), and `matrix` is r×side.
 */
export function thinQr(
  ws: Workspace,
  matrix: Matrix,
  isTransposed: boolean,
  exponents: Float64Array,
  poll: Poll,
): ThinFactor {
  const [side, r] = isTransposed ? [matrix.cols, matrix.rows] : [matrix.rows, matrix.cols];
  const mark = ws.mark();
  const ld = leading(side);
  const at = ws.alloc(ld * r);
  const { x } = ws;
  const { data } = matrix;
  const [down, across] = isTransposed ? [1, side] : [r, 1];
  for (let j = 0; j < r; j++) {
    const exponent = exponents[j]!;
    for (let i = 0; i < side; i++) {
      x[at + i + j * ld] = shifted(data[i * down + j * across]!, exponent);
    }
  }
  const rows = Math.min(side, r);
  const tau = new Float64Array(rows);
  if (side > r) qr(ws, side, r, at, ld, tau, poll);
  const core = new Float64Array(rows * r);
  for (let j = 0; j < r; j++) {
    const height = side > r ? j + 1 : rows;
    core.set(x.subarray(at + j * ld, at + j * ld + height), j * rows);
  }
  const reflectors = side > r ? ({ x: x.slice(at, at + ld * r), at: 0, ld } as const) : undefined;
  ws.release(mark);
  return { side, rows, core, tau, ...(reflectors && { reflectors }) };
}

/** Numbers of workspace that `timesQ` needs. */
export function timesQSize({ side }: ThinFactor, count: number): number {
  return leading(side) * count + applyReflectorsSize(side, count) + 16;
}

/**
 * Q C for a row-major C of `rows` rows, row-major, each column times its sign.
 *
 * @param signs of the columns; by default those that make the largest entry of each column positive.
 */
export function timesQ(
  ws: Workspace,
  factor: ThinFactor,
  c: Matrix,
  poll: Poll,
  signs?: Float64Array,
): { readonly product: Matrix; readonly signs: Float64Array } {
  const { side, rows, reflectors, tau } = factor;
  const mark = ws.mark();
  const ld = leading(side);
  const at = ws.zeros(ld * c.cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < c.cols; j++) ws.x[at + i + j * ld] = c.data[i * c.cols + j]!;
  }
  if (reflectors) applyLeft(ws, side, rows, reflectors, tau, at, ld, c.cols, poll);
  const columns = Int32Array.from({ length: c.cols }, (_, j) => j);
  const used = signs ?? columnSigns(ws, side, at, ld, columns);
  const product = unload(ws, side, at, ld, columns, used);
  ws.release(mark);
  return { product, signs: used };
}
