import { formatCount, formatNumber } from '../../../src/core/index.js';
import {
  firstValue,
  ruleSteps,
  stepOf,
  valueAt,
  type RuleRange,
} from '../../model/weights/rule-scale.js';
import { ruleKinds, type ResizeChoice } from '../../model/weights/saved.js';
import { exactShare, shareText, sizeText } from '../../model/weights/texts.js';
import { Button } from '../components/button.js';
import { Fact, Facts } from '../components/facts.js';
import { NumberField } from '../components/number-field.js';
import { RangeInput } from '../components/range-input.js';
import { Select } from '../components/select.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { useController, useWeights } from './context.js';
import css from './resize-panel.module.css';
import { ruleCheck, ruleMeaning, ruleName, ruleText } from './rule-texts.js';

/** Smaller ranks for the pairs of an adapter: a rule, what it does to the file, and the new file. */
export function ResizePanel() {
  const controller = useController();
  const choice = useWeights((state) => state.choices.resize);
  const rows = useWeights((state) => state.catalog.rows);
  const summary = useWeights((state) => state.resize);
  const selected = useWeights((state) => state.selected);
  const change = (next: Partial<ResizeChoice>) =>
    controller.choose({ resize: { ...choice, ...next } });
  const range = rangeOf(rows, summary?.bytesBefore ?? 0);
  const { kind, value, mostRank } = choice;
  const pairs = rows.filter((row) => row.kind === 'pair');
  const save = () => {
    if (!summary) return;
    const ranks = [...summary.byId].flatMap(([id, { rank }]) => ({ id, rank }));
    controller.send({ type: 'saveResized', ranks, how: ruleText(choice, summary.byHand) });
  };
  return (
    <section class={css['panel']} aria-label={t('Resize')} data-testid="resize-panel">
      <div class={css['rule']}>
        <Select
          label={t('Rule')}
          testId="resize-rule"
          value={kind}
          options={ruleKinds.map((each) => [each, ruleName(each)] as const)}
          onChange={(next) => change({ kind: next, value: firstValue(next, range) })}
        />
        <span class={css['slider']}>
          <RangeInput
            id="resize-range"
            name={ruleName(kind)}
            most={ruleSteps}
            value={stepOf(choice, range)}
            valueText={String(value)}
            onChange={(step) => change({ value: valueAt(kind, step, range) })}
          />
          <NumberField
            testId="resize-value"
            name={ruleName(kind)}
            value={value}
            {...(kind === 'budget' ? { unit: t('MB') } : {})}
            check={ruleCheck(kind)}
            onChange={(next) => change({ value: next })}
          />
        </span>
        <NumberField
          testId="resize-most"
          label={t('Rank at most')}
          value={mostRank ?? undefined}
          unknown={String(range.mostRank)}
          check={(number) => (Number.isNaN(number) ? undefined : ruleCheck('fixed')(number))}
          onChange={(number) => change({ mostRank: Number.isNaN(number) ? null : number })}
        />
        <Faint class={css['meaning']}>{ruleMeaning(kind)}</Faint>
      </div>
      {summary && summary.pairs > 0 ? (
        <div class={css['outcome']}>
          <Facts three label={t('What the rule does')}>
            <Fact
              id="newSize"
              name={t('New size')}
              value={summary.bytesAfter}
              note={t('of {0}', sizeText(summary.bytesBefore))}
            >
              {sizeText(summary.bytesAfter)} (
              {shareText(summary.bytesAfter / Math.max(1, summary.bytesBefore))})
            </Fact>
            <Fact
              id="newError"
              name={t('Relative error')}
              value={summary.relative}
              note="‖ΔW − ΔW′‖/‖ΔW‖"
            >
              {exactShare(summary.relative)}
            </Fact>
            <Fact
              id="smaller"
              name={t('Pairs that shrink')}
              value={summary.smaller}
              note={
                selected.size > 1
                  ? t('only the {0} selected', selected.size)
                  : t('mean rank {0}', formatNumber(summary.meanRank, 3))
              }
            >
              {t('{0} of {1}', formatCount(summary.smaller), formatCount(summary.pairs))}
            </Fact>
          </Facts>
          <span class={css['save']}>
            <Button
              kind="primary"
              data-testid="save-resized"
              disabled={summary.smaller === 0}
              onClick={save}
            >
              {t('Save Resized Adapter…')}
            </Button>
            {summary.byHand > 0 ? (
              <Button
                kind="link"
                data-testid="ranks-reset"
                onClick={() => controller.choose({ ranks: {} })}
              >
                {summary.byHand === 1
                  ? t('Reset 1 rank to the rule')
                  : t('Reset {0} ranks to the rule', summary.byHand)}
              </Button>
            ) : null}
            {summary.pairs < pairs.length ? (
              <Faint>{unknownText(pairs.length - summary.pairs)}</Faint>
            ) : null}
          </span>
        </div>
      ) : (
        <Faint as="p">{t('The singular values of the pairs are not known yet.')}</Faint>
      )}
    </section>
  );
}

function unknownText(count: number): string {
  return count === 1
    ? t('1 pair is not known yet and stays as it is')
    : t('{0} pairs are not known yet and stay as they are', count);
}

function rangeOf(
  rows: readonly { readonly rank?: number | undefined; readonly bytes: number }[],
  bytes: number,
): RuleRange {
  let mostRank = 1;
  let saved = 0;
  for (const { rank, bytes: own } of rows) {
    if (rank === undefined) continue;
    mostRank = Math.max(mostRank, rank);
    saved += own * (1 - 1 / Math.max(1, rank));
  }
  return { mostRank, leastSize: (bytes - saved) / 1e6, mostSize: bytes / 1e6 };
}
