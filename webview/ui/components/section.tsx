import type { ComponentChildren } from 'preact';
import css from './section.module.css';

export interface SectionProps {
  /** The id of the heading, unique on the page. */
  readonly id: string;
  readonly title: ComponentChildren;
  /** Beside the heading: the options of the section. */
  readonly beside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a view with its own heading. */
export function Section({ id, title, beside, children }: SectionProps) {
  const heading = <h2 id={id}>{title}</h2>;
  return (
    <section class={css['section']} aria-labelledby={id}>
      {beside === undefined ? (
        heading
      ) : (
        <div class={css['head']}>
          {heading}
          {beside}
        </div>
      )}
      {children}
    </section>
  );
}
