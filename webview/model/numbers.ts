import { storage, type Storage } from '../../src/core/index.js';
import { leftOut } from './layers.js';
import { shownMatrix } from './shown.js';
import type { LensState } from './state.js';

/**
 * The numbers that are always visible, for the sum on screen: the rank, or the layers that are on. All
 * are exact to double precision.
 */
export interface LensNumbers {
  readonly frobenius: number;
  /** √(Σ σᵢ²) over the layers that are left out: the error by theory. */
  readonly tail: number;
  /** The error measured entry by entry; undefined while it is being measured. */
  readonly measured: number | undefined;
  /** |tail − measured|. */
  readonly difference: number | undefined;
  /** Largest |mᵢⱼ − m̂ᵢⱼ| and its place, counted from 0. */
  readonly largest:
    { readonly value: number; readonly row: number; readonly column: number } | undefined;
  /**
   * The largest σᵢ that is left out, ‖M − M̂‖₂: σₖ₊₁ when all layers are on; 0 at full rank; undefined while it is not
   * known.
   */
  readonly spectral: number | undefined;
  /** tail / ‖M‖_F. */
  readonly relative: number;
  readonly energy: number;
  readonly storage: Storage;
  /**
   * max(m, n)·ε·‖M‖_F: the error that rounding alone may leave. An error up to this size is shown as 0.
   * The numerical rank uses the same bound with σ₁ (Golub and Van Loan, Matrix Computations, section
   * 5.4.1).
   */
  readonly rounding: number;
  /** A tail or σ up to this size is only known to be no larger: it comes from passes over a file. 0 elsewhere. */
  readonly coarse: number;
}

const epsilon = 2 ** -52;

export function numbersOf(state: LensState): LensNumbers | undefined {
  const { decomposition, rank, measured, weights, sumError } = state;
  const matrix = shownMatrix(state);
  if (!matrix || !decomposition) return undefined;
  const { tails, energies, summary, svd, complete } = decomposition;
  const out = weights && leftOut(decomposition, { rank, weights });
  const tail = out?.tail ?? tails[rank] ?? 0;
  const fits = sumError?.rank === rank && sumError.weights === weights;
  const at = weights ? (fits ? sumError : undefined) : measured[rank];
  return {
    frobenius: summary.frobenius,
    tail,
    measured: at?.frobenius,
    difference: at === undefined ? undefined : Math.abs(tail - at.frobenius),
    largest: at?.maxAbs,
    // Behind the leading triplets of a large matrix come others, which are not known yet.
    spectral: out?.largest ?? svd.s[rank] ?? (complete ? 0 : undefined),
    relative: summary.frobenius > 0 ? tail / summary.frobenius : 0,
    energy: out?.energy ?? energies[rank] ?? 1,
    storage: storage(matrix.rows, matrix.cols, out?.layersOn ?? rank),
    rounding: Math.max(matrix.rows, matrix.cols) * epsilon * summary.frobenius,
    coarse: decomposition.coarse ?? 0,
  };
}

/** Whether an error that is not 0 is only rounding. */
export function isRounding(error: number, { rounding }: LensNumbers): boolean {
  return error !== 0 && Math.abs(error) <= rounding;
}
