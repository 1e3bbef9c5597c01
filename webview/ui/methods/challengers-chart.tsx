import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../../src/core/index.js';
import type { RankSeries } from '../../charts/rank-chart.js';
import { ChartCanvas } from '../components/chart-canvas.js';
import { t } from '../l10n.js';
import { challengerName, shortName } from './challenger-names.js';
import type { EntrantsProps } from './challengers-table.js';

/** From this ratio of the largest to the smallest error on, the axis is logarithmic. */
const wideRatio = 20;

/** The error of each challenger as a multiple of the tail, and the floor at 1 that none passes. */
export function ChallengersChart({
  entrants,
  tail,
  decimals,
  example,
  onExample,
  k,
}: EntrantsProps) {
  const ratios = entrants.map(({ error }) => (error === undefined ? 0 : error / tail));
  const series = useMemo<RankSeries>(
    () => ({
      kind: 'bars',
      first: 1,
      values: ratios,
      xTitle: '',
      yTitle: t('error / tail'),
      name: (at) => challengerName(entrants[at - 1]?.id ?? 'svd', decimals),
      names: entrants.map(({ id }) => shortName(id, decimals)),
      floor: 1,
    }),
    [ratios.join(' '), decimals],
  );
  const others = ratios.slice(1).filter((ratio) => ratio > 0);
  const label = t(
    'Errors of {0} other matrices of rank {1}, as multiples of the tail: from {2} to {3}. The floor is 1.',
    others.length,
    k,
    formatNumber(Math.min(...others), 4),
    formatNumber(Math.max(...others), 4),
  );
  const title = t('Error of each challenger, tail = 1');
  return (
    <ChartCanvas
      tall
      testId="chart-challengers"
      title={title}
      sliderLabel={t('{0}: choose a challenger', title)}
      label={label}
      valueText={(at) => `${series.name(at)}: ${formatNumber(ratios[at - 1] ?? NaN, 4)}×`}
      series={series}
      logarithmic={Math.max(...ratios) > wideRatio}
      rank={entrants.findIndex(({ id }) => id === example) + 1}
      least={1}
      most={entrants.length}
      onRank={(at) => {
        const chosen = entrants[at - 1];
        if (chosen) onExample(chosen.id);
      }}
    />
  );
}
