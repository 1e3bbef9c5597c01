import type { CopyTarget, Digits, Matrix } from '../../src/core/index.js';
import type { Source } from '../../src/protocol/index.js';

export const isDigits = (value: unknown): value is Digits =>
  value === 'source' || value === 'few' || value === 'all';

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

/** The notation of the text that the matrix comes from; NumPy where there is none. */
export function targetOf(source: Source | undefined, matrix: Matrix | undefined): CopyTarget {
  const notation = matrix?.reading?.notation ?? '';
  if (/torch/i.test(notation)) return 'torch';
  if (/\bjax\b/i.test(notation)) return 'jax';
  if (/numpy|python|pandas/i.test(notation)) return 'numpy';
  if (/latex/i.test(notation)) return 'latex';
  if (/matlab|octave/i.test(notation)) return 'matlab';
  if (/julia/i.test(notation)) return 'julia';
  if (/^R\b/.test(notation)) return 'r';
  const language = source?.locator['languageId'];
  return (typeof language === 'string' ? byLanguage[language] : undefined) ?? 'numpy';
}
