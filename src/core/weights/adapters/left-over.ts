import type { ModelTensor } from '../types.js';

/** A tensor that is part of no pair, with the reason. */
export interface LeftOver {
  readonly tensor: ModelTensor;
  readonly why: string;
}
