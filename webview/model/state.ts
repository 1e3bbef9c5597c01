import type {
  Matrix,
  MeasuredError,
  PlacedEntry,
  Problem,
  RankRecommendation,
  SpectrumSummary,
  Svd,
  SvdQuality,
  Viewport,
} from '../../src/core/index.js';
import type { LargeMatrix } from './large/matrix.js';
import type { Cell } from './places.js';
import type { Story } from './story/state.js';
import type { Previous } from './previous.js';
import type { AppliedCompletion, HeldOutRun, Trial } from './completion/state.js';
import {
  viewIds,
  type ArrayListing,
  type Backend,
  type DecodedImage,
  type MatrixPair,
  type Offer,
  type PlacedProblem,
  type Settings,
  type Source,
  type Suggestion,
  type ViewId,
} from '../../src/protocol/index.js';

export type { Cell } from './places.js';
export { viewIds, type ViewId };

/** What is computed once from a decomposition when it arrives. */
export interface Decomposition {
  /** U and V as the user wants to see them: with other signs, turns and bases than `computed`, perhaps. */
  readonly svd: Svd;
  /** As the worker computed it, with the signs of the lens. */
  readonly computed: Svd;
  /** What the chosen convention did to the sign of each pair; undefined: nothing. 0: rounding decides. */
  readonly signs: Int8Array | undefined;
  /** Why the chosen convention of signs does not apply. */
  readonly signProblem: Problem | undefined;
  readonly summary: SpectrumSummary;
  /**
   * How many singular values are more than rounding noise: the numerical rank, or all where the relative error of each
   * is known.
   */
  readonly aboveNoise: number;
  /** tails[k] = √(Σ_{i>k} σᵢ²), k = 0 … r. */
  readonly tails: Float64Array;
  /** energies[k] = Σ_{i≤k} σᵢ² / Σ σᵢ², k = 0 … r. */
  readonly energies: Float64Array;
  /** The rank to look at first, and why; undefined until all singular values are known. */
  readonly recommended: RankRecommendation | undefined;
  /** False while only the leading triplets of a large matrix are known and the rest is being computed. */
  readonly complete: boolean;
  /** Frobenius norm of the part that the triplets leave out; 0 when complete. */
  readonly beyond: number;
  /** From passes: a tail or σ up to this size is not found finer. */
  readonly coarse?: number | undefined;
  /** Milliseconds that the SVD took in the worker. */
  readonly millis: number;
  /** How many workers computed it. */
  readonly workers: 1 | 2;
}

/** A long operation: its name and its progress. */
interface Progress {
  readonly text: string;
  /** 0 … 1 if known. */
  readonly fraction?: number | undefined;
}

/** The host reads a matrix, or sends it in parts. */
export interface Fetching extends Progress {
  readonly what: 'reading' | 'receiving';
  /** The number of the job in the host, for a cancel. */
  readonly job: number;
}

/** A worker of the page, or the host, computes something from the matrix on screen. */
export interface Computing extends Progress {
  readonly what: 'completing' | 'decomposing' | 'analysing';
}

export type Busy = Fetching | Computing;

/** A sum of layers: the first `rank`, each with its weight. */
export interface LayerChoice {
  readonly rank: number;
  readonly weights: Float64Array;
}

/** The error of a sum of layers, measured entry by entry. */
export interface SumError extends LayerChoice {
  readonly frobenius: number;
  readonly maxAbs: PlacedEntry | undefined;
}

/** Another matrix of the document, as it was when the user chose it. */
export interface SecondMatrix {
  readonly label: string;
  readonly place: string;
  readonly matrix: Matrix;
}

/** The factors that the file has of a matrix: M = `scale` · `left` · `right`. */
export interface StoredFactors {
  /** The id of the source that they belong to. */
  readonly id: string;
  readonly left: Matrix;
  readonly right: Matrix;
  readonly scale: number;
}

/** The possible readings of the text: the lines of *Read as…*. */
export interface Readings {
  readonly offers: readonly Offer[];
  readonly columns: 'none' | 'all' | 'some';
}

export interface LensState {
  readonly place: 'panel' | 'view';
  readonly settings: Settings;
  /**
   * The number of the matrix on screen. It counts the matrices that were decomposed, including
   * completions; -1 before the first.
   */
  readonly matrixId: number;
  readonly source: Source | undefined;
  /** The matrix as it is in its source. */
  readonly original: Matrix | undefined;
  /** M: the original, or with centred or standardised columns. Entries may be missing. */
  readonly given: Matrix | undefined;
  /** The picture of which M is a plane, if it comes from an image. */
  readonly image: DecodedImage | undefined;
  /** A and B, if two matrices are compared; M is one of them, or A − B. */
  readonly pair: MatrixPair | undefined;
  /** The matrix on screen if it is too large for the page; then there is no other. */
  readonly large: LargeMatrix | undefined;
  readonly stored: StoredFactors | undefined;
  /**
   * The matrix that is decomposed and approximated: M, or M with its missing entries filled (`applied`
   * says how). Before the first completion, its missing entries are not filled.
   */
  readonly matrix: Matrix | undefined;
  /** How `matrix` was completed; undefined when no entry of M is missing. */
  readonly applied: AppliedCompletion | undefined;
  readonly trial: Trial | undefined;
  readonly heldOut: HeldOutRun | undefined;
  readonly decomposition: Decomposition | undefined;
  readonly quality: SvdQuality | undefined;
  /** The version before this one, of a matrix that a program or a file changes. */
  readonly previous: Previous | undefined;
  /** measured[k], filled while the sweep runs; empty places are not measured yet. */
  readonly measured: readonly MeasuredError[];
  /** L beside M = W, if one was chosen for WᵀW + LᵀL. */
  readonly second: SecondMatrix | undefined;
  /** Undefined until the host has answered a request. */
  readonly readings: Readings | undefined;
  /** The arrays of the file on screen, once they were asked for. */
  readonly arrays: readonly ArrayListing[] | undefined;
  /** Matrices that the empty page offers. */
  readonly suggestions: readonly Suggestion[];
  /** The next matrix. The one on screen may still be computed meanwhile. */
  readonly fetching: Fetching | undefined;
  readonly computing: Computing | undefined;
  readonly problem: PlacedProblem | undefined;
  readonly backend: Backend | undefined;
  /** Rank of the approximation shown, 0 … r. */
  readonly rank: number;
  /** Weight of each layer; undefined while all are on. */
  readonly weights: Float64Array | undefined;
  /** What the pictures show for a moment instead: the layer under the pointer, switched on or off. */
  readonly preview: LayerChoice | undefined;
  /** The newest sum of layers that was measured. */
  readonly sumError: SumError | undefined;
  /** The cell under the pointer, or at the crosshair of the keyboard. */
  readonly cell: Cell | undefined;
  /**
   * The cell that was chosen. It stays marked, and its values are shown while no cell is under the
   * pointer.
   */
  readonly selected: Cell | undefined;
  readonly viewport: Viewport | undefined;
  readonly view: ViewId;
  /** The story of the matrix, while it is told: it has set the rank and the view. */
  readonly story: Story | undefined;
  /**
   * What each view saves for this matrix (chosen options, seeds, zoom): plain JSON by view id and name.
   * It survives hiding, reload and restart.
   */
  readonly memory: Readonly<Record<string, unknown>>;
}

export const defaultSettings: Settings = {
  backend: 'auto',
  colorMap: 'viridis',
  errorColorMap: 'RdBu',
  ratio: 10,
  explanations: true,
};

export function initialState(place: 'panel' | 'view'): LensState {
  return {
    place,
    settings: defaultSettings,
    matrixId: -1,
    source: undefined,
    original: undefined,
    given: undefined,
    image: undefined,
    pair: undefined,
    large: undefined,
    stored: undefined,
    matrix: undefined,
    applied: undefined,
    trial: undefined,
    heldOut: undefined,
    decomposition: undefined,
    quality: undefined,
    previous: undefined,
    measured: [],
    second: undefined,
    readings: undefined,
    arrays: undefined,
    suggestions: [],
    fetching: undefined,
    computing: undefined,
    problem: undefined,
    backend: undefined,
    rank: 0,
    weights: undefined,
    preview: undefined,
    sumError: undefined,
    cell: undefined,
    selected: undefined,
    viewport: undefined,
    view: 'approximation',
    story: undefined,
    memory: {},
  };
}

/**
 * What the user is waiting for, and what a cancel ends first: the next matrix, then the computation for
 * this one.
 */
export function busyOf({ fetching, computing }: LensState): Busy | undefined {
  return fetching ?? computing;
}
