import type { WeightRow } from '../../../src/protocol/weights.js';
import { fullRank } from '../../model/weights/columns/spectrum.js';
import type { Choices } from '../../model/weights/saved.js';
import { pairsText, parametersText, sizeText } from '../../model/weights/texts.js';
import { problemOf, weightOf, type Known } from '../../model/weights/weight.js';
import { Button } from '../components/button.js';
import { NumberField } from '../components/number-field.js';
import { Select } from '../components/select.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { wholeBetween } from '../number-checks.js';
import { useController, useWeights } from './context.js';
import css from './extract-panel.module.css';

type Extract = Choices['extract'];

/** The most that a rank of a pair can be asked for. */
const mostRank = 4096;

/** Pairs of the differences: of which ranks, how large the adapter becomes, and the new file. */
export function ExtractPanel() {
  const controller = useController();
  const choice = useWeights((state) => state.choices.extract);
  const catalog = useWeights((state) => state.catalog);
  const known = useWeights((state) => state.known);
  const selected = useWeights((state) => state.selected);
  const change = (next: Partial<Extract>) => controller.choose({ extract: { ...choice, ...next } });
  const wanted =
    selected.size > 1 ? catalog.rows.filter(({ id }) => selected.has(id)) : catalog.rows;
  const ranks = wanted.flatMap((row) => {
    const rank = rankOf(row, known, choice);
    return rank === undefined ? [] : { id: row.id, rank };
  });
  const parameters = ranks.reduce((sum, { id, rank }) => {
    const { rows, cols } = catalog.byId.get(id)!;
    return sum + rank * (rows + cols);
  }, 0);
  return (
    <section class={css['panel']} aria-label={t('Extract an adapter')} data-testid="extract-panel">
      <Select
        label={t('Rank')}
        testId="extract-rule"
        value={choice.kind}
        options={(['fixed', 'rank90', 'rank95', 'rank99'] as const).map(
          (kind) => [kind, ruleName(kind)] as const,
        )}
        onChange={(kind) => change({ kind })}
      />
      <NumberField
        testId="extract-rank"
        label={choice.kind === 'fixed' ? t('Rank') : t('Rank at most')}
        value={choice.most}
        step={1}
        check={wholeBetween(1, mostRank)}
        onChange={(most) => change({ most })}
      />
      <span>
        {t(
          '{0}, {1}, {2} in 16 bits',
          pairsText(ranks.length),
          parametersText(parameters),
          sizeText(2 * parameters),
        )}
      </span>
      <Button
        kind="primary"
        data-testid="extract"
        disabled={ranks.length === 0}
        onClick={() =>
          controller.send({
            type: 'extract',
            ranks,
            how: `${ruleName(choice.kind)}, ${choice.most}`,
          })
        }
      >
        {t('Extract Adapter…')}
      </Button>
      <Faint class={css['note']}>
        {selected.size > 1
          ? t('Of the {0} selected differences.', selected.size)
          : t('Of all differences that are not 0. Select some for fewer.')}
      </Faint>
    </section>
  );
}

/** Undefined where nothing changes, or where nothing can be computed. */
function rankOf(row: WeightRow, known: Known, { kind, most }: Extract): number | undefined {
  const weight = weightOf(row, known);
  const { numbers } = weight.measured ?? {};
  if (problemOf(weight) !== undefined || numbers?.frobenius === 0) return undefined;
  const wished = kind === 'fixed' ? most : (numbers?.[kind] ?? most);
  return Math.max(1, Math.min(wished, most, fullRank(row)));
}

function ruleName(kind: Extract['kind']): string {
  switch (kind) {
    case 'fixed':
      return t('the same for all');
    case 'rank90':
      return t('90 % of the energy');
    case 'rank95':
      return t('95 % of the energy');
    case 'rank99':
      return t('99 % of the energy');
  }
}
