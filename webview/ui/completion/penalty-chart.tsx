import { useMemo, useState } from 'preact/hooks';
import { formatNumber, type HeldOutError, type Matrix } from '../../../src/core/index.js';
import type { RankSeries } from '../../charts/rank-chart.js';
import type { CompletionWish } from '../../../src/protocol/index.js';
import { ChartCanvas } from '../components/chart-canvas.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import css from './penalty-chart.module.css';

interface PenaltyChartProps {
  readonly errors: readonly HeldOutError[];
  readonly input: Matrix;
  readonly wish: CompletionWish;
  readonly onLambda: (lambda: number) => void;
}

/** The last path that was computed, and for what. */
interface LastPath {
  readonly input: Matrix;
  readonly rank: number;
  readonly seed: number;
  readonly found: HeldOutError;
}

/**
 * Soft-impute: the held-out error along the path of decreasing λ. A place on the chart becomes the λ of the
 * completion. The path is computed only while λ is chosen by it. It stays on screen after the user moved λ.
 */
export function PenaltyChart({ errors, input, wish, onLambda }: PenaltyChartProps) {
  const [last, setLast] = useState<LastPath>();
  const { rank, seed, method, lambda } = wish;
  const found = errors.find((each) => each.rank === rank && each.path !== undefined);
  if (method === 'soft-impute' && found && last?.found !== found) {
    setLast({ input, rank, seed, found });
  }
  const usable =
    method === 'soft-impute' && last?.input === input && last.rank === rank && last.seed === seed;
  const shown = usable ? last.found : undefined;
  const path = shown?.path ?? [];
  const series = useMemo<RankSeries>(
    () => ({
      kind: 'line',
      first: 1,
      values: path.map(({ rmse }) => rmse),
      xTitle: t('step of the path: λ halves'),
      yTitle: '',
      name: (step) => t('held-out error with λ = {0}', lambdaAt(path, step)),
    }),
    [shown],
  );
  if (!shown || path.length < 2) return null;
  const wanted = lambda === 'auto' ? (shown.lambda ?? 0) : lambda;
  const label = t('λ = {0} predicts best at rank {1}.', formatNumber(shown.lambda ?? 0, 3), rank);
  return (
    <>
      <Faint as="p">{label}</Faint>
      <div class={css['chart']}>
        <ChartCanvas
          title={t('Held-out error against λ')}
          label={label}
          valueText={(step) =>
            `${series.name(step)}: ${formatNumber(path[step - 1]?.rmse ?? NaN, 4)}`
          }
          series={series}
          logarithmic={false}
          rank={nearest(path, wanted)}
          least={1}
          most={path.length}
          onRank={(step) => onLambda(Number((path[step - 1]?.lambda ?? 0).toPrecision(4)))}
          testId="penalty-chart"
        />
      </div>
    </>
  );
}

type Path = NonNullable<HeldOutError['path']>;

const lambdaAt = (path: Path, step: number): string => formatNumber(path[step - 1]?.lambda ?? 0, 3);

/** The step of the path whose λ is nearest, counted from 1. */
function nearest(path: Path, lambda: number): number {
  let best = 0;
  path.forEach((each, i) => {
    if (Math.abs(each.lambda - lambda) < Math.abs(path[best]!.lambda - lambda)) best = i;
  });
  return best + 1;
}
