export { ranksByRule, resizeOutcome } from './resize/rules.js';
export type { ResizeOutcome, ResizePair, ResizeRule } from './resize/rules.js';
export type * from './types.js';
