import { javascriptGrammar } from '../grammar/javascript.js';
import type { ArrayMethods } from '../nested/rearranged.js';

/** The methods of arrays and of the matrices of TensorFlow.js, mathjs, ml-matrix and numjs. */
export const javascriptMethods: ArrayMethods = {
  comments: javascriptGrammar.comments,
  turning: /^transpose$/,
  harmless: /^(?:clone|toFloat|to2DArray|toArray|arraySync|array|tolist|valueOf)$/,
  reshaping: /^(?:reshape|as2D|as1D)$/,
  arranging:
    /^(?:flat|flatten|reverse|slice|splice|concat|filter|sort|at|pop|shift|tile|gather|stridedSlice|squeeze|expandDims|subMatrix\w*|subset|selection|getRow\w*|getColumn\w*|diagonal|pad|unstack|split|repeat|pick|hi|lo|step|resize)$/,
};
