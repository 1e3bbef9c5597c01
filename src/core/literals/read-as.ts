/**
 * The user's choices where a text admits several readings; plain data, kept with the literal. For a choice
 * that is absent, the text itself decides.
 */
export interface ReadAs {
  /** What the first row of a table is. */
  readonly firstRow?: 'names' | 'data' | undefined;
  /** What the first column of a table is. */
  readonly firstColumn?: 'names' | 'data' | undefined;
  /** Whether a flat list of entries, or the inner lists, run along the rows or down the columns. */
  readonly order?: 'rows' | 'columns' | undefined;
  /** What a comma between digits means in a table whose fields are not separated by commas. */
  readonly comma?: 'decimal' | 'thousands' | undefined;
  /** 12.5 % as 0.125 or as 12.5. */
  readonly percent?: 'fraction' | 'number' | undefined;
  /** Only these columns of the reading, counted from 0, in this order. */
  readonly columns?: readonly number[] | undefined;
  /** Swap rows and columns, after all other choices. */
  readonly transposed?: boolean | undefined;
}
