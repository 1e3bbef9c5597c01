/** A rank that one rule suggests, and why. */
export interface RankSuggestion {
  /**
   * 'numerical', 'printed', 'energy90', 'energy95', 'energy99' (or another percentage), 'ratio',
   * 'elbow', 'gavishDonoho', 'storage'.
   */
  readonly rule: string;
  /** 0 … r. If the rule does not apply: the numerical rank, which is a safe choice. */
  readonly rank: number;
  /** False when the rule does not apply to this matrix; the reason says why. */
  readonly applies: boolean;
  /** One or two plain sentences with the numbers behind the rank. */
  readonly reason: string;
}

export interface RankOptions {
  /** Digits after the decimal point when the source is a fixed-point printout; no default. */
  readonly printedDecimals?: number;
  /** c of the ratio rule, > 0; default 10. */
  readonly ratio?: number;
  /** Shares of energy, each in (0, 1]; default 0.9, 0.95 and 0.99. */
  readonly energies?: readonly number[];
  /** Known standard deviation of the noise in each entry; Gavish–Donoho then uses λ(β). */
  readonly noise?: number;
}

/** The input of every rule. */
export interface Spectrum {
  /** Descending, length r = min(rows, cols). */
  readonly s: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly numericalRank: number;
}
