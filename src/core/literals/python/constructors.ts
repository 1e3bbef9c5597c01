/** Calls whose first argument is the array's entries: NumPy, JAX, PyTorch, TensorFlow, SymPy, pandas. */

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
  'column_stack',
  'hstack',
  'concatenate',
  'diag',
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

export type Role = 'array' | 'matrix';

/** What a name constructs, by its last part: `np.array`, `numpy.array` and `array` are one. */
export function roleOf(name: string): Role | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (arrays.has(last)) return 'array';
  return matrices.has(last) ? 'matrix' : undefined;
}

/** SymPy's `Matrix([1, 2, 3])` is a column (SymPy documentation, "Matrices: Creation"). */
export function isSympyMatrix(name: string): boolean {
  return /(^|\.)(Immutable|MutableDense|ImmutableDense|Sparse)?Matrix$/.test(name);
}
