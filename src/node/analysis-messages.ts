import type { FromAnalysis, PartWish, Plane } from '../core/index.js';

/** What the thread is started with: the plane without its bytes, which the host reads for it. */
export interface ThreadStart {
  readonly plane: Omit<Plane, 'array'> & { readonly array: Omit<Plane['array'], 'bytes'> };
  /** Bytes of the file. */
  readonly size: number;
}

export type ToThread =
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly id: number; readonly message: string }
  | { readonly kind: 'search' }
  | { readonly kind: 'ask'; readonly wish: PartWish }
  | { readonly kind: 'askFactors'; readonly rank: number }
  | { readonly kind: 'stop' };

export type FromThread =
  | { readonly kind: 'read'; readonly id: number; readonly start: number; readonly end: number }
  | { readonly kind: 'told'; readonly message: FromAnalysis };
