import { useState } from 'preact/hooks';
import { formatCount } from '../../../src/core/index.js';
import type { WeightRow } from '../../../src/protocol/weights.js';
import { fullRank } from '../../model/weights/columns/spectrum.js';
import { amountText, shareText } from '../../model/weights/texts.js';
import { problemOf, weightOf } from '../../model/weights/weight.js';
import { classes } from '../classes.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { NumberField } from '../components/number-field.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { wholeBetween } from '../number-checks.js';
import css from './chosen-weight.module.css';
import { useController, useWeights } from './context.js';

/** The one matrix that is selected: open it, or copy it as two layers of a rank, with what that saves. */
export function ChosenWeight({ row }: { readonly row: WeightRow }) {
  const controller = useController();
  const known = useWeights((state) => state.known);
  const [typed, setTyped] = useState<number>();
  const weight = weightOf(row, known);
  const full = fullRank(row);
  const rank = typed ?? Math.min(full, weight.measured?.numbers?.rank95 ?? 16);
  const { rows, cols, id, scaleReason } = row;
  // Only a weight of a linear layer becomes two layers; a change of a weight is none.
  const isLayer = row.kind === 'tensor' && !row.isUnfolded;
  const parameters = rank * (rows + cols);
  // Two layers are smaller below this rank: k (m + n) < m n.
  const breakEven = Math.ceil((rows * cols) / (rows + cols)) - 1;
  const isLarger = parameters >= rows * cols;
  const size = t(
    '{0} of {1} parameters ({2}); smaller up to rank {3}',
    ...[amountText(parameters), amountText(rows * cols)],
    ...[shareText(parameters / (rows * cols)), formatCount(breakEven)],
  );
  return (
    <span class={css['chosen']} data-testid="chosen">
      <Button
        kind="secondary"
        data-testid="open"
        onClick={() => controller.send({ type: 'open', id })}
      >
        {t('Open in the Lens')}
      </Button>
      {isLayer && problemOf(weight) === undefined ? (
        <span class={css['copy']}>
          <NumberField
            testId="pytorch-rank"
            label={t('Rank')}
            value={rank}
            step={1}
            check={wholeBetween(1, full)}
            onChange={setTyped}
          />
          <Button
            kind="tool"
            data-testid="copy-pytorch"
            title={t('Two linear layers of this rank, as PyTorch')}
            onClick={() => controller.send({ type: 'copyPyTorch', id, rank })}
          >
            <Icon name="copy" />
            {t('Copy as PyTorch')}
          </Button>
          <Faint class={classes(css['size'], isLarger && css['larger'])}>{size}</Faint>
        </span>
      ) : null}
      {scaleReason === undefined ? null : <Faint>{scaleReason}</Faint>}
    </span>
  );
}
