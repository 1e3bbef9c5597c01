import type { Workspace } from '../kernels/workspace.js';
import type { BlockLevel } from './block-level.js';

type Entries = Float64Array | Float32Array;

/** The entries of a picture: `data`, or `data − minus`, row-major. */
export interface Cells {
  readonly data: Entries;
  /** Subtracted entry by entry, so that the error is drawn without being stored. */
  readonly minus?: Entries | undefined;
  readonly rows: number;
  readonly cols: number;
}

/** A line of pixels in a workspace: first the means, then the smallest cells, then the largest. */
export interface Line {
  readonly at: number;
  /** An even number. */
  readonly pixels: number;
}

/** Reads lines of pixels. It reads each cell once and in the order of memory. */
export interface Strip {
  /**
   * Reads the rows [r0, r1). The mean is NaN where every cell is missing or infinite.
   *
   * @returns whether some pixel has both finite and other cells; `shares` then says how many.
   */
  read(r0: number, r1: number, line: Line): boolean;
  /** The share of finite cells of each pixel of the last line. */
  readonly shares: Float32Array;
}

/** Even numbers, because the kernels work on pairs. */
const even = (n: number) => (n + 1) & ~1;

/**
 * Number of doubles that `CellStrip` needs in a workspace.
 *
 * @param rows maximum number of rows read together.
 * @param width number of columns, first to last.
 */
export function cellStripRoom(rows: number, width: number, pixels: number): number {
  return even(width) * (2 * rows + 3) + 2 * even(pixels);
}

/** Reads cell by cell. The kernels read whole rows. */
export class CellStrip implements Strip {
  private readonly first: number;
  private readonly width: number;
  private readonly data: number;
  private readonly minus: number;
  private readonly ranges: number;
  private readonly scratch: number;
  /** Number of finite cells of each pixel of the last line; only if sums are requested. */
  readonly counts: Int32Array;
  readonly shares: Float32Array;

  /**
   * @param columns first column and one past the last of every pixel, as pairs.
   * @param rows maximum number of rows read together.
   */
  constructor(
    private readonly cells: Cells,
    private readonly columns: Int32Array,
    rows: number,
    private readonly room: Workspace,
    /** If false, the line has sums instead of means. */
    private readonly divided = true,
  ) {
    this.counts = new Int32Array(columns.length / 2);
    this.shares = new Float32Array(columns.length / 2);
    this.first = columns[0]!;
    this.width = columns[columns.length - 1]! - this.first;
    const size = even(this.width);
    this.data = room.zeros(rows * size);
    this.minus = cells.minus ? room.zeros(rows * size) : -1;
    this.scratch = room.alloc(3 * size);
    this.ranges = room.zeros(2 * even(columns.length / 2));
    // A last pixel that only makes the number even reads one column, as every pixel must.
    room.x.fill(1, this.ranges, this.ranges + 2 * even(columns.length / 2));
    for (let p = 0; p < columns.length; p++) {
      room.x[this.ranges + p] = columns[p]! - this.first;
    }
    if (columns.length % 4 !== 0) room.x[this.ranges + columns.length] = 0;
  }

  read(r0: number, r1: number, line: Line): boolean {
    const { cells, data, minus, columns } = this;
    const { x, k } = this.room;
    this.copy(cells.data, r0, r1, data);
    if (cells.minus) this.copy(cells.minus, r0, r1, minus);
    const size = even(this.width);
    k.readLine(
      r1 - r0,
      size,
      data,
      minus,
      this.ranges,
      line.pixels,
      this.divided ? 1 : 0,
      this.scratch,
      line.at,
    );
    const { counts } = this;
    if (!this.divided) {
      for (let p = 0; p < counts.length; p++) {
        counts[p] = (r1 - r0) * (columns[2 * p + 1]! - columns[2 * p]!);
      }
    }
    this.shares.fill(1);
    let isMixed = false;
    for (let p = 0; p < counts.length; p++) {
      const mean = x[line.at + p]!;
      // Some cell is not finite, and must be left out.
      if (mean - mean !== 0) isMixed = this.readFinite(r0, r1, p, line) || isMixed;
    }
    return isMixed;
  }

  private copy(from: Entries, r0: number, r1: number, to: number): void {
    const { cols } = this.cells;
    const { first, width, room } = this;
    const size = even(width);
    for (let i = r0; i < r1; i++) {
      const at = i * cols + first;
      room.x.set(from.subarray(at, at + width), to + (i - r0) * size);
    }
  }

  /** Returns whether some cells of the pixel are finite and others are not. */
  private readFinite(r0: number, r1: number, pixel: number, line: Line): boolean {
    const { data, minus, cols } = this.cells;
    let total = 0;
    let count = 0;
    let least = Infinity;
    let most = -Infinity;
    for (let i = r0; i < r1; i++) {
      for (let j = this.columns[2 * pixel]!; j < this.columns[2 * pixel + 1]!; j++) {
        const value = data[i * cols + j]! - (minus?.[i * cols + j] ?? 0);
        if (!Number.isFinite(value)) continue;
        total += value;
        count++;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    this.counts[pixel] = count;
    const { x } = this.room;
    const at = line.at + pixel;
    if (this.divided) x[at] = count === 0 ? NaN : total / count;
    else x[at] = total;
    x[at + line.pixels] = least;
    x[at + 2 * line.pixels] = most;
    const all = (r1 - r0) * (this.columns[2 * pixel + 1]! - this.columns[2 * pixel]!);
    this.shares[pixel] = count / all;
    return count > 0 && count < all;
  }
}

/** Reads whole blocks. */
export class BlockStrip implements Strip {
  readonly shares: Float32Array;

  /** @param cells the rows and columns of the matrix. */
  constructor(
    private readonly level: BlockLevel,
    private readonly cells: Pick<Cells, 'rows' | 'cols'>,
    private readonly columns: Int32Array,
    private readonly room: Workspace,
  ) {
    this.shares = new Float32Array(columns.length / 2);
  }

  read(r0: number, r1: number, line: Line): boolean {
    const { cols, sum, low, high, count, blockRows, blockCols } = this.level;
    const { columns, shares } = this;
    const { x: memory } = this.room;
    const down = Math.min(this.cells.rows, r1 * blockRows) - r0 * blockRows;
    let isMixed = false;
    for (let x = 0; x < columns.length / 2; x++) {
      const c0 = columns[2 * x]!;
      const c1 = columns[2 * x + 1]!;
      let total = 0;
      let cells = 0;
      let least = Infinity;
      let most = -Infinity;
      for (let i = r0; i < r1; i++) {
        for (let at = i * cols + c0; at < i * cols + c1; at++) {
          total += sum[at]!;
          cells += count[at]!;
          if (low[at]! < least) least = low[at]!;
          if (high[at]! > most) most = high[at]!;
        }
      }
      memory[line.at + x] = cells === 0 ? NaN : total / cells;
      memory[line.at + line.pixels + x] = least;
      memory[line.at + 2 * line.pixels + x] = most;
      const all = down * (Math.min(this.cells.cols, c1 * blockCols) - c0 * blockCols);
      shares[x] = cells / all;
      isMixed ||= cells > 0 && cells < all;
    }
    return isMixed;
  }
}
