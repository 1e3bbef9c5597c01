import type { Matrix } from '../../../src/core/index.js';

/** CSS pixels that a cell needs for a frame, for a stroke across it, and for a dot. */
const frameSize = 16;
const strokeSize = 6;
const dotSize = 3;

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/**
 * Marks the filled cells of a heatmap, with a dark line under a light one, so that the mark is visible on
 * every colour. The mark is a dashed frame, a stroke if cells are small, or a dot if they are smaller.
 *
 * @param filled 1 if an entry was filled in; rows·cols.
 * @param width of the heatmap in the units of the context's transform, CSS pixels.
 * @param height as `width`.
 */
export function markFilled(
  context: Context,
  { rows, cols }: Matrix,
  filled: Uint8Array,
  width: number,
  height: number,
): void {
  const across = width / cols;
  const down = height / rows;
  const size = Math.min(across, down);
  if (size < dotSize) return;
  const marks = new Path2D();
  filled.forEach((flag, at) => {
    if (flag !== 1) return;
    const x = (at % cols) * across;
    const y = Math.floor(at / cols) * down;
    if (size >= frameSize) {
      marks.rect(x + 2, y + 2, across - 4, down - 4);
    } else if (size >= strokeSize) {
      marks.moveTo(x + 1, y + down - 1);
      marks.lineTo(x + across - 1, y + 1);
    } else {
      marks.rect(x + across / 2 - 0.5, y + down / 2 - 0.5, 1, 1);
    }
  });
  if (size >= frameSize) context.setLineDash([4, 3]);
  for (const [style, line] of [
    ['rgb(0 0 0 / 70%)', 2],
    ['rgb(255 255 255 / 90%)', 0.75],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = line;
    context.stroke(marks);
  }
  context.setLineDash([]);
}
