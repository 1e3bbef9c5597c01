import { classes } from '../classes.js';

export interface IconProps {
  /** The name among VS Code's codicons. */
  readonly name: string;
  /** Its meaning, if no text beside it gives it. Without a label, the icon is decoration. */
  readonly label?: string;
  /** Its placement, from the style sheet of the parent. */
  readonly class?: string | undefined;
}

/** An icon of VS Code. Its classes come from the style sheet of the codicons. */
export function Icon({ name, label, class: place }: IconProps) {
  const own = classes('codicon', `codicon-${name}`, place);
  if (label === undefined) return <span class={own} aria-hidden="true" />;
  return <span class={own} role="img" aria-label={label} />;
}
