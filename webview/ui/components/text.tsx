import { createElement, type HTMLAttributes } from 'preact';
import { classes } from '../classes.js';
import css from './text.module.css';

export interface TextProps extends Omit<HTMLAttributes<HTMLElement>, 'class' | 'className'> {
  readonly as?: 'span' | 'p' | 'td' | 'legend';
  /** Its placement, from the style sheet of the parent. */
  readonly class?: string | undefined;
}

/** Less important text. */
export function Faint({ as = 'span', class: place, ...rest }: TextProps) {
  return createElement(as, { ...rest, class: classes(css['faint'], place) });
}

/** Text only for screen readers. */
export function Hidden({ as = 'span', class: place, ...rest }: TextProps) {
  return createElement(as, { ...rest, class: classes(css['hidden'], place) });
}

/** What is wrong with the text or the request of the user. */
export function FieldProblem({ as = 'span', class: place, ...rest }: TextProps) {
  return createElement(as, { ...rest, class: classes(css['problem'], place) });
}

/** Why something does not exist for this matrix, shown in its place. */
export function NotApplicable({ class: place, ...rest }: Omit<TextProps, 'as'>) {
  return createElement('p', { ...rest, class: classes(css['notApplicable'], place) });
}

/** The name of a picture that stands in the place of another one. */
export function Swapped({ children }: Pick<TextProps, 'children'>) {
  return <mark class={css['swapped']}>{children}</mark>;
}
