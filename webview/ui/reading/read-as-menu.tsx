import { useRef } from 'preact/hooks';
import type { Controller } from '../../controller.js';
import type { Readings } from '../../model/state.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { Menu } from '../components/menu.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { useMenu, useWithinPage } from '../use-menu.js';
import css from './read-as-menu.module.css';

/**
 * *Read as…*: the possible readings of the text. The page asks the host for them when the menu opens. The
 * chosen reading is marked; choosing it again cancels the choice.
 */
export function ReadAsMenu() {
  const { controller } = useLens();
  const readings = useLensState((state) => state.readings);
  const box = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const { open, setOpen, onKeyDown } = useMenu(box);
  useWithinPage(menu, open ? readings : undefined);
  const toggle = () => {
    if (!open) controller.askReadings();
    setOpen(!open);
  };
  const choose = (act: () => void) => {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
    act();
  };
  return (
    <div class={css['box']} ref={box} onKeyDown={onKeyDown}>
      <Button
        kind="link"
        aria-haspopup="menu"
        aria-expanded={open}
        title={t('Other ways to read this text')}
        data-testid="read-as"
        onClick={toggle}
      >
        {t('Read as…')}
      </Button>
      {open ? (
        <Menu wide element={menu} label={t('Read as…')}>
          {/* By their place, so that the focus stays on the first line when the answer comes. */}
          {linesOf(readings, controller).map(({ act, ...line }, place) => (
            <Line key={place} {...line} onChoose={() => (act ? choose(act) : setOpen(false))} />
          ))}
        </Menu>
      ) : null}
    </div>
  );
}

interface MenuLine {
  readonly label: string;
  readonly chosen?: boolean;
  readonly shape?: string | undefined;
  readonly act?: () => void;
}

function linesOf(readings: Readings | undefined, controller: Controller): MenuLine[] {
  if (!readings) return [{ label: t('Looking for other readings…') }];
  const { offers, columns } = readings;
  if (offers.length === 0) return [{ label: t('The text does not exist any more.') }];
  const lines = offers.map(({ label, chosen, shape, as }): MenuLine => {
    return { label, chosen, shape, act: () => controller.readAs(as) };
  });
  if (columns === 'none') return lines;
  const label = t('Some of the columns…');
  const act = () => controller.chooseColumns();
  return [...lines, { label, chosen: columns === 'some', act }];
}

interface LineProps extends Omit<MenuLine, 'act'> {
  readonly onChoose: () => void;
}

function Line({ label, chosen = false, shape, onChoose }: LineProps) {
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      aria-checked={chosen}
      tabIndex={-1}
      onClick={onChoose}
    >
      <Icon name={chosen ? 'check' : 'blank'} />
      <span class={css['label']}>{label}</span>
      {shape === undefined ? null : <span class={css['shape']}>{shape}</span>}
    </button>
  );
}
