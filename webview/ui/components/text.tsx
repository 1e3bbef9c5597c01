import { createElement, type HTMLAttributes } from 'preact';
import { classes } from '../classes.js';
import css from './text.module.css';

export interface TextProps extends Omit<HTMLAttributes<HTMLElement>, 'class' | 'className'> {
  readonly as?: 'span' | 'p' | 'td' | 'legend';
  /** Where it stands, from the sheet of who uses it. */
  readonly class?: string | undefined;
}

/** Words that stand back behind the others. */
export function Faint({ as = 'span', class: place, ...rest }: TextProps) {
  return createElement(as, { ...rest, class: classes(css['faint'], place) });
}

/** Words for screen readers only. */
export function Hidden({ as = 'span', class: place, ...rest }: TextProps) {
  return createElement(as, { ...rest, class: classes(css['hidden'], place) });
}

/** What a view shows, in a sentence or two; the setting `lowRankLens.explanations` is for whoever knows. */
export function Explanation({ children }: Pick<TextProps, 'children'>) {
  return (
    <p class={css['explanation']} data-testid="explanation">
      {children}
    </p>
  );
}

/** What is wrong with what was typed or asked. */
export function FieldProblem({ as = 'span', class: place, ...rest }: TextProps) {
  return createElement(as, { ...rest, class: classes(css['problem'], place) });
}

/** Why something does not exist for this matrix, in the place where it would be. */
export function NotApplicable({ class: place, ...rest }: Omit<TextProps, 'as'>) {
  return createElement('p', { ...rest, class: classes(css['notApplicable'], place) });
}
