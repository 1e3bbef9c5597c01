import type { HowRead } from './matrix.js';

/** How a text was read, in one line: "CSV: names in row 1 and column 1; decimal comma". */
export function readingLine({ notation, notes }: Pick<HowRead, 'notation' | 'notes'>): string {
  return notes.length === 0 ? notation : `${notation}: ${notes.join('; ')}`;
}
