import {
  chosen,
  formatCount,
  readingsBy,
  type Matrix,
  type ReadAs,
  type Result,
} from '../../core/index.js';
import type { Offer, ToPage } from '../../protocol/index.js';

export type Offers = Omit<Extract<ToPage, { type: 'readings' }>, 'type'>;

/**
 * The lines of *Read as…*: the reading without a choice, the chosen reading, and the other possible
 * readings of the text.
 *
 * @param read reads the literal with a choice; gives a problem, or undefined, if this is not possible.
 * @param as the current choice.
 * @param asTextSays the text of the first line, in the display language.
 */
export function offersOf(
  read: (as: ReadAs) => Result<Matrix> | undefined,
  as: ReadAs,
  asTextSays: string,
): Offers {
  const made = chosen(as);
  const now = shapeOf(read(as));
  const isPart = as.columns !== undefined;
  const isPlain = made.length === 0 && !isPart;
  const whole = read({ ...as, columns: undefined, transposed: undefined });
  return {
    offers: [
      offer(asTextSays, {}, isPlain, isPlain ? now : shapeOf(read({}))),
      ...made.map(({ label, without }) => offer(label, without, true, now)),
      ...readingsBy(read, as)
        // If rows and columns are transposed now, removing that choice transposes them again.
        .filter(({ as: other }) => other.transposed !== false)
        .map(({ label, as: other, matrix }) => offer(label, other, false, sizeOf(matrix))),
    ],
    columns: isPart ? 'some' : whole?.ok && whole.value.cols > 1 ? 'all' : 'none',
  };
}

function offer(label: string, as: ReadAs, isChosen: boolean, shape: string | undefined): Offer {
  return { label, as, chosen: isChosen, ...(shape === undefined ? {} : { shape }) };
}

function shapeOf(result: Result<Matrix> | undefined): string | undefined {
  return result?.ok ? sizeOf(result.value) : undefined;
}

function sizeOf({ rows, cols }: Matrix): string {
  return `${formatCount(rows)}×${formatCount(cols)}`;
}
