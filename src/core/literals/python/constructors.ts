import { wordBefore } from '../nested/before.js';
import { isSizes as isSizesList, sizeKeywords } from '../nested/sizes-list.js';
import { isWordCode, skipSpaceBack } from '../text-scan.js';

/** Calls whose first argument holds the array's entries: NumPy, JAX, PyTorch, TensorFlow, SymPy, pandas. */

const arrays: ReadonlySet<string> = new Set([
  'array',
  'asarray',
  'asanyarray',
  'ascontiguousarray',
  'Array',
  'DeviceArray',
  'tensor',
  'as_tensor',
  'Tensor',
  'FloatTensor',
  'DoubleTensor',
  'HalfTensor',
  'BFloat16Tensor',
  'IntTensor',
  'LongTensor',
  'ShortTensor',
  'ByteTensor',
  'CharTensor',
  'BoolTensor',
  'constant',
  'convert_to_tensor',
  'Variable',
  'Parameter',
  'masked_array',
  'DataFrame',
  'DataArray',
  'column_stack',
  'hstack',
  'vstack',
  'row_stack',
  'stack',
  'block',
  'concatenate',
  'diag',
  'sparse_coo_tensor',
  ...['csr', 'csc', 'coo', 'bsr', 'dia', 'lil', 'dok'].flatMap((kind) => [
    `${kind}_matrix`,
    `${kind}_array`,
  ]),
]);

const matrices: ReadonlySet<string> = new Set([
  'matrix',
  'asmatrix',
  'mat',
  'bmat',
  'Matrix',
  'ImmutableMatrix',
  'SparseMatrix',
  'MutableDenseMatrix',
  'ImmutableDenseMatrix',
]);

/** SciPy's sparse constructors: `csr_matrix`, `coo_array` and their like. */
export function isSparse(name: string): boolean {
  return /(?:^|\.)[a-z]{3}_(?:matrix|array)$/.test(name);
}

/**
 * Functions that only arrange the entries of a list. They need a module name: bare names belong to other
 * languages.
 */
export const arranging =
  /^(?:np|numpy|jnp|cp|torch|tf)\.(?:reshape|transpose|swapaxes|moveaxis|permute|permute_dims|ravel|squeeze|unsqueeze|expand_dims|tile|repeat|repeat_interleave|resize|broadcast_to|flip|fliplr|flipud|rot90|roll|tril|triu|sort|take|delete|diagonal|pad|gather|reverse)$/;

export type Role = 'array' | 'matrix';

/** What a name constructs, by its last part: `np.array`, `numpy.array` and `array` are one. */
export function roleOf(name: string): Role | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (last === name && /^(?:stack|block)$/.test(name)) return undefined;
  if (arrays.has(last) || arranging.test(name)) return 'array';
  return matrices.has(last) ? 'matrix' : undefined;
}

const sized =
  /(?:[\w.]{0,60}\.)?(?:(?:Immutable|MutableDense|ImmutableDense|Sparse)?Matrix|matrix)\(\s{0,20}(?:(?:ZZ|QQ|RR|RDF|AA|SR|RealField\(\d{1,5}\))\s{0,20},\s{0,20})?(?:(\d{1,9})\s{0,20},\s{0,20})?(?:(\d{1,9})\s{0,20},\s{0,20})?/;
const sizedBefore = new RegExp(`(?<![\\w.])${sized.source}$`);

/** A constructor with sizes before its list; `length` is the length of the text up to the list. */
export interface SizedCall {
  readonly length: number;
  readonly sizes: readonly (number | undefined)[];
}

/**
 * SymPy's `Matrix(2, 3, [1, 2, 3, 4, 5, 6])`: the entries row by row (SymPy documentation, "Matrices:
 * Creation"). Sage's `matrix(ZZ, 2, [1, 2, 3, 4])` is the same, but begins with a ring and may omit the
 * number of columns (Sage reference, "Matrix constructor"). It looks at the text before the list at `at`.
 */
export function sympySizes(text: string, at: number): SizedCall | undefined {
  // A comma follows a size or a ring; without a comma, the list is the first argument.
  const end = skipSpaceBack(text, at, 20);
  const gap = text.charCodeAt(end - 1);
  if (gap !== 44 && (gap !== 40 || end === at)) return undefined;
  const before = gap === 44 ? text.charCodeAt(skipSpaceBack(text, end - 1, 20) - 1) : 41;
  if (before !== 41 && !isWordCode(before)) return undefined;
  const match = sizedBefore.exec(text.slice(Math.max(0, at - 160), at));
  if (!match) return undefined;
  const sizes = match
    .slice(1, 3)
    .map((size: string | undefined) => (size === undefined ? undefined : Number(size)));
  return { length: match[0].length, sizes };
}

/** SymPy's `Matrix([1, 2, 3])` is a column (SymPy documentation, "Matrices: Creation"). */
export function isSympyMatrix(name: string): boolean {
  return /(^|\.)(Immutable|MutableDense|ImmutableDense|Sparse)?Matrix$/.test(name);
}

/**
 * Whether a list or tuple holds sizes or axes. In Python a keyword touches its `=`, so it is recognised
 * without the call.
 */
export function isSizes(text: string, opener: number): boolean {
  const isKeyword = text.charCodeAt(opener - 1) === 61;
  if (isKeyword && sizeKeywords.test(wordBefore(text, opener - 1, 20))) return true;
  return isSizesList(text, opener);
}
