import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { evaluate } from '../expression.js';
import { pythonGrammar } from '../grammar/python.js';
import { problems } from '../problems.js';
import { skipTrivia } from '../text-scan.js';
import { t } from '../../texts.js';

const comments = pythonGrammar.comments;

/** The sizes written as `2, 3` or `(2, 3)` or `[2, 3]` from `at`; undefined if they are not constant. */
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

/** Row-major reshape, NumPy's default order. One size may be -1, which is then computed. */
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
  const fits = full.reduce((product, size) => product * size, 1) === total;
  if (!fits || sizes.filter((size) => size < 0).length > 1) {
    return problems.syntax(
      t('{0} entries cannot be reshaped to {1}', total, sizes.join(' × ')),
      start,
      end,
    );
  }
  if (full.length > 2) return problems.tooManyDimensions(full, start, end);
  const rows = full.length === 2 ? full[0]! : 1;
  const { data, missing, printedDecimals } = matrix;
  // The names of rows and columns are dropped.
  return success({
    rows,
    cols: rows === 0 ? 0 : total / rows,
    data,
    ...(missing ? { missing } : {}),
    ...(printedDecimals === undefined ? {} : { printedDecimals }),
  });
}
