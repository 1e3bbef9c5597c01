import { parseMatrix } from '../../literals/parse.js';
import type { Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import { decodeUtf8 } from '../utf8.js';
import type { LineFormat } from './layout.js';
import { isBlankLine, readLine } from './line.js';
import { t } from '../../texts.js';

/** What the first lines of a text say about all of them. */
export interface TextHead {
  readonly format: LineFormat;
  readonly columnLabels: readonly string[] | undefined;
  /** The byte where the first row begins, and the number of its line. */
  readonly start: number;
  readonly line: number;
}

/** The first bytes that are looked at: as many as three lines need, and at least so many. */
const [leastHead, mostHead] = [2 ** 17, 2 ** 24];
/** Lines of the head, at most. */
const mostLines = 1000;

interface Line {
  readonly from: number;
  readonly to: number;
  /** From 1. */
  readonly number: number;
}

/**
 * Reads the first lines by the rules of their notation, and finds the plain way to read a line that gives exactly the same
 * numbers. There is none for texts with, say, units or thousands.
 *
 * @returns `tooLarge` if there is none.
 */
export async function headOf(file: ByteSource, languageId: string): Promise<Result<TextHead>> {
  const bytes = await firstBytes(file);
  if (bytes.includes(0)) return noTable(file);
  const lines = linesOf(bytes);
  const last = lines.at(-1);
  if (!last) return noTable(file);
  const text = decodeUtf8(bytes.subarray(0, last.to));
  if (!text.ok) return text;
  const matrix = parseMatrix(text.value, languageId);
  if (!matrix.ok) return matrix;
  const { rows, columnLabels } = matrix.value;
  const own = lines.slice(lines.length - rows);
  const first = own[0];
  if (own.length < rows || !first) return noTable(file);
  for (const delimiter of [',', ';', '\t', '|', '\0'].map((mark) => mark.charCodeAt(0))) {
    for (const comma of delimiter === 44 ? [false] : [false, true]) {
      const format = formatOf(bytes, own, matrix.value, delimiter, comma);
      if (!format) continue;
      const start = first.from;
      return success({ format, columnLabels, start, line: first.number });
    }
  }
  return noTable(file);
}

function noTable(file: ByteSource): Result<never> {
  return failure(
    'tooLarge',
    t(
      'The text has {0} bytes, and its first lines are not rows of plain numbers with the same marks between them: only such a text is read in parts. Save it as .npy.',
      file.size,
    ),
  );
}

/** Whole lines from the start. */
async function firstBytes(file: ByteSource): Promise<Uint8Array> {
  for (let size = leastHead; ; size *= 4) {
    const end = Math.min(file.size, size);
    const bytes = await file.read(0, end);
    if (end === file.size) return bytes;
    const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
    if (size >= mostHead || linesOf(whole).length >= 4) return whole;
  }
}

/** Lines that are not blank. */
function linesOf(bytes: Uint8Array): Line[] {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const lines: Line[] = [];
  for (let from = hasMark ? 3 : 0, number = 1; from < bytes.length; number++) {
    const found = bytes.indexOf(10, from);
    const to = found < 0 ? bytes.length : found;
    if (!isBlankLine(bytes, from, to)) lines.push({ from, to, number });
    if (lines.length === mostLines) break;
    from = to + 1;
  }
  return lines;
}

/** The fields of the lines that are the columns of the matrix, if all numbers agree. */
function formatOf(
  bytes: Uint8Array,
  lines: readonly Line[],
  matrix: Matrix,
  delimiter: number,
  comma: boolean,
): LineFormat | undefined {
  const [first] = lines;
  const none = new Float64Array(0);
  const counted = readLine(
    bytes,
    first!.from,
    first!.to,
    { delimiter, comma, fields: 0, kept: [] },
    none,
    0,
  );
  const fields = counted?.field ?? 0;
  if (fields < matrix.cols) return undefined;
  const kept: number[] = [];
  for (let field = 0; field < fields && kept.length < matrix.cols; field++) {
    const format = { delimiter, comma, fields, kept: [field] };
    if (isColumn(bytes, lines, format, matrix, kept.length)) kept.push(field);
  }
  return kept.length === matrix.cols ? { delimiter, comma, fields, kept } : undefined;
}

function isColumn(
  bytes: Uint8Array,
  lines: readonly Line[],
  format: LineFormat,
  { data, missing, cols }: Matrix,
  column: number,
): boolean {
  const own = new Float64Array(1);
  return lines.every(({ from, to }, i) => {
    if (readLine(bytes, from, to, format, own, 0)) return false;
    const at = i * cols + column;
    return Object.is(own[0], missing?.[at] === 1 ? NaN : data[at]);
  });
}
