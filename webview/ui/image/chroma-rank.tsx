import { Button } from '../components/button.js';
import { Range } from '../components/range.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';

interface ChromaRankProps {
  readonly rank: number;
  readonly chosen: number | 'auto';
  readonly onChange: (rank: number | 'auto') => void;
}

/** The rank of Cb and Cr: a slider of its own, which follows that of luma until it is moved. */
export function ChromaRank({ rank, chosen, onChange }: ChromaRankProps) {
  const given = useLensState((state) => state.given);
  const most = given ? Math.min(given.rows, given.cols) : 0;
  return (
    <Range
      small
      id="chroma"
      label={t('Rank of Cb and Cr')}
      name={t('Rank of the colour differences')}
      fieldName={t('Rank of Cb and Cr as a number')}
      most={most}
      value={rank}
      valueText={t('rank {0} of {1}', rank, most)}
      onChange={onChange}
    >
      {chosen === 'auto' ? null : (
        <Button kind="link" data-testid="chroma-auto" onClick={() => onChange('auto')}>
          {t('a quarter of k')}
        </Button>
      )}
    </Range>
  );
}
