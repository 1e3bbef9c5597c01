/** One series against the rank. */
export interface RankSeries {
  readonly kind: 'bars' | 'line';
  /** Rank of the first value: 1 for σ₁, 0 for the tail of rank 0. */
  readonly first: number;
  readonly values: ArrayLike<number>;
  readonly yTitle: string;
  readonly xTitle: string;
  /** The name of a value at rank k in the tooltip. */
  readonly name: (k: number) => string;
  /** Values from this rank on are rounding noise; none when absent. */
  readonly noiseFrom?: number;
  /** For each value: the truth differs from it by at most this. */
  readonly errors?: ArrayLike<number> | undefined;
  /** The values of the version before, or of another matrix, drawn as a dashed line. */
  readonly ghost?: ArrayLike<number> | undefined;
  /** Those of another matrix have a colour and a dash of their own. */
  readonly ghostIs?: 'before' | 'other';
  /** A share, 0 … 1, written as a percentage. */
  readonly share?: boolean;
  /** Values marked by a horizontal line. */
  readonly levels?: readonly number[];
  /** A value below which none can be: a firm line in front of the others. */
  readonly floor?: number;
  /**
   * Names of bars that are not ranks but things to choose from: only the chosen one has its colour. Where there is no
   * room for the names, the axis has the numbers of the bars.
   */
  readonly names?: readonly string[];
}

export interface RankChartOptions {
  readonly logarithmic: boolean;
  /** Ranks that get a thin vertical line. */
  readonly marks?: readonly number[];
  /** The name of the range of rounding noise on the chart. */
  readonly noiseName?: string;
  /** The word for the version before in the tooltip. */
  readonly ghostName?: string;
  readonly onPick: (rank: number) => void;
  /** The places of the marks across the canvas, in CSS pixels, after each layout. */
  readonly onLayout?: (places: readonly number[]) => void;
}
