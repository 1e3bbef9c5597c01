/**
 * A matrix that is only partly in memory: its shape and element type are known, its rows are read when
 * they are asked for. For files that are much larger than what anybody looks at.
 */
export interface MatrixRows {
  readonly rows: number;
  readonly cols: number;
  /** The type of the entries in the words of its format: `float32`, `bfloat16`, `<f8`. */
  readonly elementType: string;
  readonly rowLabels?: readonly string[] | undefined;
  readonly columnLabels?: readonly string[] | undefined;
  /**
   * Rows `from` … `to` − 1 in row-major order, (to − from) × cols numbers; NaN where an entry is missing.
   *
   * @throws when they cannot be read, with a message for the person.
   */
  readRows(from: number, to: number): Promise<Float64Array>;
}
