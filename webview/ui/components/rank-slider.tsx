import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { Range } from './range.js';

/** The rank of the approximation. */
export function RankSlider() {
  const { controller } = useLens();
  const decomposition = useLensState((state) => state.decomposition);
  const rank = useLensState((state) => state.rank);
  const most = decomposition?.svd.s.length ?? 0;
  return (
    <Range
      id="rank"
      label={
        <>
          {t('Rank')} <i>k</i>
        </>
      }
      name={t('Rank of the approximation')}
      fieldName={t('Rank as a number')}
      most={most}
      value={rank}
      valueText={t('rank {0} of {1}', rank, most)}
      disabled={decomposition === undefined}
      onChange={(value) => controller.setRank(value)}
    />
  );
}
