import { Entries } from '../entries.js';
import { beside, isScalar, stacked, type Block } from './block.js';

/**
 * Collects the elements between two brackets. As long as all are numbers, they go directly into one
 * growable array; the first matrix among them switches to blocks.
 */
export class Gatherer {
  readonly entries = new Entries();
  /**
   * The first row with another length: its number (from 1), its length, the length of row 1, its start and
   * end.
   */
  ragged: readonly [number, number, number, number, number] | undefined;
  /** The first row whose parts have different heights: its start and end. */
  uneven: readonly [number, number] | undefined;
  /** Columns of the widest matrix among the elements. */
  widest = 0;
  /** The start and end of each row of blocks, and the start of the current row. */
  private readonly places: [number, number][] = [];
  private rowFrom = -1;
  private rows = 0;
  private cols = -1;
  private rowStart = 0;
  private blocks: Block[][] | undefined;
  private inBlocks = 0;

  get row(): number {
    return (this.blocks ? this.blocks.length - 1 : this.rows) + 1;
  }

  get column(): number {
    return (this.blocks ? this.blocks.at(-1)!.length : this.entries.length - this.rowStart) + 1;
  }

  /** Entries so far, to check the size limit. */
  get size(): number {
    return this.entries.length + this.inBlocks;
  }

  /** An element of the current row begins here. */
  mark(at: number): void {
    if (this.rowFrom < 0) this.rowFrom = at;
  }

  push(value: number): void {
    if (this.blocks) this.blocks.at(-1)!.push({ rows: 1, cols: 1, data: [value] });
    else this.entries.push(value);
  }

  pushBlock(block: Block): void {
    if (isScalar(block)) {
      this.push(block.data[0]!);
      return;
    }
    this.widest = Math.max(this.widest, block.cols);
    this.blocks ??= this.asBlocks();
    this.blocks.at(-1)!.push(block);
    this.inBlocks += block.data.length;
  }

  endRow(end: number): void {
    const from = this.rowFrom;
    this.rowFrom = -1;
    if (this.blocks) {
      if (this.blocks.at(-1)!.length === 0) return;
      this.places[this.blocks.length - 1] = [from, end];
      this.blocks.push([]);
      return;
    }
    const length = this.entries.length - this.rowStart;
    if (length === 0) return;
    if (this.cols < 0) this.cols = length;
    else if (length !== this.cols) this.ragged ??= [this.rows + 1, length, this.cols, from, end];
    this.rows++;
    this.rowStart = this.entries.length;
  }

  /** The whole matrix; undefined if heights or widths do not fit. */
  finish(end: number): Block | undefined {
    this.endRow(end);
    if (this.ragged) return undefined;
    if (!this.blocks) {
      return { rows: this.rows, cols: Math.max(this.cols, 0), data: this.entries.parts().data };
    }
    const rows: Block[] = [];
    let height = 0;
    for (const [k, parts] of this.blocks.entries()) {
      const place = this.places[k] ?? [end, end + 1];
      const row = beside(parts);
      if (!row) {
        this.uneven = place;
        return undefined;
      }
      const first = rows.find((other) => other.rows > 0 && other.cols > 0);
      if (row.rows > 0 && first && row.cols !== first.cols) {
        this.ragged ??= [height + 1, row.cols, first.cols, ...place];
      }
      height += row.rows;
      rows.push(row);
    }
    return stacked(rows);
  }

  /** Converts the numbers so far to blocks: the finished rows as one block, then the current row. */
  private asBlocks(): Block[][] {
    const { data } = this.entries.parts();
    const current = {
      rows: 1,
      cols: data.length - this.rowStart,
      data: data.subarray(this.rowStart),
    };
    const open = current.cols > 0 ? [current] : [];
    if (this.rows === 0) return [open];
    this.places.push([this.rowFrom, this.rowFrom]);
    const above = { rows: this.rows, cols: this.cols, data: data.subarray(0, this.rowStart) };
    return [[above], open];
  }
}
