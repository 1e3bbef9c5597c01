import type { MessagePort } from 'node:worker_threads';
import type {
  Computed,
  FromAnalysis,
  LibraryLayout,
  Matrix,
  PartWish,
  Plane,
  RowAnswer,
  RowTask,
  TextLayout,
  ThinProduct,
} from '../core/index.js';
import type { BytesAsked, BytesGiven } from './thread-bytes.js';

/** A matrix in a file, whose bytes the host reads for the thread. */
export interface PlaneStart {
  readonly plane: Omit<Plane, 'array'> & { readonly array: Omit<Plane['array'], 'bytes'> };
  /** Bytes of the file. */
  readonly size: number;
  /** How the text or the row groups of the file become the numbers of the plane; absent: it has them as bytes. */
  readonly layout?: TextLayout | LibraryLayout | undefined;
}

/** What the thread is started with. */
export type AnalysisStart = ThinProduct | PlaneStart | ComputedStart;

/** A matrix that was computed elsewhere. Its own file is file 0; a long factor that stays in its file is file 1. */
export interface ComputedStart {
  readonly computed: Omit<Computed, 'long'>;
  readonly long: Matrix | PlaneStart;
  readonly file?: PlaneStart | undefined;
}

export type ToThread =
  | BytesGiven
  | { readonly kind: 'search' }
  | { readonly kind: 'ask'; readonly wish: PartWish }
  | { readonly kind: 'askFactors'; readonly rank: number }
  | { readonly kind: 'pause' | 'resume' | 'stop' };

export type FromThread =
  | BytesAsked
  | { readonly kind: 'told'; readonly message: FromAnalysis }
  /** Starts a thread that helps; its tasks come by this port. */
  | { readonly kind: 'help'; readonly tasks: MessagePort };

/** What a helper is started with. */
export interface HelpStart {
  readonly plane: PlaneStart;
  readonly tasks: MessagePort;
}

/** Work for a helper, one task after the other, and what comes back. */
export type ToHelper = RowTask;
export type FromHelper =
  | { readonly kind: 'done'; readonly answer: RowAnswer }
  | { readonly kind: 'failed'; readonly message: string };
