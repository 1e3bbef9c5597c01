import type { ButtonHTMLAttributes } from 'preact';
import { classes } from '../classes.js';
import css from './button.module.css';

export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'class' | 'className' | 'type'> {
  /**
   * `primary`: the main action of the page at the moment; `secondary`: any other action; `link`: within a
   * sentence; `icon`: an icon alone; `tool`: an icon with a word, in a toolbar.
   */
  readonly kind: 'primary' | 'secondary' | 'link' | 'icon' | 'tool';
  /** Its placement, from the style sheet of the parent. */
  readonly class?: string | undefined;
}

/** A button in the colours of the theme. */
export function Button({ kind, class: place, ...rest }: ButtonProps) {
  const own = kind === 'tool' ? classes(css['icon'], css['tool']) : css[kind];
  return <button type="button" class={classes(own, place)} {...rest} />;
}
