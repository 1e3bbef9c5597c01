import { useCallback, useMemo, useState } from 'preact/hooks';
import { formatNumber, formatPercent } from '../../../src/core/index.js';
import { energiesWith, groupByRank } from '../../model/rank-rules.js';
import { ChartGrid } from '../components/chart-grid.js';
import { Explanation } from '../components/explanation.js';
import { NeedsSvd } from '../components/needs-svd.js';
import { RuleLane } from '../components/rule-lane.js';
import { RuleList } from '../components/rule-list.js';
import { EnergyChart, SigmaChart, TailChart } from '../components/spectrum-charts.js';
import { QualityLine, SpectrumFacts } from '../components/spectrum-facts.js';
import { SpectrumTable } from '../components/spectrum-table.js';
import { View } from '../components/view.js';
import { useLensState, useMemory } from '../context.js';
import { t } from '../l10n.js';
import { LargeNote } from '../large/large-note.js';
import { useSpectrumSeries } from '../use-series.js';
import { useRuleWishes, useSuggestions } from '../use-suggestions.js';
import css from './spectrum.module.css';

/** The singular values, the energy and the error of each rank, and the rules that suggest a rank. */
export function SpectrumView() {
  const explanations = useLensState((state) => state.settings.explanations);
  const decomposition = useLensState((state) => state.decomposition);
  const isLarge = useLensState((state) => state.large !== undefined);
  if (!decomposition) return <NeedsSvd />;
  return (
    <View label={t('Spectrum')}>
      {explanations ? (
        <Explanation>
          {t(
            'M stretches the unit sphere to an ellipsoid with half-axes σ₁ ≥ σ₂ ≥ …; the first k carry the energy σ₁² + … + σₖ², the others are the tail. Choose k where the rest is detail or noise: click or drag in a chart, use the arrow keys in it, or take a rule’s rank.',
          )}
        </Explanation>
      ) : null}
      <div class={css['columns']}>
        <Charts />
        {isLarge && !decomposition.complete ? null : <RuleList />}
      </div>
      <LargeNote />
      <SpectrumFacts />
      <QualityLine />
      <SpectrumTable />
    </View>
  );
}

function Charts() {
  const [axis, setAxis] = useMemory<'log' | 'linear'>('spectrum.axis', 'log', isAxis);
  const { energy } = useRuleWishes();
  const levels = useMemo(() => energiesWith(energy), [energy]);
  const series = useSpectrumSeries(levels);
  const suggestions = useSuggestions();
  const groups = useMemo(() => groupByRank(suggestions), [suggestions]);
  const marks = useMemo(() => groups.map(({ rank }) => rank), [groups]);
  const [places, setPlaces] = useState<readonly number[]>([]);
  const onLayout = useCallback((next: readonly number[]) => {
    setPlaces((old) => (sameNumbers(old, next) ? old : next));
  }, []);
  if (!series) return null;
  const shared = { series, marks, logarithmic: axis === 'log' };
  return (
    <div class={css['charts']}>
      <div class={css['axes']} role="radiogroup" aria-label={t('Axis')}>
        {(['log', 'linear'] as const).map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="spectrum-axis"
              data-testid={`axis-${choice}`}
              checked={axis === choice}
              onChange={() => setAxis(choice)}
            />
            {choice === 'log' ? t('Logarithmic') : t('Linear')}
          </label>
        ))}
      </div>
      <SigmaChart {...shared} tall onLayout={onLayout}>
        <RuleLane groups={groups} places={places} />
      </SigmaChart>
      <ChartGrid>
        <EnergyChart {...shared} logarithmic={false} />
        <TailChart {...shared} />
      </ChartGrid>
      <Summary />
    </div>
  );
}

/** The charts at this rank in one sentence. */
function Summary() {
  const rank = useLensState((state) => state.rank);
  const decomposition = useLensState((state) => state.decomposition);
  const previous = useLensState((state) => state.previous);
  if (!decomposition) return null;
  const { energies, tails, svd } = decomposition;
  const next = svd.s[rank];
  return (
    <p data-testid="spectrum-summary" role="status">
      {t(
        'Rank {0} keeps {1} of the energy and leaves a tail of {2}.',
        rank,
        formatPercent(energies[rank] ?? 1),
        formatNumber(tails[rank] ?? 0),
      )}{' '}
      {next === undefined
        ? null
        : t('The first singular value left out is {0}.', formatNumber(next))}
      {previous?.values ? ` ${t('Dashed: the singular values before the last change.')}` : null}
    </p>
  );
}

function isAxis(value: unknown): value is 'log' | 'linear' {
  return value === 'log' || value === 'linear';
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
