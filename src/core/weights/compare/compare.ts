import { principalAngles } from '../../compare/angles.js';
import { difference as differenceBetween } from '../../compare/difference.js';
import { sameShape } from '../../compare/shapes.js';
import { frobeniusNorm } from '../../lowrank/norms.js';
import { leadingColumns } from '../../lowrank/linear/product.js';
import { countAbove, numericalThreshold } from '../../lowrank/spectrum.js';
import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { leadingSvd } from '../../svd/svd.js';
import { truncatedSvd } from '../../svd/truncated/index.js';
import type { Svd, SvdOptions } from '../../svd/types.js';
import { measureMatrix, type Measured, type MeasureOptions } from '../measure/tensor.js';
import { intruders, largestCosines } from './intruders.js';

/** How the leading singular vectors of two weights lie. */
export interface LeadingComparison {
  /** Principal angles of the k leading left subspaces, in degrees, ascending. */
  readonly angles: readonly number[];
  /** Those of the right ones. */
  readonly rightAngles: readonly number[];
  /** Leading left singular vectors of W₂ that resemble none of W₁. */
  readonly intruders: number;
  /** Singular vectors of W₁ that these were compared with: all of them, or the leading ones of a large matrix. */
  readonly compared: number;
}

/** How a weight was changed. */
export interface TensorComparison extends LeadingComparison {
  /** Numbers of ΔW = W₂ − W₁. */
  readonly difference: Measured;
  /** ‖ΔW‖_F/‖W₁‖_F; 0 where both are 0. */
  readonly relative: number;
}

/** Up to this smaller side, all singular vectors of W₁ are found. */
const ALL = 512;
/** Of a larger matrix, this many times k of them. */
const TIMES = 4;

/**
 * Compares two weights of the same shape.
 *
 * @param unit unit roundoff of their entries, which limits the rank that ΔW shows.
 * @param k number of leading singular vectors; fewer where a rank is lower.
 * @returns problems as for `svd`, and `ragged` for different shapes.
 */
export function compareTensors(
  w1: Matrix,
  w2: Matrix,
  k: number,
  unit: number,
  options: MeasureOptions,
): Result<TensorComparison> {
  const alike = sameShape(w1, w2);
  if (!alike.ok) return alike;
  const norms = [w1, w2].map((w) => frobeniusNorm(w.data));
  const change = differenceBetween(w2, w1);
  const norm = frobeniusNorm(change.data);
  // Entries of both were rounded in their own size, which can be far above that of the difference.
  const own = norm > 0 ? unit * (Math.hypot(...norms) / norm) : 0;
  const difference = measureMatrix(change, own, options);
  if (!difference.ok) return difference;
  const relative = norm === 0 ? 0 : norm / norms[0]!;
  if (difference.value.numbers.nan + difference.value.numbers.infinite > 0) {
    return success({
      difference: difference.value,
      relative: 0,
      angles: [],
      rightAngles: [],
      intruders: 0,
      compared: 0,
    });
  }
  const leadingOnes = compareLeading(w1, w2, k, options);
  if (!leadingOnes.ok) return leadingOnes;
  return success({ difference: difference.value, relative, ...leadingOnes.value });
}

/**
 * Compares the leading singular vectors of two weights of the same shape.
 *
 * @param k number of leading singular vectors; fewer where a rank is lower.
 * @returns problems as for `svd`.
 */
export function compareLeading(
  w1: Matrix,
  w2: Matrix,
  k: number,
  options: SvdOptions,
): Result<LeadingComparison> {
  const isAll = Math.min(w1.rows, w1.cols) <= ALL;
  const first = leading(w1, isAll ? Infinity : TIMES * k, options);
  if (!first.ok) return first;
  const second = leading(w2, k, options);
  if (!second.ok) return second;
  const count = Math.min(k, first.value.s.length, second.value.s.length);
  const between = (p: Matrix, q: Matrix) =>
    principalAngles(leadingColumns(p, count), leadingColumns(q, count));
  const angles = between(first.value.u, second.value.u);
  if (!angles.ok) return angles;
  const rightAngles = between(first.value.v, second.value.v);
  if (!rightAngles.ok) return rightAngles;
  const cosines = largestCosines(first.value.u, second.value.u);
  return success({
    angles: angles.value,
    rightAngles: rightAngles.value,
    intruders: intruders(cosines),
    compared: first.value.s.length,
  });
}

/** The leading triplets whose singular values are not rounding: the vectors of the others are arbitrary. */
function leading(matrix: Matrix, k: number, options: SvdOptions): Result<Svd> {
  const { rows, cols } = matrix;
  const r = Math.min(rows, cols);
  const most = Math.min(k, r);
  const { isCancelled } = options;
  const only = isCancelled ? { isCancelled } : {};
  const found = r <= ALL ? triplets(matrix, most, only) : truncatedSvd(matrix, most, only);
  if (!found.ok) return found;
  const { u, s, v } = found.value;
  const count = countAbove(s, numericalThreshold(s, rows, cols));
  return success({
    u: leadingColumns(u, count),
    s: s.slice(0, count),
    v: leadingColumns(v, count),
  });
}

function triplets(matrix: Matrix, k: number, options: SvdOptions): Result<Svd> {
  const found = leadingSvd(matrix, k, options);
  return found.ok ? success(found.value.triplets) : found;
}
