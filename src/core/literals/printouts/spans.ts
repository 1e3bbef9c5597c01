import type { Matrix } from '../../matrix.js';
import type { Result } from '../../result.js';
import { isSpace, type Line } from '../text/lines.js';
import { ColumnBlocks } from '../text/table/blocks.js';
import { isEntry, wordLine, type WordLine } from '../text/table/rows.js';

/** Lines under a header that shows where the columns begin. */
export interface SpannedBlock {
  /** Where each column begins, in characters from the body of a line. */
  readonly bounds: readonly number[];
  readonly names: readonly string[];
  readonly lines: readonly Line[];
}

/** A column: for every line, pairs of start and end offsets of its words, or of its one cell. */
interface Column {
  readonly name: string;
  readonly words: readonly (readonly number[])[];
  readonly isText: boolean;
}

/**
 * The matrix of a table whose header shows the columns (MATLAB's `table`, Julia's `DataFrame`). Several
 * numbers under one name are as many columns. A first column of only text gives the row names, as in CSV.
 * Text anywhere else is a problem that names its row and column.
 */
export function spannedMatrix(
  text: string,
  blocks: readonly SpannedBlock[],
  rowLabels: readonly string[] | undefined,
  place: { readonly start: number; readonly end: number; readonly maxEntries: number },
): Result<Matrix> {
  const out = new ColumnBlocks(text, place.start, place.maxEntries);
  let labels = rowLabels;
  const names: string[] = [];
  for (const block of blocks) {
    const columns = block.names.map((name, j) => columnOf(text, block, name, j));
    const [first] = columns;
    if (!labels && first?.isText && (columns.length > 1 || blocks.length > 1)) {
      labels = first.words.map(([from, to]) => text.slice(from, to));
      columns.shift();
    }
    const lines = block.lines.map((line, i): WordLine => {
      const words = columns.flatMap((column) => column.words[i]!);
      return { line, words, count: words.length / 2, entries: words.length / 2 };
    });
    for (const { name, words } of columns) {
      const count = words[0]!.length / 2;
      for (let k = 1; k <= count; k++) names.push(count === 1 ? name : `${name}_${k}`);
    }
    out.add(lines, lines[0]?.count ?? 0);
  }
  return out.finish(place.end, 0, {
    rowLabels: labels,
    columnLabels: names.every((name) => name !== '') ? names : undefined,
  });
}

function columnOf(text: string, block: SpannedBlock, name: string, j: number): Column {
  const from = block.bounds[j]!;
  const to = block.bounds[j + 1] ?? Infinity;
  const cells = block.lines.map((line) => cellOf(text, line, from, to));
  const words = cells.map((cell) => wordLine(text, cell));
  const [first] = words;
  const even = words.every((row) => row.count === first!.count && row.entries === row.count);
  const split = even && first !== undefined && first.count > 1;
  const filled = words.filter((row) => row.count > 0);
  return {
    name,
    words: split ? words.map((row) => row.words) : cells.map((cell) => [cell.body, cell.end]),
    isText: filled.length > 0 && filled.every((row) => !isEntry(text, row.words, 0)),
  };
}

/** The part of a line in columns from … to, without the blanks around it. */
function cellOf(text: string, line: Line, from: number, to: number): Line {
  let end = Math.min(line.end, line.body + to);
  let body = Math.min(end, line.body + from);
  while (body < end && isSpace(text.charCodeAt(body))) body++;
  while (end > body && isSpace(text.charCodeAt(end - 1))) end--;
  return { ...line, body, end };
}
