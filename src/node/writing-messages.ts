import type { Result, WriteTask, WrittenAdapter } from '../core/index.js';
import type { BytesAsked } from './thread-bytes.js';

/** What a thread that makes a new adapter is started with: the sizes of the files, which the host reads for it. */
export interface WritingStart {
  readonly task: WriteTask;
  readonly sizes: readonly number[];
}

export type FromWriting =
  | BytesAsked
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'written'; readonly written: Result<WrittenAdapter> }
  | { readonly kind: 'failed'; readonly message: string };
