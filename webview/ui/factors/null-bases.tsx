import { mostTurned, type Bases } from '../../../src/core/index.js';
import { Button } from '../components/button.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { FreeKept, FreePart, FreeRow } from './free-part.js';
import type { FreedomProps } from './freedom-props.js';

/** Buttons for another orthonormal basis of what U and V have beyond the rank. */
export function NullBases({
  freedom,
  decomposition,
  onChange,
  left,
}: FreedomProps & { readonly left: Bases }) {
  const { bases } = freedom;
  const { u, v } = decomposition.computed;
  const sides = [
    { side: 'u', name: 'U', rows: u.rows, count: left.u, space: t('null space of Mᵀ') },
    { side: 'v', name: 'V', rows: v.rows, count: left.v, space: t('null space of M') },
  ] as const;
  return (
    <FreePart title={t('Bases of the null spaces')}>
      {sides
        .filter(({ count }) => count > 0)
        .map(({ side, name, rows, count, space }) => (
          <FreeRow key={side}>
            <span data-testid={`null-${side}`} data-count={count} data-seed={bases[side]}>
              {count === 1
                ? t('{0}: one column of the full form spans the {1}.', name, space)
                : t('{0}: {1} columns of the full form span the {2}.', name, count, space)}
            </span>
            {rows > mostTurned ? (
              <Faint>{t('Other bases are shown for up to {0} rows.', mostTurned)}</Faint>
            ) : (
              <FreeKept>
                <Button
                  kind="secondary"
                  data-testid={`next-basis-${side}`}
                  aria-label={t('Next basis for {0}', name)}
                  onClick={() =>
                    onChange({ ...freedom, bases: { ...bases, [side]: bases[side] + 1 } })
                  }
                >
                  {t('Next basis')}
                </Button>
                <Faint>
                  {bases[side] === 0
                    ? t('as computed')
                    : t('turned at random, seed {0}', bases[side])}
                </Faint>
              </FreeKept>
            )}
          </FreeRow>
        ))}
    </FreePart>
  );
}
