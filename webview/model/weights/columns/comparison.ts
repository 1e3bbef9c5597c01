import type { Comparison } from '../../../../src/protocol/weights.js';
import { t } from '../../../l10n.js';
import { shareText } from '../texts.js';
import type { Column, Value } from './column.js';

const compared =
  (pick: (comparison: Comparison) => Value): Column['value'] =>
  ({ measured: known, row }) => {
    if (known?.comparison) return pick(known.comparison);
    return (known?.numbers ?? known?.problem ?? row.problem) ? null : undefined;
  };

function anglesText(angles: readonly number[] | undefined): string | undefined {
  return angles?.map((angle) => `${angle.toFixed(1)}°`).join(', ');
}

/** How a difference lies beside the two weights. */
export const comparisonColumns: readonly Column[] = [
  {
    id: 'relative',
    title: () => t('Relative'),
    meaning: () => t('‖W₂ − W₁‖_F/‖W₁‖_F'),
    width: 66,
    kind: 'number',
    largestFirst: true,
    value: compared(({ relative }) => relative),
    text: shareText,
    bar: (share) => share,
  },
  {
    id: 'angle',
    title: () => t('Angle, left'),
    meaning: () => t('The largest principal angle of the leading left subspaces of W₁ and W₂'),
    width: 64,
    kind: 'number',
    largestFirst: true,
    value: compared(({ angles }) => angles[angles.length - 1] ?? null),
    text: (angle) => `${angle.toFixed(1)}°`,
    note: ({ measured: known }) => anglesText(known?.comparison?.angles),
  },
  {
    id: 'rightAngle',
    title: () => t('Angle, right'),
    meaning: () => t('The largest principal angle of the leading right subspaces of W₁ and W₂'),
    width: 64,
    kind: 'number',
    largestFirst: true,
    value: compared(({ rightAngles }) => rightAngles[rightAngles.length - 1] ?? null),
    text: (angle) => `${angle.toFixed(1)}°`,
    note: ({ measured: known }) => anglesText(known?.comparison?.rightAngles),
  },
  {
    id: 'intruders',
    title: () => t('Intruders'),
    meaning: () => t('Leading singular vectors of W₂ that resemble none of W₁'),
    width: 70,
    kind: 'number',
    largestFirst: true,
    value: compared(({ intruders }) => intruders),
    note: ({ measured: known, row }) => {
      const count = known?.comparison?.compared ?? Infinity;
      return count < Math.min(row.rows, row.cols)
        ? t('Compared with the {0} leading vectors of W₁', count)
        : undefined;
    },
  },
];
