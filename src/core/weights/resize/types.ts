/** What the choice of a rank needs to know of a pair: ΔW = s·B A, B rows×rank, A rank×cols. */
export interface ResizePair {
  readonly rows: number;
  /** A convolution counts in·k·k columns. */
  readonly cols: number;
  /** The inner side r. */
  readonly rank: number;
  /** All min(rows, cols, rank) singular values of s·B A, descending. */
  readonly values: Float64Array;
  /** Size of a number of the factors in the file. */
  readonly bytesPerNumber: number;
  /** Of a pair with a third factor, rank×rank×kernel, where the columns count the kernel, too. */
  readonly third?:
    | {
        readonly kernel: number;
        /** ‖ΔW − ΔW_k‖_F for k = 0, 1, …; see `rotate` in tucker. */
        readonly lost: Float64Array;
      }
    | undefined;
  /** Its module has a pair in another spelling, which alone counts in the total error. */
  readonly isRepeated?: boolean | undefined;
}

/**
 * How a rank is chosen. The first three are the rules of the resizing script of kohya-ss/sd-scripts, with its names
 * in brackets; its σ are those of B A, but no rule depends on the factor s. Of a pair with a third factor, `frobenius`
 * and `energy` count what really stays, and `breakEven` its own size.
 *
 * - `ratio` p (sv_ratio): #{σᵢ > σ₁/p}.
 * - `cumulative` p (sv_cumulative): the least k with Σ_{i≤k} σᵢ ≥ p Σσ.
 * - `frobenius` p (sv_fro): the least k with Σ_{i≤k} σᵢ² ≥ p² Σσ², so p of the norm stays.
 * - `energy` p: the least k with Σ_{i≤k} σᵢ² ≥ p Σσ².
 * - `fixed` k: k for all pairs.
 * - `breakEven` p: the largest k with k(m + n) < p·mn. With p = 1 the factors are smaller than the product.
 * - `budget` b: the ranks with the least ‖ΔW − ΔW′‖_F over all pairs whose factors take at most b bytes.
 */
export interface ResizeRule {
  readonly kind: 'ratio' | 'cumulative' | 'frobenius' | 'energy' | 'fixed' | 'breakEven' | 'budget';
  readonly value: number;
}

/** Sizes and errors of a choice of ranks. */
export interface ResizeOutcome {
  /** Bytes of the factors of all pairs; what else is in the file stays the same. */
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  /** √Σ‖ΔW − ΔW′‖_F² / √Σ‖ΔW‖_F² over all pairs that are not repeated; 0 where all are zero. */
  readonly relative: number;
  /** ‖ΔW − ΔW′‖_F/‖ΔW‖_F; 0 for a zero pair. */
  readonly perPair: readonly number[];
}
