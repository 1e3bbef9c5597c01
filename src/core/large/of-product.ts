import { bestBackend, openWorkspace } from '../kernels/workspace.js';
import type { Matrix } from '../matrix.js';
import type { MatrixRows } from '../matrix-rows.js';
import { failure, success, type Result } from '../result.js';
import { leadingColumns } from '../lowrank/linear/product.js';
import { tails } from '../lowrank/spectrum.js';
import { svdOfProduct } from '../svd/product/index.js';
import { Analysis, type KnownTriplets } from './analysis.js';
import { memoryRows } from './memory-rows.js';
import { pausing } from './pausing.js';
import type { FromAnalysis } from './types.js';
import { t } from '../texts.js';

/** A product L R of two thin factors, L rows×r and R r×cols, which is not formed as a whole. */
export interface ThinProduct {
  readonly left: Matrix;
  readonly right: Matrix;
}

/** More triplets than these are not shown: their errors are measured one by one. */
const mostTriplets = 256;

/** The rows of L R, computed when they are read: only the same rows of L are needed. */
export function productRows(left: MatrixRows, right: Matrix): MatrixRows {
  const { rows, cols: inner } = left;
  const { cols } = right;
  return {
    ...{ rows, cols, elementType: 'product' },
    readRows: async (from, to) => {
      const height = to - from;
      const own = await left.readRows(from, to);
      const lease = openWorkspace(cols * (inner + height) + inner * height + 64, bestBackend());
      try {
        const { workspace: ws } = lease;
        // Rows one after the other are the columns of the transpose: (L R)ᵀ = Rᵀ Lᵀ.
        const r = ws.alloc(cols * inner);
        ws.x.set(right.data, r);
        const l = ws.alloc(inner * height);
        ws.x.set(own, l);
        const out = ws.alloc(cols * height);
        ws.clear(out, cols * height);
        ws.k.gemm(0, 0, cols, height, inner, 1, r, cols, l, inner, out, cols);
        return ws.x.slice(out, out + cols * height);
      } finally {
        lease.release();
      }
    },
  };
}

/** So many entries are formed at once: a few milliseconds of work. */
const formedAtOnce = 2 ** 19;

/**
 * L R as a whole.
 *
 * @param breathe is awaited between parts of it, so that others may work.
 */
export async function formThinProduct(
  { left, right }: ThinProduct,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<Matrix> {
  const all = productRows(memoryRows(left), right);
  const { rows, cols } = all;
  const data = new Float64Array(rows * cols);
  const height = Math.max(1, Math.floor(formedAtOnce / cols));
  for (let from = 0; from < rows; from += height) {
    data.set(await all.readRows(from, Math.min(rows, from + height)), from * cols);
    await breathe();
  }
  return { rows, cols, data };
}

/**
 * The analysis of a product of thin factors: its singular values and vectors come from the factors, exact to rounding, and
 * only its pictures from its rows.
 */
export function analysisOfProduct(
  product: ThinProduct,
  receive: (message: FromAnalysis) => void,
  pause?: () => Promise<void>,
): Analysis {
  const rows = productRows(memoryRows(product.left), product.right);
  return new Analysis(pause ? pausing(rows, pause) : rows, false, receive, undefined, () =>
    knownOf(product),
  );
}

function knownOf({ left, right }: ThinProduct): Result<KnownTriplets> {
  const found = svdOfProduct(left, right);
  if (!found.ok) return found;
  const { s, u, v } = found.value;
  const count = Math.min(s.length, mostTriplets);
  if (count === 0) return failure('empty', t('The product has no entries.'));
  const rounding = s[0]! * Math.max(left.rows, right.cols) * Number.EPSILON;
  const all = tails(s);
  return success({
    u: memoryRows(leadingColumns(u, count)),
    isNear: true,
    v: leadingColumns(v, count),
    values: {
      passes: 0,
      s: s.slice(0, count),
      errors: new Float64Array(count).fill(rounding),
      tails: all.slice(0, count + 1),
      frobenius: all[0]!,
      settled: true,
    },
  });
}
