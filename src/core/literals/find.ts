import { dialectOf } from './languages/index.js';
import { isNoise } from './noise.js';
import { defaultMaxEntries, type FoundMatrix } from './reader.js';
import { scan } from './scan.js';

/**
 * All matrix literals of a document, in order and without overlap. It returns what is surely a matrix,
 * readable or not; if not, `result` says why. The time is linear in the length of the text, whatever the
 * text is.
 *
 * @param languageId VS Code language id; an unknown id is read like plain text.
 */
export function findMatrices(text: string, languageId: string): FoundMatrix[] {
  const all = scan(text, dialectOf(languageId), { maxEntries: defaultMaxEntries });
  return [...all].filter((found) => !isNoise(text, found));
}
