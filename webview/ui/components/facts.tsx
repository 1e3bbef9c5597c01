import type { ComponentChildren } from 'preact';
import css from './facts.module.css';

export interface FactsProps {
  readonly label: string;
  /** Set for facts whose notes are sentences. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** Numbers with their names, as many beside each other as there is room for. */
export function Facts({ label, wide = false, children }: FactsProps) {
  return (
    <dl class={wide ? css['wide'] : css['facts']} aria-label={label}>
      {children}
    </dl>
  );
}

export interface FactProps {
  readonly id: string;
  readonly name: ComponentChildren;
  readonly title?: string | undefined;
  /** Full precision, for tests and for copying; undefined while it is not known. */
  readonly value: number | undefined;
  readonly children: ComponentChildren;
  readonly note?: ComponentChildren;
  /** The note is left out where the page is narrow. */
  readonly shortened?: boolean;
}

export function Fact({ id, name, title, value, children, note, shortened = false }: FactProps) {
  return (
    <div class={css['fact']} title={title}>
      <dt>{name}</dt>
      <dd data-number={id} data-value={value === undefined ? '' : String(value)}>
        {children}
        {note === undefined ? undefined : (
          <span class={shortened ? css['shortened'] : css['note']}>{note}</span>
        )}
      </dd>
    </div>
  );
}
