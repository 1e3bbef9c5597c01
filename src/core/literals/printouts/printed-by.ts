import type { PrintingProgram } from '../problems.js';

const reach = 60;

/**
 * The Python library that printed the nested list whose first bracket is at `opener`. The text before it
 * decides: `tensor(` (PyTorch), `Array(` (JAX), `<tf.Tensor … numpy=` (TensorFlow), `<xarray.DataArray …`.
 * Anything else counts as NumPy, whose `str` prints only brackets.
 */
export function printedBy(text: string, opener: number): PrintingProgram {
  const before = text.slice(Math.max(0, opener - reach), opener);
  if (/\btensor\(\s*$/.test(before)) return 'PyTorch';
  if (/\bArray\(\s*$/.test(before)) return 'JAX';
  if (/numpy=\s*(?:array\(\s*)?$|\btf\.Tensor\(\s*$/.test(before)) return 'TensorFlow';
  if (/^<xarray\.[^\n]{0,60}\n(?:array\(\s*)?$|bytes?>\s*$/m.test(before)) return 'xarray';
  return 'NumPy';
}
