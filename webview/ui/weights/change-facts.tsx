import { changeSummary } from '../../model/weights/summary.js';
import { numberText } from '../../model/weights/texts.js';
import { Button } from '../components/button.js';
import { Fact, Facts } from '../components/facts.js';
import { Formula } from '../components/formula.js';
import { t } from '../l10n.js';
import { useSliced } from '../use-sliced.js';
import css from './change-facts.module.css';
import { useController, useWeights } from './context.js';

/** Of an adapter or a comparison: how large the change is, and which rows carry it. */
export function ChangeFacts() {
  const controller = useController();
  const catalog = useWeights((state) => state.catalog);
  const known = useWeights((state) => state.known);
  const model = useWeights((state) => state.model);
  const kind = model?.kind;
  const summary = useSliced(
    () => changeSummary(catalog.rows, known),
    [catalog, known],
    model,
    undefined,
  );
  const unknown = summary ? '–' : '…';
  const carry = () => {
    if (!summary) return;
    const column = kind === 'adapter' ? 'share' : 'frobenius';
    controller.choose({ view: 'table', sort: { column, isDescending: true }, scrollTop: 0 });
    controller.select(new Set(summary.carriers));
  };
  const { least = 0, most = 0, ranks } = summary ?? {};
  const hasRanks = ranks !== undefined && ranks.all > 0;
  return (
    <div class={css['facts']}>
      <Facts three label={t('What the change is')}>
        <Fact id="change" name={<Formula text={t('Total ‖ΔW‖_F')} />} value={summary?.frobenius}>
          {summary ? numberText(summary.frobenius) : unknown}
        </Fact>
        {kind === 'adapter' ? (
          <Fact
            id="used"
            name={t('Rank used')}
            title={t('The sum of all ranks at 99 % of the energy as a share of the sum of all r')}
            value={hasRanks ? ranks.used / ranks.all : undefined}
          >
            {hasRanks
              ? t(
                  '{0} % of r = {1}',
                  Math.round((100 * ranks.used) / ranks.all),
                  least === most ? most : `${least}–${most}`,
                )
              : unknown}
          </Fact>
        ) : null}
        <Fact
          id="carriers"
          name={kind === 'adapter' ? t('Pairs with 80 % of it') : t('Rows with 80 % of it')}
          title={t('The fewest that together have 80 % of ‖ΔW‖²')}
          value={summary?.carriers.length}
        >
          {summary && summary.carriers.length > 0 ? (
            <Button kind="link" data-testid="carriers" title={t('Select them')} onClick={carry}>
              {t('{0} of {1}', summary.carriers.length, summary.known)}
            </Button>
          ) : (
            unknown
          )}
        </Fact>
      </Facts>
    </div>
  );
}
