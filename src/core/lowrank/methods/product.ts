import { transpose, type Matrix } from '../../matrix.js';
import { failure, type Result } from '../../result.js';
import type { Svd } from '../../svd/types.js';
import { svdOfProduct } from '../linear/product-svd.js';

/**
 * SVD of W = B A from its factors, without forming W: thin QR of B and Aᵀ, then the SVD of the k×k
 * core. The spectrum of a LoRA update costs O((m + n)k²).
 *
 * @param b m×k.
 * @param a k×n.
 * @returns the nonzero part: r = min(m, n, k) triplets; `ragged` when the inner dimensions differ.
 */
export function svdFromFactors(b: Matrix, a: Matrix): Result<Svd> {
  if (b.cols !== a.rows) {
    return failure(
      'ragged',
      `B is ${b.rows}×${b.cols} and A is ${a.rows}×${a.cols}: the columns of B must be as many as the rows of A.`,
    );
  }
  return svdOfProduct(b, transpose(a));
}
