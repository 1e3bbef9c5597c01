import type { ComponentChildren } from 'preact';
import { formatNumber, formatPercent, subscript } from '../../../src/core/index.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import type { SpectrumSeries } from '../use-series.js';
import { useRank } from '../use-rank.js';
import { useSpectrumSeries } from '../use-series.js';
import { ChartCanvas } from './chart-canvas.js';
import { ChartGrid } from './chart-grid.js';

interface ChartProps {
  readonly series: SpectrumSeries;
  readonly logarithmic: boolean;
  readonly tall?: boolean;
  readonly marks?: readonly number[];
  readonly onLayout?: (places: readonly number[]) => void;
  readonly children?: ComponentChildren;
}

/** The singular values, largest first. */
export function SigmaChart({ series, children, ...rest }: ChartProps) {
  const { values } = series.sigma;
  const first = Array.from({ length: Math.min(5, values.length) }, (_, i) =>
    formatNumber(values[i] ?? 0, 4),
  ).join(', ');
  return (
    <ChartCanvas
      testId="chart-sigma"
      title={t('Singular values σᵢ')}
      label={t('Singular values, largest first: {0}', `${first}${values.length > 5 ? ', …' : ''}`)}
      valueText={(k) =>
        k === 0
          ? t('rank 0')
          : t('rank {0}, σ{1} = {2}', k, subscript(k), formatNumber(values[k - 1] ?? 0))
      }
      series={series.sigma}
      {...useRank()}
      {...rest}
    >
      {children}
    </ChartCanvas>
  );
}

/** The error of every rank. */
export function TailChart({ series, ...rest }: ChartProps) {
  const { values } = series.tail;
  const last = values.length - 1;
  return (
    <ChartCanvas
      testId="chart-tail"
      title={t('Tail, √Σσᵢ² for i > k')}
      label={t(
        'Frobenius error of the best approximation of each rank, from {0} at rank 0 to {1} at rank {2}',
        formatNumber(values[0] ?? 0),
        formatNumber(values[last] ?? 0),
        last,
      )}
      valueText={(k) => t('rank {0}, tail {1}', k, formatNumber(values[k] ?? 0))}
      series={series.tail}
      {...useRank()}
      {...rest}
    />
  );
}

/** The energy that every rank keeps. */
export function EnergyChart({ series, ...rest }: ChartProps) {
  const { values } = series.energy;
  const percent = (k: number) => formatPercent(values[k] ?? 1);
  return (
    <ChartCanvas
      testId="chart-energy"
      title={t('Energy kept, Σσᵢ² for i ≤ k')}
      label={t('Share of the energy that each rank keeps: {0} at rank 1', percent(1))}
      valueText={(k) => t('rank {0} keeps {1} of the energy', k, percent(k))}
      series={series.energy}
      {...useRank()}
      {...rest}
    />
  );
}

/** The singular values and the tail against k, side by side. */
export function SpectrumCharts({ logarithmic }: { readonly logarithmic: boolean }) {
  const series = useSpectrumSeries();
  const shown = useLensState((state) => state.decomposition !== undefined);
  if (!shown || !series) return null;
  return (
    <ChartGrid>
      <SigmaChart series={series} logarithmic={logarithmic} />
      <TailChart series={series} logarithmic={logarithmic} />
    </ChartGrid>
  );
}
