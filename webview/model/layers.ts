import { tails, type Svd } from '../../src/core/index.js';
import type { Decomposition, LayerChoice } from './state.js';

/**
 * The layers σᵢuᵢvᵢᵀ of a sum: the first `rank` layers without those that are switched off. Counted from
 * 0.
 */
export interface LayerSet {
  readonly rank: number;
  readonly off: ReadonlySet<number>;
}

export function isOn({ rank, off }: LayerSet, layer: number): boolean {
  return layer < rank && !off.has(layer);
}

/**
 * The set after one layer was switched on or off. If the layer is beyond the rank, the rank is raised to
 * it, and the layers in between are switched off. So only ticked layers are on.
 */
export function toggled(set: LayerSet, layer: number): LayerSet {
  const off = new Set(set.off);
  if (isOn(set, layer)) {
    off.add(layer);
    return { rank: set.rank, off };
  }
  for (let i = set.rank; i < layer; i++) off.add(i);
  off.delete(layer);
  return { rank: Math.max(set.rank, layer + 1), off };
}

/** One layer alone. */
export function only(set: LayerSet, layer: number): LayerSet {
  const rank = Math.max(set.rank, layer + 1);
  const off = new Set<number>();
  for (let i = 0; i < rank; i++) if (i !== layer) off.add(i);
  return { rank, off };
}

export function allOn(count: number): LayerSet {
  return { rank: count, off: new Set() };
}

/** The first `rank` layers, all on: the best approximation of that rank. */
export function firstLayers(rank: number): LayerSet {
  return { rank, off: new Set() };
}

export function allOff({ rank }: LayerSet): LayerSet {
  return { rank, off: new Set(Array.from({ length: rank }, (_, i) => i)) };
}

/** How many layers are in the sum. */
export function countOn({ rank, off }: LayerSet): number {
  let count = rank;
  for (const layer of off) if (layer < rank) count--;
  return count;
}

/** A weight per layer, 0 if it is switched off; undefined if none is. */
export function layerWeights(off: ReadonlySet<number>, count: number): Float64Array | undefined {
  if (off.size === 0) return undefined;
  return Float64Array.from({ length: count }, (_, i) => (off.has(i) ? 0 : 1));
}

/** The sum with one layer switched on or off, as input for the pictures. */
export function flipped(set: LayerSet, layer: number, count: number): LayerChoice {
  const next = toggled(set, layer);
  return {
    rank: next.rank,
    weights: layerWeights(next.off, count) ?? new Float64Array(count).fill(1),
  };
}

/** What a sum of layers leaves out, computed from the singular values alone. */
export interface LeftOut {
  /**
   * √(Σ σᵢ²) over the layers that are not in the sum. This is its error, because layers are orthogonal.
   */
  readonly tail: number;
  /** The largest σᵢ that is not in the sum, which is the spectral norm of the error. */
  readonly largest: number;
  /** Share of Σσᵢ² that is in the sum; 1 for a zero matrix. */
  readonly energy: number;
  readonly layersOn: number;
}

/** It also works for leading triplets: everything beyond them is left out in any case. */
export function leftOut(
  { svd: { s }, beyond, summary }: Pick<Decomposition, 'svd' | 'beyond' | 'summary'>,
  { rank, weights }: LayerChoice,
): LeftOut {
  const isIn = (i: number) => i < rank && weights[i] !== 0;
  const out = s.filter((_, i) => !isIn(i));
  const kept = s.filter((_, i) => isIn(i));
  const { frobenius } = summary;
  return {
    tail: tails(out, beyond)[0] ?? beyond,
    largest: out[0] ?? 0,
    energy: frobenius > 0 ? ((tails(kept)[0] ?? 0) / frobenius) ** 2 : 1,
    layersOn: kept.length,
  };
}

/** The largest magnitude in a layer: σᵢ·max|uᵢ|·max|vᵢ|. */
export function layerPeak({ u, s, v }: Svd, layer: number): number {
  return (
    (s[layer] ?? 0) * peak(column(u.data, u.cols, layer)) * peak(column(v.data, v.cols, layer))
  );
}

/** Column j of a row-major matrix with `cols` columns. */
export function column(data: Float64Array, cols: number, j: number): Float64Array {
  const out = new Float64Array(cols === 0 ? 0 : data.length / cols);
  for (let i = 0; i < out.length; i++) out[i] = data[i * cols + j]!;
  return out;
}

function peak(values: Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
