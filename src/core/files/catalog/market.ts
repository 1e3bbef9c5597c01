import { defaultMaxEntries } from '../../literals/reader.js';
import { readMarketParts, withMissing } from '../../literals/text/matrix-market.js';
import { success, type Result } from '../../result.js';
import { onlyMatrix } from './parsed.js';
import type { ParsedArray } from './text-types.js';

/** For the user. */
export const marketFormat = 'Matrix Market';

/** The matrix of a Matrix Market file, all of whose lines belong to it. Of complex numbers, a part is shown. */
export function parseMarketText(text: string): Result<readonly ParsedArray[]> {
  const found = readMarketParts(text, defaultMaxEntries);
  if (!found.ok) return found;
  const { rows, cols, parts } = found.value;
  const [data, imaginary] = parts as readonly [Float64Array, Float64Array?];
  if (imaginary) return success([{ name: '', shape: [rows, cols], data, imaginary }]);
  const reading = { notation: marketFormat, notes: [] };
  return onlyMatrix(success({ ...withMissing(found.value), reading }));
}
