import { isPreparation, preparationKey } from '../../model/preparation.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { Select } from './select.js';

/** Centres or standardises the columns before the SVD: principal component analysis. */
export function PrepareChoice() {
  const { controller } = useLens();
  const kept = useLensState((state) => state.memory[preparationKey]);
  const rows = useLensState((state) => state.original?.rows ?? 0);
  if (rows < 2) return null;
  return (
    <Select
      label={t('Columns before the SVD')}
      testId="prepare"
      value={isPreparation(kept) ? kept : 'none'}
      options={[
        ['none', t('as they are')],
        ['centre', t('centred (PCA)')],
        ['standardise', t('standardised (PCA of correlations)')],
      ]}
      onChange={(how) => controller.prepare(how)}
    />
  );
}
