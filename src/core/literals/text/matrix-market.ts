import type { Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { problems } from '../problems.js';
import { candidate, defaultMaxEntries, type Reader } from '../reader.js';
import { Entry, entryProblem, readEntry } from './entry.js';
import { isBlank, lineAt, wordsOf, type Line } from './lines.js';

const banner = '%%MatrixMarket';

/**
 * Matrix Market text (Boisvert, Pozo, Remington: "The Matrix Market Exchange Formats", NIST 1996):
 * a banner, comments after `%`, a size line, then `row column value` counted from 1 (coordinate; entries
 * not named are 0) or all values by columns (array). Symmetric and skew-symmetric files hold the lower
 * triangle only. Entries named twice are added, as SciPy's `mmread` does.
 */
export const matrixMarketReader: Reader = {
  id: 'matrix-market',
  next: (text, from) => candidate(text.indexOf(banner, from)),
  read(text, { at }, options) {
    const { result, end } = readMarket(text, at, options.maxEntries);
    const resumeAt = Math.max(end, at + banner.length);
    return { resumeAt, found: { start: at, end, result, certainty: 'sure' } };
  },
};

/** Matrix Market text as a dense matrix. Text before the banner is skipped. */
export function readMatrixMarket(
  text: string,
  maxEntries: number = defaultMaxEntries,
): Result<Matrix> {
  const at = text.indexOf(banner);
  return at < 0
    ? problems.syntax('it does not begin with %%MatrixMarket', 0, Math.min(text.length, 40))
    : readMarket(text, at, maxEntries).result;
}

/** The fields of the format, and two that SciPy and older programs write: `double` and `unsigned-integer`. */
const fields = new Set(['real', 'double', 'integer', 'unsigned-integer', 'pattern', 'complex']);
const symmetries = new Set(['general', 'symmetric', 'skew-symmetric', 'hermitian']);

interface Header {
  readonly coordinate: boolean;
  readonly pattern: boolean;
  readonly symmetry: string;
}

function readMarket(
  text: string,
  at: number,
  maxEntries: number,
): { result: Result<Matrix>; end: number } {
  const first = lineAt(text, at)!;
  const header = headerOf(text, first);
  if ('ok' in header) return { result: header, end: first.end };
  const body = new MarketBody(text, at, first, header, maxEntries);
  const result = body.read();
  return { result, end: body.end };
}

function headerOf(text: string, line: Line): Header | Extract<Result<Matrix>, { ok: false }> {
  const words = wordsOf(text, line);
  const word = (i: number): string => text.slice(words[2 * i], words[2 * i + 1]).toLowerCase();
  const [object, format, field, symmetry] = [word(1), word(2), word(3), word(4)];
  const known =
    object === 'matrix' &&
    (format === 'coordinate' || format === 'array') &&
    fields.has(field) &&
    symmetries.has(symmetry);
  if (!known || words.length !== 10) {
    const what =
      'the first line must read %%MatrixMarket matrix, then coordinate or array, real, integer or ' +
      'pattern, and general, symmetric or skew-symmetric';
    return problems.syntax(what, line.start, line.end);
  }
  if (field === 'complex' || symmetry === 'hermitian') {
    const [start, end] = [words[6], words[7]];
    const message = 'This file holds a complex matrix: Low-Rank Lens shows real matrices only.';
    return failure('complex', message, start, end);
  }
  return { coordinate: format === 'coordinate', pattern: field === 'pattern', symmetry };
}

/** Everything after the banner. */
class MarketBody {
  end: number;
  private cursor: number;
  /** Where the current line begins. */
  private lineStart: number;
  private readonly entry = new Entry();

  constructor(
    private readonly text: string,
    private readonly start: number,
    first: Line,
    private readonly header: Header,
    private readonly maxEntries: number,
  ) {
    this.end = first.end;
    this.cursor = first.next;
    this.lineStart = first.start;
  }

  read(): Result<Matrix> {
    const { coordinate, symmetry } = this.header;
    const size = this.numbers(coordinate ? 3 : 2, () => undefined);
    if (!Array.isArray(size)) return size;
    const [rows, cols, stored] = size as [number, number, number];
    const whole = size.every((n) => Number.isInteger(n) && n >= 0);
    if (!whole) return this.syntax('the size line must hold whole numbers');
    if (symmetry !== 'general' && rows !== cols) {
      return this.syntax(`a ${symmetry} matrix must be square, and this one is ${rows} × ${cols}`);
    }
    if (rows * cols > this.maxEntries) {
      return problems.tooLarge(this.maxEntries, this.start, this.end);
    }
    if (rows * cols === 0) return problems.empty([rows, cols], this.start, this.end);
    const data = new Float64Array(rows * cols);
    const problem = coordinate
      ? this.fillCoordinates(data, rows, cols, stored)
      : this.fillColumns(data, rows, cols);
    return problem ?? success(withMissing(rows, cols, data));
  }

  private fillCoordinates(
    data: Float64Array,
    rows: number,
    cols: number,
    stored: number,
  ): Result<Matrix> | undefined {
    const width = this.header.pattern ? 2 : 3;
    for (let k = 0; k < stored; k++) {
      const numbers = this.numbers(width, ([i, j]) =>
        i !== undefined && j !== undefined ? [i, j] : undefined,
      );
      if (!Array.isArray(numbers)) return numbers;
      const [i, j, value = 1] = numbers as [number, number, number?];
      if (!inside(i, rows) || !inside(j, cols)) {
        return this.syntax(`entry ${k + 1} lies at row ${i}, column ${j} of ${rows} × ${cols}`);
      }
      this.put(data, cols, i - 1, j - 1, value);
    }
    return undefined;
  }

  private fillColumns(data: Float64Array, rows: number, cols: number): Result<Matrix> | undefined {
    const { symmetry } = this.header;
    const skip = symmetry === 'skew-symmetric' ? 1 : 0;
    for (let j = 0; j < cols; j++) {
      for (let i = symmetry === 'general' ? 0 : j + skip; i < rows; i++) {
        const numbers = this.numbers(1, () => [i + 1, j + 1]);
        if (!Array.isArray(numbers)) return numbers;
        this.put(data, cols, i, j, numbers[0]!);
      }
    }
    return undefined;
  }

  private put(data: Float64Array, cols: number, i: number, j: number, value: number): void {
    addAt(data, i * cols + j, value);
    const { symmetry } = this.header;
    if (symmetry === 'general' || i === j) return;
    addAt(data, j * cols + i, symmetry === 'symmetric' ? value : -value);
  }

  /**
   * The numbers of the next line that is not a comment. It is a problem when the line does not hold exactly
   * `count` numbers. `place` gives the row and column of a word from the numbers before it.
   */
  private numbers(
    count: number,
    place: (before: readonly number[]) => readonly [number, number] | undefined,
  ): number[] | Extract<Result<Matrix>, { ok: false }> {
    const line = this.nextLine();
    if (!line) return this.syntax('the file ends before all its entries are there');
    this.end = line.end;
    this.lineStart = line.start;
    const words = wordsOf(this.text, line);
    if (words.length !== 2 * count) {
      return failure(
        'syntax',
        `This line must hold ${count} numbers, and it holds ${words.length / 2}.`,
        line.start,
        line.end,
      );
    }
    const numbers: number[] = [];
    for (let w = 0; w < words.length; w += 2) {
      const [from, to] = [words[w]!, words[w + 1]!];
      readEntry(this.text, from, to, this.entry);
      if (this.entry.kind !== 'number' && this.entry.kind !== 'missing') {
        const [row, column] = place(numbers) ?? [];
        return row === undefined || column === undefined
          ? problems.unreadable(this.text.slice(from, to), false, from, to)
          : entryProblem(this.entry, row, column, this.text, from, to);
      }
      numbers.push(this.entry.kind === 'missing' ? NaN : this.entry.value);
    }
    return numbers;
  }

  private nextLine(): Line | undefined {
    for (;;) {
      const line = lineAt(this.text, this.cursor);
      // The banner of another file looks like a comment, but it ends this file.
      if (!line || this.text.startsWith(banner, line.start)) return undefined;
      this.cursor = line.next;
      if (!isBlank(line) && this.text[line.start] !== '%') return line;
    }
  }

  private syntax(what: string): Extract<Result<Matrix>, { ok: false }> {
    return problems.syntax(what, this.lineStart, this.end);
  }
}

/** 0 + -0 is 0, so a first value is assigned and not added: a negative zero keeps its sign. */
function addAt(data: Float64Array, at: number, value: number): void {
  const before = data[at]!;
  data[at] = before === 0 ? value : before + value;
}

function inside(index: number, count: number): boolean {
  return Number.isInteger(index) && index >= 1 && index <= count;
}

function withMissing(rows: number, cols: number, data: Float64Array): Matrix {
  const missing = Uint8Array.from(data, (value) => (Number.isNaN(value) ? 1 : 0));
  return missing.includes(1) ? { rows, cols, data, missing } : { rows, cols, data };
}
