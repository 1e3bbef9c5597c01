import type { Reader } from '../reader.js';

/** Readers of what programs print, in the order in which they are asked. */
export const printoutReaders: readonly Reader[] = [];
