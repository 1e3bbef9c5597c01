import { failure, type Failure } from '../result.js';
import { t } from '../texts.js';

/** Thrown for a singular value beyond the largest double; the engine turns it into a `Problem`. */
export class BeyondDoubles extends Error {}

/**
 * Singular values of scale · M, descending, in M's own scale.
 *
 * @throws BeyondDoubles where σ₁ of finite entries is not finite, as for four entries of 1.7e308.
 */
export function unscaled(s: Float64Array, scale: number): Float64Array {
  const own = s.map((sigma) => sigma / scale);
  if (own[0] === Infinity) throw new BeyondDoubles();
  return own;
}

export function beyondDoubles(): Failure {
  return failure(
    'nonFinite',
    t(
      'The largest singular value is beyond the largest double, 1.8e308; divide the matrix by a number.',
    ),
  );
}
