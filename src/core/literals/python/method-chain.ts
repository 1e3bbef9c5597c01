import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { pythonGrammar } from '../grammar/python.js';
import { argumentAt, argumentEnd, restOfCall, type Argument } from '../nested/arguments.js';
import { skipTrivia } from '../text-scan.js';
import { applyMethod, unread, type ArrayValue, type Method } from './methods.js';

const comments = pythonGrammar.comments;
const maxSteps = 20;
/** Limit for the text in the brackets after an array. */
const reach = 500;

/**
 * Methods and attributes directly after an array: `.T`, `.reshape(2, 3)`, `.astype(float)`, also on the
 * next lines. The literal ends before a method that computes with it. An index is a problem, since it makes
 * another array.
 *
 * @returns also the name of the method that computes with it, if there is one.
 * @param shape of the array if it differs from the matrix's shape: `[n]` for a vector.
 */
export function applyMethods(
  text: string,
  at: number,
  value: Result<Matrix>,
  start: number,
  shape?: readonly number[],
): { end: number; result: Result<Matrix>; computing?: string } {
  if (!value.ok) return { end: at, result: value };
  const { rows, cols } = value.value;
  let array: ArrayValue = { matrix: value.value, shape: shape ?? [rows, cols] };
  let end = at;
  for (let steps = 0; steps < maxSteps; steps++) {
    const index = indexAt(text, end);
    if (index) return { end: index.end, result: unread(index, text) };
    const method = methodAt(text, end);
    const next = method && applyMethod(method, array, text, start);
    if (!next) {
      const result = success(array.matrix);
      return method ? { end, result, computing: `.${method.name}` } : { end, result };
    }
    end = method.end;
    if (!next.ok) return { end, result: next };
    array = next.value;
  }
  return { end, result: success(array.matrix) };
}

/** The index in square brackets directly after a literal that ends at `at`. */
export function indexAt(text: string, at: number): { start: number; end: number } | undefined {
  if (text[at] !== '[') return undefined;
  const first = argumentEnd(text, at + 1, comments, at + reach);
  const rest = restOfCall(text, first, comments, 93, reach);
  return { start: at, end: rest?.end ?? Math.max(first, at + 1) };
}

/** The method or attribute after an array that ends at `at`. */
function methodAt(text: string, at: number): Method | undefined {
  const dot = skipTrivia(text, at, comments);
  if (text[dot] !== '.') return undefined;
  const match = /^\.([A-Za-z_]\w{0,30})(\(?)/.exec(text.slice(dot, dot + 34));
  if (!match) return undefined;
  const after = dot + match[0].length;
  const name = match[1]!;
  if (match[2] === '') return { name, args: undefined, start: dot, end: after };
  const call = callArguments(text, after);
  return call && { name, args: call.args, start: dot, end: call.end };
}

/** The arguments of a call from `at`, after its opening bracket, and its end. */
export function callArguments(
  text: string,
  at: number,
): { args: Argument[]; end: number } | undefined {
  const first = skipTrivia(text, at, comments);
  if (text[first] === ')') return { args: [], end: first + 1 };
  const one = argumentAt(text, first, comments, at + reach);
  const rest = restOfCall(text, one.end, comments, 41, reach);
  return rest && { args: [one, ...rest.args], end: rest.end };
}
