import { singleProducts, usualSubspace, type Matrix, type Products } from '../../src/core/index.js';

export type Clock = () => number;

/** What a GPU and the CPU of this machine take, in milliseconds. Pairs of products are M X and Mᵀ Y. */
export interface Rates {
  /** A pair of products on the GPU: its start, and for each entry of the matrix. */
  readonly start: number;
  readonly product: number;
  /** Bringing the matrix to the GPU, for each entry. */
  readonly upload: number;
  /** A pair of products on the CPU, for each entry. */
  readonly cpuProduct: number;
  /** Packing the matrix for the products on the CPU, for each entry. */
  readonly pack: number;
}

/** Rows of the two samples on which a product is timed. */
const samples = [64, 512] as const;

type Disposable = Products & { dispose(): void };

interface Timed {
  /** The first pair with all that must be done once. */
  readonly first: number;
  /** The shortest time of further pairs. */
  readonly pair: number;
}

/**
 * Times products of the first rows of the matrix on both. A GPU needs a fixed time per product and a time
 * per entry, so its time is a line through two samples. The time of the CPU is proportional to the entries.
 * If the GPU takes longer for the few rows of the first sample than the CPU for all, as a software renderer
 * does, the second sample is not timed.
 *
 * @param block vectors per product.
 */
export async function measureRates(
  matrix: Matrix,
  onGpu: (part: Matrix) => Disposable,
  block: number,
  now: Clock,
): Promise<Rates> {
  const [few, some] = samples;
  const small = top(matrix, few);
  const large = top(matrix, some);
  const cpu = await timeOf(large, () => singleProducts(large, 1, block), block, now);
  const onCpu = { cpuProduct: cpu.pair / sizeOf(large), pack: once(cpu) / sizeOf(large) };
  const first = await timeOf(small, () => onGpu(small), block, now);
  if (first.pair > onCpu.cpuProduct * sizeOf(matrix)) {
    return { ...onCpu, start: 0, product: first.pair / sizeOf(small), upload: 0 };
  }
  const second = await timeOf(large, () => onGpu(large), block, now);
  const more = sizeOf(large) - sizeOf(small);
  const product = more > 0 ? Math.max(0, second.pair - first.pair) / more : 0;
  return {
    ...onCpu,
    product,
    start: Math.max(0, first.pair - product * sizeOf(small)),
    // Compiling the shaders belongs to the first sample alone.
    upload: once(second) / sizeOf(large),
  };
}

/** Whether a search for k triplets takes less time on the GPU. What follows on the CPU is the same for both. */
export function isFaster(rates: Rates, matrix: Matrix, k: number, block: number): boolean {
  const entries = sizeOf(matrix);
  const pairs = Math.ceil(usualSubspace(k) / block);
  const onGpu = entries * rates.upload + pairs * (rates.start + entries * rates.product);
  const onCpu = entries * (rates.pack + pairs * rates.cpuProduct);
  return onGpu < onCpu;
}

async function timeOf(
  { rows, cols }: Matrix,
  make: () => Disposable,
  block: number,
  now: Clock,
): Promise<Timed> {
  const x = new Float64Array(block * cols).fill(1);
  const y = new Float64Array(block * rows).fill(1);
  let start = now();
  const products = make();
  try {
    let first = 0;
    let pair = Infinity;
    for (let turn = 0; turn < 5; turn++) {
      await products.multiply(x, block);
      await products.multiplyTransposed(y, block);
      const end = now();
      if (turn === 0) first = end - start;
      else pair = Math.min(pair, end - start);
      start = end;
    }
    return { first, pair };
  } finally {
    products.dispose();
  }
}

const once = ({ first, pair }: Timed) => Math.max(0, first - pair);

const sizeOf = ({ rows, cols }: Matrix) => rows * cols;

function top({ rows, cols, data }: Matrix, count: number): Matrix {
  const height = Math.min(rows, count);
  return { rows: height, cols, data: data.subarray(0, height * cols) };
}
