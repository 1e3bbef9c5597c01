import { failure, type Failure } from './result.js';
import { t } from './texts.js';

/** Numbers by what a message calls them; those that are not given are left out. */
export type Named = Readonly<Record<string, number | undefined>>;

/** The first that is NaN, as a problem; whole numbers beyond a range are clamped by whom they are given to. */
export function countProblem(counts: Named): Failure | undefined {
  const found = firstBad(counts, (value) => !Number.isNaN(value));
  if (!found) return undefined;
  return failure('nonFinite', t('The {0} is {1}; it must be a whole number.', ...found));
}

/** The first that is not 0 or more, as a problem; Infinity is allowed. */
export function sizeProblem(sizes: Named): Failure | undefined {
  const found = firstBad(sizes, (value) => value >= 0);
  if (!found) return undefined;
  return failure('nonFinite', t('The {0} is {1}; it must be a number, 0 or more.', ...found));
}

function firstBad(
  numbers: Named,
  isGood: (value: number) => boolean,
): readonly [name: string, value: number] | undefined {
  for (const [name, value] of Object.entries(numbers)) {
    if (value !== undefined && !isGood(value)) return [name, value];
  }
  return undefined;
}
