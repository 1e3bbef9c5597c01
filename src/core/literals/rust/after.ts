import { transpose, type Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { rustGrammar } from '../grammar/c-family.js';
import { argumentEnd, restOfCall } from '../nested/arguments.js';
import { problems } from '../problems.js';

const { comments } = rustGrammar;
const method = /\s{0,80}\.([a-z_]\w{0,40})(?:::<[\w, ]{0,40}>)?\(/y;
const turning = /^(?:t|transpose|reversed_axes)$/;
const harmless =
  /^(?:to_owned|into_owned|clone|view|view_mut|as_ref|as_mat_ref|to_vec|into|unwrap|expect)$/;
const arranging =
  /^(?:into_shape\w*|to_shape|reshape\w*|resize\w*|slice\w*|row|rows|column|columns|col|cols|select\w*|index_axis|fixed_\w+|remove_\w+|insert_\w+|diagonal|diag|flatten|concat|broadcast|subrows|subcols|submatrix|split_\w+|insert_axis|permuted_axes|swap_axes|invert_axis|repeat|upper_triangle|lower_triangle|adjoint)$/;

/**
 * What is done with an array right where it is made: `.t()` and `.transpose()` turn it (ndarray, nalgebra,
 * faer). Another method that arranges its entries, or an index, is a problem; one that computes ends
 * the literal before it.
 */
export function rearranged(
  text: string,
  at: number,
  value: Result<Matrix>,
): { end: number; result: Result<Matrix> } {
  let result = value;
  let end = at;
  for (let steps = 0; steps < 20 && result.ok; steps++) {
    const start = end;
    const isIndex = text[end] === '[';
    method.lastIndex = end;
    const match = isIndex ? null : method.exec(text);
    const name = match?.[1] ?? '';
    if (!isIndex && !turning.test(name) && !harmless.test(name) && !arranging.test(name)) break;
    const inside = isIndex ? end + 1 : method.lastIndex;
    const first = argumentEnd(text, inside, comments, inside + 500);
    const call = restOfCall(text, first, comments, isIndex ? 93 : 41, 500);
    if (!call) break;
    end = call.end;
    if (turning.test(name)) result = success(transpose(result.value));
    else if (!harmless.test(name)) {
      const written = text.slice(start, Math.min(end, start + 40)).trim();
      const what = `“${written}” is not computed here: select the literal without it, or print the result`;
      result = problems.syntax(what, start, end);
    }
  }
  return { end, result };
}
