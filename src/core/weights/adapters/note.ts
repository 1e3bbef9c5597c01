import type { AdapterPair } from '../types.js';
import { t } from '../../texts.js';

/** What a user should know about a pair beside its numbers, in a sentence or two; undefined for an ordinary one. */
export function pairNote(pair: AdapterPair): string | undefined {
  const notes: string[] = [];
  if (pair.repeats !== undefined) {
    notes.push(
      t('The same module in another spelling: only {0} counts in the totals.', pair.repeats),
    );
  }
  if (pair.magnitude) {
    notes.push(t('DoRA: magnitudes scale W + ΔW afterwards; the numbers are those of ΔW alone.'));
  }
  if (pair.mid) notes.push(t('A Tucker decomposition: the third factor is multiplied into A.'));
  else if (pair.down.shape.length > 2) {
    notes.push(t('A convolution, unfolded to out×(in·k·k).'));
  }
  if (pair.isEmbedding) notes.push(t('An embedding: B A is added transposed.'));
  if (pair.rank > Math.min(pair.rows, pair.cols)) {
    notes.push(t('Its inner side {0} is larger than a side of ΔW.', pair.rank));
  }
  return notes.length > 0 ? notes.join(' ') : undefined;
}
