import type { ComponentChildren } from 'preact';
import css from './section.module.css';

export interface SectionProps {
  /** Of the heading, unique on the page. */
  readonly id: string;
  readonly title: ComponentChildren;
  /** Stands beside the heading: what the section can be switched to. */
  readonly beside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a view under a heading of its own. */
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
