import { useRef } from 'preact/hooks';
import { offeredColumns, type OfferedColumn } from '../../model/weights/columns/choice.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { Menu } from '../components/menu.js';
import { t } from '../l10n.js';
import { useMenu, useWithinPage } from '../use-menu.js';
import css from './columns-menu.module.css';
import { useController, useWeights } from './context.js';

/** The columns of the table. The menu stays open, so that several can be chosen. */
export function ColumnsMenu() {
  const controller = useController();
  const kind = useWeights((state) => state.model?.kind ?? 'weights');
  const columns = useWeights((state) => state.choices.columns);
  const isWide = useWeights((state) => state.choices.isWide);
  const box = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const { open, setOpen, onKeyDown } = useMenu(box);
  useWithinPage(menu, open);
  const offered = offeredColumns(kind);
  const line = ({ column, isUsual }: OfferedColumn) => {
    const isOn = columns[column.id] ?? isUsual;
    return (
      <MenuCheck
        key={column.id}
        id={column.id}
        label={column.title(kind)}
        title={column.meaning()}
        isOn={isOn}
        onChoose={() => controller.choose({ columns: { ...columns, [column.id]: !isOn } })}
      />
    );
  };
  return (
    <div class={css['box']} ref={box} onKeyDown={onKeyDown}>
      <Button
        kind="tool"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t('Columns')}
        title={t('Columns')}
        data-testid="columns"
        onClick={() => setOpen(!open)}
      >
        <Icon name="table" />
        <span class={css['word']}>{t('Columns')}</span>
      </Button>
      {open ? (
        <Menu element={menu} label={t('Columns')}>
          <MenuCheck
            id="wide"
            label={t('All at once, scroll sideways')}
            title={t('Otherwise the table has the columns that have room')}
            isOn={isWide}
            onChoose={() => controller.choose({ isWide: !isWide })}
          />
          <span class={css['head']} role="presentation">
            {t('Columns')}
          </span>
          {offered.filter(({ isUsual }) => isUsual).map(line)}
          <span class={css['head']} role="presentation">
            {t('More columns')}
          </span>
          {offered.filter(({ isUsual }) => !isUsual).map(line)}
        </Menu>
      ) : null}
    </div>
  );
}

interface MenuCheckProps {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}

function MenuCheck({ id, label, title, isOn, onChoose }: MenuCheckProps) {
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      aria-checked={isOn}
      tabIndex={-1}
      title={title}
      data-testid={`column-${id}`}
      onClick={onChoose}
    >
      <Icon name={isOn ? 'check' : 'blank'} />
      {label}
    </button>
  );
}
