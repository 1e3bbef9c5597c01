import { matMul, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Matrix, Products } from '../../src/core/index.js';

/**
 * Products with scale · M in single precision on the current backend of tfjs. M is uploaded once. Per
 * product, a few vectors are uploaded and a few are read back. Vectors that are one after the other are
 * the rows of a tensor, so M X is X·Mᵀ and Mᵀ Y is Y·M, without rearranging.
 *
 * The answer is read at once: a worker has nothing to do meanwhile, and tfjs waits for it with timers, which took 8 of
 * the 11 ms of a pair of products with 2048×2048 on a fast graphics card.
 */
export class TensorProducts implements Products {
  private readonly matrix: Tensor2D;

  /** @param scale brings the entries to about 1, because 32-bit floats end at 3.4e38. */
  constructor({ rows, cols, data }: Matrix, scale: number) {
    const values = new Float32Array(data.length);
    for (let i = 0; i < data.length; i++) values[i] = scale * data[i]!;
    this.matrix = tensor2d(values, [rows, cols]);
  }

  multiply(vectors: Float64Array, count: number): Promise<Float64Array> {
    return this.product(vectors, count, true);
  }

  multiplyTransposed(vectors: Float64Array, count: number): Promise<Float64Array> {
    return this.product(vectors, count, false);
  }

  private product(
    vectors: Float64Array,
    count: number,
    transposed: boolean,
  ): Promise<Float64Array> {
    const x = tensor2d(new Float32Array(vectors), [count, vectors.length / count]);
    const y = matMul(x, this.matrix, false, transposed);
    try {
      return Promise.resolve(new Float64Array(y.dataSync()));
    } finally {
      x.dispose();
      y.dispose();
    }
  }

  dispose(): void {
    this.matrix.dispose();
  }
}
