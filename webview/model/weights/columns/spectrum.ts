import { formatNumber } from '../../../../src/core/index.js';
import { t } from '../../../l10n.js';
import { shareText } from '../texts.js';
import { measured, type Column } from './column.js';

/** Full rank of a row: the inner side of a pair, otherwise the smaller side. */
export function fullRank({
  rank,
  rows,
  cols,
}: {
  readonly rank?: number | undefined;
  readonly rows: number;
  readonly cols: number;
}): number {
  return Math.max(1, Math.min(rank ?? Infinity, rows, cols));
}

const rankAt = (percent: number, pick: 'rank90' | 'rank95' | 'rank99') =>
  measured(
    pick,
    () => t('Rank {0} %', percent).replace(' %', '\u00a0%'),
    () => t('The least rank that keeps {0} % of the energy ‖W‖²', percent),
    (numbers) => numbers[pick],
    { width: 52, fromValues: true },
  );

/** Numbers that follow from the singular values. */
export const spectrumColumns: readonly Column[] = [
  measured(
    'frobenius',
    (kind) => (kind === 'weights' ? t('‖W‖_F') : t('‖ΔW‖_F')),
    () => t('Frobenius norm: the root of the sum of all squared entries'),
    (numbers) => numbers.frobenius,
    { total: ({ frobenius }) => frobenius },
  ),
  measured(
    'spectral',
    () => 'σ₁',
    () => t('The largest singular value'),
    (numbers) => numbers.spectral,
    { fromValues: true, total: ({ spectral }) => spectral },
  ),
  measured(
    'stableRank',
    () => t('Stable rank'),
    () => t('‖W‖_F²/σ₁²: at most the rank; small singular values hardly change it'),
    (numbers) => numbers.stableRank,
    { width: 68, fromValues: true },
  ),
  measured(
    'effectiveRank',
    () => t('Effective rank'),
    () => t('exp of the entropy of σ/Σσ: the number of directions'),
    (numbers) => numbers.effectiveRank,
    { width: 74, fromValues: true },
  ),
  rankAt(90, 'rank90'),
  rankAt(95, 'rank95'),
  rankAt(99, 'rank99'),
  measured(
    'condition',
    () => t('Condition'),
    () => t('σ₁ divided by the smallest singular value'),
    ({ condition }) => (condition === 'rank-deficient' ? Infinity : condition),
    {
      width: 84,
      fromValues: true,
      text: (condition) => formatNumber(condition, 3),
      note: ({ measured: known }) =>
        known?.numbers?.condition === 'rank-deficient' ? t('rank-deficient') : undefined,
    },
  ),
  {
    ...measured(
      'used',
      () => t('Rank used'),
      () => t('The rank at 99 % of the energy as a share of the full rank, or of r of a pair'),
      () => null,
      { width: 58, fromValues: true, text: shareText, bar: (share) => share },
    ),
    value: ({ row, measured: known }) => {
      const { numbers, problem } = known ?? {};
      if (!numbers) return (row.problem ?? problem) ? null : undefined;
      return numbers.rank99 === null ? null : numbers.rank99 / fullRank(row);
    },
  },
  {
    id: 'spectrum',
    title: () => t('Spectrum'),
    meaning: () => t('log₁₀ σᵢ/σ₁ of all singular values, from 0 down to −3'),
    width: 84,
    kind: 'spectrum',
    // Sorts by how slowly the singular values fall.
    largestFirst: true,
    value: ({ measured: known, row }) => {
      const spectrum = known?.numbers?.spectrum;
      if (!spectrum) return (row.problem ?? known?.problem) ? null : undefined;
      if (spectrum.length === 0) return null;
      return spectrum.reduce((sum, log) => sum + Math.max(-3, log), 0) / spectrum.length;
    },
  },
];
