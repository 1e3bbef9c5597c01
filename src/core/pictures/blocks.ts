import type { BlockLevel } from './block-level.js';
import type { Viewport } from './viewport.js';
import { bestBackend, withWorkspace } from '../kernels/workspace.js';
import { CellStrip, cellStripRoom, type Cells } from './strip.js';

/** Number of cells in one block, down and across. */
export interface BlockSize {
  readonly rows: number;
  readonly cols: number;
}

/**
 * The size of the blocks that a picture reads. With up to four cells per pixel, cells are read one by
 * one. With more, the sides of blocks are powers of two, so that a pixel covers two to four blocks along
 * each axis. Every zoom level then reads about the same amount. No cell is left out, because every block
 * belongs to a pixel.
 */
export function blockSizeFor(viewport: Viewport, width: number, height: number): BlockSize {
  return {
    rows: alongAxis((viewport.y1 - viewport.y0) / height),
    cols: alongAxis((viewport.x1 - viewport.x0) / width),
  };
}

function alongAxis(cellsPerPixel: number): number {
  return cellsPerPixel <= 4 ? 1 : 2 ** Math.floor(Math.log2(cellsPerPixel / 2));
}

/** The blocks of a matrix, in one pass over its cells. */
export function reduceBlocks(cells: Cells, block: BlockSize): BlockLevel {
  const { rows, cols } = cells;
  const down = Math.ceil(rows / block.rows);
  const across = Math.ceil(cols / block.cols);
  const level = {
    blockRows: block.rows,
    blockCols: block.cols,
    rows: down,
    cols: across,
    sum: new Float64Array(down * across),
    low: new Float64Array(down * across),
    high: new Float64Array(down * across),
    count: new Int32Array(down * across),
  };
  const columns = Int32Array.from({ length: 2 * across }, (_, i) =>
    Math.min(cols, ((i + 1) >> 1) * block.cols),
  );
  const pixels = (across + 1) & ~1;
  const most = Math.min(rows, block.rows);
  const room = cellStripRoom(most, cols, across) + 3 * pixels;
  withWorkspace(room, bestBackend(), (workspace) => {
    const line = { at: workspace.zeros(3 * pixels), pixels };
    const strip = new CellStrip(cells, columns, most, workspace, false);
    for (let i = 0; i < down; i++) {
      strip.read(i * block.rows, Math.min(rows, (i + 1) * block.rows), line);
      const part = (from: number) => workspace.x.subarray(line.at + from, line.at + from + across);
      level.sum.set(part(0), i * across);
      level.low.set(part(pixels), i * across);
      level.high.set(part(2 * pixels), i * across);
      level.count.set(strip.counts, i * across);
    }
  });
  return level;
}

/**
 * The block levels of one matrix. A level is made when it is first requested, and kept while it is used.
 */
export class BlockPyramid {
  private readonly levels = new Map<string, BlockLevel>();

  /** @param most maximum number of levels kept; the least recently used one is dropped first. */
  constructor(
    private readonly cells: Cells,
    private readonly most = 4,
  ) {}

  level(block: BlockSize): BlockLevel {
    const key = `${block.rows}×${block.cols}`;
    const level = this.levels.get(key) ?? reduceBlocks(this.cells, block);
    this.levels.delete(key);
    this.levels.set(key, level);
    for (const oldest of this.levels.keys()) {
      if (this.levels.size <= this.most) break;
      this.levels.delete(oldest);
    }
    return level;
  }
}
