import type { ConcatLanguage } from '../concat/language.js';
import {
  dotMinus,
  dotOver,
  dotPlus,
  dotTimes,
  minus,
  over,
  plus,
  powers,
  quotient,
  rational,
  remainder,
  times,
} from '../concat/operators.js';
import { scalarFunction } from '../concat/scalar-functions.js';
import { commonConstant } from '../grammar/names.js';
import { complexScalar, real, type Scalar } from '../numeral.js';
import { lineEnd } from '../text-scan.js';
import { juliaFold, juliaFunctions } from './functions.js';

const constants: Readonly<Record<string, Scalar>> = {
  im: complexScalar,
  ℯ: real(Math.E),
  Inf32: real(Infinity),
  Inf16: real(Infinity),
  NaN32: real(NaN),
  NaN16: real(NaN),
};

const elementTypes: ReadonlySet<string> = new Set(
  (
    'Float64 Float32 Float16 BigFloat Int Int8 Int16 Int32 Int64 Int128 UInt UInt8 UInt16 UInt32 ' +
    'UInt64 BigInt Bool Real Number Any Rational Missing SA SA_F64 SA_F32'
  ).split(' '),
);

const constructors: ReadonlySet<string> = new Set(
  (
    'zeros ones fill diagm Diagonal Symmetric Hermitian UpperTriangular LowerTriangular Tridiagonal ' +
    'UnitUpperTriangular UnitLowerTriangular SymTridiagonal reshape hcat vcat cat stack reduce foldl ' +
    'mapreduce kron transpose permutedims adjoint repeat reverse rotl90 rotr90'
  ).split(' '),
);

/** Functions whose result has the same entries in other places; it is another matrix. */
const arranging: ReadonlySet<string> = new Set(
  (
    'reshape hcat vcat hvcat cat stack reduce foldl mapreduce permutedims transpose adjoint repeat reverse ' +
    'rotl90 rotr90 rot180 circshift Diagonal Symmetric Hermitian UpperTriangular LowerTriangular ' +
    'Tridiagonal UnitUpperTriangular UnitLowerTriangular SymTridiagonal Bidiagonal diagm sparse vec sort ' +
    'sortslices eachcol eachrow getindex view'
  ).split(' '),
);

/** Julia (manual, "Multi-dimensional Arrays: Array literals and Concatenation"). */
export const julia: ConcatLanguage = {
  id: 'julia',
  name: 'Julia',
  comment(text, at) {
    if (text.charCodeAt(at) !== 35) return -1;
    if (text.charCodeAt(at + 1) !== 61) return lineEnd(text, at);
    const close = text.indexOf('=#', at + 2);
    return close < 0 ? text.length : close + 2;
  },
  continuation: false,
  numerals: {
    separator: '_',
    imaginary: ['im'],
    suffixes: { f0: 'real' },
  },
  indexing: { openers: '[', comments: { line: '#', block: ['#=', '=#'] } },
  operators: [
    ...powers(true),
    dotTimes,
    dotOver,
    dotPlus,
    dotMinus,
    rational,
    times,
    over,
    quotient,
    remainder,
    plus,
    minus,
  ],
  constant(name) {
    return Object.hasOwn(constants, name) ? constants[name] : commonConstant(name);
  },
  function: (name) => (Object.hasOwn(juliaFunctions, name) ? juliaFunctions[name] : undefined),
  scalarFunction,
  namedArguments: true,
  folded: juliaFold,
  isArranging: (name) => arranging.has(name),
  vectorsAreColumns: true,
  juxtaposition: true,
  isType: (name) => elementTypes.has(name),
  isConstructor: (name) => constructors.has(name),
};
