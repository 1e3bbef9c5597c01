import { rustGrammar } from '../grammar/c-family.js';
import type { ArrayMethods } from '../nested/rearranged.js';

/** The methods of ndarray's, nalgebra's and faer's arrays, and of slices. */
export const rustMethods: ArrayMethods = {
  comments: rustGrammar.comments,
  turning: /^(?:t|transpose|reversed_axes)$/,
  harmless:
    /^(?:to_owned|into_owned|clone|view|view_mut|as_ref|as_mat_ref|to_vec|into|unwrap|expect)$/,
  arranging:
    /^(?:into_shape\w*|to_shape|reshape\w*|resize\w*|slice\w*|row|rows|column|columns|col|cols|select\w*|index_axis|fixed_\w+|remove_\w+|insert_\w+|diagonal|diag|flatten|concat|broadcast|subrows|subcols|submatrix|split_\w+|permuted_axes|swap_axes|invert_axis|repeat|upper_triangle|lower_triangle|adjoint)$/,
};
