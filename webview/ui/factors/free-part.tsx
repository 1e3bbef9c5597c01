import type { ComponentChildren } from 'preact';
import css from './free-part.module.css';

export interface FreePartProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One of the things that M leaves free, with its name. */
export function FreePart({ title, children }: FreePartProps) {
  return (
    <div class={css['part']} role="group" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

/** What stays together when a row breaks. */
export function FreeKept({ children }: Pick<FreePartProps, 'children'>) {
  return <span class={css['kept']}>{children}</span>;
}

/** Words and buttons in a line; `turn`: a label, a slider and its value. */
export function FreeRow({
  turn = false,
  children,
}: Pick<FreePartProps, 'children'> & { readonly turn?: boolean }) {
  return <div class={turn ? css['turn'] : css['row']}>{children}</div>;
}
