import { t } from '../l10n.js';

/** Files of `samples/` that the playground offers; scripts/site.mjs copies them. */
export const samples: readonly (readonly [file: string, title: () => string])[] = [
  ['worked.py', () => t('A worked example in NumPy')],
  ['ratings.tsv', () => t('Ratings with missing entries')],
  ['notes.tex', () => t('A matrix in LaTeX')],
  ['example.m', () => 'MATLAB'],
  ['example.jl', () => 'Julia'],
  ['example.R', () => 'R'],
  ['harbour.png', () => t('A picture of a harbour')],
  ['waves.npy', () => t('A film of waves in a file of NumPy')],
];
