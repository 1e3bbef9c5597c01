import {
  truncatedSvdWith,
  type Matrix,
  type Result,
  type TruncatedOptions,
  type TruncatedSvd,
} from '../../src/core/index.js';
import { startTfjs } from './gpu-products.js';
import { isFaster, measureRates, type Clock, type Rates } from './search-rates.js';
import { TensorProducts } from './tensor-products.js';

/** Vectors per product. A GPU needs more of them at once than a processor. */
export const block = 16;
/**
 * With fewer entries, the search on the CPU takes less time even beside a fast graphics card: 1.3 times as
 * long on the GPU at 3072×3072, 0.9 at 4096×4096, 0.75 at 6144×6144 (docs/numerics.md).
 */
export const gpuFrom = 2 ** 24;

/**
 * The leading triplets by products on the GPU, refined and bounded in double precision; undefined if
 * there is no GPU, if it is lost, or if it is slower than the CPU.
 */
export type GpuSearch = (
  matrix: Matrix,
  k: number,
  options: TruncatedOptions,
) => Promise<Result<TruncatedSvd> | undefined>;

/** A search on a WebGL 2 context of its own, which starts when the first large matrix comes. */
export function webglSearch(now: Clock = () => performance.now()): GpuSearch {
  let started: Promise<boolean> | undefined;
  let rates: Rates | undefined;
  return async (matrix, k, options) => {
    if (matrix.data.length < gpuFrom) return undefined;
    started ??= startWebgl();
    if (!(await started)) return undefined;
    try {
      // The rates of a machine stay about the same: they are measured once.
      rates ??= await measureRates(matrix, (part) => new TensorProducts(part, 1), block, now);
      if (!isFaster(rates, matrix, k, block)) return undefined;
      return await searchOnTensors(matrix, k, options);
    } catch {
      // A lost context: the CPU does the rest, now and for the next matrices.
      started = Promise.resolve(false);
      return undefined;
    }
  };
}

/** Starts tfjs on a context of its own. Resolves with false where there is no WebGL 2 with float targets. */
export async function startWebgl(): Promise<boolean> {
  try {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2', {
      powerPreference: 'high-performance',
    });
    if (!gl?.getExtension('EXT_color_buffer_float')) return false;
    await startTfjs(gl);
    return true;
  } catch {
    return false;
  }
}

/** The search with products on the current backend of tfjs. */
export async function searchOnTensors(
  matrix: Matrix,
  k: number,
  options: TruncatedOptions,
): Promise<Result<TruncatedSvd>> {
  let products: TensorProducts | undefined;
  try {
    return await truncatedSvdWith(
      matrix,
      k,
      (scale) => (products = new TensorProducts(matrix, scale)),
      { block, ...options },
    );
  } finally {
    products?.dispose();
  }
}
