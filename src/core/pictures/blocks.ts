import type { Viewport } from './raster.js';

/** Sums and extremes of blocks of cells: what is read where a pixel covers many cells. */
export interface BlockLevel {
  /** Cells in one block, down and across; blocks at the lower and right edge may have fewer. */
  readonly blockRows: number;
  readonly blockCols: number;
  /** Number of blocks, down and across. */
  readonly rows: number;
  readonly cols: number;
  /** Sum of the finite cells of each block, row-major; 0 where there is none. */
  readonly sum: Float64Array;
  /** Smallest and largest finite cell; Infinity and −Infinity where there is none. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Number of finite cells. */
  readonly count: Int32Array;
}

/** Cells of one block, down and across. */
export interface BlockSize {
  readonly rows: number;
  readonly cols: number;
}

/**
 * The blocks that a picture reads. Up to four cells a pixel are read one by one; beyond that blocks
 * are powers of two, so that a pixel covers two to four of them along each axis: a zoom reads about
 * as much at every depth, and no cell is left out, since every block belongs to a pixel.
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

/** The blocks of a rows × cols matrix; one pass over its cells. */
export function reduceBlocks(
  data: Float64Array | Float32Array,
  rows: number,
  cols: number,
  block: BlockSize,
): BlockLevel {
  const down = Math.ceil(rows / block.rows);
  const across = Math.ceil(cols / block.cols);
  const sum = new Float64Array(down * across);
  const low = new Float64Array(down * across).fill(Infinity);
  const high = new Float64Array(down * across).fill(-Infinity);
  const count = new Int32Array(down * across);
  for (let i = 0; i < rows; i++) {
    let at = Math.floor(i / block.rows) * across;
    let j = i * cols;
    const rowEnd = j + cols;
    for (; j < rowEnd; at++) {
      const end = Math.min(rowEnd, j + block.cols);
      let cells = count[at]!;
      let total = sum[at]!;
      let least = low[at]!;
      let most = high[at]!;
      for (; j < end; j++) {
        const value = data[j]!;
        // Infinite or NaN: the difference to itself is NaN.
        if (value - value !== 0) continue;
        total += value;
        cells++;
        if (value < least) least = value;
        if (value > most) most = value;
      }
      count[at] = cells;
      sum[at] = total;
      low[at] = least;
      high[at] = most;
    }
  }
  return {
    blockRows: block.rows,
    blockCols: block.cols,
    rows: down,
    cols: across,
    sum,
    low,
    high,
    count,
  };
}

/** The levels of one matrix, each made when it is first asked for and kept while it is used. */
export class BlockPyramid {
  private readonly levels = new Map<string, BlockLevel>();

  /** @param most levels kept; the one that was not used for longest goes first. */
  constructor(
    private readonly data: Float64Array | Float32Array,
    private readonly rows: number,
    private readonly cols: number,
    private readonly most = 4,
  ) {}

  level(block: BlockSize): BlockLevel {
    const key = `${block.rows}×${block.cols}`;
    const level = this.levels.get(key) ?? reduceBlocks(this.data, this.rows, this.cols, block);
    this.levels.delete(key);
    this.levels.set(key, level);
    for (const oldest of this.levels.keys()) {
      if (this.levels.size <= this.most) break;
      this.levels.delete(oldest);
    }
    return level;
  }
}
