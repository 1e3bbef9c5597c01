import type { LensState } from './state.js';

/** What is remembered for the page and not for a matrix has a key that begins so. */
const ofPage = 'page.';

/** What another matrix keeps of the memory: what a person folded and unfolded. */
export function pageMemory(memory: LensState['memory']): LensState['memory'] {
  return Object.fromEntries(Object.entries(memory).filter(([key]) => key.startsWith(ofPage)));
}
