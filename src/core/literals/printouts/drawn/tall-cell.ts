import { valueOf } from '../../text/math.js';

/**
 * One entry of a pretty-printed matrix: lines of characters, all of one width. SymPy draws fractions on
 * three lines (`√2` over `──` over `2`), roots as `√2`, `╲╱ 2` or `\/ 2` under a bar of underscores with
 * the index before it, products as `⋅` or `*`.
 *
 * @returns the value; undefined when the drawing is not a constant that can be read.
 */
export function prettyValue(lines: readonly string[]): number | undefined {
  const formula = inOneLine(lines, 0);
  return formula === undefined ? undefined : valueOf(formula);
}

const maxDepth = 8;
/** Enough for nested fractions; anything taller is not an entry. */
const maxHeight = 32;
const bars = /─+|-{2,}|(?<![^ ])-(?![^ ])/g;

/** The drawing as a formula in one line; undefined when it is too deep or has other parts than a number has. */
function inOneLine(lines: readonly string[], depth: number): string | undefined {
  const block = trimmed(lines);
  if (block.length === 0 || block.length > maxHeight || depth > maxDepth) return undefined;
  if (block.length === 1) return symbols(block[0]!);
  const base = baseline(block);
  if (base < 0) return rootsOnly(block);
  return alongBaseline(block, base, depth);
}

interface Bar {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** The row of the longest fraction bar, or -1. A fraction bar has something above it and something below it. */
function baseline(block: readonly string[]): number {
  let best: Bar | undefined;
  block.forEach((line, row) => {
    for (const bar of barsIn(block, line, row)) {
      if (!best || bar.to - bar.from > best.to - best.from) best = bar;
    }
  });
  return best?.row ?? -1;
}

function barsIn(block: readonly string[], line: string, row: number): Bar[] {
  return [...line.matchAll(bars)]
    .map((match) => ({ row, from: match.index, to: match.index + match[0].length }))
    .filter(({ from, to }) => inked(block[row - 1], from, to) && inked(block[row + 1], from, to));
}

function inked(line: string | undefined, from: number, to: number): boolean {
  return line !== undefined && line.slice(from, to).trim() !== '';
}

/** Fractions become (above)/(below); the text between them is read with its roots. */
function alongBaseline(block: readonly string[], row: number, depth: number): string | undefined {
  let out = '';
  let from = 0;
  const pieces = barsIn(block, block[row]!, row);
  for (const bar of [...pieces, { row, from: block[row]!.length, to: block[row]!.length }]) {
    const between = block.map((line) => line.slice(from, bar.from));
    if (between.some((line) => line.trim() !== '')) {
      const text = between[row]!.trim();
      const plain = trimmed(between).length === 1 ? symbols(text) : rootsOnly(trimmed(between));
      if (plain === undefined) return undefined;
      out += plain;
    }
    if (bar.to > bar.from) {
      const over = inOneLine(columnsOf(block.slice(0, row), bar), depth + 1);
      const under = inOneLine(columnsOf(block.slice(row + 1), bar), depth + 1);
      if (over === undefined || under === undefined) return undefined;
      out += `((${over})/(${under}))`;
    }
    from = bar.to;
  }
  return out;
}

function columnsOf(lines: readonly string[], { from, to }: Bar): string[] {
  return lines.map((line) => line.slice(from, to));
}

/** Without fractions: one line of text under the bars of its roots, with their indices. */
function rootsOnly(block: readonly string[]): string | undefined {
  const text = block.at(-1)!;
  const above = block.slice(0, -1);
  if (above.some((line) => /[^\s_\d]/.test(line))) return undefined;
  const roof = above.at(-1) ?? '';
  let out = '';
  let from = 0;
  for (const match of text.matchAll(/(?:╲╱|\\\/) ?(\d+)/g)) {
    const index = /(\d*) ?$/.exec(roof.slice(from, match.index + 1))?.[1] ?? '';
    const root = index === '' ? `sqrt(${match[1]})` : `root(${index},${match[1]})`;
    out += `${text.slice(from, match.index)}${root}`;
    from = match.index + match[0].length;
  }
  if (from === 0 && above.length > 0) return undefined;
  return symbols(out + text.slice(from));
}

/** Unicode signs in the formula's own syntax; `√2` is a root of the digits (or the bracket) after it. */
function symbols(text: string): string {
  return text
    .replaceAll(/√(\d+)/g, 'sqrt($1)')
    .replaceAll('√(', 'sqrt(')
    .replaceAll(/[⋅·×]/g, '*')
    .replaceAll('−', '-')
    .replaceAll(/[ℯ]|(?<![\w.])[eE](?![\w(])/g, 'euler')
    .trim();
}

/** Without the empty lines above and below. */
function trimmed(lines: readonly string[]): string[] {
  let from = 0;
  let to = lines.length;
  while (from < to && lines[from]!.trim() === '') from++;
  while (to > from && lines[to - 1]!.trim() === '') to--;
  return lines.slice(from, to);
}
