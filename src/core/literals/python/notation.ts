import type { NestedList } from '../nested/types.js';

/** The library of each module's constructors. */
const libraries: readonly (readonly [RegExp, string])[] = [
  [/^(?:np|numpy)\./, 'NumPy array'],
  [/^(?:jnp|jax)\./, 'JAX array'],
  [/^(?:cp|cupy)\./, 'CuPy array'],
  [/^torch\./, 'PyTorch tensor'],
  [/^(?:tf|tensorflow)\./, 'TensorFlow tensor'],
  [/^(?:sp|sym|sympy)\..*[mM]atrix$/, 'SymPy matrix'],
  [/^(?:cvxopt|cvx)\./, 'CVXOPT matrix'],
  [/^sage\./, 'Sage matrix'],
  [/^(?:pd|pandas)\./, 'pandas DataFrame'],
  [/^(?:pl|polars)\./, 'polars DataFrame'],
  [/(?:^|\.)[a-z]{3}_(?:matrix|array)$/, 'SciPy sparse matrix'],
  [/(?:^|\.)(?:Immutable|MutableDense|ImmutableDense|Sparse)?Matrix$/, 'SymPy matrix'],
  [/(?:^|\.)DataFrame$/, 'DataFrame'],
];

/** The bare names that programs print before a list, without a module. */
const printed: readonly (readonly [RegExp, string])[] = [
  [/^(?:array|matrix|masked_array)$/, 'NumPy printout'],
  [/^(?:tensor|Parameter)$/, 'PyTorch printout'],
  [/^(?:DeviceArray|Array)$/, 'JAX printout'],
];

/**
 * The notation's name for people: by the constructor around the list, or because it is printed with blanks
 * and without commas (NumPy reference, array_str).
 */
export function notationOf(list: NestedList, name: string, isProse: boolean): string {
  const known = name.includes('.') ? libraries : [...printed, ...libraries];
  const whose = known.find(([names]) => names.test(name))?.[1];
  if (whose !== undefined) return whose;
  if (name !== '') return 'array';
  if (list.printed) return 'NumPy printout';
  if (!isProse) return 'Python list';
  return list.shape.length > 1 ? 'list of lists' : 'list';
}
