import { useEffect, useRef } from 'preact/hooks';
import {
  colorTable,
  finiteRange,
  makeScale,
  missingColorOf,
  rasterize,
  type Domain,
  type Matrix,
  type ScaleKind,
} from '../../../src/core/index.js';
import { heatmapSize } from '../../model/layout.js';
import { matrixTexts } from '../export/matrix-texts.js';
import { writeTexts } from '../heatmap/write-texts.js';
import { useSize } from '../use-size.js';
import css from './matrix-picture.module.css';

export interface MatrixPictureProps {
  readonly matrix: Matrix;
  /** Screen readers read this; also the tooltip. */
  readonly label: string;
  /** Default: the range of the matrix. */
  readonly domain?: Domain;
  readonly scale?: ScaleKind;
  readonly colorMap: string;
  readonly reversed?: boolean;
  /** Writes the values into the cells, if there is room; those up to this size are rounding, and 0. */
  readonly noise?: number | undefined;
  /** Whether values are written as closed forms, 1/√6, where they have one. */
  readonly closed?: boolean;
  /** Only the values of the first rows and columns are written; the others are under a hatching. */
  readonly written?: { readonly rows: number; readonly cols: number };
  /** Maximum height in CSS pixels. */
  readonly tallest: number;
  readonly testId?: string;
}

/**
 * A heatmap of a matrix that the page holds (a layer, a factor), drawn on the CPU. The painter draws M,
 * M̂ₖ and the error, which follow the slider (heatmap.tsx).
 */
export function MatrixPicture({
  matrix,
  label,
  domain,
  scale = 'linear',
  colorMap,
  reversed = false,
  noise,
  closed = false,
  written,
  tallest,
  testId,
}: MatrixPictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width: available } = useSize(box);
  const { rows, cols, data } = matrix;
  const { width, height } = heatmapSize(rows, cols, available, tallest);
  const { rows: writtenRows, cols: writtenCols } = written ?? matrix;
  const [low, high] = domain ?? finiteRange(data);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || width === 0) return;
    const dpr = window.devicePixelRatio || 1;
    const image = context.createImageData(Math.round(width * dpr), Math.round(height * dpr));
    canvas.current.width = image.width;
    canvas.current.height = image.height;
    rasterize(
      {
        data,
        rows,
        cols,
        viewport: { x0: 0, y0: 0, x1: cols, y1: rows },
        width: image.width,
        height: image.height,
        scale: makeScale(scale, [low, high]),
        table: colorTable(colorMap, reversed),
        missingColor: missingColorOf(colorMap),
      },
      image.data,
    );
    context.putImageData(image, 0, 0);
    if (noise === undefined) return;
    context.setTransform(dpr, 0, 0, dpr, 0, 0);
    const colors = { domain: [low, high], scale, colorMap, reversed } as const;
    const texts = matrixTexts({ rows, cols, data }, width, height, colors, noise, closed);
    const [right, bottom] = [(writtenCols / cols) * width, (writtenRows / rows) * height];
    writeTexts(
      context,
      texts.filter(({ x, y }) => x < right && y < bottom),
    );
  }, [
    ...[data, rows, cols, width, height, low, high],
    ...[scale, colorMap, reversed, noise, closed, writtenRows, writtenCols],
  ]);
  return (
    <div class={css['box']} ref={box} data-testid={testId}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        title={label}
        style={{ width: `${width}px`, height: `${height}px` }}
      />
    </div>
  );
}
