import type { ComponentChildren } from 'preact';
import { Faint } from '../components/text.js';
import css from './file-bar.module.css';

interface FileBarProps {
  readonly label: string;
  /** Format, size, shape and type in one line. */
  readonly facts: string;
  readonly children?: ComponentChildren;
}

/** What a file is, and the choice of what is shown of it. */
export function FileBar({ label, facts, children }: FileBarProps) {
  return (
    <section class={css['bar']} aria-label={label} data-testid="array-bar">
      <Faint as="p" data-testid="array-facts">
        {facts}
      </Faint>
      {children}
    </section>
  );
}
