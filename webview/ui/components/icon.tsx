import { classes } from '../classes.js';

export interface IconProps {
  /** As VS Code's codicons call it. */
  readonly name: string;
  /** What it says where no text beside it does; without it, it is decoration. */
  readonly label?: string;
  /** Where it stands, from the sheet of who uses it. */
  readonly class?: string | undefined;
}

/** An icon of VS Code. Its classes are those of the codicons' own sheet. */
export function Icon({ name, label, class: place }: IconProps) {
  const own = classes('codicon', `codicon-${name}`, place);
  if (label === undefined) return <span class={own} aria-hidden="true" />;
  return <span class={own} role="img" aria-label={label} />;
}
