import { formatNumber, type Matrix } from '../../../src/core/index.js';
import type { CompletionWish } from '../../../src/protocol/index.js';
import { t } from '../../l10n.js';

/**
 * A completion in words, after "completed by", the same in every view. At full rank, a fill does not
 * change any entry, so the text does not mention its rank.
 */
export function completionName(wish: CompletionWish, { rows, cols }: Matrix): string {
  const { method, rank, lambda } = wish;
  const names = {
    'fill-zero': t('zeros'),
    'fill-mean': t('the overall mean'),
    'fill-row-mean': t('row means'),
    'fill-column-mean': t('column means'),
    'hard-impute': t('hard-impute'),
    'soft-impute': t('soft-impute'),
  };
  const parts: string[] = [names[method]];
  const plainFill = method.startsWith('fill-') && rank >= Math.min(rows, cols);
  if (!plainFill) parts.push(t('rank {0}', Math.min(rank, rows, cols)));
  if (method === 'soft-impute' && lambda !== 'auto') parts.push(`λ = ${formatNumber(lambda)}`);
  return parts.join(t(', '));
}
