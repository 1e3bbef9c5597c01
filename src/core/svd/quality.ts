import type { Matrix } from '../matrix.js';
import { scaleOf } from './load.js';
import type { Svd, SvdQuality } from './types.js';
import { bestBackend, withWorkspace, type Workspace } from '../kernels/workspace.js';

const EPSILON = 2 ** -52;
const STRIP = 128;

/**
 * The accuracy of an SVD as LAPACK's own test ratios: about 1 when the answer is as good as double
 * precision allows, below 50 when it passes (TESTING/EIG/dbdt01.f, dort01.f). It also works for the
 * leading columns alone. The residual then includes the tail. Costs about three matrix products.
 *
 * @param matrix rows×cols, finite.
 * @param svd u rows×c, s of at least c values, v cols×c.
 */
export function svdQuality(matrix: Matrix, svd: Svd): SvdQuality {
  const { rows, cols } = matrix;
  const c = svd.u.cols;
  if (rows === 0 || cols === 0) return { residual: 0, orthogonalityU: 0, orthogonalityV: 0 };
  const size = c * cols + STRIP * (c + Math.max(rows, cols)) + c * c + 64;
  return withWorkspace(size, bestBackend(), (ws) => ({
    residual: residual(ws, matrix, svd) / (Math.max(rows, cols) * EPSILON),
    orthogonalityU: departure(ws, svd.u) / (rows * EPSILON),
    orthogonalityV: departure(ws, svd.v) / (cols * EPSILON),
  }));
}

/** ‖M − UΣVᵀ‖_F / ‖M‖_F, a strip of M's rows at a time; 0/0 is 0. */
function residual(ws: Workspace, matrix: Matrix, { u, s, v }: Svd): number {
  const { rows, cols, data } = matrix;
  const c = u.cols;
  const scale = scaleOf(matrix);
  const { x, k } = ws;
  const mark = ws.mark();
  // Row-major data read as column-major are the transposes. So this is Σ Vᵀ, c×cols.
  const right = ws.alloc(c * cols);
  for (let j = 0; j < cols; j++) {
    for (let i = 0; i < c; i++) x[right + j * c + i] = v.data[j * c + i]! * (s[i]! * scale);
  }
  const left = ws.alloc(c * STRIP);
  const rest = ws.alloc(cols * STRIP);
  let error = 0;
  let norm = 0;
  for (let start = 0; start < rows; start += STRIP) {
    const height = Math.min(STRIP, rows - start);
    x.set(u.data.subarray(start * c, (start + height) * c), left);
    const count = height * cols;
    for (let i = 0; i < count; i++) x[rest + i] = scale * data[start * cols + i]!;
    norm += k.dot(count, rest, rest);
    k.gemm(1, 0, cols, height, c, -1, right, c, left, c, rest, cols);
    error += k.dot(count, rest, rest);
  }
  ws.release(mark);
  return norm === 0 ? Math.sqrt(error) : Math.sqrt(error / norm);
}

/** ‖I − QᵀQ‖_F for Q with orthonormal columns. */
function departure(ws: Workspace, q: Matrix): number {
  const c = q.cols;
  const { x, k } = ws;
  const mark = ws.mark();
  const gram = ws.zeros(c * c);
  const strip = ws.alloc(c * STRIP);
  for (let start = 0; start < q.rows; start += STRIP) {
    const height = Math.min(STRIP, q.rows - start);
    x.set(q.data.subarray(start * c, (start + height) * c), strip);
    k.gemm(0, 1, c, c, height, 1, strip, c, strip, c, gram, c);
  }
  for (let i = 0; i < c; i++) x[gram + i + i * c] = x[gram + i + i * c]! - 1;
  const total = k.dot(c * c, gram, gram);
  ws.release(mark);
  return Math.sqrt(total);
}
