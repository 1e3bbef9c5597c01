import type { CopyTarget } from '../core/index.js';

/** What a person calls the languages and libraries that a result is copied for: names, not words. */
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
