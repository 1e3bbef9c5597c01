import { success, type Result } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import type { Block } from '../concat/block.js';
import { ConcatParser } from '../concat/parser.js';
import { toMatrix } from '../concat/concatenation.js';
import { argumentAt, restOfCall, type Argument } from '../nested/arguments.js';
import { indexAround, indexed } from '../nested/index-behind.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type ReadOptions } from '../reader.js';
import { skipTrivia, nextMatch } from '../text-scan.js';
import { julia } from './language.js';
import { t } from '../../texts.js';

const opening =
  /\bDataFrame\(\s{0,80}(?=\w{1,80}\s{0,8}=|:\w{1,80}\s{0,8}=>|"[^"\n]{0,80}"\s{0,8}=>|\[\s{0,40}\[)/g;
const pair = /^(?::(\w{1,80})|"([^"\n]{0,80})")\s{0,8}=>\s{0,80}/;
const indexing = { ...julia.indexing, field: /^\.[A-Za-z_]\w{0,60}/ };
const { comments } = indexing;
/** A list of columns. */
const unnamed = /\[\s{0,40}\[[^\][]{0,100000}\]\s{0,40},/y;

interface Column {
  readonly label: string;
  readonly block: Block;
  /** A number instead of a list: it is repeated in every row. */
  readonly isScalar: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * `DataFrame(a = [1, 2], b = [3, 4])` and `DataFrame("a" => [1, 2], :b => 3)`: a table of named columns
 * (DataFrames.jl documentation, "Constructors").
 */
export const juliaFrameReader: Reader = {
  id: 'julia-frame',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    opening.lastIndex = at;
    const match = opening.exec(text);
    if (match?.index !== at) return { resumeAt: at + 1 };
    const inside = at + match[0].length;
    const first = argumentAt(text, inside, comments, inside + longest);
    const rest = restOfCall(text, first.end, comments, 41, longest);
    if (!rest) return { resumeAt: Math.max(inside, first.end) };
    const { end } = rest;
    const args = [first, ...rest.args];
    unnamed.lastIndex = inside;
    if (text[inside] === '[') {
      if (!unnamed.test(text)) return { resumeAt: inside };
      const what = t('a list of columns is not read here: write DataFrame(name = [values], …)');
      const result = problems.syntax(what, first.start, first.end);
      return { resumeAt: end, found: { start: at, end, result, certainty: 'sure' } };
    }
    const columns = args.map((arg) => columnOf(text, arg, options));
    const numeric = columns.filter((column) => column !== undefined);
    const certainty = numeric.length * 2 < args.length ? 'asked' : 'sure';
    const index = indexAround(text, at, end, indexing);
    if (index) {
      const found = { start: at, end: index.end, result: indexed(text, index), certainty } as const;
      return { resumeAt: certainty === 'sure' ? index.end : end, found };
    }
    const odd = args[columns.indexOf(undefined)];
    const result = odd
      ? problems.unreadable(text.slice(odd.start, odd.end), false, odd.start, odd.end)
      : joined(numeric, at, end, options.maxEntries);
    return { resumeAt: end, found: { start: at, end, result, certainty } };
  },
};

const longest = 1_000_000;

/** undefined if its value is not a constant column or number. */
function columnOf(text: string, arg: Argument, options: ReadOptions): Column | undefined {
  const named = pair.exec(text.slice(arg.start, arg.start + 200));
  const label = arg.name || (named?.[1] ?? named?.[2] ?? '');
  if (label === '') return undefined;
  const start = arg.start + (arg.name === '' ? (named?.[0].length ?? 0) : 0);
  const parser = new ConcatParser(text, start, julia, options);
  const block = parser.constant();
  // A row, `[1 2]`, is not a column.
  const isWhole = block?.cols === 1 && skipTrivia(text, parser.i, comments) === arg.end;
  if (!isWhole || parser.problem) return undefined;
  const isScalar = block.rows === 1 && text[start] !== '[';
  return { label, block, isScalar, start, end: parser.i };
}

/** The columns side by side. */
function joined(
  columns: readonly Column[],
  start: number,
  end: number,
  maxEntries: number,
): Result<Matrix> {
  const lists = columns.filter(({ isScalar }) => !isScalar);
  const rows = lists[0]?.block.rows ?? 1;
  const cols = columns.length;
  const odd = lists.find(({ block }) => block.rows !== rows);
  if (odd) {
    const place = columns.indexOf(odd) + 1;
    const other = columns.indexOf(lists[0]!) + 1;
    return problems.ragged(place, odd.block.rows, rows, odd.start, odd.end, 'Column', other);
  }
  if (rows * cols > maxEntries) return problems.tooLarge(maxEntries, start, end);
  const data = new Float64Array(rows * cols);
  columns.forEach(({ block, isScalar }, j) => {
    for (let i = 0; i < rows; i++) data[i * cols + j] = block.data[isScalar ? 0 : i]!;
  });
  const made = toMatrix({ rows, cols, data }, start, end);
  const columnLabels = columns.map(({ label }) => label);
  return made.ok ? success({ ...made.value, columnLabels }) : made;
}
