import type { ComponentChildren } from 'preact';
import css from './facts.module.css';

export interface FactsProps {
  readonly label: string;
  /** For facts whose notes are sentences. */
  readonly wide?: boolean;
  /** Set for three facts that stand beside each other on every page. */
  readonly three?: boolean;
  readonly children: ComponentChildren;
}

/** Numbers with their names, as many beside each other as there is room for. */
export function Facts({ label, wide = false, three = false, children }: FactsProps) {
  return (
    <dl class={three ? css['three'] : wide ? css['wide'] : css['facts']} aria-label={label}>
      {children}
    </dl>
  );
}

/** The formula behind a name, left out where the page is narrow. */
export function Formula({ children }: Pick<FactsProps, 'children'>) {
  return <span class={css['formula']}>{children}</span>;
}

export interface FactProps {
  readonly id: string;
  readonly name: ComponentChildren;
  readonly title?: string | undefined;
  /** In full precision, for tests and for copying; undefined while it is unknown. */
  readonly value: number | undefined;
  readonly children: ComponentChildren;
  readonly note?: ComponentChildren;
  /** Whether the note is left out if the page is narrow. */
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
