import { transpose, type Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { evaluate } from '../expression.js';
import { pythonGrammar } from '../grammar/python.js';
import { argumentEnd, restOfCall, type Argument } from '../nested/arguments.js';
import { problems } from '../problems.js';
import { skipTrivia } from '../text-scan.js';

const comments = pythonGrammar.comments;

/** The sizes written as `2, 3` or `(2, 3)` or `[2, 3]` from `at`; undefined when not constant. */
export function readSizes(text: string, at: number, end: number): number[] | undefined {
  const sizes: number[] = [];
  let i = skipTrivia(text, at, comments);
  if (text[i] === '(' || text[i] === '[') i++;
  while (i < end && sizes.length < 16) {
    i = skipTrivia(text, i, comments);
    const char = text[i];
    if (char === ')' || char === ']') break;
    if (char === ',') {
      i++;
      continue;
    }
    const { scalar, end: after } = evaluate(text, i, pythonGrammar);
    if (scalar?.kind !== 'integer' || after <= i) return undefined;
    sizes.push(scalar.value);
    i = after;
  }
  return sizes.length > 0 ? sizes : undefined;
}

/** Row-major reshape, NumPy's default order, with at most one -1 to be worked out. */
export function reshape(
  matrix: Matrix,
  sizes: readonly number[],
  start: number,
  end: number,
): Result<Matrix> {
  const total = matrix.rows * matrix.cols;
  const given = sizes.filter((size) => size >= 0).reduce((product, size) => product * size, 1);
  const full = sizes.map((size) => (size < 0 && given > 0 ? total / given : size));
  while (full.length > 2 && full[0] === 1) full.shift();
  if (full.reduce((product, size) => product * size, 1) !== total) {
    return problems.syntax(
      `${total} entries cannot be reshaped to ${sizes.join(' × ')}`,
      start,
      end,
    );
  }
  if (full.length > 2) return problems.tooManyDimensions(full, start, end);
  const rows = full.length === 2 ? full[0]! : 1;
  return success({ ...matrix, rows, cols: rows === 0 ? 0 : total / rows });
}

/** Methods that return the same numbers. */
const harmless = new Set(
  (
    'astype float double half long int cuda cpu to copy clone detach numpy contiguous squeeze ' +
    'requires_grad_ type block_until_ready toarray todense tolist'
  ).split(' '),
);

/**
 * What is done with an array right where it is made: `.T`, `.reshape(2, 3)`, `.astype(float)`. A
 * method that is not known ends the literal before it.
 */
export function applyMethods(
  text: string,
  at: number,
  value: Result<Matrix>,
  start: number,
): { end: number; result: Result<Matrix> } {
  let result = value;
  let end = at;
  for (let steps = 0; steps < 20 && result.ok; steps++) {
    const dot = text[end] === '.' ? end : -1;
    if (dot < 0) break;
    const match = /^\.([A-Za-z_]\w{0,30})(\(?)/.exec(text.slice(dot, dot + 34));
    if (!match) break;
    const after = dot + match[0].length;
    const call = match[2] === '(' ? callArguments(text, after) : undefined;
    if (match[2] === '(' && !call) break;
    const next = applyMethod(match[1]!, call?.args, result.value, text, start);
    if (!next) break;
    result = next;
    end = call?.end ?? after;
  }
  return { end, result };
}

/** The arguments of a call from `at`, after its opening bracket, and its end. */
export function callArguments(
  text: string,
  at: number,
): { args: Argument[]; end: number } | undefined {
  const first = skipTrivia(text, at, comments);
  if (text[first] === ')') return { args: [], end: first + 1 };
  const end = argumentEnd(text, first, comments, at + 500);
  const rest = restOfCall(text, end, comments);
  return rest && { args: [{ name: '', start: first, end }, ...rest.args], end: rest.end };
}

function applyMethod(
  name: string,
  args: readonly Argument[] | undefined,
  matrix: Matrix,
  text: string,
  start: number,
): Result<Matrix> | undefined {
  const turns = args ? (name === 't' || name === 'transpose') && args.length === 0 : name === 'T';
  if (turns) return success(transpose(matrix));
  if (!args) return undefined;
  if (harmless.has(name)) return success(matrix);
  if (name !== 'reshape' && name !== 'view') return undefined;
  const sizes: number[] = [];
  for (const arg of args) {
    if (arg.name !== '') return undefined;
    const part = readSizes(text, arg.start, arg.end);
    if (!part) return undefined;
    sizes.push(...part);
  }
  return sizes.length === 0 ? undefined : reshape(matrix, sizes, start, args.at(-1)!.end);
}
