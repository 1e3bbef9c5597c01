import { Entries } from '../entries.js';
import { beside, isScalar, stacked, type Block } from './block.js';

/**
 * Puts the elements between two brackets together. As long as all are numbers they go straight into
 * one growable array; the first matrix among them switches to blocks.
 */
export class Gatherer {
  readonly entries = new Entries();
  /** Row whose length differs: [row from 1, its length, the length of row 1]. */
  ragged: readonly [number, number, number] | undefined;
  private rows = 0;
  private cols = -1;
  private rowStart = 0;
  private blocks: Block[][] | undefined;

  get row(): number {
    return (this.blocks ? this.blocks.length - 1 : this.rows) + 1;
  }

  get column(): number {
    return (this.blocks ? this.blocks.at(-1)!.length : this.entries.length - this.rowStart) + 1;
  }

  /** Numbers held so far, for the bound on sizes. */
  get size(): number {
    return this.entries.length;
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
    this.blocks ??= this.asBlocks();
    this.blocks.at(-1)!.push(block);
  }

  endRow(): void {
    if (this.blocks) {
      if (this.blocks.at(-1)!.length > 0) this.blocks.push([]);
      return;
    }
    const length = this.entries.length - this.rowStart;
    if (length === 0) return;
    if (this.cols < 0) this.cols = length;
    else if (length !== this.cols) this.ragged ??= [this.rows + 1, length, this.cols];
    this.rows++;
    this.rowStart = this.entries.length;
  }

  /** The whole; undefined when heights or widths do not fit. */
  finish(): Block | undefined {
    this.endRow();
    if (this.ragged) return undefined;
    if (!this.blocks) {
      return { rows: this.rows, cols: Math.max(this.cols, 0), data: this.entries.parts().data };
    }
    const rows: Block[] = [];
    for (const parts of this.blocks) {
      const row = beside(parts);
      if (!row) return undefined;
      const first = rows.find((other) => other.rows > 0 && other.cols > 0);
      if (row.rows > 0 && first && row.cols !== first.cols) {
        this.ragged ??= [rows.length + 1, row.cols, first.cols];
      }
      rows.push(row);
    }
    return stacked(rows);
  }

  /** What was gathered as numbers, as blocks: the finished rows as one, then the current row. */
  private asBlocks(): Block[][] {
    const { data } = this.entries.parts();
    const current = {
      rows: 1,
      cols: data.length - this.rowStart,
      data: data.subarray(this.rowStart),
    };
    const open = current.cols > 0 ? [current] : [];
    if (this.rows === 0) return [open];
    const above = { rows: this.rows, cols: this.cols, data: data.subarray(0, this.rowStart) };
    return [[above], open];
  }
}
