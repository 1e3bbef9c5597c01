import { encodeFloats } from '../../files/encode-floats.js';
import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import {
  normOfDifference,
  normOfProduct,
  svdOfProduct,
  type ScaledProduct,
} from '../../svd/product/index.js';
import type { SvdOptions } from '../../svd/types.js';
import { pairFactors, singleNumber, tuckerFactors, type PairBytes } from '../adapters/factors.js';
import { alphaForRank, type PairScale } from '../adapters/scale.js';
import { size } from '../adapters/shapes.js';
import { rotate } from '../tucker/rotate.js';
import { writeTucker } from '../tucker/write.js';
import type { AdapterPair, ModelTensor } from '../types.js';
import type { NewTensor } from '../write/file.js';
import { writableType, writeFactors } from '../write/factors.js';
import { t } from '../../texts.js';

/** A pair to be truncated. */
export interface ResizeChoice {
  readonly pair: AdapterPair;
  /** Its new inner side. One that is not smaller leaves the pair as it is. */
  readonly rank: number;
  readonly scale: PairScale;
}

/** What truncation and rounding did to a pair. */
export interface ResizedPair {
  readonly name: string;
  readonly before: number;
  readonly rank: number;
  /** ‖ΔW − ΔW′‖_F/‖ΔW‖_F, measured with the rounded factors; 0 where the pair is unchanged. */
  readonly relative: number;
  /** The new α, if there is one. */
  readonly alpha: number | null;
}

/** The new tensors of a pair, and its norms. */
export interface WrittenPair {
  readonly resized: ResizedPair;
  readonly tensors: readonly NewTensor[];
  readonly lost: number;
  readonly whole: number;
}

/** Why a pair cannot be truncated; undefined if it can. */
export function resizeObstacle({ up, down, mid }: AdapterPair): string | undefined {
  const odd = [up, down, mid].find((tensor) => tensor && !writableType(tensor.dtype));
  return odd && t('its factors are {0}', odd.dtype);
}

/** The largest inner side that a new pair can have: B A has no more singular values than its shorter side. */
export function mostRank({ rows, cols, mid, down }: AdapterPair): number {
  return Math.min(rows, mid ? size(down.shape.slice(1)) : cols);
}

/**
 * Truncates ΔW = s·B A to its leading singular values, and a product of three factors as `rotate` does. The shapes of
 * convolutions stay.
 */
export function writePair(
  choice: ResizeChoice,
  bytes: PairBytes,
  options: SvdOptions,
): Result<WrittenPair> {
  const { pair, rank: k, scale } = choice;
  const factors = pairFactors(pair, bytes);
  if (!factors.ok) return factors;
  const { b, a } = factors.value;
  // A negative s turns the sign of U, and 0 leaves a pair that α makes zero.
  const s = scale.scale;
  const times = s === 0 ? 1 : s;
  const alpha = newAlpha(pair, alphaForRank(scale, pair.rank, k));
  const after = alpha === null ? times : scaleOf(scale, alpha.value, k) || 1;
  const written = pair.mid
    ? threeFactors(choice, pair.mid, bytes, times / after, after, options)
    : twoFactors(choice, b, a, times, after, options);
  if (!written.ok) return written;
  const { tensors, product } = written.value;
  const whole = normOfProduct(b, a, options);
  if (!whole.ok) return whole;
  const lost = normOfDifference({ b, a, scale: times }, product, options);
  if (!lost.ok) return lost;
  const norm = whole.value * Math.abs(times);
  return success({
    resized: {
      name: pair.name,
      before: pair.rank,
      rank: k,
      relative: norm === 0 ? 0 : lost.value / norm,
      alpha: alpha?.value ?? null,
    },
    tensors: [...tensors, ...(alpha?.tensor ? [alpha.tensor] : [])],
    lost: s === 0 ? 0 : lost.value,
    whole: s === 0 ? 0 : norm,
  });
}

/** ‖ΔW‖_F of a pair as it is. */
export function pairNorm(
  { pair, scale }: Pick<ResizeChoice, 'pair' | 'scale'>,
  bytes: PairBytes,
  options: SvdOptions,
): Result<number> {
  const factors = pairFactors(pair, bytes);
  if (!factors.ok) return factors;
  const norm = normOfProduct(factors.value.b, factors.value.a, options);
  return norm.ok ? success(norm.value * Math.abs(scale.scale)) : norm;
}

interface NewFactors {
  readonly tensors: readonly NewTensor[];
  /** As they are read again. */
  readonly product: ScaledProduct;
}

function twoFactors(
  { pair, rank: k }: ResizeChoice,
  b: Matrix,
  a: Matrix,
  times: number,
  after: number,
  options: SvdOptions,
): Result<NewFactors> {
  const found = svdOfProduct(b, a, options);
  if (!found.ok) return found;
  const { u, v } = found.value;
  const svd = { u, v, s: found.value.s.map((sigma) => sigma * times) };
  const written = writeFactors(svd, k, after, { up: pair.up.dtype, down: pair.down.dtype });
  if (!written.ok) return written;
  const { up, down, product } = written.value;
  return success({ tensors: outer(pair, k, up, down), product });
}

function threeFactors(
  { pair, rank: k }: ResizeChoice,
  mid: ModelTensor,
  bytes: PairBytes,
  factor: number,
  after: number,
  options: SvdOptions,
): Result<NewFactors> {
  const three = tuckerFactors(pair, mid, { ...bytes, mid: bytes.mid ?? new Uint8Array(0) });
  if (!three.ok) return three;
  const rotated = rotate(three.value, options);
  if (!rotated.ok) return rotated;
  const types = { up: pair.up.dtype, mid: mid.dtype, down: pair.down.dtype };
  const written = writeTucker(rotated.value, k, 1 / factor, types);
  if (!written.ok) return written;
  const { up, down, product } = written.value;
  const core = { ...mid, shape: [k, k, ...mid.shape.slice(2)], bytes: written.value.mid };
  return success({
    tensors: [...outer(pair, k, up, down), core],
    product: { ...product, scale: after },
  });
}

function outer({ up, down }: AdapterPair, k: number, b: Uint8Array, a: Uint8Array): NewTensor[] {
  return [
    { ...up, shape: [up.shape[0]!, k, ...up.shape.slice(2)], bytes: b },
    { ...down, shape: [k, ...down.shape.slice(1)], bytes: a },
  ];
}

function scaleOf({ isRootScaled }: PairScale, alpha: number, rank: number): number {
  return isRootScaled ? alpha / Math.sqrt(rank) : alpha / rank;
}

/** α as it will be read: rounded to the type of its tensor, or to a single where that cannot have it. */
function newAlpha(
  { alpha }: AdapterPair,
  wanted: number | null,
): { readonly value: number; readonly tensor?: NewTensor } | null {
  if (wanted === null) return null;
  if (!alpha) return { value: wanted };
  for (const dtype of [alpha.dtype, 'F32']) {
    const type = writableType(dtype);
    if (!type) continue;
    const tensor = { ...alpha, dtype, bytes: encodeFloats(Float64Array.of(wanted), type) };
    const again = singleNumber(tensor, tensor.bytes);
    const value = again.ok ? again.value : NaN;
    if (Number.isFinite(value) && (value !== 0 || wanted === 0)) return { value, tensor };
  }
  return { value: wanted };
}
