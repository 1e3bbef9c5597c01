import { formatCount, formatNumber } from '../../../src/core/index.js';
import { withRange, type FullLook } from '../../model/look.js';
import { Button } from '../components/button.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import type { LookTools } from '../use-look.js';

/**
 * What the colours leave out on their own, because it is far from the rest, and a click that brings it back.
 */
export function BeyondNote({ look, shown, setLook }: LookTools) {
  const said = shown && [entriesNote(shown), errorNote(shown)].filter((note) => note !== '');
  if (!said || said.length === 0) return null;
  return (
    <Faint as="p" data-testid="beyond" data-count={shown.beyond?.count ?? 0}>
      {said.join(' ')}{' '}
      <Button
        kind="link"
        data-testid="show-all-values"
        onClick={() => setLook(withRange(look, 'full'))}
      >
        {t('Colours over all values')}
      </Button>
    </Faint>
  );
}

function entriesNote({ beyond }: FullLook): string {
  if (!beyond) return '';
  const { count, farthest } = beyond;
  const { row, column } = farthest;
  const value = formatNumber(farthest.value, 4);
  return count === undefined
    ? t(
        '{0} at ({1}, {2}) is far from the rest: the colours leave out what is as far.',
        value,
        row + 1,
        column + 1,
      )
    : count === 1
      ? t(
          '{0} at ({1}, {2}) is far from the other entries: the colours leave it out.',
          value,
          row + 1,
          column + 1,
        )
      : t(
          '{0} entries are far from the others: the colours leave them out. The farthest is {1} at ({2}, {3}).',
          formatCount(count),
          value,
          row + 1,
          column + 1,
        );
}

function errorNote({ error, errorBeyond }: FullLook): string {
  if (errorBeyond === undefined) return '';
  return t(
    'Nearly all errors are below {0}; the largest, {1}, is beyond the colours.',
    formatNumber(error.domain[1], 2),
    formatNumber(errorBeyond, 4),
  );
}
