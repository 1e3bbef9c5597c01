import type { ComponentChildren } from 'preact';
import css from './tables.module.css';

export interface TablesProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** The numbers of the factors, unfolded on demand. */
export function Tables({ title, children }: TablesProps) {
  return (
    <details class={css['tables']}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
