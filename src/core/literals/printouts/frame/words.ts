import type { WordLine } from '../../text/table/rows.js';

/** Word `k` of a line as written. */
export function wordText(text: string, row: WordLine, k: number): string {
  return text.slice(row.words[2 * k], row.words[2 * k + 1]);
}

/** Words `from` to `to` (exclusive) of a line with single blanks between them. */
export function wordsText(text: string, row: WordLine, from: number, to: number): string {
  if (to <= from) return '';
  return text.slice(row.words[2 * from], row.words[2 * to - 1]).replace(/\s+/g, ' ');
}
