import type { FromAnalysis, PartWish, Plane, ThinProduct } from '../core/index.js';
import type { BytesAsked, BytesGiven } from './thread-bytes.js';

/** What the thread is started with. */
export type AnalysisStart =
  | ThinProduct
  | {
      /** The plane without its bytes, which the host reads for it. */
      readonly plane: Omit<Plane, 'array'> & { readonly array: Omit<Plane['array'], 'bytes'> };
      /** Bytes of the file. */
      readonly size: number;
    };

export type ToThread =
  | BytesGiven
  | { readonly kind: 'search' }
  | { readonly kind: 'ask'; readonly wish: PartWish }
  | { readonly kind: 'askFactors'; readonly rank: number }
  | { readonly kind: 'stop' };

export type FromThread = BytesAsked | { readonly kind: 'told'; readonly message: FromAnalysis };
