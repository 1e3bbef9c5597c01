import { failure, type Failure } from './result.js';

/** Numbers by what a message calls them; those that are not given are left out. */
export type Named = Readonly<Record<string, number | undefined>>;

/** The first that is NaN, as a problem; whole numbers beyond a range are clamped by whom they are given to. */
export function countProblem(counts: Named): Failure | undefined {
  return firstProblem(counts, (value) => !Number.isNaN(value), 'a whole number');
}

/** The first that is not 0 or more, as a problem; Infinity is allowed. */
export function sizeProblem(sizes: Named): Failure | undefined {
  return firstProblem(sizes, (value) => value >= 0, 'a number, 0 or more');
}

function firstProblem(
  numbers: Named,
  isGood: (value: number) => boolean,
  wanted: string,
): Failure | undefined {
  for (const [name, value] of Object.entries(numbers)) {
    if (value === undefined || isGood(value)) continue;
    return failure('nonFinite', `The ${name} is ${value}; it must be ${wanted}.`);
  }
  return undefined;
}
