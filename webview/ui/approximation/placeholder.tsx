import { useRef } from 'preact/hooks';
import { heatmapSize } from '../../model/layout.js';
import { PictureHead } from '../components/picture-head.js';
import { useLensState } from '../context.js';
import { gutterWidth } from '../heatmap/axes.js';
import { useSize } from '../use-size.js';
import css from './placeholder.module.css';

export interface PlaceholderProps {
  readonly title: string;
  readonly tallest: number;
  readonly namesRows: boolean;
}

/** The place of a picture that is being computed, so that the others do not move when it comes. */
export function Placeholder({ title, tallest, namesRows }: PlaceholderProps) {
  const given = useLensState((state) => state.given);
  const box = useRef<HTMLDivElement>(null);
  const { width: available } = useSize(box);
  if (!given) return null;
  const { width, height } = heatmapSize(given.rows, given.cols, available, tallest);
  const gutter = namesRows ? gutterWidth(given) : 0;
  return (
    <figure data-testid="placeholder">
      <PictureHead caption={title} oneLine />
      <div ref={box} style={{ paddingLeft: `${gutter}px` }}>
        <div class={css['area']} style={{ width: `${width}px`, height: `${height}px` }} />
      </div>
    </figure>
  );
}
