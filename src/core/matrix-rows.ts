import type { SpareMemory } from './spare-memory.js';

/**
 * A matrix that is not completely in memory. Its shape and element type are known, and its rows are read
 * on demand. It serves files that are much larger than the part that anybody looks at.
 */
export interface MatrixRows {
  readonly rows: number;
  readonly cols: number;
  /** The type of the entries as its format names it: `float32`, `bfloat16`, `<f8`. */
  readonly elementType: string;
  readonly rowLabels?: readonly string[] | undefined;
  readonly columnLabels?: readonly string[] | undefined;
  /**
   * Rows `from` … `to` − 1 in row-major order, (to − from) × cols numbers; NaN where an entry is missing.
   *
   * @param memory for the numbers, which the caller gives back when it has used them.
   * @throws when they cannot be read, with a message for the user.
   */
  readRows(from: number, to: number, memory?: SpareMemory): Promise<Float64Array>;
}
