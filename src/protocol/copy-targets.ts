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
  csv: 'CSV',
  tsv: 'TSV',
  markdown: 'Markdown',
};

/** The language ids of VS Code for a new file with such a text. */
export const copyTargetLanguages: Readonly<Record<CopyTarget, string>> = {
  numpy: 'python',
  torch: 'python',
  jax: 'python',
  matlab: 'matlab',
  julia: 'julia',
  r: 'r',
  latex: 'latex',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
  markdown: 'markdown',
};
