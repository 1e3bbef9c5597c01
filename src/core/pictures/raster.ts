import { blockSizeFor, reduceBlocks, type BlockLevel, type BlockPyramid } from './blocks.js';
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
  /** Keeps the blocks of `data` from one picture to the next; without it they are made anew. */
  readonly pyramid?: BlockPyramid;
}

/** A cell stands out of the mean of its pixel when it is this far from it, as a share of the map. */
export const standOut = 0.25;

/**
 * Two cells that stand out equally far on both sides are a tie, and the higher one is shown. Below a
 * colour step, above the rounding of 32-bit floats: the GPU must not decide otherwise.
 */
const tie = 2 ** -10;

/**
 * Draws part of a matrix into width × height RGBA pixels. Where several cells share a pixel it shows
 * their mean, unless one cell differs from that mean by more than a quarter of the colour map: then
 * it shows that cell, so that no outlier is averaged away. Non-finite cells have their own colour
 * and are left out of means. A pixel that covers more than four cells takes whole blocks of them
 * (blocks.ts). The shaders of webview/heatmap follow the same rule.
 */
export function rasterize(input: RasterInput, out?: Uint8ClampedArray): Uint8ClampedArray {
  const { width, height, viewport, rows, cols, table, missingColor, scale } = input;
  const pixels = out ?? new Uint8ClampedArray(width * height * 4);
  const block = blockSizeFor(viewport, width, height);
  const columns = cellRanges(viewport.x0, viewport.x1, width, cols, block.cols);
  const lines = cellRanges(viewport.y0, viewport.y1, height, rows, block.rows);
  const level =
    block.rows * block.cols > 1
      ? (input.pyramid?.level(block) ?? reduceBlocks(input.data, rows, cols, block))
      : undefined;
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
      const c0 = columns[2 * x]!;
      const c1 = columns[2 * x + 1]!;
      const t = level
        ? blockPosition(level, scale, r0, r1, c0, c1)
        : pixelPosition(input, r0, r1, c0, c1);
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

/**
 * First block and one past the last block of every pixel, as pairs, at least one block each. Pixels
 * meet without a gap, and the last one takes the cell that it shows only part of.
 *
 * @param from cell at the left edge of the first pixel, fractions allowed.
 * @param to cell at the right edge of the last pixel.
 * @param cells number of cells along this axis of the matrix.
 * @param block cells in one block.
 */
export function cellRanges(
  from: number,
  to: number,
  pixels: number,
  cells: number,
  block = 1,
): Int32Array {
  const ranges = new Int32Array(2 * pixels);
  const step = (to - from) / pixels / block;
  const start = from / block;
  const blocks = Math.ceil(cells / block);
  for (let p = 0; p < pixels; p++) {
    if (step >= 1) {
      const first = clamp(Math.floor(start + p * step), 0, blocks - 1);
      const end = p === pixels - 1 ? Math.ceil(to / block) : Math.floor(start + (p + 1) * step);
      ranges[2 * p] = first;
      ranges[2 * p + 1] = clamp(end, first + 1, blocks);
    } else {
      const only = clamp(Math.floor(start + (p + 0.5) * step), 0, blocks - 1);
      ranges[2 * p] = only;
      ranges[2 * p + 1] = only + 1;
    }
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
  return placeOf(scale, sum, count, low, high);
}

/** The same for the blocks [r0, r1) × [c0, c1) of a level. */
function blockPosition(
  level: BlockLevel,
  scale: Scale,
  r0: number,
  r1: number,
  c0: number,
  c1: number,
): number {
  let sum = 0;
  let count = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let i = r0; i < r1; i++) {
    for (let at = i * level.cols + c0; at < i * level.cols + c1; at++) {
      sum += level.sum[at]!;
      count += level.count[at]!;
      if (level.low[at]! < low) low = level.low[at]!;
      if (level.high[at]! > high) high = level.high[at]!;
    }
  }
  return placeOf(scale, sum, count, low, high);
}

/** Where a pixel stands on the colour map: its mean, or the cell that stands out of it. */
function placeOf(scale: Scale, sum: number, count: number, low: number, high: number): number {
  if (count === 0) return NaN;
  const mean = clamp(scale.position(sum / count), 0, 1);
  const above = clamp(scale.position(high), 0, 1) - mean;
  const below = mean - clamp(scale.position(low), 0, 1);
  if (above > standOut && above >= below - tie) return mean + above;
  if (below > standOut) return mean - below;
  return mean;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
