import type { NestedList } from '../nested/types.js';
import { later } from '../../texts.js';

/** The library of each module's constructors. */
const libraries: readonly (readonly [RegExp, string])[] = [
  [/^(?:np|numpy)\./, later('NumPy array')],
  [/^(?:jnp|jax)\./, later('JAX array')],
  [/^(?:cp|cupy)\./, later('CuPy array')],
  [/^torch\./, later('PyTorch tensor')],
  [/^(?:tf|tensorflow)\./, later('TensorFlow tensor')],
  [/^(?:sp|sym|sympy)\..*[mM]atrix$/, later('SymPy matrix')],
  [/^(?:cvxopt|cvx)\./, later('CVXOPT matrix')],
  [/^sage\./, later('Sage matrix')],
  [/^(?:pd|pandas)\./, later('pandas DataFrame')],
  [/^(?:pl|polars)\./, later('polars DataFrame')],
  [/(?:^|\.)[a-z]{3}_(?:matrix|array)$/, later('SciPy sparse matrix')],
  [/(?:^|\.)(?:Immutable|MutableDense|ImmutableDense|Sparse)?Matrix$/, later('SymPy matrix')],
  [/(?:^|\.)DataFrame$/, later('DataFrame')],
];

/** The bare names that programs print before a list, without a module. */
const printed: readonly (readonly [RegExp, string])[] = [
  [/^(?:array|matrix|masked_array)$/, later('NumPy printout')],
  [/^(?:tensor|Parameter)$/, later('PyTorch printout')],
  [/^(?:DeviceArray|Array)$/, later('JAX printout')],
];

/**
 * The notation's name for people: by the constructor around the list, or because it is printed with blanks
 * and without commas (NumPy reference, array_str).
 */
export function notationOf(list: NestedList, name: string, isProse: boolean): string {
  const known = name.includes('.') ? libraries : [...printed, ...libraries];
  const whose = known.find(([names]) => names.test(name))?.[1];
  if (whose !== undefined) return whose;
  if (name !== '') return later('array');
  if (list.printed) return later('NumPy printout');
  if (!isProse) return later('Python list');
  return list.shape.length > 1 ? later('list of lists') : later('list');
}
