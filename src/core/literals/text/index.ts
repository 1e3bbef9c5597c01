import type { Reader } from '../reader.js';

/** Readers of text formats, in the order in which they are asked. */
export const textReaders: readonly Reader[] = [];
