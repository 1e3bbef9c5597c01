import type { ReadOptions } from '../../reader.js';
import { isBlank, lineAt, type Line } from '../lines.js';
import { PlainRows } from './plain-rows.js';

/**
 * gnuplot's grid data (manual, "Splot data"): points x, y, z in rows, the points of one x in a block, an
 * empty line between the blocks. All are rows of one matrix. Adds the blocks that follow the one in `rows`,
 * if x is constant within each block and all blocks have the same y. Returns the last line added.
 */
export function isolines(text: string, rows: PlainRows, last: Line, options: ReadOptions): Line {
  const { rows: length } = rows;
  let end = last;
  for (;;) {
    const gap = lineAt(text, end.next);
    const first = gap && isBlank(gap) ? lineAt(text, gap.next) : undefined;
    if (!first || isBlank(first)) return end;
    const block = new PlainRows(text, first.start, options.maxEntries);
    const lines: Line[] = [];
    for (
      let line: Line | undefined = first;
      line && !isBlank(line);
      line = lineAt(text, line.next)
    ) {
      if (lines.push(line) > length || block.add(line) !== 'row') return end;
    }
    if (lines.length < length || !follows(rows, block, length)) return end;
    for (const line of lines) rows.add(line);
    end = lines.at(-1)!;
  }
}

function follows(rows: PlainRows, block: PlainRows, length: number): boolean {
  const last = rows.rows - length;
  if (block.cols !== rows.cols || block.at(0, 0) === rows.at(last, 0)) return false;
  if (rows.at(0, 1) === rows.at(1, 1)) return false;
  for (let i = 0; i < length; i++) {
    const isSame =
      block.at(i, 0) === block.at(0, 0) &&
      rows.at(last + i, 0) === rows.at(last, 0) &&
      block.at(i, 1) === rows.at(i, 1);
    if (!isSame) return false;
  }
  return true;
}
