import type { CopyTarget } from '../core/index.js';

/** The names of the languages and libraries that a result is copied for; names are not translated. */
export const copyTargetNames: Readonly<Record<CopyTarget, string>> = {
  numpy: 'NumPy',
  torch: 'PyTorch',
  jax: 'JAX',
  matlab: 'MATLAB',
  julia: 'Julia',
  r: 'R',
  latex: 'LaTeX',
  json: 'JSON',
};
