import { tableIndex } from './colormaps.js';
import type { Scale } from './scale.js';

/** What part of a matrix is on screen, in cells: columns x0 … x1 and rows y0 … y1, fractions allowed. */
export interface Viewport {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface RasterInput {
  readonly data: Float64Array | Float32Array;
  readonly rows: number;
  readonly cols: number;
  readonly viewport: Viewport;
  readonly width: number;
  readonly height: number;
  readonly scale: Scale;
  /** 256 × 3 bytes. */
  readonly table: Uint8Array;
  readonly missingColor: readonly [number, number, number];
}

/** A cell stands out of the mean of its pixel when it is this far from it, as a share of the map. */
export const standOut = 0.25;

/**
 * Draws part of a matrix into width × height RGBA pixels. Where several cells share a pixel it shows
 * their mean, unless one cell differs from that mean by more than a quarter of the colour map: then
 * it shows that cell, so that no outlier is averaged away. Non-finite cells have their own colour
 * and are left out of means. The shader of webview/heatmap follows the same rule.
 */
export function rasterize(input: RasterInput, out?: Uint8ClampedArray): Uint8ClampedArray {
  const { width, height, viewport, rows, cols, table, missingColor } = input;
  const pixels = out ?? new Uint8ClampedArray(width * height * 4);
  const columns = cellRanges(viewport.x0, viewport.x1, width, cols);
  const lines = cellRanges(viewport.y0, viewport.y1, height, rows);
  for (let y = 0; y < height; y++) {
    const r0 = lines[2 * y]!;
    const r1 = lines[2 * y + 1]!;
    const sameAsAbove = y > 0 && r0 === lines[2 * y - 2] && r1 === lines[2 * y - 1];
    const at = y * width * 4;
    if (sameAsAbove) {
      pixels.copyWithin(at, at - width * 4, at);
      continue;
    }
    for (let x = 0; x < width; x++) {
      const t = pixelPosition(input, r0, r1, columns[2 * x]!, columns[2 * x + 1]!);
      const p = at + 4 * x;
      if (Number.isNaN(t)) {
        pixels[p] = missingColor[0];
        pixels[p + 1] = missingColor[1];
        pixels[p + 2] = missingColor[2];
      } else {
        const c = 3 * tableIndex(t);
        pixels[p] = table[c]!;
        pixels[p + 1] = table[c + 1]!;
        pixels[p + 2] = table[c + 2]!;
      }
      pixels[p + 3] = 255;
    }
  }
  return pixels;
}

/** First cell and one past the last cell of every pixel, as pairs; at least one cell each. */
export function cellRanges(from: number, to: number, pixels: number, cells: number): Int32Array {
  const ranges = new Int32Array(2 * pixels);
  const step = (to - from) / pixels;
  for (let p = 0; p < pixels; p++) {
    const first = clamp(Math.floor(from + p * step), 0, cells - 1);
    const last = clamp(Math.floor(from + (p + 1) * step), first + 1, cells);
    ranges[2 * p] = step >= 1 ? first : clamp(Math.floor(from + (p + 0.5) * step), 0, cells - 1);
    ranges[2 * p + 1] = step >= 1 ? last : ranges[2 * p]! + 1;
  }
  return ranges;
}

/** Position on the colour map of the cells [r0, r1) × [c0, c1); NaN when none is finite. */
function pixelPosition(input: RasterInput, r0: number, r1: number, c0: number, c1: number): number {
  const { data, cols, scale } = input;
  if (r1 - r0 === 1 && c1 - c0 === 1) {
    const value = data[r0 * cols + c0]!;
    return Number.isFinite(value) ? scale.position(value) : NaN;
  }
  let sum = 0;
  let count = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let i = r0; i < r1; i++) {
    for (let j = c0; j < c1; j++) {
      const value = data[i * cols + j]!;
      if (!Number.isFinite(value)) continue;
      sum += value;
      count++;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (count === 0) return NaN;
  const mean = clamp(scale.position(sum / count), 0, 1);
  const above = clamp(scale.position(high), 0, 1) - mean;
  const below = mean - clamp(scale.position(low), 0, 1);
  if (above > standOut && above >= below) return mean + above;
  if (below > standOut) return mean - below;
  return mean;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
