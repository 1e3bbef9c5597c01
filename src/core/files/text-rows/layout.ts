/** Where rows begin in a text that is too large for memory: every `step`-th of them. */
export interface RowPlaces {
  readonly rows: number;
  readonly step: number;
  /** [k] is the byte where row k·step begins. */
  readonly offsets: Float64Array;
  /** [k] is the number of its line, from 1. */
  readonly lines: Float64Array;
}

/** How the lines of a text become rows of numbers. */
export interface LineFormat {
  /** The byte between fields; 0 for any number of blanks. */
  readonly delimiter: number;
  /** The decimal mark is a comma. */
  readonly comma: boolean;
  /** Fields of each line. */
  readonly fields: number;
  /** The fields that have the numbers, ascending; others are names. */
  readonly kept: readonly number[];
}

/** All that a reader of rows needs but the bytes: plain data, so that a thread can have it. */
export interface TextLayout extends LineFormat, RowPlaces {}
