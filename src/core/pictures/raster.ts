import type { BlockLevel } from './block-level.js';
import { blockSizeFor, type BlockPyramid } from './blocks.js';
import { tableIndex } from './colormaps.js';
import { cellRanges } from './ranges.js';
import type { Scale } from './scale.js';
import { stand } from './standing.js';
import {
  BlockStrip,
  CellStrip,
  cellStripRoom,
  type Cells,
  type Line,
  type Strip,
} from './strip.js';
import { bestBackend, withWorkspace, type Workspace } from '../kernels/workspace.js';
import type { Viewport } from './viewport.js';

export interface RasterInput extends Cells {
  readonly viewport: Viewport;
  readonly width: number;
  readonly height: number;
  readonly scale: Scale;
  /** 256 × 3 bytes. */
  readonly table: Uint8Array;
  readonly missingColor: readonly [number, number, number];
  /** Keeps blocks of the entries between pictures, for pictures that are zoomed and moved. */
  readonly pyramid?: BlockPyramid;
}

/**
 * Draws part of a matrix into width × height RGBA pixels. If a pixel contains several cells, it shows
 * their mean. But if a cell differs from this mean by more than a quarter of the colour map, the pixel
 * shows that cell, so no outlier disappears in a mean. Non-finite cells are not part of means. They have their
 * own colour, and a pixel with finite and other cells mixes both colours by their numbers. A pixel with more than four cells uses whole blocks of them (blocks.ts). The shaders of
 * webview/heatmap follow the same rule.
 */
export function rasterize(input: RasterInput, out?: Uint8ClampedArray): Uint8ClampedArray {
  const { width, height, viewport, rows, cols } = input;
  const pixels = out ?? new Uint8ClampedArray(width * height * 4);
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const block = blockSizeFor(viewport, width, height);
  const blocks = {
    columns: cellRanges(viewport.x0, viewport.x1, width, cols, block.cols),
    lines: cellRanges(viewport.y0, viewport.y1, height, rows, block.rows),
  };
  const colors = paletteOf(input.table, input.missingColor);
  if (input.pyramid && block.rows * block.cols > 1) {
    const level = input.pyramid.level(block);
    const lookup = { ...blocks, colors, words };
    drawLines(input.scale, lookup, 0, (room) => new BlockStrip(level, input, blocks.columns, room));
    return pixels;
  }
  // Without a pyramid, the cells of the same blocks are read once. This is faster than making blocks
  // first.
  const columns = cellsOf(blocks.columns, block.cols, cols);
  const lines = cellsOf(blocks.lines, block.rows, rows);
  const lookup = { columns, lines, colors, words };
  if (coversOneEach(columns) && coversOneEach(lines)) {
    drawCells(input, lookup);
  } else {
    const most = mostOf(lines);
    const room = cellStripRoom(most, columns[columns.length - 1]! - columns[0]!, width);
    drawLines(
      input.scale,
      lookup,
      room,
      (workspace) => new CellStrip(input, columns, most, workspace),
    );
  }
  return pixels;
}

/** The same from blocks alone, when there are no cells: of a matrix that is not in memory. */
export function rasterizeBlocks(
  level: BlockLevel,
  input: Omit<RasterInput, 'data' | 'minus' | 'pyramid'>,
  pixels: Uint8ClampedArray,
): void {
  const { width, height, viewport, rows, cols } = input;
  const columns = cellRanges(viewport.x0, viewport.x1, width, cols, level.blockCols);
  const lines = cellRanges(viewport.y0, viewport.y1, height, rows, level.blockRows);
  const colors = paletteOf(input.table, input.missingColor);
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const strip = (room: Workspace) => new BlockStrip(level, input, columns, room);
  drawLines(input.scale, { columns, lines, colors, words }, 0, strip);
}

/** The cells or blocks of each column and line of pixels, as pairs; the colours; and the pixels. */
interface Lookup {
  readonly columns: Int32Array;
  readonly lines: Int32Array;
  readonly colors: Uint32Array;
  readonly words: Uint32Array;
}

/** Ranges of cells from ranges of blocks; the last block may have fewer cells. */
function cellsOf(ranges: Int32Array, block: number, cells: number): Int32Array {
  return block === 1 ? ranges : ranges.map((at) => Math.min(cells, at * block));
}

/**
 * The 256 colours of a table and the colour of missing cells as the last one: one word of four bytes
 * each.
 */
function paletteOf(table: Uint8Array, missing: RasterInput['missingColor']): Uint32Array {
  const bytes = new Uint8Array(4 * 257);
  for (let i = 0; i < 256; i++) bytes.set(table.subarray(3 * i, 3 * i + 3), 4 * i);
  bytes.set(missing, 4 * 256);
  for (let i = 3; i < bytes.length; i += 4) bytes[i] = 255;
  return new Uint32Array(bytes.buffer);
}

function coversOneEach(ranges: Int32Array): boolean {
  for (let p = 0; p < ranges.length; p += 2) if (ranges[p + 1]! - ranges[p]! !== 1) return false;
  return true;
}

function mostOf(ranges: Int32Array): number {
  let most = 0;
  for (let p = 0; p < ranges.length; p += 2) most = Math.max(most, ranges[p + 1]! - ranges[p]!);
  return most;
}

/** Calls `draw` for each line of pixels. If the next line shows the same cells, it copies the line. */
function eachLine(
  { lines, words, columns }: Lookup,
  draw: (r0: number, r1: number, line: Uint32Array) => void,
): void {
  const width = columns.length / 2;
  for (let y = 0; 2 * y < lines.length; y++) {
    const r0 = lines[2 * y]!;
    const r1 = lines[2 * y + 1]!;
    const at = y * width;
    if (y > 0 && r0 === lines[2 * y - 2] && r1 === lines[2 * y - 1]) {
      words.copyWithin(at, at - width, at);
    } else {
      draw(r0, r1, words.subarray(at, at + width));
    }
  }
}

/** Draws pixels of one cell each. The colour of a cell is computed once. */
function drawCells({ data, minus, cols, scale }: RasterInput, lookup: Lookup): void {
  const { columns, colors } = lookup;
  eachLine(lookup, (row, _end, line) => {
    let last = -1;
    let color = 0;
    for (let x = 0; x < line.length; x++) {
      const column = columns[2 * x]!;
      if (column !== last) {
        last = column;
        const at = row * cols + column;
        const value = minus ? data[at]! - minus[at]! : data[at]!;
        color = colors[value - value === 0 ? tableIndex(scale.position(value)) : 256]!;
      }
      line[x] = color;
    }
  });
}

/** Draws pixels of several cells or blocks each. */
function drawLines(
  scale: Scale,
  lookup: Lookup,
  room: number,
  strip: (workspace: Workspace) => Strip,
): void {
  const pixels = (lookup.columns.length / 2 + 1) & ~1;
  withWorkspace(room + 3 * pixels, bestBackend(), (workspace) => {
    const seen: Line = { at: workspace.zeros(3 * pixels), pixels };
    const reader = strip(workspace);
    eachLine(lookup, (r0, r1, line) => {
      const isMixed = reader.read(r0, r1, seen);
      stand(scale, seen, workspace);
      colorLine(workspace.x, seen.at, lookup.colors, line);
      if (isMixed) mixLine(reader.shares, lookup.colors[256]!, line);
    });
  });
}

function colorLine(
  positions: Float64Array,
  at: number,
  colors: Uint32Array,
  line: Uint32Array,
): void {
  for (let x = 0; x < line.length; x++) {
    // `tableIndex` for t in 0 … 1, inlined: the calls took a third of the time of a frame.
    const t = positions[at + x]!;
    const step = (t * 256) | 0;
    line[x] = colors[t >= 0 ? (step < 256 ? step : 255) : 256]!;
  }
}

/** Mixes the colour of missing cells into pixels that have some. */
function mixLine(shares: Float32Array, missing: number, line: Uint32Array): void {
  for (let x = 0; x < line.length; x++) {
    const share = shares[x]!;
    if (share > 0 && share < 1) line[x] = mixed(line[x]!, missing, share);
  }
}

/** Two colours of four bytes each, byte by byte; opaque. */
function mixed(color: number, other: number, share: number): number {
  let sum = 0xff000000;
  for (const shift of [0, 8, 16]) {
    const byte = ((color >>> shift) & 255) * share + ((other >>> shift) & 255) * (1 - share);
    sum |= Math.round(byte) << shift;
  }
  return sum >>> 0;
}
