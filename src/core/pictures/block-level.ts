/** Sums and extremes of blocks of cells. They are read where a pixel covers many cells. */
export interface BlockLevel {
  /** Number of cells in one block, down and across; blocks at the lower and right edge may have fewer. */
  readonly blockRows: number;
  readonly blockCols: number;
  /** Number of blocks, down and across. */
  readonly rows: number;
  readonly cols: number;
  /** Sum of the finite cells of each block, row-major; 0 if there are none. */
  readonly sum: Float64Array;
  /** Smallest and largest finite cell; Infinity and −Infinity if there are none. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Number of finite cells. */
  readonly count: Int32Array;
}
