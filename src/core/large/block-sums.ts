import type { BlockLevel } from '../pictures/block-level.js';
import type { PlacedEntry } from '../lowrank/index.js';
import type { Region } from './types.js';

/** Blocks along one axis of a picture, at most: more are finer than the pixels of a page. */
export const mostBlocks = 512;

/** Cells of one block along an axis with so many cells. */
export const blockLength = (cells: number, most = mostBlocks): number =>
  Math.max(1, Math.ceil(cells / most));

/** Columns that are added side by side. */
const together = 4;

/**
 * Collects the blocks of a region. No cell is left out: each changes the extremes of its block.
 *
 * Some rows at once are added column by column, four columns side by side, because blocks are often only two or three
 * cells wide: row by row, each would cost more than its cells.
 */
export class BlockSums {
  readonly level: BlockLevel;
  low: PlacedEntry | undefined;
  high: PlacedEntry | undefined;
  notFinite = 0;
  firstNotFinite: PlacedEntry | undefined;
  /** Of the four columns: sums, the smallest, the largest. */
  private readonly four = new Float64Array(3 * together);
  /** Of the rows that are being added: the extremes, each with the columns that have it. */
  private readonly least = new Extreme();
  private readonly most = new Extreme();
  private strange = 0;

  /**
   * @param blockRows cells in a block, down; as many as the picture needs if it is absent.
   * @param blockCols cells in a block, across.
   */
  constructor(
    private readonly region: Region,
    blockRows = blockLength(region.bottom - region.top),
    blockCols = blockLength(region.right - region.left),
  ) {
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
   * Adds the cells of some rows.
   *
   * @param row the first of them, within the region.
   * @param values numbers, of which the region's columns begin at `at` in the first row.
   * @param count of the rows.
   * @param stride from a row to the next one, in numbers.
   */
  add(row: number, values: Float64Array, at: number, count = 1, stride = 0): void {
    const { top } = this.region;
    const { blockRows } = this.level;
    for (let done = 0; done < count;) {
      const below = row - top + done;
      const rows = Math.min(count - done, blockRows - (below % blockRows));
      this.addToBlocks(Math.floor(below / blockRows), row + done, {
        ...{ values, at: at + done * stride, rows, stride },
      });
      done += rows;
    }
  }

  /** Adds rows that lie in one row of blocks. */
  private addToBlocks(blockRow: number, row: number, some: Rows): void {
    const { region, level, four } = this;
    const width = region.right - region.left;
    const first = blockRow * level.cols;
    const { least, most } = this;
    least.reset(Infinity);
    most.reset(-Infinity);
    this.strange = 0;
    let column = 0;
    for (; column + together <= width; column += together) {
      addFour(some, column, four);
      for (let k = 0; k < together; k++) {
        const to = first + Math.floor((column + k) / level.blockCols);
        const sum = four[k]!;
        // A sum is not finite if a cell is not, or if it overflows.
        if (sum - sum === 0)
          this.put(to, column + k, sum, four[together + k]!, four[2 * together + k]!, some.rows);
        else this.addColumn(to, some, column + k);
      }
    }
    for (; column < width; column++) {
      this.addColumn(first + Math.floor(column / level.blockCols), some, column);
    }
    const whole = [0, width - 1] as const;
    if (least.value < (this.low?.value ?? Infinity)) {
      this.low = this.find(row, some, least.columns, (value) => value === least.value);
    }
    if (most.value > (this.high?.value ?? -Infinity)) {
      this.high = this.find(row, some, most.columns, (value) => value === most.value);
    }
    this.notFinite += this.strange;
    if (this.strange > 0) {
      this.firstNotFinite ??= this.find(row, some, whole, (value) => !Number.isFinite(value));
    }
  }

  /** Adds one column, in which some cells may not be finite. */
  private addColumn(to: number, { values, at, rows, stride }: Rows, column: number): void {
    let [sum, least, most, count] = [-0, Infinity, -Infinity, 0];
    for (let i = 0, from = at + column; i < rows; i++, from += stride) {
      const value = values[from]!;
      if (value - value !== 0) continue;
      count++;
      sum += value;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    this.strange += rows - count;
    this.put(to, column, sum, least, most, count);
  }

  private put(
    to: number,
    column: number,
    sum: number,
    least: number,
    most: number,
    count: number,
  ): void {
    const { level } = this;
    level.sum[to]! += sum;
    level.count[to]! += count;
    if (least < level.low[to]!) level.low[to] = least;
    if (most > level.high[to]!) level.high[to] = most;
    if (least <= this.least.value) this.least.meet(least, column);
    if (most >= this.most.value) this.most.meet(most, column);
  }

  /** The first such cell, by rows, of these columns. */
  private find(
    row: number,
    { values, at, rows, stride }: Rows,
    [firstColumn, lastColumn]: readonly [number, number],
    is: (value: number) => boolean,
  ): PlacedEntry | undefined {
    const { left } = this.region;
    for (let i = 0; i < rows; i++) {
      const from = at + i * stride;
      for (let column = firstColumn; column <= lastColumn; column++) {
        const value = values[from + column]!;
        if (is(value)) return { value, row: row + i, column: left + column };
      }
    }
    return undefined;
  }
}

/** An extreme of some rows, with the first and the last column that have it: it is mostly one, and soon found there. */
class Extreme {
  value = 0;
  private first = 0;
  private last = 0;

  reset(value: number): void {
    this.value = value;
    this.first = 0;
    this.last = 0;
  }

  /** @param value at least as extreme. The columns come from the left to the right. */
  meet(value: number, column: number): void {
    if (value !== this.value) this.first = column;
    this.value = value;
    this.last = column;
  }

  get columns(): readonly [number, number] {
    return [this.first, this.last];
  }
}

/** Cells of some rows: the first begins at `at`, and each is `stride` numbers after the one before. */
interface Rows {
  readonly values: Float64Array;
  readonly at: number;
  readonly rows: number;
  readonly stride: number;
}

/** The sums and the extremes of four columns; of NaN and infinite cells, only the sum tells. */
function addFour({ values, at, rows, stride }: Rows, column: number, out: Float64Array): void {
  let [a, b, c, d] = [-0, -0, -0, -0];
  let [leastA, leastB, leastC, leastD] = [Infinity, Infinity, Infinity, Infinity];
  let [mostA, mostB, mostC, mostD] = [-Infinity, -Infinity, -Infinity, -Infinity];
  for (let i = 0, from = at + column; i < rows; i++, from += stride) {
    const p = values[from]!;
    const q = values[from + 1]!;
    const r = values[from + 2]!;
    const s = values[from + 3]!;
    a += p;
    b += q;
    c += r;
    d += s;
    if (p < leastA) leastA = p;
    if (q < leastB) leastB = q;
    if (r < leastC) leastC = r;
    if (s < leastD) leastD = s;
    if (p > mostA) mostA = p;
    if (q > mostB) mostB = q;
    if (r > mostC) mostC = r;
    if (s > mostD) mostD = s;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
  out[4] = leastA;
  out[5] = leastB;
  out[6] = leastC;
  out[7] = leastD;
  out[8] = mostA;
  out[9] = mostB;
  out[10] = mostC;
  out[11] = mostD;
}
