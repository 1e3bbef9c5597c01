import { encodeFloats } from '../../files/encode-floats.js';
import { success, type Result } from '../../result.js';
import { svdOfProduct } from '../../svd/product/index.js';
import type { SvdOptions } from '../../svd/types.js';
import { pairFactors, singleNumber, type PairBytes } from '../adapters/factors.js';
import { alphaForRank, type PairScale } from '../adapters/scale.js';
import type { AdapterPair } from '../types.js';
import type { NewTensor } from '../write/file.js';
import { measuredError, writableType, writeFactors } from '../write/factors.js';
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
export function resizeObstacle({ up, down, mid, alpha }: AdapterPair): string | undefined {
  if (mid) return t('it has a third factor');
  const odd = [up, down].find(({ dtype }) => !writableType(dtype));
  if (odd) return t('its factors are {0}', odd.dtype);
  return alpha?.dtype.startsWith('F8') ? t('its α is F8') : undefined;
}

/** Truncates ΔW = s·B A to its leading singular values. The shapes of convolutions stay. */
export function writePair(
  { pair, rank: k, scale }: ResizeChoice,
  bytes: PairBytes,
  options: SvdOptions,
): Result<WrittenPair> {
  const factors = pairFactors(pair, bytes);
  if (!factors.ok) return factors;
  const { b, a } = factors.value;
  const found = svdOfProduct(b, a, options);
  if (!found.ok) return found;
  // A negative s turns the sign of U, and 0 leaves a pair that α makes zero.
  const s = scale.scale;
  const times = s === 0 ? 1 : s;
  const { u, v } = found.value;
  const svd = { u, v, s: found.value.s.map((sigma) => sigma * times) };
  const alpha = newAlpha(pair, alphaForRank(scale, pair.rank, k));
  const after = alpha === null ? times : scaleOf(scale, alpha.value, k) || 1;
  const types = { up: pair.up.dtype, down: pair.down.dtype };
  const written = writeFactors(svd, k, after, types);
  if (!written.ok) return written;
  const error = measuredError({ b, a, scale: times }, svd, written.value.product);
  if (!error.ok) return error;
  const { lost, whole } = error.value;
  return success({
    resized: {
      name: pair.name,
      before: pair.rank,
      rank: k,
      relative: whole === 0 ? 0 : lost / whole,
      alpha: alpha?.value ?? null,
    },
    tensors: [
      {
        ...pair.up,
        shape: [pair.up.shape[0]!, k, ...pair.up.shape.slice(2)],
        bytes: written.value.up,
      },
      { ...pair.down, shape: [k, ...pair.down.shape.slice(1)], bytes: written.value.down },
      ...(alpha?.tensor ? [alpha.tensor] : []),
    ],
    lost: Math.abs(s) === 0 ? 0 : lost,
    whole: Math.abs(s) === 0 ? 0 : whole,
  });
}

function scaleOf({ isRootScaled }: PairScale, alpha: number, rank: number): number {
  return isRootScaled ? alpha / Math.sqrt(rank) : alpha / rank;
}

/** α as it will be read: rounded to the type of its tensor, or to a single where that has whole numbers. */
function newAlpha(
  { alpha }: AdapterPair,
  wanted: number | null,
): { readonly value: number; readonly tensor?: NewTensor } | null {
  if (wanted === null) return null;
  if (!alpha) return { value: wanted };
  const dtype = writableType(alpha.dtype) ? alpha.dtype : 'F32';
  const tensor = {
    ...alpha,
    dtype,
    bytes: encodeFloats(Float64Array.of(wanted), writableType(dtype)!),
  };
  const again = singleNumber(tensor, tensor.bytes);
  return { value: again.ok ? again.value : wanted, tensor };
}
