import type { WeightNumbers } from '../../../../src/core/weights/index.js';
import { t } from '../../../l10n.js';
import { numberText } from '../texts.js';
import { measured, type Column, type Value } from './column.js';

type Tail = NonNullable<WeightNumbers['heavyTail']>;

const ofTail = (
  id: string,
  title: () => string,
  meaning: () => string,
  pick: (tail: Tail) => Value,
  more: Partial<Column> = {},
) =>
  measured(id, title, meaning, ({ heavyTail }) => (heavyTail ? pick(heavyTail) : null), {
    isMore: true,
    ...more,
  });

const tailOf = ({ measured: known }: Parameters<Column['value']>[0]) => known?.numbers?.heavyTail;

/** Columns on request, most under the names of WeightWatcher; their titles are these names. */
export const moreColumns: readonly Column[] = [
  measured(
    'numericalRank',
    () => t('Numerical rank'),
    () => t('Singular values above rounding of the element type'),
    ({ numericalRank }) => numericalRank,
    { isMore: true, width: 72, fromValues: true },
  ),
  ofTail(
    'alpha',
    () => 'alpha',
    () => t('Exponent of the power law of the tail of λ = σ². Under 2 and over 6 are suspicious.'),
    ({ alpha }) => alpha,
    {
      width: 92,
      text: (alpha) => alpha.toFixed(2),
      rowText: (alpha, weight) => {
        const sigma = tailOf(weight)?.sigma ?? 0;
        return `${alpha.toFixed(2)} ± ${sigma.toFixed(2)}`;
      },
      note: (weight) => {
        const tail = tailOf(weight);
        if (!tail) return undefined;
        const { count, xmin, xmax } = tail;
        return t('fitted on {0} λ from {1} to {2}', count, numberText(xmin), numberText(xmax));
      },
    },
  ),
  ofTail(
    'fittedFrom',
    () => 'xmin',
    () => t('The power law is fitted on λ from here to λ_max'),
    ({ xmin }) => xmin,
  ),
  ofTail(
    'fittedTo',
    () => 'xmax',
    () => t('The largest λ of the fit'),
    ({ xmax }) => xmax,
  ),
  ofTail(
    'tailCount',
    () => 'num_pl',
    () => t('Number of λ that the power law is fitted on'),
    ({ count }) => count,
    { width: 60 },
  ),
  ofTail(
    'distance',
    () => 'D',
    () => t('Kolmogorov–Smirnov distance of the fit; small is good'),
    ({ distance }) => distance,
  ),
  ofTail(
    'alphaWeighted',
    () => 'alpha_weighted',
    () => t('alpha · log₁₀ λ_max'),
    ({ alphaWeighted }) => alphaWeighted,
    { width: 108 },
  ),
  ofTail(
    'logAlphaNorm',
    () => 'log_alpha_norm',
    () => t('log₁₀ Σ λᵢ^alpha'),
    ({ logAlphaNorm }) => logAlphaNorm,
    { width: 112 },
  ),
  ofTail(
    'mpSoftrank',
    () => 'mp_softrank',
    () => t('Edge of the Marchenko–Pastur bulk divided by λ_max; small: far from noise'),
    ({ mpSoftrank }) => mpSoftrank,
    { width: 92 },
  ),
  ofTail(
    'spikes',
    () => 'num_spikes',
    () => t('λ above the edge of the Marchenko–Pastur bulk'),
    ({ spikes }) => spikes,
    { width: 86 },
  ),
];
