import type { Problem, ProblemCode } from '../core/index.js';

/** Problems of something that was surely meant as a matrix; the others may be any code or prose. */
const clear: ReadonlySet<ProblemCode> = new Set([
  'empty',
  'ragged',
  'summarised',
  'tooManyDimensions',
  'tooLarge',
]);

/** Is the problem of a kind that only a matrix has, wherever it stands? */
export function isClear({ code }: Problem): boolean {
  return clear.has(code);
}

const numbersOnly = /^[\s\d.,;:|'’\u00a0\u202f+\-\u2212eE]*$/;

/**
 * Is the problem of a line worth telling to whom asks for the matrix there? Also where a line of nothing
 * but numbers cannot be read, as `1 234,5 5`, which has two readings.
 */
export function isMeant(problem: Problem, line: string): boolean {
  if (isClear(problem)) return true;
  return problem.code === 'syntax' && numbersOnly.test(line) && /\d\D+\d/.test(line);
}
