import type { ComponentChildren } from 'preact';
import css from './empty.module.css';
import { Icon } from './icon.js';

export interface EmptyProps {
  readonly icon: string;
  readonly testId: string;
  readonly children: ComponentChildren;
}

/** Shown where there is nothing to show: the reason, and what the user can do. */
export function Empty({ icon, testId, children }: EmptyProps) {
  return (
    <div class={css['empty']} data-testid={testId}>
      <Icon name={icon} class={css['icon']} />
      {children}
    </div>
  );
}
