import type { ComponentChildren } from 'preact';
import { classes } from '../classes.js';
import css from './picture-head.module.css';

export interface PictureHeadProps {
  /** `div` where the picture stands in no figure. */
  readonly as?: 'figcaption' | 'div';
  readonly caption: ComponentChildren;
  /** A caption that changes with the rank: it stays on one line, where the page is wide enough. */
  readonly oneLine?: boolean;
  /** Behind the caption. */
  readonly note?: ComponentChildren;
  /** The menu. */
  readonly children?: ComponentChildren;
}

/** The caption of a picture, and its menu at the other end of the line. */
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
