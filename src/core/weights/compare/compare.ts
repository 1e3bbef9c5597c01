import { leadingColumns } from '../../lowrank/linear/product.js';
import { frobeniusNorm } from '../../lowrank/norms.js';
import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { svd } from '../../svd/svd.js';
import type { SvdOptions } from '../../svd/types.js';
import { truncatedSvd } from '../../svd/truncated/index.js';
import type { WeightComparison } from '../task.js';
import { principalAngles } from './angles.js';
import { countIntruders, lookedAt } from './intruders.js';

/** Larger sides take minutes for all their singular vectors, which intruders need. */
const mostSide = 2048;

/** W₂ − W₁, entry by entry. */
export function differenceOf(before: Matrix, after: Matrix): Matrix {
  const { rows, cols } = after;
  return { rows, cols, data: after.data.map((value, i) => value - before.data[i]!) };
}

/**
 * How W₂ − W₁ lies beside the two weights.
 *
 * @param before W₁, m×n, finite.
 * @param after W₂ of the same shape.
 * @returns `angles` of the leading min(10, m, n) left singular vectors; `intruders` is null where a side is above 2048.
 */
export function compareWeights(
  before: Matrix,
  after: Matrix,
  difference: Matrix,
  options: SvdOptions = {},
): Result<WeightComparison> {
  const { rows, cols } = before;
  const k = Math.min(lookedAt, rows, cols);
  const norm = frobeniusNorm(before.data);
  const change = frobeniusNorm(difference.data);
  const relative = norm > 0 ? change / norm : null;
  if (change === 0)
    return success({ relative, angles: new Array<number>(k).fill(0), intruders: 0 });
  const isSmall = Math.max(rows, cols) <= mostSide;
  const first = isSmall ? svd(before, options) : truncatedSvd(before, k, options);
  if (!first.ok) return first;
  const second = truncatedSvd(after, k, options);
  if (!second.ok) return second;
  const angles = principalAngles(leadingColumns(first.value.u, k), second.value.u);
  if (!angles.ok) return angles;
  const intruders = isSmall ? countIntruders(first.value.u, second.value.u) : null;
  return success({ relative, angles: angles.value, intruders });
}
