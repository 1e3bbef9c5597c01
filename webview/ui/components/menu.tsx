import type { ComponentChildren, Ref } from 'preact';
import { classes } from '../classes.js';
import css from './menu.module.css';

export interface MenuProps {
  readonly label: string;
  /** The element itself, so that its owner can keep it within the page. */
  readonly element: Ref<HTMLDivElement>;
  /** For lines with two columns. */
  readonly wide?: boolean;
  /** Elements with a role of `menuitem…`. */
  readonly children: ComponentChildren;
}

/** A menu below the button beside it. The element around both is positioned. */
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

/**
 * The result of a choice, in the place of the menu. The element always exists, so that screen readers
 * read its changes.
 */
export function MenuMessage({ text }: { readonly text: string | undefined }) {
  const look = text === undefined ? css['silent'] : classes(css['menu'], css['message']);
  return (
    <span role="status" class={look} data-testid="menu-message">
      {text ?? ''}
    </span>
  );
}
