import { storage, type Storage } from '../../src/core/index.js';
import type { LensState } from './state.js';

/** The numbers that are always in view, for the rank on screen. All are exact to double precision. */
export interface LensNumbers {
  readonly frobenius: number;
  /** √(Σ_{i>k} σᵢ²): what theory says the error is. */
  readonly tail: number;
  /** ‖M − M̂ₖ‖_F entry by entry; undefined while the sweep has not come to this rank. */
  readonly measured: number | undefined;
  /** |tail − measured|. */
  readonly difference: number | undefined;
  /** Largest |mᵢⱼ − m̂ᵢⱼ| and where, counted from 0. */
  readonly largest:
    { readonly value: number; readonly row: number; readonly column: number } | undefined;
  /** σₖ₊₁ = ‖M − M̂ₖ‖₂; 0 at full rank. */
  readonly spectral: number;
  /** tail / ‖M‖_F. */
  readonly relative: number;
  readonly energy: number;
  readonly storage: Storage;
}

export function numbersOf(state: LensState): LensNumbers | undefined {
  const { matrix, decomposition, rank, measured } = state;
  if (!matrix || !decomposition) return undefined;
  const { tails, energies, summary, svd } = decomposition;
  const tail = tails[rank] ?? 0;
  const at = measured[rank];
  return {
    frobenius: summary.frobenius,
    tail,
    measured: at?.frobenius,
    difference: at === undefined ? undefined : Math.abs(tail - at.frobenius),
    largest: at?.maxAbs,
    spectral: svd.s[rank] ?? 0,
    relative: summary.frobenius > 0 ? tail / summary.frobenius : 0,
    energy: energies[rank] ?? 1,
    storage: storage(matrix.rows, matrix.cols, rank),
  };
}
