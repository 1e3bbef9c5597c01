import {
  entryOf,
  type Domain,
  type Matrix,
  type PlacedEntry,
  type Svd,
} from '../../src/core/index.js';
import type { LensState } from './state.js';

/** The entries that a domain leaves out. */
export interface Beyond {
  /** Undefined if they were not counted. */
  readonly count: number | undefined;
  /** All of them, or only the farthest if there are more than can be marked one by one. */
  readonly places: readonly PlacedEntry[];
  /** The one that is farthest from the domain. */
  readonly farthest: PlacedEntry;
}

const mostPlaces = 24;

const known = new WeakMap<
  Matrix,
  { readonly domain: Domain; readonly beyond: Beyond | undefined }
>();

/** The finite entries outside the domain; undefined if there is none. */
export function entriesBeyond(matrix: Matrix, domain: Domain): Beyond | undefined {
  const before = known.get(matrix);
  if (before?.domain === domain) return before.beyond;
  const [low, high] = domain;
  const places: PlacedEntry[] = [];
  let count = 0;
  let farthest: PlacedEntry | undefined;
  let distance = 0;
  for (let at = 0; at < matrix.data.length; at++) {
    const value = matrix.data[at]!;
    const away = value > high ? value - high : low - value;
    if (!(away > 0) || !Number.isFinite(value)) continue;
    count++;
    if (away <= distance && count > mostPlaces) continue;
    const place = { row: Math.floor(at / matrix.cols), column: at % matrix.cols, value };
    if (count <= mostPlaces) places.push(place);
    if (away > distance) [farthest, distance] = [place, away];
  }
  const beyond = farthest && {
    count,
    places: count > mostPlaces ? [farthest] : places,
    farthest,
  };
  known.set(matrix, { domain, beyond });
  return beyond;
}

/** The error of so many cells tells how large errors usually are. */
const sampledCells = 1024;
/** Without the outer 2 %, the mean square of normal numbers is so much smaller. */
const trimmed = 1.15;

export interface UsualError {
  /** 98 % of the sampled cells have at most this |mᵢⱼ − m̂ᵢⱼ|. */
  readonly most: number;
  /** Estimate of the mean square without outliers. */
  readonly meanSquare: number;
}

interface Kept extends UsualError {
  readonly rank: number;
  readonly weights: Float64Array | undefined;
}

const kept = new WeakMap<Svd, Kept>();

/** How large the errors usually are, by a sample of cells at even distances. */
export function usualError({
  matrix,
  decomposition,
  rank,
  weights,
}: LensState): UsualError | undefined {
  if (!matrix || !decomposition || matrix.data.length === 0) return undefined;
  const { svd } = decomposition;
  const before = kept.get(svd);
  if (before?.rank === rank && before.weights === weights) return before;
  const { data, cols } = matrix;
  const count = Math.min(data.length, sampledCells);
  const errors = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const at = Math.floor(((k + 0.5) / count) * data.length);
    const sum = entryOf(svd, Math.floor(at / cols), at % cols, rank, weights);
    errors[k] = Math.abs(data[at]! - sum);
  }
  errors.sort();
  const inner = errors.subarray(0, Math.floor(0.98 * (count - 1)) + 1);
  const meanSquare = inner.reduce((sum, error) => sum + error * error, 0) / inner.length;
  const usual = {
    ...{ rank, weights },
    most: inner[inner.length - 1]!,
    meanSquare: trimmed * meanSquare,
  };
  kept.set(svd, usual);
  return usual;
}
