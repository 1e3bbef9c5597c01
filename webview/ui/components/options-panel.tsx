import type { ComponentChildren } from 'preact';
import css from './options-panel.module.css';

export interface OptionsPanelProps {
  readonly id: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Options that a button opens below it. */
export function OptionsPanel({ id, label, children }: OptionsPanelProps) {
  return (
    <div class={css['panel']} id={id} role="group" aria-label={label}>
      {children}
    </div>
  );
}
