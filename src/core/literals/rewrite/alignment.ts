import type { NumberToken } from './number-tokens.js';

/** One number of the new text, and the place that it takes in the old one. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The new numbers at the places of the old ones. If the columns of the old text end below each other, so do
 * the new ones: the blanks before them are part of their place.
 *
 * @param tokens the entries by rows.
 */
export function placedNumbers(
  text: string,
  tokens: readonly NumberToken[],
  cols: number,
  written: readonly string[],
): Placed[] {
  const plain = tokens.map(({ start, end }, i) => ({ start, end, text: written[i]! }));
  const rows = tokens.length / cols;
  if (rows < 2 || !isAligned(text, tokens, cols)) return plain;
  for (let j = 0; j < cols; j++) {
    const column = Array.from({ length: rows }, (_, i) => i * cols + j);
    const blanks = column.map((index) => blanksBefore(text, tokens[index]!.start));
    const least = Math.min(...blanks);
    const width = Math.max(...column.map((index) => written[index]!.length));
    column.forEach((index, i) => {
      const { start, end } = tokens[index]!;
      const padded = `${' '.repeat(least)}${written[index]!.padStart(width)}`;
      plain[index] = { start: start - blanks[i]!, end, text: padded };
    });
  }
  return plain;
}

/** Each row on a line of its own, each column ending at one place, and some numbers shorter than others. */
function isAligned(text: string, tokens: readonly NumberToken[], cols: number): boolean {
  let isNeeded = false;
  let before = -1;
  for (let i = 0; i < tokens.length; i += cols) {
    const line = text.lastIndexOf('\n', tokens[i]!.start) + 1;
    if (line === before || text.slice(line, tokens[i]!.start).includes('\t')) return false;
    before = line;
    for (let j = 0; j < cols; j++) {
      const token = tokens[i + j]!;
      const first = tokens[j]!;
      const firstLine = text.lastIndexOf('\n', first.start) + 1;
      if (token.end - line !== first.end - firstLine) return false;
      if (token.start < line) return false;
      if (token.end - token.start !== first.end - first.start) isNeeded = true;
    }
  }
  return isNeeded;
}

function blanksBefore(text: string, at: number): number {
  let count = 0;
  while (text.charAt(at - count - 1) === ' ') count++;
  return count;
}
