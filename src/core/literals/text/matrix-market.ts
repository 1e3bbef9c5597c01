import type { Matrix } from '../../matrix.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import { problems } from '../problems.js';
import { candidate, defaultMaxEntries, type Reader } from '../reader.js';
import { Entry, entryProblem, readEntry } from './entry.js';
import { isBlank, lineAt, wordsOf, type Line } from './lines.js';
import { t } from '../../texts.js';

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
    ? problems.syntax(t('it does not begin with %%MatrixMarket'), 0, Math.min(text.length, 40))
    : readMarket(text, at, maxEntries).result;
}

/** The fields of the format, and two that SciPy and older programs write: `double` and `unsigned-integer`. */
const fields = new Set(['real', 'double', 'integer', 'unsigned-integer', 'pattern', 'complex']);
const symmetries = new Set(['general', 'symmetric', 'skew-symmetric', 'hermitian']);

interface Header {
  readonly coordinate: boolean;
  readonly pattern: boolean;
  readonly complex: boolean;
  readonly symmetry: string;
}

/** The numbers of a file by rows: one part, or the real and the imaginary one. */
export interface MarketParts {
  readonly rows: number;
  readonly cols: number;
  readonly parts: readonly Float64Array[];
}

/** The same for files of complex numbers, whose parts are two; for the others, there is one. */
export function readMarketParts(text: string, maxEntries: number): Result<MarketParts> {
  const at = text.indexOf(banner);
  if (at < 0) {
    return problems.syntax(
      t('it does not begin with %%MatrixMarket'),
      0,
      Math.min(text.length, 40),
    );
  }
  const first = lineAt(text, at)!;
  const header = headerOf(text, first);
  if ('ok' in header) return header;
  const body = new MarketBody(text, at, first, header, maxEntries);
  const found = body.read();
  return found.ok ? (body.leftOver() ?? found) : found;
}

function readMarket(
  text: string,
  at: number,
  maxEntries: number,
): { result: Result<Matrix>; end: number } {
  const first = lineAt(text, at)!;
  const header = headerOf(text, first);
  if ('ok' in header) return { result: header, end: first.end };
  if (header.complex) return { result: complexProblem(text, first), end: first.end };
  const body = new MarketBody(text, at, first, header, maxEntries);
  const result = body.read();
  return { result: result.ok ? success(withMissing(result.value)) : result, end: body.end };
}

function headerOf(text: string, line: Line): Header | Failure {
  const words = wordsOf(text, line);
  const word = (i: number): string => text.slice(words[2 * i], words[2 * i + 1]).toLowerCase();
  const [object, format, field, symmetry] = [word(1), word(2), word(3), word(4)];
  const known =
    object === 'matrix' &&
    (format === 'coordinate' || format === 'array') &&
    fields.has(field) &&
    symmetries.has(symmetry);
  if (!known || words.length !== 10) {
    const what = t(
      'the first line must read %%MatrixMarket matrix, then coordinate or array, real, integer, complex or pattern, and general, symmetric, skew-symmetric or hermitian',
    );
    return problems.syntax(what, line.start, line.end);
  }
  return {
    coordinate: format === 'coordinate',
    pattern: field === 'pattern',
    complex: field === 'complex' || symmetry === 'hermitian',
    symmetry,
  };
}

function complexProblem(text: string, line: Line): Failure {
  const words = wordsOf(text, line);
  const message = t(
    'This file holds a complex matrix: text is read as real numbers only. Save it as .mtx and open the file.',
  );
  return failure('complex', message, words[6], words[7]);
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

  read(): Result<MarketParts> {
    const { coordinate, symmetry } = this.header;
    const size = this.numbers(coordinate ? 3 : 2, () => undefined);
    if (!Array.isArray(size)) return size;
    const [rows, cols, stored] = size as [number, number, number];
    const whole = size.every((n) => Number.isInteger(n) && n >= 0);
    if (!whole) return this.syntax(t('the size line must hold whole numbers'));
    if (symmetry !== 'general' && rows !== cols) {
      return this.syntax(
        t('a {0} matrix must be square, and this one is {1} × {2}', symmetry, rows, cols),
      );
    }
    if (rows * cols > this.maxEntries) {
      return problems.tooLarge(this.maxEntries, this.start, this.end);
    }
    if (rows * cols === 0) return problems.empty([rows, cols], this.start, this.end);
    const parts = Array.from(
      { length: this.header.complex ? 2 : 1 },
      () => new Float64Array(rows * cols),
    );
    const problem = coordinate
      ? this.fillCoordinates(parts, rows, cols, stored)
      : this.fillColumns(parts, rows, cols);
    return problem ?? success({ rows, cols, parts });
  }

  /** A problem if lines follow that the size line does not count: something would be left out without a word. */
  leftOver(): Failure | undefined {
    const line = this.nextLine();
    if (!line) return undefined;
    const what = t('more lines follow than the size line says');
    return problems.syntax(what, line.start, line.end);
  }

  private fillCoordinates(
    parts: readonly Float64Array[],
    rows: number,
    cols: number,
    stored: number,
  ): Failure | undefined {
    const width = this.header.pattern ? 2 : 2 + parts.length;
    for (let k = 0; k < stored; k++) {
      const numbers = this.numbers(width, ([i, j]) =>
        i !== undefined && j !== undefined ? [i, j] : undefined,
      );
      if (!Array.isArray(numbers)) return numbers;
      const [i, j, ...values] = numbers as [number, number, ...number[]];
      if (!inside(i, rows) || !inside(j, cols)) {
        return this.syntax(
          t('entry {0} lies at row {1}, column {2} of {3} × {4}', k + 1, i, j, rows, cols),
        );
      }
      // The entries of a pattern are ones.
      this.put(parts, cols, i - 1, j - 1, values.length > 0 ? values : [1, 0]);
    }
    return undefined;
  }

  private fillColumns(
    parts: readonly Float64Array[],
    rows: number,
    cols: number,
  ): Failure | undefined {
    const { symmetry } = this.header;
    const skip = symmetry === 'skew-symmetric' ? 1 : 0;
    for (let j = 0; j < cols; j++) {
      for (let i = symmetry === 'general' ? 0 : j + skip; i < rows; i++) {
        const numbers = this.numbers(parts.length, () => [i + 1, j + 1]);
        if (!Array.isArray(numbers)) return numbers;
        this.put(parts, cols, i, j, numbers);
      }
    }
    return undefined;
  }

  private put(
    parts: readonly Float64Array[],
    cols: number,
    i: number,
    j: number,
    values: readonly number[],
  ): void {
    const { symmetry } = this.header;
    parts.forEach((data, part) => {
      const value = values[part]!;
      addAt(data, i * cols + j, value);
      if (symmetry === 'general' || i === j) return;
      // The other triangle of a Hermitian matrix is the conjugate.
      const isSame = symmetry === 'symmetric' || (symmetry === 'hermitian' && part === 0);
      addAt(data, j * cols + i, isSame ? value : -value);
    });
  }

  /**
   * The numbers of the next line that is not a comment. It is a problem when the line does not hold exactly
   * `count` numbers. `place` gives the row and column of a word from the numbers before it.
   */
  private numbers(
    count: number,
    place: (before: readonly number[]) => readonly [number, number] | undefined,
  ): number[] | Failure {
    const line = this.nextLine();
    if (!line) return this.syntax(t('the file ends before all its entries are there'));
    this.end = line.end;
    this.lineStart = line.start;
    const words = wordsOf(this.text, line);
    if (words.length !== 2 * count) {
      return failure(
        'syntax',
        t('This line must hold {0} numbers, and it holds {1}.', count, words.length / 2),
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

  private syntax(what: string): Failure {
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

/** The real part as a matrix. */
export function withMissing({ rows, cols, parts }: MarketParts): Matrix {
  const data = parts[0]!;
  const missing = Uint8Array.from(data, (value) => (Number.isNaN(value) ? 1 : 0));
  return missing.includes(1) ? { rows, cols, data, missing } : { rows, cols, data };
}
