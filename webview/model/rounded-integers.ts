import { hasRoundedIntegers, type Matrix } from '../../src/core/index.js';
import type { ArrayFacts } from '../../src/protocol/index.js';
import type { LargeMatrix } from './large/matrix.js';

/** From here on, not every integer is a double. */
const firstGap = 2 ** 53;

/** Names of floating-point types in files and programs: their numbers have not been rounded here. */
const floating = /^(?:[<>=|]?f(?:2|4|8)|b?f(?:16|32|64)|b?float\d*|double|single)$/i;

/**
 * Whether integers of what is shown may have been rounded to doubles: those of a wide type with some beyond 2⁵³, or, where
 * no type is known, integers in that range.
 *
 * @param type of an array of a file or a program.
 */
export function areIntegersRounded(
  type: Pick<ArrayFacts, 'isWide' | 'elementType'> | undefined,
  matrix: Matrix | undefined,
  large: Pick<LargeMatrix, 'overview'> | undefined,
): boolean {
  if (type?.isWide) {
    const { low, high } = large?.overview ?? {};
    return matrix
      ? matrix.data.some((value) => Math.abs(value) >= firstGap)
      : [low, high].some((end) => end !== undefined && Math.abs(end.value) >= firstGap);
  }
  if (type && floating.test(type.elementType)) return false;
  return matrix !== undefined && hasRoundedIntegers(matrix);
}
