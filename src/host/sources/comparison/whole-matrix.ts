import * as vscode from 'vscode';
import {
  failure,
  formatCount,
  formThinProduct,
  success,
  type Matrix,
  type Result,
} from '../../../core/index.js';
import { breather } from '../../breather.js';
import type { SourceReading } from '../source.js';

/**
 * The matrix of a reading, in memory; or the reason why it cannot be compared, with its place.
 *
 * @param maxEntries a product of thin factors with at most so many entries is formed.
 */
export async function wholeMatrix(
  { source, result }: SourceReading,
  maxEntries: number,
): Promise<Result<Matrix>> {
  if (!result.ok) {
    const { code, message } = result.problem;
    return failure(code, vscode.l10n.t('{0}: {1}', source.place, message));
  }
  const { value } = result;
  if ('data' in value) return { ok: true, value };
  const { rows, cols } = value;
  if ('content' in value) {
    const { content } = value;
    if ('left' in content && rows * cols <= maxEntries)
      return success(await formThinProduct(content, breather()));
    return failure(
      'tooLarge',
      vscode.l10n.t(
        '{0} has {1}×{2} entries, more than lowRankLens.maxEntries allows. Both matrices of a comparison must be in memory: raise the limit, or compare slices of them.',
        source.place,
        formatCount(rows),
        formatCount(cols),
      ),
    );
  }
  return failure(
    'notNumeric',
    vscode.l10n.t(
      '{0} is an image, whose numbers only its own page has. Save its matrix as .npy there, and compare that file.',
      source.place,
    ),
  );
}
