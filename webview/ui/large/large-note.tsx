import { formatCount, formatNumber } from '../../../src/core/index.js';
import { isWhole, viewportOf } from '../../model/viewport.js';
import { Explanation } from '../components/explanation.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';

/** What the numbers of a large matrix are worth, and its pictures, in a few sentences. */
export function LargeNote({ pictures = false }: { readonly pictures?: boolean }) {
  const large = useLensState((state) => state.large);
  const rank = useLensState((state) => state.rank);
  const viewport = useLensState(viewportOf);
  const measured = useLensState((state) => state.measured.length > 0);
  if (!large?.overview || !viewport) return null;
  const { overview, values, shape, whole } = large;
  const { blockRows, blockCols } = overview.level;
  const first = overview.firstNotFinite;
  const sentences: string[] = [];
  if (pictures && isWhole(viewport, shape)) {
    sentences.push(
      t(
        'Each cell of the picture of M stands for up to {0} × {1} entries; an entry that is far from the others is never lost. Zoom in to see single entries.',
        formatCount(blockRows),
        formatCount(blockCols),
      ),
    );
    if (whole?.draft === true) {
      sentences.push(t('M̂ₖ and the error are drafts from a sample of the rows.'));
    }
  }
  if (values) {
    const worst = values.errors.slice(0, Math.max(1, rank)).reduce((a, b) => Math.max(a, b), 0);
    sentences.push(
      values.passes === 0
        ? t(
            'The singular values come from the factors, right to {0}; all others are 0.',
            formatNumber(worst, 2),
          )
        : values.settled || large.ended
          ? t(
              'After {0} passes, σ₁ to σₖ are right to {1}.',
              values.passes,
              formatNumber(Math.max(worst, 2 ** -52 * values.frobenius), 2),
            )
          : t(
              'After {0} passes, σ₁ to σₖ are right to {1}; they still improve, and the tail is that of what was found so far.',
              values.passes,
              formatNumber(worst, 2),
            ),
    );
    if (large.ended && !measured) {
      sentences.push(t('The errors were not measured, because the computation was stopped.'));
    }
  }
  return (
    <div data-testid="large-note">
      {first ? (
        <p>
          {t(
            '{0} entries are missing or infinite, the first at ({1}, {2}): singular values need all of them.',
            formatCount(overview.notFinite),
            formatCount(first.row + 1),
            formatCount(first.column + 1),
          )}
        </p>
      ) : null}
      {sentences.length > 0 ? <Explanation>{sentences.join(' ')}</Explanation> : null}
    </div>
  );
}
