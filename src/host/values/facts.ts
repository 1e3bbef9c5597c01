import { valueCount, valueEntryBytes, type ArrayEntry, type Selection } from '../../core/index.js';
import type { ArrayFacts } from '../../protocol/index.js';
import type { ArrayAnswer } from './description.js';
import { noteTexts } from './words.js';

/** What the page shows of an array in another program, and of the slice on screen. */
export function valueFacts(
  description: ArrayAnswer,
  entry: ArrayEntry,
  { axes, at, unfolded, part }: Selection,
): ArrayFacts {
  return {
    format: [description.of, ...noteTexts(description)].join(' · '),
    fileSize: valueCount(description) * valueEntryBytes(description),
    name: '',
    count: 1,
    shape: [...entry.shape],
    elementType: entry.elementType,
    order: entry.order,
    isComplex: entry.isComplex,
    isWide: entry.isWide,
    selection: {
      axes: [axes[0], axes[1]],
      at: [...at],
      ...(unfolded ? { unfolded } : {}),
      ...(part ? { part } : {}),
    },
  };
}
