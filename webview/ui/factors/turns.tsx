import { formatNumber, subscript, type EqualValues } from '../../../src/core/index.js';
import { RangeInput } from '../components/range-input.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { FreePart, FreeRow } from './free-part.js';
import type { FreedomProps } from './freedom-props.js';

/** So many planes have a slider each. */
const mostTurns = 8;

/** Sliders that turn neighbouring pairs whose singular values are equal to rounding. */
export function Turns({
  freedom,
  decomposition,
  onChange,
  equal,
}: FreedomProps & { readonly equal: readonly EqualValues[] }) {
  const { s } = decomposition.computed;
  const planes = equal.flatMap(({ first, last }) =>
    Array.from({ length: last - first }, (_, i) => first + i),
  );
  return (
    <FreePart title={t('Equal singular values')}>
      {equal.slice(0, mostTurns).map(({ first, last }) => (
        <p key={first} data-testid="equal-values" data-first={first + 1} data-last={last + 1}>
          {t(
            '{0} = {1} to rounding: the decomposition cannot tell them apart, and any rotation of their pairs is as good.',
            Array.from({ length: last - first + 1 }, (_, i) => `σ${subscript(first + i + 1)}`)
              .slice(0, 12)
              .join(' = '),
            formatNumber(s[first]!, 5),
          )}
        </p>
      ))}
      {planes.slice(0, mostTurns).map((i) => {
        const degrees = freedom.angles[i] ?? 0;
        const text = t('{0} degrees', degrees);
        const pairs = `${i + 1}, ${i + 2}`;
        return (
          <FreeRow turn key={i}>
            <label for={`turn-${i + 1}`}>{t('Turn pairs {0}', pairs)}</label>
            <RangeInput
              id={`turn-${i + 1}`}
              most={360}
              value={degrees}
              valueText={text}
              small
              onChange={(value) =>
                onChange({ ...freedom, angles: { ...freedom.angles, [i]: value } })
              }
            />
            <span>{`${degrees}°`}</span>
          </FreeRow>
        );
      })}
      {planes.length > mostTurns ? (
        <Faint>{t('the first {0} of {1}', mostTurns, planes.length)}</Faint>
      ) : null}
    </FreePart>
  );
}
