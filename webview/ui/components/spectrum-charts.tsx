import { useMemo } from 'preact/hooks';
import type { RankSeries } from '../../charts/rank-chart.js';
import { formatNumber, subscript } from '../../../src/core/index.js';
import { useLensState } from '../context.js';
import { ChartCanvas } from './chart-canvas.js';

/** The singular values and the tail against k. */
export function SpectrumCharts({ logarithmic }: { readonly logarithmic: boolean }) {
  const decomposition = useLensState((state) => state.decomposition);
  const sigma = useMemo<RankSeries | undefined>(
    () =>
      decomposition && {
        kind: 'bars',
        first: 1,
        values: decomposition.svd.s,
        xTitle: 'i',
        yTitle: '',
        name: (i) => `σ${subscript(i)}`,
      },
    [decomposition],
  );
  const tail = useMemo<RankSeries | undefined>(
    () =>
      decomposition && {
        kind: 'line',
        first: 0,
        values: decomposition.tails,
        xTitle: 'k',
        yTitle: '',
        name: (k) => `tail at k = ${k}`,
      },
    [decomposition],
  );
  if (!decomposition || !sigma || !tail) return null;
  const { s } = decomposition.svd;
  const first = Array.from(s.subarray(0, 5), (value) => formatNumber(value, 4)).join(', ');
  return (
    <div class="charts">
      <ChartCanvas
        testId="chart-sigma"
        title="Singular values σᵢ"
        label={`Singular values, largest first: ${first}${s.length > 5 ? ', …' : ''}`}
        series={sigma}
        logarithmic={logarithmic}
      />
      <ChartCanvas
        testId="chart-tail"
        title="Tail √(Σ_{i>k} σᵢ²) against k"
        label={`Frobenius error of the best approximation of each rank, from ${formatNumber(decomposition.tails[0] ?? 0)} at rank 0 to ${formatNumber(decomposition.tails[s.length] ?? 0)} at rank ${s.length}`}
        series={tail}
        logarithmic={logarithmic}
      />
    </div>
  );
}
