import type { Workspace } from '../../kernels/workspace.js';
import { distanceSize, type Source } from './source.js';

const EPSILON = 2 ** -52;
/**
 * Below this share of ‖M‖² the difference of squares has lost too many digits: measure entry by entry.
 */
const CANCELLED = 1e-8;

/** Triplets in the workspace, vectors one after the other. */
export interface Triplets {
  readonly k: number;
  readonly u: number;
  readonly v: number;
  readonly s: Float64Array;
  /** ‖M vᵢ − sᵢuᵢ‖, measured. */
  readonly rightResiduals: Float64Array;
  /** MᵀU if it is known already; overwritten. */
  readonly z?: number;
}

/** Numbers of workspace that `certify` needs. */
export function certifySize(rows: number, cols: number, k: number): number {
  return cols * k + k * k + distanceSize(rows, cols) + 16;
}

/**
 * Bounds for triplets with orthonormal U and V. With Z = MᵀU, ‖M − UΣVᵀ‖² = ‖M‖² − ‖Z‖² + ‖Z − VΣ‖² and
 * ‖Mᵀuᵢ − sᵢvᵢ‖ = ‖zᵢ − sᵢvᵢ‖. A margin is added for rounding and for the departure of U from
 * orthogonality. If the difference cancels, M − UΣVᵀ is formed.
 */
export function certify(
  ws: Workspace,
  source: Source,
  rows: number,
  cols: number,
  squares: number,
  { k: count, u, v, s, rightResiduals, z: known }: Triplets,
): { errorBound: number; residuals: Float64Array } {
  const { x, k } = ws;
  const mark = ws.mark();
  const z = known ?? ws.alloc(cols * count);
  if (known === undefined) source.multiplyTransposed(count, u, z);
  const rounding = EPSILON * (rows + cols) * Math.sqrt(squares);
  const residuals = new Float64Array(count);
  let seen = 0;
  let missed = 0;
  for (let i = 0; i < count; i++) {
    const column = z + i * cols;
    seen += k.dot(cols, column, column);
    const rest = k.apart(cols, column, s[i]!, v + i * cols);
    missed += rest;
    residuals[i] = Math.max(rightResiduals[i]!, Math.sqrt(rest)) + rounding;
  }
  const slack = (4 * departure(ws, rows, count, u) + 2 * (rows + cols) * EPSILON) * squares;
  const difference = squares - seen + missed;
  let errorBound: number;
  if (difference > CANCELLED * squares) {
    errorBound = Math.sqrt(difference + slack);
  } else {
    // V Σ replaces Z.
    x.copyWithin(z, v, v + cols * count);
    for (let i = 0; i < count; i++) k.scale(cols, s[i]!, z + i * cols);
    const measured = Math.sqrt(source.distanceSquared(count, u, z));
    errorBound = measured * (1 + 1e-12) + 8 * (count + 4) * EPSILON * Math.sqrt(squares);
  }
  ws.release(mark);
  return { errorBound: Math.min(errorBound, Number.MAX_VALUE), residuals };
}

/** ‖UᵀU − I‖_F. */
function departure(ws: Workspace, rows: number, count: number, u: number): number {
  const { x, k } = ws;
  const gram = ws.zeros(count * count);
  k.gemm(1, 0, count, count, rows, 1, u, rows, u, rows, gram, count);
  for (let i = 0; i < count; i++) x[gram + i + i * count] = x[gram + i + i * count]! - 1;
  return Math.sqrt(k.dot(count * count, gram, gram));
}
