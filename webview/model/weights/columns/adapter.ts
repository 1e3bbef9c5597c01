import { formatNumber } from '../../../../src/core/format.js';
import { t } from '../../../l10n.js';
import { shareText } from '../texts.js';
import { isChange, isCounted, type Weight } from '../weight.js';
import type { Column } from './column.js';

/** What a low-rank pair has, and its part of the whole change. */
export const adapterColumns: readonly Column[] = [
  {
    id: 'rank',
    title: () => 'r',
    meaning: () => t('The inner side of the pair'),
    width: 44,
    kind: 'number',
    largestFirst: true,
    value: ({ row }) => row.rank ?? null,
  },
  {
    id: 'loraAlpha',
    title: () => 'α',
    meaning: () => t('α as the file states it; – if it states none'),
    width: 48,
    kind: 'number',
    largestFirst: true,
    value: ({ row }) => row.alpha ?? null,
    note: ({ row }) => row.scaleReason,
  },
  {
    id: 'scale',
    title: () => t('Scale s'),
    meaning: () => t('ΔW = s · B A, usually s = α/r'),
    width: 60,
    kind: 'number',
    isMore: true,
    largestFirst: true,
    value: ({ row }) => row.scale ?? null,
    note: ({ row }) => row.scaleReason,
  },
  {
    id: 'suggestedAlpha',
    title: () => t('α for its σ'),
    meaning: () => t('The α that keeps s with the rank at 99 % of the energy instead of r'),
    width: 62,
    kind: 'number',
    largestFirst: true,
    value: suggestedAlpha,
    note: (weight) => {
      const { alpha, rank = 0 } = weight.row;
      if (alpha == null) return undefined;
      const suggested = suggestedAlpha(weight);
      return suggested
        ? t(
            'the file states {0} for r = {1}: {2} times as much',
            alpha,
            rank,
            formatNumber(alpha / suggested, 3),
          )
        : t('the file states {0} for r = {1}', alpha, rank);
    },
  },
  {
    id: 'spike',
    title: () => t('Spike'),
    meaning: () => t('σ₁/σ₂: far above 1 where one direction carries the change'),
    width: 58,
    kind: 'number',
    largestFirst: true,
    value: ({ row, measured: known }) => {
      if (!isChange(row)) return null;
      const [first, second = 0] = known?.values ?? [];
      if (first === undefined) return (row.problem ?? known?.problem) ? null : undefined;
      return first === 0 ? null : first / second;
    },
    text: (ratio) => formatNumber(ratio, 3),
  },
  {
    id: 'share',
    title: () => t('Share'),
    meaning: () => t('Share of the total ‖ΔW‖² over all pairs'),
    width: 66,
    kind: 'number',
    largestFirst: true,
    value: ({ share, row, measured: known }) =>
      share ??
      (!isCounted(row) || (row.problem ?? known?.problem) !== undefined ? null : undefined),
    text: shareText,
    bar: (share) => share,
    total: ({ share }) => share,
  },
];

function suggestedAlpha({ row, measured: known }: Weight): number | null | undefined {
  const { numbers, problem } = known ?? {};
  if (!isChange(row)) return null;
  if (!numbers) return (row.problem ?? problem) ? null : undefined;
  if (numbers.rank99 === null || row.scale === undefined) return null;
  // rsLoRA divides by √r.
  const root = row.alpha != null && row.rank ? isRooted(row.scale, row.alpha, row.rank) : false;
  return row.scale * (root ? Math.sqrt(numbers.rank99) : numbers.rank99);
}

function isRooted(scale: number, alpha: number, rank: number): boolean {
  return rank > 1 && Math.abs(scale * Math.sqrt(rank) - alpha) < 1e-6 * Math.abs(alpha);
}

/** What the rule of the resize panel does. */
export const resizeColumns: readonly Column[] = [
  {
    id: 'newRank',
    title: () => t('New rank'),
    meaning: () =>
      t('The rank that the rule gives to this pair. Type another one; an empty field is the rule.'),
    width: 72,
    kind: 'number',
    largestFirst: true,
    value: ({ resized }) => resized?.rank ?? null,
  },
  {
    id: 'newError',
    title: () => t('New error'),
    meaning: () => t('‖ΔW − ΔW′‖_F/‖ΔW‖_F of the resized pair'),
    width: 66,
    kind: 'number',
    largestFirst: true,
    value: ({ resized }) => resized?.relative ?? null,
    text: shareText,
    bar: (share) => share,
  },
];
