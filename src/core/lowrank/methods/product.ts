import { transpose, type Matrix } from '../../matrix.js';
import { failure, type Result } from '../../result.js';
import type { Svd } from '../../svd/types.js';
import { svdOfProduct } from '../linear/product-svd.js';
import { t } from '../../texts.js';

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
      t(
        'B is {0}×{1} and A is {2}×{3}: the columns of B must be as many as the rows of A.',
        b.rows,
        b.cols,
        a.rows,
        a.cols,
      ),
    );
  }
  return svdOfProduct(b, transpose(a));
}
