import type { ComponentChildren } from 'preact';
import { classes } from '../classes.js';
import css from './view.module.css';

export interface ViewProps {
  readonly label: string;
  /** Special styles of this view, from its own style sheet. */
  readonly class?: string | undefined;
  readonly children: ComponentChildren;
}

/** The frame of a view: one part below the other. */
export function View({ label, class: own, children }: ViewProps) {
  return (
    <section class={classes(css['view'], own)} aria-label={label}>
      {children}
    </section>
  );
}
