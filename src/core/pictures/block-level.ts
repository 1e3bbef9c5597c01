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
