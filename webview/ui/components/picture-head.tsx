import type { ComponentChildren } from 'preact';
import { classes } from '../classes.js';
import css from './picture-head.module.css';

export interface PictureHeadProps {
  /** `div` if the picture is not in a figure. */
  readonly as?: 'figcaption' | 'div';
  readonly caption: ComponentChildren;
  /** For a caption that changes with the rank: it stays on one line if the page is wide enough. */
  readonly oneLine?: boolean;
  /** After the caption. */
  readonly note?: ComponentChildren;
  /** The menu. */
  readonly children?: ComponentChildren;
}

/** The caption of a picture, with its menu at the other end of the line. */
export function PictureHead(props: PictureHeadProps) {
  const { as: Tag = 'figcaption', caption, oneLine = false, note, children } = props;
  const title = (
    <span class={classes(css['caption'], oneLine && css['oneLine'])} data-testid="caption">
      {caption}
    </span>
  );
  return (
    <Tag class={css['head']}>
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
