import type { FromAnalysis, PartWish, Plane, TextLayout, ThinProduct } from '../core/index.js';
import type { BytesAsked, BytesGiven } from './thread-bytes.js';

/** What the thread is started with. */
export type AnalysisStart =
  | ThinProduct
  | {
      /** The plane without its bytes, which the host reads for it. */
      readonly plane: Omit<Plane, 'array'> & { readonly array: Omit<Plane['array'], 'bytes'> };
      /** Bytes of the file. */
      readonly size: number;
      /** How the text of the file becomes the numbers of the plane; absent: it has them as bytes. */
      readonly text?: TextLayout | undefined;
    };

export type ToThread =
  | BytesGiven
  | { readonly kind: 'search' }
  | { readonly kind: 'ask'; readonly wish: PartWish }
  | { readonly kind: 'askFactors'; readonly rank: number }
  | { readonly kind: 'pause' | 'resume' | 'stop' };

export type FromThread = BytesAsked | { readonly kind: 'told'; readonly message: FromAnalysis };
