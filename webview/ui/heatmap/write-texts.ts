import type { CellText } from '../export/saved-picture.js';

/** Writes the values of cells onto a canvas, in the letters of the page. */
export function writeTexts(context: CanvasRenderingContext2D, texts: readonly CellText[]): void {
  if (texts.length === 0) return;
  const { fontFamily } = getComputedStyle(context.canvas);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { x, y, size, color, text } of texts) {
    context.font = `${size}px ${fontFamily}`;
    context.fillStyle = color;
    context.fillText(text, x, y);
  }
}
