import type { Matrix } from '../matrix.js';
import { failure, success, type Result } from '../result.js';
import { t } from '../texts.js';

/** Problem `ragged` with both shapes if they differ; it says if one is the shape of the other's transpose. */
export function sameShape(
  a: Pick<Matrix, 'rows' | 'cols'>,
  b: Pick<Matrix, 'rows' | 'cols'>,
): Result<true> {
  if (a.rows === b.rows && a.cols === b.cols) return success(true);
  const shapes = [a.rows, a.cols, b.rows, b.cols];
  return failure(
    'ragged',
    a.rows === b.cols && a.cols === b.rows
      ? t(
          'The shapes differ: {0}×{1} and {2}×{3}, so there is no difference. The second has the shape of the transpose of the first.',
          ...shapes,
        )
      : t('The shapes differ: {0}×{1} and {2}×{3}, so there is no difference.', ...shapes),
  );
}
