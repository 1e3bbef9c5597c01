import { formatCount } from '../../../src/core/index.js';
import { Button } from '../components/button.js';
import { Empty } from '../components/empty.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';

/** Shown by a view that needs all entries of a matrix that is too large for the page. */
export function NeedsEntries() {
  const { controller } = useLens();
  const shape = useLensState((state) => state.large?.shape);
  const isProduct = useLensState((state) => state.source?.kind === 'product');
  if (!shape) return null;
  return (
    <Empty icon="graph" testId="needs-entries">
      <p>
        {isProduct
          ? t(
              'This view needs all {0} entries of the product in memory. Approximation, Spectrum and Factors compute what is on screen from the factors of the file.',
              formatCount(shape.rows * shape.cols),
            )
          : t(
              'This view needs all {0} entries in memory. Approximation, Spectrum and Factors read them from the file; for the others, choose a smaller slice, or raise the limit in the settings.',
              formatCount(shape.rows * shape.cols),
            )}
      </p>
      <Button kind="secondary" onClick={() => controller.openSettings()}>
        {t('Open Settings')}
      </Button>
    </Empty>
  );
}
