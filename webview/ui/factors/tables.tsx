import type { ComponentChildren } from 'preact';
import css from './tables.module.css';

export interface TablesProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** The numbers of the factors, hidden until the user opens them. */
export function Tables({ title, children }: TablesProps) {
  return (
    <details class={css['tables']}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
