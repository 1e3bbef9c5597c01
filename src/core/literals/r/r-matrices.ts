import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { argumentEnd, restOfCall } from '../nested/arguments.js';
import { indexAround, indexed } from '../nested/index-behind.js';
import { problems } from '../problems.js';
import { formulaStart, operatorBefore, operatorBehind } from '../concat/formula.js';
import { callAround } from '../nested/sizes-list.js';
import type { Candidate, FoundMatrix, Reader, Reading, ReadOptions } from '../reader.js';
import { isWordCode } from '../text-scan.js';
import { workOf } from '../scan-state.js';
import { matrixCalls } from './functions.js';
import { rIndexing, RParser } from './parser.js';
import { oddEntry, shapeOf, type RNumbers, type RValue } from './values.js';
import { t } from '../../texts.js';

const wordReach = 40;
/** Limit for the search for the end of a call that is not a constant. */
const reach = 2000;
/** `rep(0, 1e9)` is short to write, so computed entries are limited to 1024 × 1024. */
const maxComputed = 2 ** 20;

/** R's calls that return a matrix: matrix, rbind, cbind, array, structure, diag, t; `c(…)` when asked. */
export const rReader: Reader<RCandidate> = {
  id: 'r',
  next(text, from) {
    for (let i = text.indexOf('(', from); i >= 0; i = text.indexOf('(', i + 1)) {
      let start = i;
      while (start > from && i - start < wordReach && isNameCode(text.charCodeAt(start - 1)))
        start--;
      const name = text.slice(start, i);
      if (matrixCalls.has(name) || name === 'c') return candidateAt(text, start, from);
      // If the language is not certain: other programs have a `Matrix` too.
      if (name === 'Matrix' && ofVector.test(text.slice(i, i + 40)))
        return candidateAt(text, start, from);
    }
    return undefined;
  },
  read(text, { at, opener }, options) {
    const isVector = text[opener] === 'c' && text[opener + 1] === '(';
    if (!isVector) return constantAt(text, at, opener, options);
    const isSizes = dimensions.test(text.slice(Math.max(0, opener - 100), opener));
    if (isSizes) return { resumeAt: opener + 1 };
    return { resumeAt: opener + 1, ifAsked: () => constantAt(text, at, opener, options).found };
  },
};

/** The place of a call, or of constants before it that multiply it. */
interface RCandidate extends Candidate {
  readonly opener: number;
}

function candidateAt(text: string, opener: number, from: number): RCandidate {
  return { at: formulaStart(text, opener, from, true), opener };
}

const ofVector = /^\(\s{0,8}(?:data\s{0,4}=\s{0,4})?(?:c\(|-?\d{1,9}:\d)/;

function constantAt(text: string, start: number, at: number, options: ReadOptions): Reading {
  const parserAt = (from: number): RParser =>
    new RParser(text, from, Math.min(options.maxEntries, maxComputed), workOf(options));
  const parser = parserAt(at);
  const value = parser.constant();
  const read = reading(text, at, parser, value, options);
  if (!read.found?.result.ok) return read;
  const index = indexAround(text, at, read.found.end, rIndexing);
  if (index) {
    const { end } = index;
    return { resumeAt: end, found: { ...read.found, end, result: indexed(text, index) } };
  }
  const isJoined =
    start < at ||
    (operatorBehind(text, parser.i) !== undefined && operatorBefore(text, at) === undefined);
  const whole = isJoined ? parserAt(start) : undefined;
  const computed = whole?.expression();
  if (
    whole &&
    computed?.kind === 'numbers' &&
    computed.dim &&
    !whole.isOddEntry &&
    whole.i > parser.i - 1 &&
    operatorBehind(text, whole.i) === undefined
  ) {
    const notes = [t('computed from constants')];
    const made = reading(text, start, whole, { ...computed, notes }, options);
    if (made.found) return made;
  }
  return { ...read, found: asOperand(text, read.found, read.found.result.value) };
}

/** Functions that keep a matrix as it is. */
const transparent =
  /^(?:list|print|return|as\.matrix|as\.data\.frame|Matrix|data\.matrix|invisible|identity|function|if|while|for|assign|expect_equal|all\.equal|identical|torch_tensor|array|structure)?$/;
/** Functions whose result has the same entries in other places; it is another matrix. */
const arranging =
  /^(?:t|rbind|cbind|aperm|rev|rowSums|diag|matrix|kronecker|as\.vector|unlist|apply|sapply|upper\.tri|lower\.tri|as\.dist|rep)$/;

/** If the literal is an operand, a note says so. If it is only rearranged, a problem says so. */
function asOperand(text: string, found: FoundMatrix, value: Matrix): FoundMatrix {
  const { start, end } = found;
  const name = callAround(text, start)?.name ?? '';
  if (arranging.test(name)) {
    const what = t(
      '“{0}” around it is not computed here, and this is only its operand: print the result',
      name,
    );
    return { ...found, result: problems.syntax(what, start, end), certainty: 'asked' };
  }
  const operator = operatorBehind(text, end) ?? operatorBefore(text, start);
  const around = operator ?? (transparent.test(name) ? '' : name);
  if (around === '') return found;
  const notes = [...(value.reading?.notes ?? []), t('operand of {0}', around)];
  return { ...found, result: success({ ...value, reading: { notation: 'R', notes } }) };
}

/** `dim(x) <- c(2, 2)`, `par(mfrow = c(1, 2))`: sizes are not a matrix. */
const dimensions = /\b(?:dim|\.Dim|mfrow|mfcol|perm)(?:\([^()\n]{0,60}\))?\s{0,4}(?:<-|=)\s{0,4}$/;

function isNameCode(code: number): boolean {
  return isWordCode(code) || code === 46;
}

function reading(
  text: string,
  start: number,
  parser: RParser,
  value: RValue | undefined,
  options: ReadOptions,
): Reading {
  const end = parser.i;
  const resumeAt = Math.max(end, start + 1);
  if (value?.kind === 'numbers' && parser.isOddEntry) {
    const result = oddEntryIn(text, value, parser);
    return { resumeAt, found: { start, end, result, certainty: 'asked' } };
  }
  if (value?.kind === 'numbers') {
    const result = value.isBugs
      ? bugs(text, value, start, end, options)
      : toMatrix(value, start, end);
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
  // The other arguments of the call may be sizes, so they are skipped.
  const first = argumentEnd(text, resumeAt, rIndexing.comments, resumeAt + reach);
  const call = restOfCall(text, first, rIndexing.comments, 41, reach);
  const far = Math.max(end, call?.end ?? end);
  return { resumeAt, found: { start, end: far, result, certainty: 'asked' } };
}

/**
 * Numbers after `.Data =`. In a `list(…)`, or if the user chose it, they run along the rows. Elsewhere this
 * may be R code, which fills column by column.
 */
function bugs(
  text: string,
  value: RNumbers,
  start: number,
  end: number,
  { as }: ReadOptions,
): Result<Matrix> {
  const { rows, cols } = shapeOf(value);
  if (as?.order === 'columns') {
    const data = value.data.map((_, k) => value.data[Math.floor(k / cols) + (k % cols) * rows]!);
    return toMatrix({ ...value, data, notes: [t('down the columns')] }, start, end);
  }
  if (as?.order === 'rows' || callAround(text, start)?.name === 'list')
    return toMatrix(value, start, end);
  const what = t(
    'the entries after .Data run along the rows in BUGS and down the columns in R: put it into list(…) for BUGS, or leave out “.Data =” for R',
  );
  return problems.syntax(what, start, end);
}

/** The problem of an entry that is not a number, with its row and column if they are known. */
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

/** From R's column-major order to row-major; a plain vector becomes one row. */
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
  const { rowNames, columnNames, notes } = value;
  return success({
    rows,
    cols,
    data,
    ...(data.some(Number.isNaN)
      ? { missing: Uint8Array.from(data, (x) => (Number.isNaN(x) ? 1 : 0)) }
      : {}),
    ...(rowNames?.length === rows ? { rowLabels: rowNames } : {}),
    ...(columnNames?.length === cols ? { columnLabels: columnNames } : {}),
    ...(notes ? { reading: { notation: value.isBugs ? 'BUGS data' : 'R', notes } } : {}),
  });
}
