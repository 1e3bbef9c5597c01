import type { BlockLevel } from '../pictures/block-level.js';
import type { PlacedEntry } from '../lowrank/index.js';
import type { Region } from './types.js';

/** Blocks along one axis of a picture, at most: more are finer than the pixels of a page. */
export const mostBlocks = 512;

/** Cells of one block along an axis with so many cells. */
export const blockLength = (cells: number): number => Math.max(1, Math.ceil(cells / mostBlocks));

/** Collects the blocks of a region, row by row. No cell is left out: each changes the extremes of its block. */
export class BlockSums {
  private readonly region: Region;
  readonly level: BlockLevel;
  low: PlacedEntry | undefined;
  high: PlacedEntry | undefined;
  notFinite = 0;
  firstNotFinite: PlacedEntry | undefined;

  /** @param blockRows cells in a block, down; as many as the picture needs if it is absent. */
  constructor(region: Region, blockRows = blockLength(region.bottom - region.top)) {
    this.region = region;
    const blockCols = blockLength(region.right - region.left);
    const rows = Math.ceil((region.bottom - region.top) / blockRows);
    const cols = Math.ceil((region.right - region.left) / blockCols);
    this.level = {
      ...{ blockRows, blockCols, rows, cols },
      // The sum of nothing: any number added to it stays as it is, minus zero, too.
      sum: new Float64Array(rows * cols).fill(-0),
      low: new Float64Array(rows * cols).fill(Infinity),
      high: new Float64Array(rows * cols).fill(-Infinity),
      count: new Int32Array(rows * cols),
    };
  }

  /**
   * Adds the cells of one row.
   *
   * @param row of the matrix, within the region.
   * @param values numbers, of which the region's columns begin at `at`.
   */
  add(row: number, values: Float64Array, at: number): void {
    const { region, level } = this;
    const { blockCols, cols, sum, low, high, count } = level;
    const width = region.right - region.left;
    const first = Math.floor((row - region.top) / level.blockRows) * cols;
    let lowest = Infinity;
    let highest = -Infinity;
    let finite = 0;
    for (let block = 0, j = 0; block < cols; block++) {
      const end = Math.min(width, j + blockCols);
      let total = -0;
      let least = Infinity;
      let most = -Infinity;
      let own = 0;
      for (; j < end; j++) {
        const value = values[at + j]!;
        if (value - value !== 0) continue;
        own++;
        total += value;
        if (value < least) least = value;
        if (value > most) most = value;
      }
      const to = first + block;
      sum[to]! += total;
      count[to]! += own;
      finite += own;
      if (least < low[to]!) low[to] = least;
      if (most > high[to]!) high[to] = most;
      if (least < lowest) lowest = least;
      if (most > highest) highest = most;
    }
    const place = (value: number): PlacedEntry => {
      const column = values.subarray(at, at + width).indexOf(value);
      return { value, row, column: region.left + column };
    };
    if (lowest < (this.low?.value ?? Infinity)) this.low = place(lowest);
    if (highest > (this.high?.value ?? -Infinity)) this.high = place(highest);
    if (finite < width) this.addNotFinite(row, values.subarray(at, at + width), width - finite);
  }

  private addNotFinite(row: number, values: Float64Array, count: number): void {
    this.notFinite += count;
    if (this.firstNotFinite) return;
    const column = values.findIndex((value) => !Number.isFinite(value));
    this.firstNotFinite = { value: values[column]!, row, column: this.region.left + column };
  }
}
