import type { Candidate, Reader, Reading, ReadOptions } from '../reader.js';
import { lineAt, LineReader, nextLineStart, startOfLine } from '../text/lines.js';
import { search } from '../text-scan.js';
import { inkOf } from './lines.js';
import { DrawnMatrix } from './matrix.js';
import { cellText, drawnTable, widthOf, type BarredRow, type DrawnTable } from './table.js';

/** Where a drawn table begins. */
interface BoxCandidate extends Candidate {
  /** Its first line; a line with its shape may come before it (Polars). */
  readonly table: number;
}

/**
 * Tables drawn with bars and rules: GitHub-flavoured Markdown ("Tables (extension)": a header row, a row of
 * dashes, rows of cells), org, and the boxes that data frames, database shells and Python's tabulate, rich
 * and prettytable draw with `+---+` or with box-drawing characters. The table is checked against what the
 * printout says about it: Polars' shape, types under the names, the number of rows under the table.
 */
export const boxReader: Reader<BoxCandidate> = {
  id: 'box',
  next(text, from) {
    const first = nextLineStart(text, from);
    let at = search(text, first, anyMark);
    while (at >= 0) {
      const start = startOfLine(text, at, first);
      const line = lineAt(text, start)!;
      if (inkOf(text, line)) return { at: shapeBefore(text, start, first), table: start };
      at = search(text, line.next, anyMark);
    }
    return undefined;
  },
  read: (text, from, options) => readTable(text, from, options),
};

const anyMark = /[|+\u2500-\u257f]/g;
const shapePattern = /shape: \((\d{1,9}), ?(\d{1,9})\)\s{0,20}$/;

/** The start of the line above, if that is Polars' `shape: (2, 2)`. */
function shapeBefore(text: string, start: number, floor: number): number {
  if (start <= floor) return start;
  const above = startOfLine(text, start - 1, Math.max(floor, start - 200));
  return shapePattern.test(text.slice(above, start)) ? above : start;
}

function readTable(
  text: string,
  { at, table: first }: BoxCandidate,
  options: ReadOptions,
): Reading {
  const lines = new LineReader(text, at);
  const shape = first > at ? shapePattern.exec(text.slice(at, first)) : undefined;
  if (shape) lines.advance();
  const table = drawnTable(text, lines, 2 * options.maxEntries + 2);
  if (!table) return { resumeAt: Math.max(at + 1, lines.position) };
  const nothing = { resumeAt: Math.max(table.next, at + 1) };
  if (!isTable(text, table)) return nothing;
  const start = at + (/^\s*/.exec(text.slice(at, at + 400))?.[0].length ?? 0);
  const size = shape ? ([Number(shape[1]), Number(shape[2])] as const) : undefined;
  const drawn = new DrawnMatrix(text, table, at, options, size);
  const result = drawn.read();
  const { end } = drawn;
  const isColumn = result.ok && result.value.cols < 2 && !shape && !drawn.header.stated;
  const sure = result.ok ? result.value.rows > 1 && !isColumn : isTableProblem(result.problem.code);
  return {
    resumeAt: Math.max(nothing.resumeAt, end),
    found: { start: Math.min(start, first), end, result, certainty: sure ? 'sure' : 'asked' },
  };
}

/** A table of words is not a faulty matrix, so a scan does not report it. */
function isTableProblem(code: string): boolean {
  return code === 'ragged' || code === 'summarised' || code === 'tooLarge';
}

/**
 * Whether a drawing is a table: it has a rule, or bars at both ends of all its rows (org). Boxes side by side
 * are a diagram. Rows of one cell are a box around a text, or a matrix between two bars.
 */
function isTable(text: string, table: DrawnTable): boolean {
  const { rows, rules, ink, closed } = table;
  if (rows.length === 0 || rules.some(({ gaps }) => gaps)) return false;
  const several = rows.some((row) => widthOf(row) > 1);
  if (rules.length === 0) {
    // Diagrams do not have Polars' bars.
    const isDrawing =
      ink === 'box' && !text.slice(rows[0]!.line.start, rows[0]!.line.end).includes('┆');
    if (isDrawing || !closed || !several) return false;
    return rows.every((row) => row.bounds.every((_, k) => k % 2 === 1 || isWord(text, row, k / 2)));
  }
  if (several) return true;
  // One column: a name over it, and exactly one word in each row.
  const isHeaded = rules.some(({ below }) => below > 0 && below < rows.length);
  return isHeaded && rows.slice(1).every((row) => isWord(text, row, 0));
}

/** One number or name. Numbers with blanks between them would be several entries that no bar separates. */
function isWord(text: string, row: BarredRow, column: number): boolean {
  return !/\d\s+[-+.]{0,2}\d/.test(cellText(text, row, column));
}
