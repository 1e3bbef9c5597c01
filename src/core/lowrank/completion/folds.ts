import type { Random } from '../linear/random.js';

/**
 * Deals the known entries into parts of about equal size, so that every part has about the same number of entries of
 * each row and of each column. With parts drawn freely, a row with few entries may lose most of them at once, and the
 * others then say nothing about it.
 *
 * @param unknown rows·cols flags, row-major; 1 where an entry is unknown.
 * @returns the places of each part, ascending, without empty parts; undefined when there are fewer known entries
 *   than parts.
 */
export function dealFolds(
  unknown: Uint8Array,
  cols: number,
  folds: number,
  random: Random,
): number[][] | undefined {
  const parts = Array.from({ length: folds }, (): number[] => []);
  const inColumn = new Int32Array(folds * cols);
  let known = 0;
  for (let start = 0; start < unknown.length; start += cols) {
    const places: number[] = [];
    for (let j = 0; j < cols; j++) if (unknown[start + j] === 0) places.push(start + j);
    shuffle(places, random);
    known += places.length;
    const inRow = new Int32Array(folds);
    for (const place of places) {
      const j = place - start;
      let best = 0;
      let least = Infinity;
      // The first part to look at is random, because most choices are ties.
      const turn = random.below(folds);
      for (let each = 0; each < folds; each++) {
        const part = (each + turn) % folds;
        const load =
          inRow[part]! + inColumn[j * folds + part]! + parts[part]!.length / unknown.length;
        if (load < least) [best, least] = [part, load];
      }
      inRow[best]!++;
      inColumn[j * folds + best]!++;
      parts[best]!.push(place);
    }
  }
  if (known < folds) return undefined;
  return parts.filter((part) => part.length > 0).map((part) => part.sort((a, b) => a - b));
}

/** Fisher–Yates. */
function shuffle(items: number[], random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}
