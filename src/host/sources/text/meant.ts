import type { Problem, ProblemCode } from '../../../core/index.js';

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

/** Codes of a problem with one entry, or with the signs between the entries. */
const inside: ReadonlySet<ProblemCode> = new Set(['syntax', 'notNumeric', 'complex']);

/** What begins a matrix and nothing else: an environment of LaTeX, a constructor. */
const opening =
  /^(?:\\begin\{|\\[pbBvV]?matrix\b|(?:\$\s*)?(?:mat|vec)\s*\(|[\w.:<>, ]{0,80}(?:array|matrix|Matrix|tensor|Tensor|Mat)[\w<>,!]{0,30}\s*[([{])/;
/** A bracket with a number after it; a call or an index is no list gone wrong. */
const list = /^[\w.]{0,80}\(?\s*[[{(]\s*[[{(]?\s*[-+.]?\d/;
/** Two numbers side by side. */
const row = /[\d.]\s*(?:[,;&]|\s)\s*[-+\u2212]?\.?\d/;

/**
 * Is the literal around the cursor, whose problem lies inside of it, surely meant as a matrix? Then a
 * person who asks is told which entry it is, else that there is no matrix.
 */
export function isSurelyMatrix({ code }: Problem, text: string): boolean {
  if (!inside.has(code)) return false;
  if (opening.test(text)) return true;
  return list.test(text) && (code === 'syntax' || row.test(text));
}
