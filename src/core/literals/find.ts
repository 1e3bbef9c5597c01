import { dialectOf } from './languages/index.js';
import { isNoise } from './noise.js';
import { defaultMaxEntries, type FoundMatrix } from './reader.js';
import { scan } from './scan.js';

/**
 * All matrix literals of a document, in order and without overlap: what is surely a matrix, readable
 * or not (then `result` says why). Time linear in the length of the text, whatever it holds.
 *
 * @param languageId VS Code language id; an unknown one gets every reader there is.
 */
export function findMatrices(text: string, languageId: string): FoundMatrix[] {
  const all = scan(text, dialectOf(languageId), { maxEntries: defaultMaxEntries });
  return [...all].filter((found) => !isNoise(text, found));
}
