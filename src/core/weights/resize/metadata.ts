import { size } from '../adapters/shapes.js';
import type { AdapterPair } from '../types.js';
import type { ResizedPair } from './write-pair.js';

/** Hashes of the numbers of the old file. */
const hashes = ['sshs_model_hash', 'sshs_legacy_hash'];

/**
 * The metadata of kohya's scripts for new ranks: `ss_network_dim` and `ss_network_alpha` become the common r and α, or
 * "Dynamic" where pairs differ, as the resizing script writes them. Convolutions with a kernel have ranks of their own,
 * and count only if there is nothing else. The hashes of the old numbers are left out; all else stays.
 *
 * @param pairs all pairs of the file.
 * @param resized those that were chosen, with their ranks now.
 */
export function resizedMetadata(
  metadata: ReadonlyMap<string, string>,
  pairs: readonly AdapterPair[],
  resized: readonly ResizedPair[],
): Map<string, string> {
  const next = new Map(metadata);
  if (!resized.some(({ rank, before }) => rank < before)) return next;
  for (const key of hashes) next.delete(key);
  const now = new Map(resized.map((pair) => [pair.name, pair]));
  const linear = pairs.filter(({ mid, down }) => !mid && size(down.shape.slice(2)) === 1);
  const counted = linear.length > 0 ? linear : pairs;
  const ranks = new Set(counted.map(({ name, rank }) => now.get(name)?.rank ?? rank));
  const [rank] = ranks;
  if (next.has('ss_network_dim')) {
    next.set('ss_network_dim', ranks.size === 1 ? String(rank) : 'Dynamic');
  }
  const before = next.get('ss_network_alpha');
  // Pairs that were not chosen keep an α that is not known here.
  const alphas = new Set(counted.map(({ name }) => now.get(name)?.alpha ?? undefined));
  if (before === undefined || (alphas.size === 1 && alphas.has(undefined))) return next;
  const [alpha] = alphas;
  const isCommon = alphas.size === 1 && ranks.size === 1 && alpha !== undefined;
  return next.set('ss_network_alpha', isCommon ? alphaText(alpha, before) : 'Dynamic');
}

/** Python writes a whole number with .0 where it is a float. */
function alphaText(alpha: number, before: string): string {
  return before.includes('.') && Number.isInteger(alpha) ? `${alpha}.0` : String(alpha);
}
