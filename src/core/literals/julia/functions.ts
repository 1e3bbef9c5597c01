import {
  blockDiagonal,
  concatenated,
  flip,
  masked,
  quarterTurn,
  turned,
} from '../concat/arrange.js';
import {
  beside,
  columnOf,
  filled,
  isScalar,
  scalarBlock,
  stacked,
  transposed,
  type Block,
} from '../concat/block.js';
import { juliaElementary } from '../concat/elementary.js';
import {
  columnData,
  diagonal,
  identity,
  isSize,
  isVector,
  kron,
  repmat,
  reshape,
  same,
  scalarOf,
  sized,
} from '../concat/functions.js';
import type { BlockFunction } from '../concat/block-function.js';

/**
 * Functions that are computed from constants (manual, "Arrays", "Linear Algebra"). `zeros(n)` is a vector
 * in Julia.
 */

/** A function without named arguments. */
const nameless =
  (apply: BlockFunction): BlockFunction =>
  (args, maxEntries, named) =>
    named && named.size > 0 ? undefined : apply(args, maxEntries);

const dimensionsOf = (named: ReadonlyMap<string, Block> | undefined): number | undefined => {
  const dims = named?.get('dims');
  return dims && scalarOf(dims);
};

/** `stack(x)`: the vectors of a list become columns, or rows with `dims=1` (Julia manual, `stack`). */
const stack: BlockFunction = ([list, ...rest], _maxEntries, named) => {
  if (!list?.isList || rest.length > 0) return undefined;
  const along = named && named.size > 0 ? dimensionsOf(named) : 2;
  if (along === 1) return { rows: list.rows, cols: list.cols, data: list.data };
  return along === 2 ? transposed(list) : undefined;
};

/** One half of a square matrix: `keep(i, j)` tells which entries are used. */
const half = (
  keep: (i: number, j: number) => boolean,
  rest: 'zeros' | 'mirrored',
  diagonalOnes = false,
): BlockFunction =>
  nameless(([block, ...more]) => {
    if (!block || more.length > 0 || block.rows !== block.cols) return undefined;
    return masked(block, (i, j, entry) => {
      if (diagonalOnes && i === j) return 1;
      if (keep(i, j)) return entry(i, j);
      return rest === 'zeros' ? 0 : entry(j, i);
    });
  });

const upper = (i: number, j: number): boolean => j >= i;
const lower = (i: number, j: number): boolean => j <= i;
const lowerSymbol = 'L'.charCodeAt(0);

/** Reads the upper half, or the lower one with the symbol `:L` (Julia, `Symmetric`). */
const symmetric: BlockFunction = ([block, symbol, ...rest], maxEntries) => {
  if (!block || rest.length > 0) return undefined;
  const keep = symbol && scalarOf(symbol) === lowerSymbol ? lower : upper;
  return half(keep, 'mirrored')([block], maxEntries);
};

/** A vector becomes the diagonal of a matrix; of a matrix, only the diagonal is kept. */
const diagonalMatrix: BlockFunction = ([block, ...rest], maxEntries) => {
  if (!block || rest.length > 0) return undefined;
  if (isVector(block)) return diagonal([block], maxEntries);
  return masked(block, (i, j, entry) => (i === j ? entry(i, j) : 0));
};

/** Three diagonals: below, on and above the main one. */
const tridiagonal: BlockFunction = ([below, on, above, ...rest], maxEntries) => {
  if (!below || !on || !above || rest.length > 0) return undefined;
  const [down, middle, up] = [below, on, above].map(columnData);
  const n = middle!.length;
  if (down!.length !== n - 1 || up!.length !== n - 1 || n * n > maxEntries) return undefined;
  return filled(n, n, (i, j) => {
    if (i === j) return middle![i]!;
    return i === j + 1 ? down![j]! : j === i + 1 ? up![i]! : 0;
  });
};

const fill: BlockFunction = ([value, ...sizes], maxEntries) => {
  const number = value && scalarOf(value);
  return number === undefined ? undefined : sized(() => number, false)(sizes, maxEntries);
};

const repeat: BlockFunction = ([block, ...counts], maxEntries) => {
  const [down, across = scalarBlock(1)] = counts;
  return block && down && counts.length < 3 ? repmat([block, down, across], maxEntries) : undefined;
};

const cat: BlockFunction = (blocks, maxEntries, named) => {
  const along = dimensionsOf(named);
  return along === undefined
    ? undefined
    : concatenated([scalarBlock(along), ...blocks], maxEntries);
};

const reverse: BlockFunction = ([block, ...rest], maxEntries, named) => {
  if (!block || rest.length > 0) return undefined;
  const along = named && named.size > 0 ? dimensionsOf(named) : block.cols === 1 ? 1 : undefined;
  return along === undefined ? undefined : flip([block, scalarBlock(along)], maxEntries);
};

const identityOf: BlockFunction = ([size], maxEntries) => {
  const n = size && scalarOf(size);
  return isSize(n) && n * n <= maxEntries ? filled(n, n, identity) : undefined;
};

/** hvcat((2, 2), …) and sparse(…) are left out: their arguments are seldom written by hand. */
const plain: Readonly<Record<string, BlockFunction>> = {
  ...juliaElementary,
  permutedims: ([block, order]) =>
    block && (!order || columnData(order).join() === '2,1') ? transposed(block) : undefined,
  adjoint: turned,
  transpose: turned,
  zeros: sized(() => 0, false),
  falses: sized(() => 0, false),
  ones: sized(() => 1, false),
  trues: sized(() => 1, false),
  fill,
  I: identityOf,
  diagm: diagonal,
  Diagonal: diagonalMatrix,
  Symmetric: symmetric,
  Hermitian: symmetric,
  UpperTriangular: half(upper, 'zeros'),
  triu: half(upper, 'zeros'),
  LowerTriangular: half(lower, 'zeros'),
  tril: half(lower, 'zeros'),
  UnitUpperTriangular: half(upper, 'zeros', true),
  UnitLowerTriangular: half(lower, 'zeros', true),
  Tridiagonal: tridiagonal,
  SymTridiagonal: ([on, beside_, ...rest], maxEntries) =>
    on && beside_ && rest.length === 0
      ? tridiagonal([beside_, on, beside_], maxEntries)
      : undefined,
  reshape,
  repeat,
  kron,
  hcat: (blocks) => (blocks.some(({ isList }) => isList) ? undefined : beside(blocks)),
  vcat: (blocks) => (blocks.some(({ isList }) => isList) ? undefined : stacked(blocks)),
  blockdiag: blockDiagonal,
  rotl90: quarterTurn,
  rotr90: ([block, turns], maxEntries) =>
    block &&
    quarterTurn([block, scalarBlock(-(turns && isScalar(turns) ? turns.data[0]! : 1))], maxEntries),
  vec: ([block]) => (block?.isList ? undefined : block && columnOf(block)),
  collect: same,
  float: same,
  Matrix: same,
  Array: same,
  Float64: same,
};

export const juliaFunctions: Readonly<Record<string, BlockFunction>> = {
  ...Object.fromEntries(Object.entries(plain).map(([name, apply]) => [name, nameless(apply)])),
  stack,
  cat,
  reverse,
};

/**
 * The vectors of a list as columns (`reduce(hcat, x)`), as one long column (`reduce(vcat, x)`), or as rows
 * (`mapreduce(permutedims, vcat, x)`).
 */
const folds: readonly (readonly [RegExp, BlockFunction])[] = [
  [
    /(?:reduce|foldl)\s{0,4}\(\s{0,20}hcat\s{0,20}(?=,)/y,
    ([list, ...rest]) => (list?.isList && rest.length === 0 ? transposed(list) : undefined),
  ],
  [
    /(?:reduce|foldl)\s{0,4}\(\s{0,20}vcat\s{0,20}(?=,)/y,
    ([list, ...rest]) =>
      list?.isList && rest.length === 0 ? columnOf(transposed(list)) : undefined,
  ],
  [
    /mapreduce\s{0,4}\(\s{0,20}(?:permutedims|transpose|adjoint)\s{0,20},\s{0,20}vcat\s{0,20}(?=,)/y,
    ([list, ...rest]) =>
      list?.isList && rest.length === 0
        ? { rows: list.rows, cols: list.cols, data: list.data }
        : undefined,
  ],
];

/** The call of a higher-order function at `at`, and the offset of the comma after its functions. */
export function juliaFold(
  text: string,
  at: number,
): { readonly apply: BlockFunction; readonly at: number } | undefined {
  for (const [pattern, apply] of folds) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return { apply: nameless(apply), at: pattern.lastIndex };
  }
  return undefined;
}
