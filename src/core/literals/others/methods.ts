import { transpose, type Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { problems } from '../problems.js';

/** Brackets after a method's name are left out where there are no arguments: Ruby, Scala, Nim. */
const behind = /\s{0,40}\.(\w{1,40})(?:\(\s{0,8}\))?|\[/y;
const turning = /^(?:t|transpose|transposed)$/;
const arranging =
  /^(?:reverse|reversed|rotate|shuffle|shuffled|flatten|flatMap|flat_map|chunked|windowed|take|drop|first|last|head|tail|init|slice|each_slice|each_cons|minor|first_minor|row|column|rows|columns|rowList|row_vectors|column_vectors|zip|combination|permutation|sorted|sort|sortBy|sort_by|sorted_by|filter|select|reject|grouped|sliding|hstack|vstack|reshape)$/;

/**
 * What is done with a list right where it is written: a transpose is read, another order or choice of its
 * entries is a problem, and so is an index. What computes with them has the list as its operand.
 */
export function withMethods(
  text: string,
  at: number,
  start: number,
  value: Result<Matrix>,
): { end: number; result: Result<Matrix> } {
  let end = at;
  let result = value;
  for (let steps = 0; steps < 20 && result.ok; steps++) {
    behind.lastIndex = end;
    const match = behind.exec(text);
    const name = match?.[1];
    if (!match || (name !== undefined && !turning.test(name) && !arranging.test(name))) break;
    const from = end;
    end += match[0].length;
    if (name !== undefined && turning.test(name)) {
      result = success(transpose(result.value));
    } else {
      const what = `“${name === undefined ? '[' : `.${name}`}” behind it is not computed here: select the literal without it, or print the result`;
      result = problems.syntax(what, Math.min(start, from), end);
    }
  }
  return { end, result };
}
