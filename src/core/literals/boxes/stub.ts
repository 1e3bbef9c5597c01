import type { HowRead, Matrix } from '../../matrix.js';
import { failure, type Result } from '../../result.js';
import { RowsBuilder } from '../rows-builder.js';
import { problems } from '../problems.js';
import { readCellNumber } from '../text/cell-number.js';
import { Entry, pushEntry, readEntry } from '../text/entry.js';
import { wordsOf, type Line } from '../text/lines.js';
import { t } from '../../texts.js';

/** A row of a table with names at its left: the name, and the words after it. */
export interface StubRow {
  readonly line: Line;
  readonly label: string;
  /** Pairs of start and end offsets of its words. */
  readonly words: readonly number[];
}

/** Some columns of the table, and the rows under their names. */
export interface StubBlock {
  readonly names: readonly string[];
  readonly rows: readonly StubRow[];
}

export interface StubTable {
  readonly blocks: readonly StubBlock[];
  /** Only the lower triangle is printed, because the program knows that the matrix is symmetric. */
  readonly isSymmetric: boolean;
  /** The names are only the numbers of the rows and columns. */
  readonly isCounted: boolean;
  readonly notation: string;
  readonly start: number;
  readonly end: number;
  readonly maxEntries: number;
}

const entry = new Entry();

/** The words of a line, or of a part of it, without the bars between them. */
export function wordsBetween(text: string, line: Line, from: number, to = line.end): number[] {
  const words = wordsOf(text, { ...line, body: from, end: to });
  const kept: number[] = [];
  for (let k = 0; k < words.length; k += 2) {
    const [start = 0, end = 0] = words.slice(k, k + 2);
    if (end - start > 1 || !'|│'.includes(text[start]!)) kept.push(start, end);
  }
  return kept;
}

/** The matrix of all blocks side by side; every row must have a word under each name. */
export function matrixOfStub(text: string, table: StubTable): Result<Matrix> {
  const { blocks, isSymmetric, isCounted, notation, start, end, maxEntries } = table;
  const rows = blocks[0]!.rows.length;
  const columnLabels = blocks.flatMap(({ names }) => names);
  const cols = columnLabels.length;
  if (rows * cols > maxEntries) return problems.tooLarge(maxEntries, start, end);
  const cells: number[][] = Array.from({ length: rows }, () => []);
  let before = 0;
  for (const block of blocks) {
    const first = isSymmetric ? before : 0;
    if (block.rows.length !== rows - first) return notAll(block.rows.length, rows - first, block);
    for (const [k, row] of block.rows.entries()) {
      const want = isSymmetric ? Math.min(block.names.length, k + 1) : block.names.length;
      const got = row.words.length / 2;
      if (got !== want) {
        const { body, end: stop } = row.line;
        const message = t(
          'Row {0} has {1} entries under the names above it, but should have {2}.',
          first + k + 1,
          got,
          want,
        );
        return failure('ragged', message, body, Math.max(stop, body + 1));
      }
      for (const at of row.words) cells[first + k]!.push(at);
    }
    before += block.names.length;
  }
  if (isSymmetric && rows !== cols) return notAll(rows, cols, blocks[0]!);
  const builder = new RowsBuilder(maxEntries, start);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const [down, across] = isSymmetric && j > i ? [j, i] : [i, j];
      push(builder, text, cells[down]![2 * across]!, cells[down]![2 * across + 1]!);
    }
    const { line } = blocks[0]!.rows[i]!;
    builder.endRow(line.body, line.end);
  }
  const notes = isCounted ? [] : [t('names in row 1 and column 1')];
  if (isSymmetric) notes.push(t('symmetric: the part above the diagonal is the part below it'));
  const reading: HowRead = { notation, notes };
  const rowLabels = blocks[0]!.rows.map(({ label }) => label);
  return builder.finish(end, isCounted ? { reading } : { reading, rowLabels, columnLabels });
}

/** Stata prints a point, perhaps with a letter, for what is missing, and commas between thousands. */
function push(builder: RowsBuilder, text: string, start: number, end: number): void {
  const written = text.slice(start, end);
  if (/^\.[a-z]?$/.test(written)) {
    builder.pushMissing();
    return;
  }
  readEntry(text, start, end, entry);
  const number = entry.kind === 'text' ? readCellNumber(written, '.') : undefined;
  if (number?.style === '' && !number.isBracketed) builder.push(number.value);
  else pushEntry(builder, entry, text, start, end);
}

function notAll(got: number, want: number, { rows }: StubBlock): Result<Matrix> {
  const [first, last] = [rows[0]?.line, rows.at(-1)?.line];
  const message = t(
    '{0} rows stand here, but there should be {1}: print or select all of them.',
    got,
    want,
  );
  return failure(got < want ? 'summarised' : 'ragged', message, first?.body ?? 0, last?.end ?? 1);
}
