import type { HowRead } from './matrix.js';
import { t, translated } from './texts.js';

/** How a text was read, in one line: "CSV: names in row 1 and column 1; decimal comma". */
export function readingLine({ notation, notes }: Pick<HowRead, 'notation' | 'notes'>): string {
  const name = translated(notation);
  return notes.length === 0 ? name : t('{0}: {1}', name, notes.join(t('; ')));
}
