import { formatCount, formatNumber } from '../../../src/core/index.js';
import { MatrixTable } from '../components/matrix-table.js';
import { Section } from '../components/section.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import { FactorPicture } from './factor-picture.js';
import { FactorRow } from './factor-row.js';
import { Tables } from './tables.js';

/** B and A of an adapter as they are in its file, and s. */
export function StoredFactors() {
  const id = useLensState((state) => state.source?.id);
  const stored = useLensState((state) => state.stored);
  const explanations = useLensState((state) => state.settings.explanations);
  if (!stored || stored.id !== id) return null;
  const { left, right, scale } = stored;
  return (
    <Section id="factors-stored" title="ΔW = s·B A">
      <p data-testid="stored-scale" data-scale={scale} data-rank={left.cols}>
        {t(
          'As the file has them, of rank {0}, with s = {1}.',
          formatCount(left.cols),
          formatNumber(scale, 4),
        )}{' '}
        {explanations
          ? t('They are no singular vectors: columns of B and rows of A have any length and angle.')
          : null}
      </p>
      <FactorRow count={2} testId="stored-factors">
        <FactorPicture
          testId="stored-left"
          name="B"
          matrix={left}
          label={t('Heatmap of B, the left factor of the file')}
        />
        <FactorPicture
          testId="stored-right"
          name="A"
          matrix={right}
          label={t('Heatmap of A, the right factor of the file')}
        />
      </FactorRow>
      <Tables title={t('Tables of {0} and {1}', 'B', 'A')}>
        <MatrixTable testId="table-stored-left" name="B" matrix={left} />
        <MatrixTable testId="table-stored-right" name="A" matrix={right} />
      </Tables>
    </Section>
  );
}
