import type { ByteSource } from '../../files/bytes.js';
import { frobeniusNorm } from '../../lowrank/norms.js';
import { readNumbers } from '../adapters/read-factors.js';
import { t } from '../../texts.js';
import type { Match } from './match.js';

/**
 * Which vectors of a model another one has changed: no pair can hold them, so an adapter leaves them as they were. Rejects
 * when the bytes cannot be read.
 *
 * @returns a sentence with the one that changed most, by ‖Δ‖₂/‖before‖₂; undefined if none has changed.
 */
export async function changedVectorsNote(
  vectors: readonly Match[],
  files: readonly ByteSource[],
  isCancelled: () => boolean = () => false,
): Promise<string | undefined> {
  let count = 0;
  let most: { readonly name: string; readonly relative: number } | undefined;
  for (const { before, after } of vectors) {
    if (isCancelled()) return undefined;
    const [first, second] = [await readNumbers(before, files), await readNumbers(after, files)];
    if (!first.ok || !second.ok) continue;
    const [x, y] = [first.value, second.value];
    // NaN in both is no change, and NaN in one of them is one.
    if (x.every((value, i) => value === y[i] || (Number.isNaN(value) && Number.isNaN(y[i])))) {
      continue;
    }
    count++;
    const norm = frobeniusNorm(x.map((value, i) => y[i]! - value)) / frobeniusNorm(x);
    const relative = Number.isNaN(norm) ? Infinity : norm;
    if (!most || relative > most.relative) most = { name: after.name, relative };
  }
  if (!most) return undefined;
  return count === 1
    ? t('1 vector has changed, too, {0}; no pair can hold it.', most.name)
    : t('{0} vectors have changed, too, {1} most; no pair can hold them.', count, most.name);
}
