import type { ToAnalyst } from './analyst.js';
import type { ToImager } from './imager.js';
import type { MatrixPair } from './pair.js';
import type { Matrix } from '../core/matrix.js';
import type { Viewport } from '../core/pictures/viewport.js';
import type { ScaleKind } from '../core/pictures/scale.js';
import type { HeldOutError } from '../core/lowrank/completion/held-out.js';
import type { Completion, CompletionMethod } from '../core/lowrank/completion/types.js';
import type { MeasuredError } from '../core/lowrank/sweep.js';
import type { PlacedEntry } from '../core/lowrank/norms.js';
import type { Problem, Result } from '../core/result.js';
import type { Half, HalfTask } from '../core/svd/halves/types.js';
import type { Svd, SvdQuality } from '../core/svd/types.js';
import type { Texts } from '../core/texts.js';

/**
 * The messages between the page and its workers. All workers run the same script. The decomposer computes
 * the SVD and the measured errors, and may be stopped at any moment. The painter holds what is on screen
 * and must answer within a frame. The completer and the analyst answer one request at a time.
 *
 * `matrixId` is the number of the matrix of a message. The page counts every matrix that it decomposes,
 * and drops messages about older ones. `requestId` is the number of one request to one worker.
 *
 * These messages never leave the page, so they are typed but not parsed; `kind` decides.
 */
export type ToWorker =
  Boot | Crash | ToDecomposer | ToCompleter | ToAnalyst | ToHelper | ToImager | ToPainter;

/** What a worker is for. */
export type Role =
  | { readonly kind: 'boot'; readonly role: 'decomposer'; readonly backend: BackendWish }
  | { readonly kind: 'boot'; readonly role: 'painter'; readonly backend: BackendWish }
  | { readonly kind: 'boot'; readonly role: 'completer' }
  | { readonly kind: 'boot'; readonly role: 'analyst' }
  | { readonly kind: 'boot'; readonly role: 'imager' }
  | { readonly kind: 'boot'; readonly role: 'helper' };

/** The first message to a worker: its role, and the language of its messages. */
export type Boot = Role & { readonly texts: Texts };

/** Fails on purpose, for tests, as a mistake in our code or a lack of memory would. */
export interface Crash {
  readonly kind: 'crash';
}

export type BackendWish = 'auto' | 'webgl' | 'cpu';

export interface Decompose {
  readonly kind: 'decompose';
  readonly matrixId: number;
  readonly matrix: Matrix;
}

/**
 * What a new worker must know to measure errors if another worker computed the factors: after a cancel,
 * or when that worker stopped by itself. It starts the sweep again.
 */
export interface DecomposedSubject {
  readonly kind: 'decomposed';
  readonly matrixId: number;
  readonly matrix: Matrix;
  readonly svd: Svd;
}

/** Measures the error of this rank now, because the sweep has not reached it or does not run. */
export interface MeasureRank {
  readonly kind: 'measure';
  readonly matrixId: number;
  readonly rank: number;
}

/** Measures M − Σ_{i≤rank} wᵢσᵢuᵢvᵢᵀ entry by entry; a newer request replaces an older one. */
export interface MeasureSum {
  readonly kind: 'measureSum';
  readonly matrixId: number;
  /** Returned with the answer. */
  readonly requestId: number;
  readonly rank: number;
  readonly weights: Float64Array;
}

export type ToDecomposer = Decompose | DecomposedSubject | MeasureRank | MeasureSum;

export function isToDecomposer(message: ToWorker): message is ToDecomposer {
  const kinds: readonly ToWorker['kind'][] = ['decompose', 'decomposed', 'measure', 'measureSum'];
  return kinds.includes(message.kind);
}

export type FromDecomposer =
  | { readonly kind: 'progress'; readonly matrixId: number; readonly fraction: number }
  | {
      readonly kind: 'svd';
      readonly matrixId: number;
      readonly svd: Svd;
      readonly millis: number;
      /** False for the leading triplets of a large matrix: the full SVD follows. */
      readonly complete: boolean;
      /** A measured bound on ‖M − UΣVᵀ‖_F for these triplets; 0 when complete. */
      readonly beyond: number;
      /** How many workers computed it. */
      readonly workers: 1 | 2;
    }
  | { readonly kind: 'quality'; readonly matrixId: number; readonly quality: SvdQuality }
  | {
      readonly kind: 'measured';
      readonly matrixId: number;
      readonly errors: readonly MeasuredError[];
    }
  | {
      readonly kind: 'sumMeasured';
      readonly matrixId: number;
      readonly requestId: number;
      readonly frobenius: number;
      readonly maxAbs: PlacedEntry | undefined;
    }
  | { readonly kind: 'failed'; readonly matrixId: number; readonly problem: Problem };

/** A worker that the decomposer starts itself. It computes one half of an SVD. */
export interface ToHelper {
  readonly kind: 'half';
  readonly requestId: number;
  readonly task: HalfTask;
}

export type FromHelper =
  | { readonly kind: 'helperReady' }
  | { readonly kind: 'halfDone'; readonly requestId: number; readonly result: Result<Half> };

/** How missing entries must be filled; plain JSON, so that it can be saved. */
export interface CompletionWish {
  readonly method: CompletionMethod;
  readonly rank: number;
  /**
   * soft-impute only: how much singular values are shrunk, in their own units; `auto` if it is chosen by
   * held-out error.
   */
  readonly lambda: number | 'auto';
  readonly seed: number;
}

/**
 * Completion has its own worker, which is started when it is first needed. Its work cannot be
 * interrupted, and stopping it must not stop the SVD on screen. Every request has a new number.
 */
export type ToCompleter =
  | {
      readonly kind: 'complete';
      readonly requestId: number;
      readonly matrix: Matrix;
      readonly wish: CompletionWish;
    }
  /** Held-out errors, rank by rank; the rank of the request is not used. */
  | {
      readonly kind: 'holdOut';
      readonly requestId: number;
      readonly matrix: Matrix;
      readonly wish: CompletionWish;
      readonly ranks: readonly number[];
    };

export type FromCompleter =
  | { readonly kind: 'completing'; readonly requestId: number; readonly fraction: number }
  | {
      readonly kind: 'completed';
      readonly requestId: number;
      readonly completion: Completion;
      readonly millis: number;
    }
  | { readonly kind: 'heldOut'; readonly requestId: number; readonly error: HeldOutError }
  | { readonly kind: 'completerDone'; readonly requestId: number }
  | { readonly kind: 'completerFailed'; readonly requestId: number; readonly problem: Problem };

/** M, M̂ₖ and the error; A, B and A − B of a comparison. */
export type PictureOf = 'matrix' | 'approximation' | 'error' | 'first' | 'second' | 'difference';

/** Whether a picture changes when the slider moves. */
export function followsRank(of: PictureOf): boolean {
  return of === 'approximation' || of === 'error';
}

export interface Picture {
  readonly id: string;
  readonly of: PictureOf;
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
  readonly viewport: Viewport;
  /** Values at the two ends of the colour map. */
  readonly domain: readonly [number, number];
  readonly scale: ScaleKind;
  /** Name of a map in src/core/pictures/colormaps. */
  readonly colorMap: string;
  readonly reversed: boolean;
  /** Colour of missing and non-finite cells, 0…255 each. */
  readonly missingColor: readonly [number, number, number];
}

export type ToPainter =
  | {
      readonly kind: 'matrix';
      readonly matrixId: number;
      readonly matrix: Matrix;
      readonly pair?: MatrixPair | undefined;
    }
  | { readonly kind: 'factors'; readonly matrixId: number; readonly svd: Svd }
  | {
      readonly kind: 'draw';
      readonly matrixId: number;
      readonly frame: number;
      /** The rank of the approximation; 0 draws M alone. */
      readonly rank: number;
      /** Weight of each layer, 1 if absent; a layer that is switched off has weight 0. */
      readonly weights?: Float64Array;
      readonly pictures: readonly Picture[];
      /**
       * The slider is moving: an engine that is too slow for this matrix may draw a sample of the cells.
       */
      readonly moving?: boolean;
      /** Compare the GPU with double precision after drawing; requested when the slider rests. */
      readonly check?: boolean;
    }
  /** Loses the GL context on purpose and restores it after this many milliseconds, for tests. */
  | { readonly kind: 'loseContext'; readonly restoreAfter: number };

export type FromPainter =
  | { readonly kind: 'backend'; readonly backend: Backend }
  | {
      readonly kind: 'frame';
      readonly matrixId: number;
      readonly frame: number;
      readonly rank: number;
      readonly images: readonly { readonly id: string; readonly bitmap: ImageBitmapLike }[];
      readonly millis: number;
      /** M̂ₖ and the error were drawn from a sample of their cells. Request them again at rest. */
      readonly draft?: boolean;
    }
  /** The GL context was restored (or is not used any more): everything on screen must be drawn again. */
  | { readonly kind: 'redraw' };

/** An ImageBitmap; this folder does not know the DOM. */
export interface ImageBitmapLike {
  readonly width: number;
  readonly height: number;
  close(): void;
}

export interface Backend {
  readonly name: 'webgl' | 'cpu';
  /** What computes the pictures: float32 products on the GPU, or float64 on the CPU. */
  readonly precision: 'float32' | 'float64';
  /** The name of the GPU from the driver, or the reason why there is none. */
  readonly detail: string;
  /** Largest |GPU − float64| over the compared entries, relative to max |M|; absent before a check. */
  readonly checked?: number;
}
