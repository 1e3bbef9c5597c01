import type { Level, Measured, WeightTask } from '../core/index.js';
import type { BytesAsked, BytesGiven } from './thread-bytes.js';

/** What a thread that measures is started with: the sizes of the files, which the host reads for it. */
export interface MeasuringStart {
  readonly sizes: readonly number[];
}

export type ToMeasuring =
  BytesGiven | { readonly kind: 'measure'; readonly task: WeightTask; readonly level: Level };

export type FromMeasuring =
  | BytesAsked
  | { readonly kind: 'measured'; readonly measured: Measured }
  | { readonly kind: 'failed'; readonly message: string };
