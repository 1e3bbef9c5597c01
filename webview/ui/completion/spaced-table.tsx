import type { ComponentChildren } from 'preact';
import css from './spaced-table.module.css';

interface SpacedTableProps {
  /** The name of the region for screen readers. */
  readonly label: string;
  /** The `table` element. */
  readonly children: ComponentChildren;
}

/** A table with gaps between its cells. If it is wider than the page, it scrolls; it can have the focus. */
export function SpacedTable({ label, children }: SpacedTableProps) {
  return (
    <div class={css['scroll']} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
