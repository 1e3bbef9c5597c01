import type { ComponentChildren } from 'preact';
import css from './chart-grid.module.css';

/** Charts in pairs, or one below the other if the page is narrow. */
export function ChartGrid({ children }: { readonly children: ComponentChildren }) {
  return <div class={css['grid']}>{children}</div>;
}
