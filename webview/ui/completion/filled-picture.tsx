import { useEffect, useRef } from 'preact/hooks';
import type { Domain, Matrix } from '../../../src/core/index.js';
import { heatmapSize } from '../../model/layout.js';
import { MatrixPicture } from '../components/matrix-picture.js';
import { useSize } from '../use-size.js';

export interface FilledPictureProps {
  readonly matrix: Matrix;
  /** 1 where an entry was filled in; rows·cols. */
  readonly filled: Uint8Array;
  readonly label: string;
  readonly domain: Domain;
  readonly colorMap: string;
  readonly tallest: number;
  readonly testId: string;
}

/** CSS pixels that a cell needs for a stroke across it, and for a dot in it. */
const strokeSize = 6;
const dotSize = 3;

/** A heatmap with its filled cells marked: struck through, or dotted where cells are small. */
export function FilledPicture(props: FilledPictureProps) {
  const { matrix, filled, tallest } = props;
  const box = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const { width: available } = useSize(box);
  const { width, height } = heatmapSize(matrix.rows, matrix.cols, available, tallest);
  useEffect(() => {
    if (overlay.current && width > 0) markFilled(overlay.current, matrix, filled, width, height);
  }, [matrix, filled, width, height]);
  return (
    <div class="filled-picture" ref={box}>
      <MatrixPicture
        matrix={matrix}
        label={props.label}
        domain={props.domain}
        colorMap={props.colorMap}
        tallest={tallest}
        testId={props.testId}
      />
      <canvas
        ref={overlay}
        aria-hidden="true"
        style={{ width: `${width}px`, height: `${height}px` }}
      />
    </div>
  );
}

function markFilled(
  canvas: HTMLCanvasElement,
  { rows, cols }: Matrix,
  filled: Uint8Array,
  width: number,
  height: number,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const dpr = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * dpr);
  canvas.height = Math.round(height * dpr);
  context.setTransform(dpr, 0, 0, dpr, 0, 0);
  const across = width / cols;
  const down = height / rows;
  const size = Math.min(across, down);
  if (size < dotSize) return;
  const marks = new Path2D();
  filled.forEach((flag, at) => {
    if (flag !== 1) return;
    const x = (at % cols) * across;
    const y = Math.floor(at / cols) * down;
    if (size >= strokeSize) {
      marks.moveTo(x + 1, y + down - 1);
      marks.lineTo(x + across - 1, y + 1);
    } else {
      marks.rect(x + across / 2 - 0.5, y + down / 2 - 0.5, 1, 1);
    }
  });
  // Dark under light: seen on every colour of every map.
  for (const [style, line] of [
    ['rgb(0 0 0 / 70%)', 2],
    ['rgb(255 255 255 / 90%)', 0.75],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = line;
    context.stroke(marks);
  }
}
