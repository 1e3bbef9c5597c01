import { useMemo } from 'preact/hooks';
import { formatCount } from '../../../src/core/index.js';
import type { WeightRow } from '../../../src/protocol/weights.js';
import { selectedRows } from '../../model/weights/selection.js';
import { parametersText, sizeText } from '../../model/weights/texts.js';
import { Button } from '../components/button.js';
import { t } from '../l10n.js';
import { useController, useWeights } from './context.js';
import { ChosenWeight } from './chosen-weight.js';
import { ComparePair } from './compare-pair.js';
import css from './footer.module.css';

/** Below the table: how many there are, what is selected, and what can be done with it. */
export function Footer({ rows }: { readonly rows: readonly WeightRow[] }) {
  const controller = useController();
  const catalog = useWeights((state) => state.catalog);
  const selected = useWeights((state) => state.selected);
  const all = catalog.rows.length;
  const chosen = useMemo(
    () => selectedRows(selected, rows, catalog.rows),
    [selected, rows, catalog],
  );
  const [only, second] = chosen;
  return (
    <footer class={css['footer']} data-testid="weights-footer">
      <span class={css['count']} role="status">
        {rows.length === all
          ? t('{0} in all', formatCount(all))
          : t('{0} of {1} fit the filter', formatCount(rows.length), formatCount(all))}
      </span>
      {chosen.length === 1 && only ? <ChosenWeight key={only.id} row={only} /> : null}
      {chosen.length > 1 ? (
        <span class={css['chosen']} data-testid="selection">
          {t(
            '{0} selected: {1}, {2}',
            formatCount(chosen.length),
            sizeText(chosen.reduce((sum, { bytes }) => sum + bytes, 0)),
            parametersText(chosen.reduce((sum, { parameters }) => sum + parameters, 0)),
          )}{' '}
          <Button kind="link" onClick={() => controller.select(new Set())}>
            {t('Clear')}
          </Button>
        </span>
      ) : null}
      {chosen.length === 2 && only && second ? <ComparePair first={only} second={second} /> : null}
    </footer>
  );
}
