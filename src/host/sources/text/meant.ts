import type { Problem, ProblemCode } from '../../../core/index.js';

/**
 * Problems of a text that is certainly meant as a matrix. With other problems, it may be any code or
 * prose.
 */
const clear: ReadonlySet<ProblemCode> = new Set([
  'empty',
  'ragged',
  'summarised',
  'tooManyDimensions',
  'tooLarge',
]);

/** Whether only a matrix can have this kind of problem, wherever it is. */
export function isClear({ code }: Problem): boolean {
  return clear.has(code);
}

const numbersOnly = /^[\s\d.,;:|'’\u00a0\u202f+\-\u2212eE]*$/;

/**
 * Whether the problem of a line is reported to a user who asks for a matrix there. It is also reported
 * for a line that contains only numbers but cannot be read, such as `1 234,5 5`, which has two readings.
 */
export function isMeant(problem: Problem, line: string): boolean {
  if (isClear(problem)) return true;
  return problem.code === 'syntax' && numbersOnly.test(line) && /\d\D+\d/.test(line);
}

/** Codes of a problem with one entry, or with the characters between the entries. */
const inside: ReadonlySet<ProblemCode> = new Set(['syntax', 'notNumeric', 'complex']);

/** The beginning of a text that can only be a matrix: an environment of LaTeX, a constructor. */
const opening =
  /^(?:\\begin\{|\\[pbBvV]?matrix\b|(?:\$\s*)?(?:mat|vec)\s*\(|[\w.:<>, ]{0,80}(?:array|matrix|Matrix|tensor|Tensor|Mat)[\w<>,!]{0,30}\s*[([{])/;
/** A bracket with a number after it. A call or an index is not a faulty list. */
const list = /^[\w.]{0,80}\(?\s*[[{(]\s*[[{(]?\s*[-+.]?\d/;
/** Two numbers side by side. */
const row = /[\d.]\s*(?:[,;&]|\s)\s*[-+\u2212]?\.?\d/;

/**
 * Whether the literal around the cursor, with a problem inside of it, is certainly meant as a matrix.
 * Then the message for the user names the entry. Otherwise it says that there is no matrix.
 */
export function isSurelyMatrix({ code }: Problem, text: string): boolean {
  if (!inside.has(code)) return false;
  if (opening.test(text)) return true;
  return list.test(text) && (code === 'syntax' || row.test(text));
}

/** A list of lists that begins with a number. */
const nested = /^[\w.]{0,80}\(?\s*[[{(]\s*[[{(]\s*[-+.]?\d/;

/**
 * Whether a literal that nobody asked for is a matrix with a slip of the pen: a comma too many, a bracket
 * missing. Much code looks like a faulty list, so this is stricter.
 */
export function isSlip({ code }: Problem, text: string): boolean {
  return code === 'syntax' && row.test(text) && (opening.test(text) || nested.test(text));
}
