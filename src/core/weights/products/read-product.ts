import type { ByteSource } from '../../files/bytes.js';
import { multiply } from '../../lowrank/linear/product.js';
import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { readNumbers } from '../adapters/read-factors.js';
import type { OtherProduct } from '../types.js';

/**
 * ΔW of a LoHa or LoKr product, formed, because no thin factors give its singular values: s (w1a w1b)∘(w2a w2b), or
 * s times the Kronecker product of w1 and w2 (Yeh et al. 2023). Kernels are unfolded.
 *
 * @returns problems of the numbers; rejects when the bytes cannot be read.
 */
export async function readProduct(
  { kind, tensors, rows, cols }: OtherProduct,
  scale: number,
  files: readonly ByteSource[],
): Promise<Result<Matrix>> {
  const matrices = new Map<string, Matrix>();
  for (const [role, tensor] of tensors) {
    const numbers = await readNumbers(tensor, files);
    if (!numbers.ok) return numbers;
    const [own = 0] = tensor.shape;
    matrices.set(role, { rows: own, cols: numbers.value.length / own, data: numbers.value });
  }
  const factor = (name: string): Matrix =>
    matrices.get(name) ?? multiply(matrices.get(`${name}_a`)!, matrices.get(`${name}_b`)!);
  const data =
    kind === 'loha'
      ? hadamard(factor('hada_w1'), factor('hada_w2'), scale)
      : kronecker(factor('lokr_w1'), factor('lokr_w2'), scale);
  return success({ rows, cols, data });
}

function hadamard(a: Matrix, b: Matrix, scale: number): Float64Array {
  return a.data.map((value, i) => scale * value * b.data[i]!);
}

/** Block (i, j) is a[i, j] B. */
function kronecker(a: Matrix, b: Matrix, scale: number): Float64Array {
  const cols = a.cols * b.cols;
  const out = new Float64Array(a.rows * b.rows * cols);
  for (let i = 0; i < a.rows; i++) {
    for (let p = 0; p < b.rows; p++) {
      const to = (i * b.rows + p) * cols;
      for (let j = 0; j < a.cols; j++) {
        const weight = scale * a.data[i * a.cols + j]!;
        for (let q = 0; q < b.cols; q++) {
          out[to + j * b.cols + q] = weight * b.data[p * b.cols + q]!;
        }
      }
    }
  }
  return out;
}
