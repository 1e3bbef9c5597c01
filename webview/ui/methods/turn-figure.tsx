import { useMemo } from 'preact/hooks';
import { formatNumber, subscript, turnedError, type Turn } from '../../../src/core/index.js';
import type { RankSeries } from '../../charts/rank-chart.js';
import { ChartCanvas } from '../components/chart-canvas.js';
import { Formula } from '../components/formula.js';
import { NumberField } from '../components/number-field.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { wholeBetween } from '../number-checks.js';
import { TurnDial } from './turn-dial.js';
import css from './turn-figure.module.css';

const rightAngle = 90;

export interface TurnFigureProps {
  readonly s: Float64Array;
  readonly tail: number;
  readonly k: number;
  readonly turn: Turn;
  readonly onTurn: (turn: Turn) => void;
}

/** A challenger to make by hand: a kept direction is turned towards one that is left out. */
export function TurnFigure({ s, tail, k, turn, onTurn }: TurnFigureProps) {
  const { kept, left, degrees } = turn;
  const r = s.length;
  const series = useMemo<RankSeries>(
    () => ({
      kind: 'line',
      first: -rightAngle,
      values: Float64Array.from({ length: 2 * rightAngle + 1 }, (_, at) =>
        turnedError(s, tail, { kept, left, degrees: at - rightAngle }),
      ),
      xTitle: t('θ in degrees'),
      yTitle: '',
      name: (at) => t('error at θ = {0}°', at),
      floor: tail,
    }),
    [s, tail, kept, left],
  );
  const names = [subscript(kept), subscript(left)] as const;
  const label = t(
    'The error is least at θ = 0, where it is the tail {0}, and largest at 90°: {1}.',
    formatNumber(tail, 6),
    formatNumber(series.values[0] ?? tail, 6),
  );
  const title = t('Error against the angle θ');
  return (
    <div class={css['figure']}>
      <h3>{t('Yours: drag a direction')}</h3>
      <Faint as="p">
        <Formula
          text={t(
            'X = M W Wᵀ, where W keeps v₁ … v_k, but cos θ v{0} + sin θ v{1} in the place of v{0}. Its error is √(tail² + sin²θ (σ{0}² − σ{1}²)).',
            ...names,
          )}
        />
      </Faint>
      <div class={css['wish']}>
        <NumberField
          testId="turn-kept"
          label={t('Kept direction i')}
          value={kept}
          step={1}
          check={wholeBetween(1, k)}
          onChange={(value) => onTurn({ ...turn, kept: value })}
        />
        <NumberField
          testId="turn-left"
          label={t('Direction j that is left out')}
          value={left}
          step={1}
          check={wholeBetween(k + 1, r)}
          onChange={(value) => onTurn({ ...turn, left: value })}
        />
      </div>
      <div class={css['pair']}>
        <TurnDial turn={turn} onTurn={onTurn} />
        <ChartCanvas
          testId="chart-turn"
          title={title}
          sliderLabel={t('{0}: choose the angle', title)}
          label={label}
          valueText={(at) =>
            t('θ = {0}°: error {1}', at, formatNumber(series.values[at + rightAngle] ?? NaN, 6))
          }
          series={series}
          logarithmic={false}
          rank={degrees}
          least={-rightAngle}
          most={rightAngle}
          onRank={(at) => onTurn({ ...turn, degrees: at })}
        />
      </div>
      <p data-testid="turn-error" data-value={turnedError(s, tail, turn)} data-degrees={degrees}>
        {label}
      </p>
    </div>
  );
}
