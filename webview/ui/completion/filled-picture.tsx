import { useEffect, useRef } from 'preact/hooks';
import type { Domain, Matrix } from '../../../src/core/index.js';
import { heatmapSize } from '../../model/layout.js';
import { MatrixPicture } from '../components/matrix-picture.js';
import { PictureHead } from '../components/picture-head.js';
import { matrixSource } from '../export/matrix-source.js';
import { PictureMenu } from '../export/picture-menu.js';
import { useLensState } from '../context.js';
import { axesOf, columnAxis, gutterWidth } from '../heatmap/axes.js';
import { Axis } from '../heatmap/axis.js';
import { useSize } from '../use-size.js';
import css from './filled-picture.module.css';
import { markFilled } from './mark-filled.js';

export interface FilledPictureProps {
  readonly matrix: Matrix;
  /** 1 if an entry was filled in; rows·cols. */
  readonly filled: Uint8Array;
  readonly label: string;
  readonly domain: Domain;
  readonly colorMap: string;
  readonly tallest: number;
  readonly testId: string;
  /** Above the picture. */
  readonly title: string;
  /** Its name in a file. */
  readonly name: string;
}

/** A heatmap whose filled cells are marked: with a stroke, or a dot if cells are small. */
export function FilledPicture(props: FilledPictureProps) {
  const { matrix, filled, tallest, title, name, domain, colorMap } = props;
  const box = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const { width: available } = useSize(box);
  const { width, height } = heatmapSize(matrix.rows, matrix.cols, available, tallest);
  const { turned, height: axisHeight } = columnAxis(matrix, width);
  const whole = { x0: 0, y0: 0, x1: matrix.cols, y1: matrix.rows };
  const axes = width > 0 ? axesOf(matrix, whole, width, height, { turned }) : undefined;
  useEffect(() => {
    const context = overlay.current?.getContext('2d');
    if (!context || width === 0) return;
    const dpr = window.devicePixelRatio || 1;
    context.canvas.width = Math.round(width * dpr);
    context.canvas.height = Math.round(height * dpr);
    context.setTransform(dpr, 0, 0, dpr, 0, 0);
    markFilled(context, matrix, filled, width, height);
  }, [matrix, filled, width, height]);
  return (
    <figure>
      <PictureHead caption={title}>
        {width > 0 ? <FilledMenu {...{ name, matrix, filled, domain, colorMap }} /> : null}
      </PictureHead>
      <div style={{ paddingLeft: `${gutterWidth(matrix)}px` }}>
        <div class={css['picture']} ref={box} style={{ marginBottom: `${axisHeight}px` }}>
          <MatrixPicture
            matrix={matrix}
            label={props.label}
            domain={domain}
            colorMap={colorMap}
            tallest={tallest}
            testId={props.testId}
          />
          <canvas
            class={css['marks']}
            ref={overlay}
            aria-hidden="true"
            style={{ width: `${width}px`, height: `${height}px` }}
          />
          {axes ? <Axis side="rows" ticks={axes.rows} /> : null}
          {axes ? <Axis side="columns" ticks={axes.columns} turned={turned} /> : null}
        </div>
      </div>
    </figure>
  );
}

interface FilledMenuProps {
  readonly name: string;
  readonly matrix: Matrix;
  readonly filled: Uint8Array;
  readonly domain: Domain;
  readonly colorMap: string;
}

/** Saves a matrix with its filled cells marked, and its values if there is room. */
export function FilledMenu({ filled, ...shown }: FilledMenuProps) {
  const label = useLensState((state) => state.source?.name);
  const { matrix } = shown;
  const source = matrixSource(label, {
    ...shown,
    getMatrix: () => matrix,
    mark: (context, { width, height }) => markFilled(context, matrix, filled, width, height),
    texts: true,
  });
  return <PictureMenu {...source} />;
}
