import { useMemo } from 'preact/hooks';
import type { RankSeries } from '../charts/series.js';
import { subscript } from '../../src/core/index.js';
import { useLensState } from './context.js';
import { t } from './l10n.js';

export interface SpectrumSeries {
  readonly sigma: RankSeries;
  readonly energy: RankSeries;
  readonly tail: RankSeries;
}

const noLevels: readonly number[] = [];

/**
 * The three series of a spectrum. Values that are rounding noise are marked.
 *
 * @param levels shares of energy to mark. Pass the same array each time, because a new one redraws the
 *   charts.
 */
export function useSpectrumSeries(levels = noLevels): SpectrumSeries | undefined {
  const decomposition = useLensState((state) => state.decomposition);
  const previous = useLensState((state) => state.previous);
  const errors = useLensState((state) => state.large?.values?.errors);
  return useMemo(() => {
    if (!decomposition) return undefined;
    const { svd, aboveNoise: noise, tails, energies } = decomposition;
    // The tail at the numerical rank is the first one that is only rounding.
    const noiseFrom = noise < svd.s.length ? { noiseFrom: noise + 1 } : {};
    const tailNoise = noise < svd.s.length ? { noiseFrom: noise } : {};
    return {
      sigma: {
        kind: 'bars',
        first: 1,
        values: svd.s,
        xTitle: 'i',
        yTitle: '',
        name: (i) => `σ${subscript(i)}`,
        errors,
        ghost: previous?.values,
        ...noiseFrom,
      },
      energy: {
        kind: 'line',
        first: 0,
        values: energies,
        xTitle: 'k',
        yTitle: '',
        share: true,
        levels,
        name: (k) => t('energy kept at k = {0}', k),
      },
      tail: {
        kind: 'line',
        first: 0,
        values: tails,
        xTitle: 'k',
        yTitle: '',
        name: (k) => t('tail at k = {0}', k),
        ghost: previous?.tails,
        ...tailNoise,
      },
    };
  }, [decomposition, previous, levels, errors]);
}
