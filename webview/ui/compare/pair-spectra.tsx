import { useMemo } from 'preact/hooks';
import { formatNumber, subscript } from '../../../src/core/index.js';
import type { PairSpectra } from '../../../src/protocol/index.js';
import type { RankSeries } from '../../charts/series.js';
import { ChartCanvas } from '../components/chart-canvas.js';
import { ChartGrid } from '../components/chart-grid.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { useRank } from '../use-rank.js';

/** The singular values of A and B in one chart, and those of A − B in another. */
export function PairSpectraCharts({ spectra }: { readonly spectra: PairSpectra }) {
  const { first, second, difference, rank, complete } = spectra;
  const chosen = useRank();
  const both = useMemo<RankSeries>(
    () => ({ ...ofValues(first, 'A'), ghost: second, ghostIs: 'other' }),
    [first, second],
  );
  const change = useMemo<RankSeries>(
    () => ({
      ...ofValues(difference, 'A − B'),
      ...(rank.rank < difference.length ? { noiseFrom: rank.rank + 1 } : {}),
    }),
    [difference, rank],
  );
  const at = (values: Float64Array, k: number) => formatNumber(values[k - 1] ?? 0);
  return (
    <>
      <ChartGrid>
        <ChartCanvas
          testId="chart-pair"
          title={t('Singular values of A (bars) and B (dashed)')}
          label={t(
            'The largest singular value is {0} in A and {1} in B',
            at(first, 1),
            at(second, 1),
          )}
          valueText={(k) =>
            k === 0
              ? t('rank 0')
              : t('rank {0}: {1} in A, {2} in B', k, at(first, k), at(second, k))
          }
          series={both}
          ghostName="B"
          {...chosen}
          logarithmic
        />
        <ChartCanvas
          testId="chart-change"
          title={t('Singular values of A − B')}
          label={t('The largest singular value of A − B is {0}', at(difference, 1))}
          valueText={(k) =>
            k === 0 ? t('rank 0') : t('rank {0}, σ{1} = {2}', k, subscript(k), at(difference, k))
          }
          series={change}
          {...chosen}
          // One value alone has no decades.
          logarithmic={(difference[1] ?? 0) > 0}
        />
      </ChartGrid>
      {complete ? null : (
        <Faint as="p">
          {t('All singular values take too long here: these are the leading ones.')}
        </Faint>
      )}
    </>
  );
}

function ofValues(values: Float64Array, of: string): RankSeries {
  return {
    kind: 'bars',
    first: 1,
    values,
    xTitle: 'i',
    yTitle: '',
    name: (i) => `σ${subscript(i)}, ${of}`,
  };
}
