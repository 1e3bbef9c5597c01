/**
 * What a person chose where a text admits several readings; plain data, kept with the literal. What is
 * absent is left to the evidence in the text.
 */
export interface ReadAs {
  /** What the first row of a table is. */
  readonly firstRow?: 'names' | 'data' | undefined;
  /** What the first column of a table is. */
  readonly firstColumn?: 'names' | 'data' | undefined;
  /** Whether a flat list of entries, or the inner lists, run along the rows or down the columns. */
  readonly order?: 'rows' | 'columns' | undefined;
  /** What the comma between digits is in a table whose fields it does not part. */
  readonly comma?: 'decimal' | 'thousands' | undefined;
  /** 12.5 % as 0.125 or as 12.5. */
  readonly percent?: 'fraction' | 'number' | undefined;
  /** Only these columns of the reading, counted from 0, in this order. */
  readonly columns?: readonly number[] | undefined;
  /** Rows and columns change places, after all else. */
  readonly transposed?: boolean | undefined;
}
