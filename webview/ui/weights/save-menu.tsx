import { useRef } from 'preact/hooks';
import type { Sliced } from '../../../src/core/index.js';
import type { WeightRow } from '../../../src/protocol/weights.js';
import { inSlices } from '../../in-slices.js';
import { tableCsv, tableJson, tableTsv, type TableFile } from '../../model/weights/export.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { Menu } from '../components/menu.js';
import { fileBase } from '../export/file-base.js';
import { t } from '../l10n.js';
import { useMenu, useWithinPage } from '../use-menu.js';
import { useController, useWeights } from './context.js';
import css from './save-menu.module.css';

/** Saves or copies the table: the selected rows, or those that fit the filter, in the order on screen. */
export function SaveMenu({ rows }: { readonly rows: readonly WeightRow[] }) {
  const controller = useController();
  const model = useWeights((state) => state.model);
  const selected = useWeights((state) => state.selected);
  const box = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const { open, setOpen, onKeyDown } = useMenu(box);
  useWithinPage(menu, open);
  if (!model) return null;
  const base = fileBase(model.title.replace(/\.(?:safetensors|json)$/, ''), 'weights');
  const make = <T,>(write: (file: TableFile) => Sliced<T>, done: (made: T) => void) => {
    const { known, others } = controller.store.get();
    const some = selected.size > 1 ? rows.filter(({ id }) => selected.has(id)) : rows;
    inSlices(write({ model, rows: some, others: others.list, known }), done);
  };
  const save = (write: (file: TableFile) => Sliced<string | Uint8Array>, name: string) =>
    make(write, (made) => controller.saveFile(name, made));
  const actions = [
    {
      id: 'csv',
      icon: 'table',
      text: t('Save Table as CSV…'),
      act: () => save(tableCsv, `${base}.csv`),
    },
    {
      id: 'json',
      icon: 'json',
      text: t('Save Table as JSON…'),
      act: () => save(tableJson, `${base}.json`),
    },
    {
      id: 'copy',
      icon: 'copy',
      text: t('Copy Table'),
      act: () =>
        make(tableTsv, (text) => controller.send({ type: 'copyText', text, what: t('the table') })),
    },
  ];
  return (
    <div class={css['box']} ref={box} onKeyDown={onKeyDown}>
      <Button
        kind="tool"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t('Export')}
        title={t('Export')}
        data-testid="save-table"
        onClick={() => setOpen(!open)}
      >
        <Icon name="save" />
        <span class={css['word']}>{t('Export')}</span>
      </Button>
      {open ? (
        <Menu element={menu} label={t('Export')}>
          {actions.map(({ id, icon, text, act }) => (
            <button
              type="button"
              role="menuitem"
              key={id}
              tabIndex={-1}
              data-testid={`save-${id}`}
              onClick={() => {
                setOpen(false);
                box.current?.querySelector('button')?.focus();
                act();
              }}
            >
              <Icon name={icon} />
              {text}
            </button>
          ))}
        </Menu>
      ) : null}
    </div>
  );
}
