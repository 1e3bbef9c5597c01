import type { ComponentChildren, Ref } from 'preact';
import { classes } from '../classes.js';
import css from './menu.module.css';

export interface MenuProps {
  readonly label: string;
  /** The element itself, for whoever keeps it within the page. */
  readonly element: Ref<HTMLDivElement>;
  /** Set for lines of two columns. */
  readonly wide?: boolean;
  /** Elements with a role of `menuitem…`. */
  readonly children: ComponentChildren;
}

/** A menu that hangs below the button beside it. The element around both is positioned. */
export function Menu({ label, element, wide = false, children }: MenuProps) {
  return (
    <div
      class={classes(css['menu'], wide && css['wide'])}
      ref={element}
      role="menu"
      aria-label={label}
    >
      {children}
    </div>
  );
}

/** What came of a choice, where the menu was. It is always there, so that it is read out when it changes. */
export function MenuMessage({ text }: { readonly text: string | undefined }) {
  const look = text === undefined ? css['silent'] : classes(css['menu'], css['message']);
  return (
    <span role="status" class={look} data-testid="menu-message">
      {text ?? ''}
    </span>
  );
}
