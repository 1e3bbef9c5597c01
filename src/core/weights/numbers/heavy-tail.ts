import { marchenkoPasturMedian } from '../../lowrank/marchenko-pastur.js';
import type { HeavyTail } from '../types.js';
import { fitPowerLaw } from './power-law.js';

/** Fewer eigenvalues than this say nothing about a law. */
const LEAST = 20;
/** Eigenvalues below this share of the largest are rounding, and would be a tail of their own. */
const NEGLIGIBLE = 1e-24;

/**
 * The WeightWatcher names (Martin & Mahoney, JMLR 22, 2021) for λ = σ².
 *
 * The edge of the bulk is λ₊ = τ²(√m + √n)² for entries of variance τ². The variance is that of the median,
 * τ² = median(λ)/(max(m, n) μ_β), μ_β the median of the Marchenko–Pastur law (Gavish & Donoho 2014), because a few
 * large λ hardly move it. WeightWatcher fits the density of the bulk instead, so its λ₊ differs somewhat.
 *
 * @param s singular values, descending.
 * @returns null where fewer than 20 values are not negligible, or λ is beyond the doubles.
 */
export function heavyTail(s: Float64Array, rows: number, cols: number): HeavyTail | null {
  const top = (s[0] ?? 0) ** 2;
  if (!(top > Number.MIN_VALUE / NEGLIGIBLE) || !Number.isFinite(top)) return null;
  const eigenvalues = s.map((sigma) => sigma * sigma).filter((value) => value > NEGLIGIBLE * top);
  if (eigenvalues.length < LEAST) return null;
  const ascending = eigenvalues.reverse();
  const fit = fitPowerLaw(ascending);
  if (!fit) return null;
  let sum = 0;
  for (const value of ascending) sum += (value / top) ** fit.alpha;
  const edge = bulkEdge(s, rows, cols);
  return {
    ...fit,
    xmax: top,
    alphaWeighted: fit.alpha * Math.log10(top),
    logAlphaNorm: fit.alpha * Math.log10(top) + Math.log10(sum),
    mpSoftrank: edge && edge / top,
    spikes: edge && eigenvalues.reduce((count, value) => count + (value > edge ? 1 : 0), 0),
  };
}

/** λ₊; null where not all min(m, n) values are given, or half of them are 0. */
function bulkEdge(s: Float64Array, rows: number, cols: number): number | null {
  const r = Math.min(rows, cols);
  if (s.length < r) return null;
  const middle = (s[(r - 1) >> 1]! ** 2 + s[r >> 1]! ** 2) / 2;
  if (middle === 0) return null;
  const beta = r / Math.max(rows, cols);
  return (middle / marchenkoPasturMedian(beta)) * (1 + Math.sqrt(beta)) ** 2;
}
