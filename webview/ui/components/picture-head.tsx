import type { ComponentChildren } from 'preact';
import { classes } from '../classes.js';
import css from './picture-head.module.css';

export interface PictureHeadProps {
  /** `div` if the picture is not in a figure. */
  readonly as?: 'figcaption' | 'div';
  readonly caption: ComponentChildren;
  /** For pictures that stand beside each other: what does not fit on one line is in the tooltip of the caption. */
  readonly oneLine?: boolean;
  /** CSS pixels of the picture: its menu stands above its end. */
  readonly across?: number;
  /** After the caption. */
  readonly note?: ComponentChildren;
  /** The menu. */
  readonly children?: ComponentChildren;
}

/** The caption of a picture, with its menu at the other end of the line. */
export function PictureHead(props: PictureHeadProps) {
  const { as: Tag = 'figcaption', caption, oneLine = false, across, note, children } = props;
  const title = (
    <span
      class={classes(css['caption'], oneLine && css['oneLine'])}
      title={oneLine && typeof caption === 'string' ? caption : undefined}
      data-testid="caption"
    >
      {caption}
    </span>
  );
  return (
    <Tag class={css['head']} style={across ? { '--across': `${across}px` } : undefined}>
      {note === undefined ? (
        title
      ) : (
        <span>
          {title} <span class={css['note']}>{note}</span>
        </span>
      )}
      {children}
    </Tag>
  );
}
