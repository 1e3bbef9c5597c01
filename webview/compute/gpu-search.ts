import {
  singleProducts,
  truncatedSvdWith,
  type Matrix,
  type Products,
  type Result,
  type TruncatedOptions,
  type TruncatedSvd,
} from '../../src/core/index.js';
import { startTfjs } from './gpu-products.js';
import { TensorProducts } from './tensor-products.js';

type Clock = () => number;

/** Vectors per product. A GPU needs more of them at once than a processor. */
const block = 16;
/**
 * With fewer entries, the products on the CPU take less time than starting and timing a GPU: 0.1 s
 * compared with 0.24 s at 2048×2048 (software WebGL).
 */
export const gpuFrom = 2 ** 23;
/** Rows of the two samples on which a product is timed. */
const samples = [64, 256] as const;

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
  return async (matrix, k, options) => {
    if (matrix.data.length < gpuFrom) return undefined;
    started ??= startWebgl();
    if (!(await started)) return undefined;
    try {
      if (!(await isFaster(matrix, (part) => new TensorProducts(part, 1), now))) return undefined;
      return await searchOnTensors(matrix, k, options);
    } catch {
      // A lost context: the CPU does the rest, now and for the next matrices.
      started = Promise.resolve(false);
      return undefined;
    }
  };
}

async function startWebgl(): Promise<boolean> {
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

type Disposable = Products & { dispose(): void };

/**
 * Whether products on the GPU take less time than on the CPU. Both are timed on the first rows of the
 * matrix. A GPU needs a fixed time per product and a time per row, so its time is a line through two
 * samples. The time of the CPU is proportional to the rows.
 */
export async function isFaster(
  matrix: Matrix,
  onGpu: (part: Matrix) => Disposable,
  now: Clock,
): Promise<boolean> {
  const [few, some] = samples;
  const small = top(matrix, few);
  const large = top(matrix, some);
  const cpu = singleProducts(large, 1, block);
  let onCpu: number;
  try {
    onCpu = (await timeOf(cpu, large, now)) * (matrix.rows / large.rows);
  } finally {
    cpu.dispose();
  }
  const times: number[] = [];
  for (const part of [small, large]) {
    const products = onGpu(part);
    try {
      times.push(await timeOf(products, part, now));
    } finally {
      products.dispose();
    }
    // The GPU cannot win: a software renderer takes longer for these few rows than the CPU for all.
    if (times[0]! > onCpu) return false;
  }
  const perRow = Math.max(0, times[1]! - times[0]!) / (large.rows - small.rows);
  return times[0]! + perRow * (matrix.rows - small.rows) < onCpu;
}

/**
 * The shorter time of two products of each kind. The first one includes the compilation of shaders and
 * memory.
 */
async function timeOf(products: Products, { rows, cols }: Matrix, now: Clock): Promise<number> {
  const x = new Float64Array(block * cols).fill(1);
  const y = new Float64Array(block * rows).fill(1);
  let best = Infinity;
  for (let turn = 0; turn < 3; turn++) {
    const start = now();
    await products.multiply(x, block);
    await products.multiplyTransposed(y, block);
    const millis = now() - start;
    if (turn > 0) best = Math.min(best, millis);
  }
  return best;
}

function top({ rows, cols, data }: Matrix, count: number): Matrix {
  const height = Math.min(rows, count);
  return { rows: height, cols, data: data.subarray(0, height * cols) };
}
