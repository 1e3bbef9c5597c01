import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { problems } from '../problems.js';
import { Entry, entryProblem, readEntry } from '../text/entry.js';
import { isBlank, type Line, type LineReader } from '../text/lines.js';
import { t } from '../../texts.js';

/**
 * Sparse matrices printed as one line per entry: `(1, 2) -> 3` (Octave), `(1,2)  3` (MATLAB),
 * `[1, 2]  =  3.0` (Julia), `(0, 1)\t3.0` (SciPy, which counts from 0).
 */
export interface TripletOptions {
  /** Rows and columns, where the printout gives them; else the largest indices count. */
  readonly size: readonly [number, number] | undefined;
  readonly base: 0 | 1;
  /** Entries are multiplied by 10^exponent. */
  readonly exponent: number;
  readonly start: number;
  readonly maxEntries: number;
}

interface Triplet {
  readonly row: number;
  readonly column: number;
  /** Where the value begins. */
  readonly from: number;
}

const tripletPattern = /^\s{0,20}[([](\d{1,9}),\s{0,12}(\d{1,9})[)\]]\s{0,40}(?:->|=)?\s{0,40}/;

/** The indices at the start of a line and where its value begins. */
export function tripletAt(text: string, line: Line): Triplet | undefined {
  const match = tripletPattern.exec(text.slice(line.body, Math.min(line.end, line.body + 160)));
  const from = match ? line.body + match[0].length : 0;
  if (!match || from >= line.end) return undefined;
  return { row: Number(match[1]), column: Number(match[2]), from };
}

const octaveSize = /\(rows = (\d{1,9}), cols = (\d{1,9}), nnz = /;
const matlabSize = /^(\d{1,9})[x×](\d{1,9}) sparse /;
const allZero = /^All zero sparse: (\d{1,9})[x×](\d{1,9})/;

/** The size that Octave's or MATLAB's heading gives. */
export function sparseSize(heading: string): readonly [number, number] | undefined {
  const short = heading.slice(0, 120);
  const match = octaveSize.exec(short) ?? matlabSize.exec(short) ?? allZero.exec(short);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/** Lines of indices and values, from the current line on, as a dense matrix. */
export function readTriplets(
  text: string,
  lines: LineReader,
  options: TripletOptions,
): { result: Result<Matrix>; end: number; resumeAt: number; count: number } {
  const rowsAt: number[] = [];
  const columnsAt: number[] = [];
  const values: number[] = [];
  const entry = new Entry();
  let problem: Result<Matrix> | undefined;
  lines.skipBlank();
  let end = options.start;
  let resumeAt = options.start;
  let { line } = lines;
  for (; line && !isBlank(line); line = lines.advance()) {
    const triplet = tripletAt(text, line);
    if (!triplet) {
      const cut = /^\s*(?:\.{2,}|[:⋮…])\s*/.test(text.slice(line.body, line.body + 40));
      if (cut) problem ??= problems.summarised(values.length + 1, 1, line.body, line.end);
      else break;
    } else {
      readEntry(text, triplet.from, line.end, entry);
      if (entry.kind === 'number' || entry.kind === 'missing') {
        rowsAt.push(triplet.row - options.base);
        columnsAt.push(triplet.column - options.base);
        values.push(entry.kind === 'number' ? scaled(entry.value, options.exponent) : NaN);
      } else {
        if (isComplexPair(text, triplet.from, line.end)) entry.kind = 'complex';
        const [i, j] = [triplet.row + 1 - options.base, triplet.column + 1 - options.base];
        problem ??= entryProblem(entry, i, j, text, triplet.from, line.end);
      }
    }
    end = line.end;
    resumeAt = line.next;
  }
  const result = problem ?? dense(rowsAt, columnsAt, values, { ...options, end });
  return { result, end, resumeAt, count: values.length };
}

/** `1 + 2i`: Octave prints blanks around the sign; `(1+2j)`: SciPy prints brackets. */
function isComplexPair(text: string, from: number, end: number): boolean {
  return /^\S{1,30}\s{0,4}[-+]\s{0,4}\S{1,30}(?:i|im|j|j\))$/.test(
    text.slice(from, Math.min(end, from + 80)),
  );
}

function scaled(value: number, exponent: number): number {
  return exponent === 0 ? value : Number(`${value}e${exponent}`);
}

/** A matrix of zeros with the values at their positions. */
export function dense(
  rowsAt: readonly number[],
  columnsAt: readonly number[],
  values: readonly number[],
  options: { size: TripletOptions['size']; start: number; end: number; maxEntries: number },
): Result<Matrix> {
  const { size, start, end, maxEntries } = options;
  const most = (indices: readonly number[]): number =>
    indices.reduce((high, index) => Math.max(high, index + 1), 0);
  const rows = size?.[0] ?? most(rowsAt);
  const cols = size?.[1] ?? most(columnsAt);
  if (rows * cols === 0) return problems.empty([rows, cols], start, end);
  if (rows * cols > maxEntries) return problems.tooLarge(maxEntries, start, end);
  const data = new Float64Array(rows * cols);
  const missing = new Uint8Array(rows * cols);
  let unknown = false;
  for (let k = 0; k < values.length; k++) {
    const [i, j] = [rowsAt[k]!, columnsAt[k]!];
    if (i < 0 || j < 0 || i >= rows || j >= cols) {
      const what = t(
        'entry {0} lies at row {1}, column {2} of {3} × {4}',
        k + 1,
        i + 1,
        j + 1,
        rows,
        cols,
      );
      return problems.syntax(what, start, end);
    }
    // Entries named twice are added, as sparse formats define it.
    data[i * cols + j]! += values[k]!;
    if (Number.isNaN(values[k])) {
      missing[i * cols + j] = 1;
      unknown = true;
    }
  }
  return success({ rows, cols, data, ...(unknown ? { missing } : {}) });
}
