import { matlabFunctions } from '../concat/functions.js';
import type { ConcatLanguage } from '../concat/language.js';
import {
  dotOver,
  dotTimes,
  dotUnder,
  minus,
  over,
  plus,
  powers,
  times,
  under,
} from '../concat/operators.js';
import { scalarFunction } from '../concat/scalar-functions.js';
import { commonConstant } from '../grammar/names.js';
import { complexScalar, real, type Scalar } from '../numeral.js';
import { lineEnd } from '../text-scan.js';

const constants: Readonly<Record<string, Scalar>> = {
  eps: real(2 ** -52),
  realmax: real(Number.MAX_VALUE),
  realmin: real(2 ** -1022),
  flintmax: real(2 ** 53),
  i: complexScalar,
  j: complexScalar,
};

const constructors: ReadonlySet<string> = new Set(
  (
    'zeros ones eye diag magic hilb toeplitz vander repmat reshape kron blkdiag horzcat vertcat fliplr ' +
    'flipud flip rot90 triu tril sparse'
  ).split(' '),
);

/** Functions whose result has the same entries in other places; it is another matrix. */
const arranging: ReadonlySet<string> = new Set(
  (
    'repmat repelem reshape horzcat vertcat cat blkdiag fliplr flipud flip rot90 circshift permute ' +
    'transpose ctranspose diag triu tril sparse sort sortrows accumarray cell2mat toeplitz hankel vander ' +
    'squareform shiftdim sub2ind'
  ).split(' '),
);

/**
 * MATLAB (MathWorks, "Creating, Concatenating, and Expanding Matrices"; "Operator Precedence"). Octave adds
 * `#` comments and the constant `e`.
 */
function matlabLike(id: string, octave: boolean): ConcatLanguage {
  return {
    id,
    name: octave ? 'Octave' : 'MATLAB',
    comment(text, at) {
      const code = text.charCodeAt(at);
      return code === 37 || (octave && code === 35) ? lineEnd(text, at) : -1;
    },
    continuation: true,
    numerals: { fortranExponent: true, imaginary: ['i', 'j'] },
    indexing: { openers: '(', comments: { line: '%' } },
    operators: [...powers(false), dotTimes, dotOver, dotUnder, times, over, under, plus, minus],
    constant(name) {
      if (octave && name === 'e') return real(Math.E);
      return Object.hasOwn(constants, name) ? constants[name] : commonConstant(name);
    },
    function: (name) => (Object.hasOwn(matlabFunctions, name) ? matlabFunctions[name] : undefined),
    scalarFunction,
    namedArguments: false,
    isArranging: (name) => arranging.has(name),
    vectorsAreColumns: false,
    juxtaposition: false,
    isType: () => false,
    isConstructor: (name) => constructors.has(name),
  };
}

export const matlab = matlabLike('matlab', false);
export const octave = matlabLike('octave', true);
