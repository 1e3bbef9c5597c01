import { useRef, useState } from 'preact/hooks';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { Menu, MenuMessage } from '../components/menu.js';
import { t } from '../l10n.js';
import { useMenu, useWithinPage } from '../use-menu.js';
import css from './picture-actions.module.css';
import {
  runPictureAction,
  type PictureAction,
  type PictureSource,
  type SaveFile,
} from './save-actions.js';

/** Time in milliseconds that a message is visible. */
const messageTime = 6000;

const icons: Readonly<Record<PictureAction, string>> = {
  png: 'file-media',
  svg: 'code',
  copy: 'copy',
  csv: 'table',
};

function titleOf(action: PictureAction): string {
  switch (action) {
    case 'png':
      return t('Save as PNG…');
    case 'svg':
      return t('Save as SVG…');
    case 'copy':
      return t('Copy as Image');
    case 'csv':
      return t('Save Numbers as CSV…');
  }
}

export interface PictureActionsProps extends PictureSource {
  readonly save: SaveFile;
  /** Of the button: −1 if arrow keys move to its container. */
  readonly tabIndex?: number;
}

/**
 * A button with a menu that saves or copies one picture: PNG at twice its size, SVG, the clipboard, and
 * its numbers as CSV. `getPicture` is called only when the user chooses something.
 */
export function PictureActions({ tabIndex = 0, save, ...source }: PictureActionsProps) {
  const box = useRef<HTMLDivElement>(null);
  const { open, setOpen, onKeyDown } = useMenu(box);
  const [message, setMessage] = useState<string>();
  const menu = useRef<HTMLDivElement>(null);
  useWithinPage(menu, open);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = (text: string | undefined) => {
    setMessage(text);
    clearTimeout(timer.current);
    if (text !== undefined) timer.current = setTimeout(() => setMessage(undefined), messageTime);
  };
  const choose = (action: PictureAction) => {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
    runPictureAction(action, source, save).then(say, (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      say(t('The picture cannot be made: {0}', reason));
    });
  };
  const actions: readonly PictureAction[] = [
    'png',
    'svg',
    'copy',
    ...(source.getNumbers ? (['csv'] as const) : []),
  ];
  const name = t('Save or copy {0}', source.name);
  return (
    <div class={css['box']} ref={box} onKeyDown={onKeyDown}>
      <Button
        kind="icon"
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={name}
        title={name}
        data-testid="picture-menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="save" />
      </Button>
      {open ? (
        <Menu element={menu} label={name}>
          {actions.map((action) => (
            <button
              type="button"
              role="menuitem"
              key={action}
              tabIndex={-1}
              data-testid={`picture-${action}`}
              onClick={() => choose(action)}
            >
              <Icon name={icons[action]} />
              {titleOf(action)}
            </button>
          ))}
        </Menu>
      ) : null}
      <MenuMessage text={message} />
    </div>
  );
}
