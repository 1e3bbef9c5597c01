import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { argumentEnd, restOfCall } from '../nested/arguments.js';
import { indexAround, indexed } from '../nested/index-behind.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { isWordCode } from '../text-scan.js';
import { workOf } from '../work.js';
import { matrixCalls } from './functions.js';
import { rIndexing, RParser } from './parser.js';
import { oddEntry, type RNumbers, type RValue } from './values.js';

const wordReach = 40;
/** How far a call that is no constant is looked through for its end. */
const reach = 2000;
/** `rep(0, 1e9)` is short to write: what R computes is bounded to 1024 × 1024 entries. */
const maxComputed = 2 ** 20;

/** R's calls that make a matrix: matrix, rbind, cbind, array, structure, diag, t; `c(…)` when asked. */
export const rReader: Reader = {
  id: 'r',
  next(text, from) {
    for (let i = text.indexOf('(', from); i >= 0; i = text.indexOf('(', i + 1)) {
      let start = i;
      while (start > from && i - start < wordReach && isNameCode(text.charCodeAt(start - 1)))
        start--;
      const name = text.slice(start, i);
      if (matrixCalls.has(name) || name === 'c') return candidate(start);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const isVector = text[at] === 'c' && text[at + 1] === '(';
    if (!isVector) return constantAt(text, at, options);
    const isSizes = dimensions.test(text.slice(Math.max(0, at - 100), at));
    if (isSizes) return { resumeAt: at + 1 };
    return { resumeAt: at + 1, ifAsked: () => constantAt(text, at, options).found };
  },
};

function constantAt(text: string, at: number, options: ReadOptions): Reading {
  const parser = new RParser(text, at, Math.min(options.maxEntries, maxComputed), workOf(options));
  const value = parser.constant();
  const read = reading(text, at, parser, value);
  const index = read.found?.result.ok && indexAround(text, at, read.found.end, rIndexing);
  if (!index) return read;
  const { end } = index;
  return { resumeAt: end, found: { ...read.found, end, result: indexed(text, index) } };
}

/** `dim(x) <- c(2, 2)`, `par(mfrow = c(1, 2))`: sizes are no matrix. */
const dimensions = /\b(?:dim|\.Dim|mfrow|mfcol|perm)(?:\([^()\n]{0,60}\))?\s{0,4}(?:<-|=)\s{0,4}$/;

function isNameCode(code: number): boolean {
  return isWordCode(code) || code === 46;
}

function reading(text: string, start: number, parser: RParser, value: RValue | undefined): Reading {
  const end = parser.i;
  const resumeAt = Math.max(end, start + 1);
  if (value?.kind === 'numbers' && parser.isOddEntry) {
    const result = oddEntryIn(text, value, parser);
    return { resumeAt, found: { start, end, result, certainty: 'asked' } };
  }
  if (value?.kind === 'numbers') {
    const result = toMatrix(value, start, end);
    const certainty = value.dim === undefined ? 'asked' : 'sure';
    return { resumeAt, found: { start, end, result, certainty } };
  }
  const { uneven } = parser;
  if (uneven) {
    const { argument, got, want, other = 0, start: from, end: to, byRows } = uneven;
    const line = byRows ? 'Row' : 'Column';
    const result = problems.ragged(argument + 1, got, want, from, to, line, other + 1);
    return { resumeAt, found: { start, end, result, certainty: 'sure' } };
  }
  if (!parser.strange) return { resumeAt };
  const { start: from, end: to } = parser.strange;
  const written = text.slice(from, to);
  const result = problems.unreadable(written, parser.complex, from, to);
  // Its other arguments may be sizes, and are no matrix of their own.
  const first = argumentEnd(text, resumeAt, rIndexing.comments, resumeAt + reach);
  const call = restOfCall(text, first, rIndexing.comments, 41, reach);
  const far = Math.max(end, call?.end ?? end);
  return { resumeAt, found: { start, end: far, result, certainty: 'asked' } };
}

/** The entry that is no number, with its row and column where the value tells them. */
function oddEntryIn(text: string, value: RNumbers, parser: RParser): Result<Matrix> {
  const { start, end } = parser.strange!;
  const written = text.slice(start, end);
  const index = value.data.indexOf(oddEntry);
  if (index < 0) return problems.unreadable(written, parser.complex, start, end);
  const rows = value.dim?.[0] ?? 1;
  const [row, column] = [(index % rows) + 1, Math.floor(index / rows) + 1];
  return parser.complex
    ? problems.complex(row, column, written, start, end)
    : problems.notNumeric(row, column, written, start, end);
}

/** Columns first in R, rows first here; a plain vector is one row. */
function toMatrix(value: RNumbers, start: number, end: number): Result<Matrix> {
  const dim = [...(value.dim ?? [1, value.data.length])];
  while (dim.length > 2 && dim.at(-1) === 1) dim.pop();
  if (dim.length > 2) return problems.tooManyDimensions(dim, start, end);
  const rows = dim.length === 2 ? dim[0]! : 1;
  const cols = dim.length === 2 ? dim[1]! : dim[0]!;
  if (rows * cols === 0) return problems.empty([rows, cols], start, end);
  const data = new Float64Array(rows * cols);
  for (let j = 0; j < cols; j++) {
    for (let i = 0; i < rows; i++) data[i * cols + j] = value.data[j * rows + i]!;
  }
  const { rowNames, columnNames } = value;
  return success({
    rows,
    cols,
    data,
    ...(data.some(Number.isNaN)
      ? { missing: Uint8Array.from(data, (x) => (Number.isNaN(x) ? 1 : 0)) }
      : {}),
    ...(rowNames?.length === rows ? { rowLabels: rowNames } : {}),
    ...(columnNames?.length === cols ? { columnLabels: columnNames } : {}),
  });
}
