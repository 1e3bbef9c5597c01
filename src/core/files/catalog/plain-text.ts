import { findMatrices } from '../../literals/find.js';
import { nameBefore } from '../../literals/name-before.js';
import { parseMatrix } from '../../literals/parse.js';
import type { FoundMatrix } from '../../literals/reader.js';
import { lineStart } from '../../literals/text-scan.js';
import { success, type Result } from '../../result.js';
import { onlyMatrix } from './parsed.js';
import type { ParsedArray } from './text-types.js';
import { t } from '../../texts.js';

/** The matrix of a text, or its matrices, by the rules of its notation. */
export function parsePlainText(
  text: string,
  languageId: 'csv' | 'tsv' | 'plaintext',
): Result<readonly ParsedArray[]> {
  // Other notations are one table as a whole.
  const found = languageId === 'plaintext' ? findMatrices(text, languageId) : [];
  if (found.length > 1) return success(arraysOf(found, text));
  return onlyMatrix(found[0]?.result ?? parseMatrix(text, languageId));
}

/** The matrices of a text by their names, or by the lines where they begin. One that cannot be read says why. */
function arraysOf(found: readonly FoundMatrix[], text: string): ParsedArray[] {
  const taken = new Set<string>();
  let [line, counted] = [1, 0];
  return found.map(({ start, result }) => {
    for (; counted < start; counted++) if (text.charCodeAt(counted) === 10) line++;
    const own = nameBefore(text.slice(lineStart(text, start), start));
    const name = own !== undefined && !taken.has(own) ? own : t('line {0}', line);
    taken.add(name);
    return result.ok ? { name, matrix: result.value } : { name, problem: result.problem };
  });
}
