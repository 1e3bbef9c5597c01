import type { Block } from './block.js';

/** A function of constant blocks; undefined when the arguments do not fit. */
export type BlockFunction = (
  args: readonly Block[],
  maxEntries: number,
  /** Arguments by name, if the language has them. */
  named?: ReadonlyMap<string, Block>,
) => Block | undefined;
