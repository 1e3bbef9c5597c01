import type { Matrix } from '../../matrix.js';
import type { CopyTarget } from './targets.js';

/** Languages whose matrices are copied in their own notation. */
const byLanguage: Readonly<Record<string, CopyTarget>> = {
  csv: 'csv',
  dynamic: 'csv',
  tsv: 'tsv',
  json: 'json',
  jsonc: 'json',
  julia: 'julia',
  latex: 'latex',
  tex: 'latex',
  markdown: 'markdown',
  matlab: 'matlab',
  octave: 'matlab',
  r: 'r',
};

/** The notation of the text that a matrix was read from; NumPy if it is none of those that are written. */
export function usualTarget(
  languageId: string | undefined,
  matrix: Pick<Matrix, 'reading'> | undefined,
): CopyTarget {
  const notation = matrix?.reading?.notation ?? '';
  if (/torch/i.test(notation)) return 'torch';
  if (/\bjax\b/i.test(notation)) return 'jax';
  if (/numpy|python|pandas/i.test(notation)) return 'numpy';
  if (/latex/i.test(notation)) return 'latex';
  if (/matlab|octave/i.test(notation)) return 'matlab';
  if (/julia/i.test(notation)) return 'julia';
  if (/^R\b/.test(notation)) return 'r';
  return (languageId === undefined ? undefined : byLanguage[languageId]) ?? 'numpy';
}
