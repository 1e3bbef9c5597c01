import type { WeightRow } from '../../../src/protocol/weights.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { useController } from './context.js';

export interface ComparePairProps {
  /** The upper one of the table, which becomes A. */
  readonly first: WeightRow;
  readonly second: WeightRow;
}

/** Two matrices are selected: to the Compare view, or why not. */
export function ComparePair({ first, second }: ComparePairProps) {
  const controller = useController();
  if (first.rows !== second.rows || first.cols !== second.cols) {
    return (
      <Faint data-testid="shapes-differ">
        {t('To compare the two, they must have the same shape.')}
      </Faint>
    );
  }
  return (
    <Button
      kind="tool"
      data-testid="compare-rows"
      title={t('A, B and A − B in the lens, with their numbers: A is {0}', first.name)}
      onClick={() => controller.send({ type: 'compareRows', first: first.id, second: second.id })}
    >
      <Icon name="diff" />
      {t('Compare the Two')}
    </Button>
  );
}
