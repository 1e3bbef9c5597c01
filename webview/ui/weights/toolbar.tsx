import { useRef } from 'preact/hooks';
import type { WeightRow } from '../../../src/protocol/weights.js';
import { groupings, tableViews, type Grouping, type TableView } from '../../model/weights/saved.js';
import { Button } from '../components/button.js';
import { Choice } from '../components/choice.js';
import { Icon } from '../components/icon.js';
import { Select } from '../components/select.js';
import { t } from '../l10n.js';
import { ColumnsMenu } from './columns-menu.js';
import { useController, useWeights } from './context.js';
import { SaveMenu } from './save-menu.js';
import css from './toolbar.module.css';

/** What is shown: the view, the filter, the groups and the columns; and what can be done with the whole. */
export function Toolbar({ rows }: { readonly rows: readonly WeightRow[] }) {
  const controller = useController();
  const view = useWeights((state) => state.choices.view);
  const grouping = useWeights((state) => state.choices.grouping);
  const kind = useWeights((state) => state.model?.kind);
  const others = useWeights((state) => state.others.list.length);
  const panel = useWeights((state) => state.choices.panel);
  const own = kind === 'adapter' ? 'resize' : kind === 'comparison' ? 'extract' : undefined;
  return (
    <div class={css['bar']}>
      <Choice
        label={t('View')}
        testId="weights-view"
        value={view}
        options={tableViews
          .filter((each) => each !== 'others' || others > 0)
          .map((each) => ({ value: each, ...viewTexts(each, others) }))}
        onChange={(next) => controller.choose({ view: next })}
      />
      <Filter />
      {view === 'table' ? (
        <Select
          label={t('Group')}
          testId="weights-grouping"
          value={grouping}
          options={groupings.map((each) => [each, groupingText(each)] as const)}
          onChange={(next) => controller.choose({ grouping: next, folded: [] })}
        />
      ) : null}
      <span class={css['actions']}>
        {view === 'table' ? <ColumnsMenu /> : null}
        <SaveMenu rows={rows} />
        <CompareButton />
        {own ? (
          <Button
            kind="tool"
            data-testid={`toggle-${own}`}
            aria-pressed={panel === own}
            aria-label={own === 'resize' ? t('Resize') : t('Extract')}
            title={
              own === 'resize'
                ? t('Give the pairs smaller ranks')
                : t('Write the differences as an adapter')
            }
            onClick={() =>
              controller.choose({ panel: panel === own ? 'none' : own, view: 'table' })
            }
          >
            <Icon name={own === 'resize' ? 'fold-down' : 'layers'} />
            <span class={css['word']}>{own === 'resize' ? t('Resize') : t('Extract')}</span>
          </Button>
        ) : null}
      </span>
    </div>
  );
}

/** To the differences to another model, and back. */
function CompareButton() {
  const controller = useController();
  const isOn = useWeights((state) => state.model?.kind === 'comparison');
  const text = isOn ? t('End Comparison') : t('Compare with…');
  return (
    <Button
      kind="tool"
      data-testid="compare"
      aria-label={text}
      title={text}
      onClick={() => controller.send({ type: isOn ? 'endComparison' : 'compare' })}
    >
      <Icon name={isOn ? 'close' : 'diff'} />
      <span class={css['word']}>{text}</span>
    </Button>
  );
}

/** The field that filters by names. Letters that are typed in the table arrive here too. */
function Filter() {
  const controller = useController();
  const typed = useWeights((state) => state.choices.typed);
  const field = useRef<HTMLInputElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      document.querySelector<HTMLElement>('[data-testid="weights-table"]')?.focus();
    } else if (event.key === 'Escape') controller.choose({ typed: '' });
  };
  return (
    <input
      ref={field}
      class={css['filter']}
      type="search"
      data-testid="weights-filter"
      placeholder={t('Filter, such as *.q_proj.* or !norm')}
      aria-label={t('Filter by name')}
      title={t(
        'Words must all be in the name. * and ? make a pattern for the whole name, ! before a word leaves out what fits it.',
      )}
      spellcheck={false}
      value={typed}
      onInput={(event) => controller.choose({ typed: event.currentTarget.value })}
      onKeyDown={onKeyDown}
    />
  );
}

function viewTexts(view: TableView, others: number): { text: string; title: string } {
  switch (view) {
    case 'table':
      return { text: t('Table'), title: t('All matrices with their numbers') };
    case 'depth':
      return { text: t('Depth'), title: t('One number over depth, for each kind of layer') };
    case 'others':
      return {
        text: t('Others ({0})', others),
        title: t('Vectors, scalars, and what has no partner'),
      };
  }
}

function groupingText(grouping: Grouping): string {
  switch (grouping) {
    case 'none':
      return t('no groups');
    case 'block':
      return t('by block');
    case 'layer':
      return t('by layer');
    case 'kind':
      return t('by kind');
  }
}
