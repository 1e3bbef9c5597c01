import { failure, type Failure } from '../result.js';

/** What keeps a number of triplets from being one; those beyond the shape are all that there are. */
export function countProblem(name: string, count: number): Failure | undefined {
  if (!Number.isNaN(count)) return undefined;
  return failure('nonFinite', `The ${name} is ${count}; it must be a whole number.`);
}

/** The first of the named options that is given and is no number of 0 or more. */
export function sizeProblem(
  options: Readonly<Record<string, number | undefined>>,
): Failure | undefined {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value >= 0) continue;
    return failure('nonFinite', `The ${name} is ${value}; it must be a number, 0 or more.`);
  }
  return undefined;
}
