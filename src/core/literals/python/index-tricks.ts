import type { Failure, Result } from '../../result.js';
import { failure, success } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import { shaped } from '../rows-builder.js';
import { Entries } from '../entries.js';
import { evaluate } from '../expression.js';
import { pythonGrammar } from '../grammar/python.js';
import { argumentEnd, restOfCall, type Argument } from '../nested/arguments.js';
import { argumentOf } from '../nested/before.js';
import { readList } from '../nested/read-list.js';
import type { NestedSyntax } from '../nested/types.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type ReadOptions } from '../reader.js';
import { isQuote, skipSpaceBack, skipTrivia, nextMatch } from '../text-scan.js';
import { roleOf } from './constructors.js';
import { t } from '../../texts.js';

const opening = /\b(?:(?:np|numpy|jnp|cp)\.)?([cr])_\[/g;
const { comments } = pythonGrammar;

/** Rows × cols entries; `dimensions` is the number of dimensions as written. */
interface Part {
  readonly dimensions: number;
  readonly rows: number;
  readonly cols: number;
  readonly entries: Entries;
}

/**
 * `np.c_[…]` puts vectors side by side as columns, `np.r_[…]` one after the other. Matrices are put side by
 * side by `c_` and below each other by `r_` (NumPy reference, "Indexing routines": c_ is r_ with '-1,2,0').
 * Slices and directives in strings are a problem, and the message says so.
 */
export function indexTricksReader(syntax: NestedSyntax): Reader {
  return {
    id: 'python-index-tricks',
    notation: 'NumPy array',
    next: (text, from) => candidate(nextMatch(text, from, opening)),
    read(text, { at }, options) {
      opening.lastIndex = at;
      const match = opening.exec(text);
      if (match?.index !== at) return { resumeAt: at + 1 };
      const inside = at + match[0].length;
      const args = argumentsFrom(text, inside);
      if (!args) return { resumeAt: inside };
      const byColumns = match[1] === 'c';
      const name = `np.${match[1]!}_`;
      const result = joined(text, args.args, byColumns, { name, start: at, end: args.end }, (k) =>
        partOf(text, k, syntax, options, name),
      );
      const isVague = !result.ok && result.problem.code === 'notNumeric';
      const sure = result.ok ? result.value.rows > 1 : !isVague;
      const certainty = sure ? 'sure' : 'asked';
      return { resumeAt: args.end, found: { start: at, end: args.end, result, certainty } };
    },
  };
}

function argumentsFrom(text: string, at: number): { args: Argument[]; end: number } | undefined {
  const start = skipTrivia(text, at, comments);
  const end = argumentEnd(text, start, comments, at + 20_000);
  const rest = restOfCall(text, end, comments, 93);
  return rest && { args: [{ name: '', start, end }, ...rest.args], end: rest.end };
}

/** One argument: a number, a list, or a list inside an array constructor. */
function partOf(
  text: string,
  { start, end: after }: Argument,
  syntax: NestedSyntax,
  options: ReadOptions,
  name: string,
): Part | Failure {
  const end = skipSpaceBack(text, after);
  if (isQuote(text.charCodeAt(start))) {
    const what = t(
      'the directive {0} in {1}[…] is not computed here: print the result',
      text.slice(start, end),
      name,
    );
    return problems.syntax(what, start, end);
  }
  const isList = '[('.includes(text[start]!);
  const opener = isList ? start : constructorOpener(text, start);
  if (opener >= 0) {
    const list = readList(text, opener, syntax, options);
    if (list.problem) return list.problem;
    const stop = isList ? list.end : (restOfCall(text, list.end, comments)?.end ?? -1);
    const [rows = 1, cols] = list.shape;
    if (stop === end && list.shape.length <= 2) {
      const { entries } = list;
      if (cols === undefined) return { dimensions: 1, rows: 1, cols: rows, entries };
      return { dimensions: 2, rows, cols, entries };
    }
  } else {
    const { scalar, end: used } = evaluate(text, start, pythonGrammar);
    if (scalar?.kind === 'missing' || (scalar && scalar.kind !== 'complex' && used === end)) {
      const entries = new Entries();
      if (scalar.kind === 'missing') entries.pushMissing();
      else entries.push(scalar.value);
      return { dimensions: 0, rows: 1, cols: 1, entries };
    }
    if (/^[^[({]*:/.test(text.slice(start, end))) {
      const what = t(
        'the slice {0} in {1}[…] is not computed here: write its numbers out',
        text.slice(start, end),
        name,
      );
      return problems.syntax(what, start, end);
    }
  }
  return problems.unreadable(text.slice(start, end), false, start, end);
}

/** The bracket of the list in `np.array([`; -1 if there is no such call. */
function constructorOpener(text: string, start: number): number {
  const opener = argumentOf(text, start);
  if (text[opener] !== '[' && text[opener] !== '(') return -1;
  return roleOf(text.slice(start, text.indexOf('(', start))) === 'array' ? opener : -1;
}

interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function joined(
  text: string,
  args: readonly Argument[],
  byColumns: boolean,
  { name, start, end }: Place,
  read: (arg: Argument) => Part | Failure,
): Result<Matrix> {
  const parts: Part[] = [];
  for (const arg of args) {
    if (arg.end <= arg.start || arg.name !== '') {
      return problems.syntax(t('an entry of {0}[…] is missing', name), start, end);
    }
    const part = read(arg);
    if ('ok' in part) return part;
    // c_ turns a vector into a column; r_ makes rows only if all its arguments are matrices.
    const isColumn = byColumns && part.dimensions === 1;
    parts.push(isColumn ? { ...part, rows: part.cols, cols: 1 } : part);
    const [one, last] = [parts[0]!, parts.at(-1)!];
    const flat = !byColumns && last.dimensions < 2;
    const differs = byColumns ? last.rows !== one.rows : !flat && last.cols !== one.cols;
    if (differs || (!byColumns && flat !== one.dimensions < 2)) {
      return failure(
        'ragged',
        byColumns
          ? t(
              'The argument {0} of {1}[…] does not fit the first one: their numbers of rows differ.',
              text.slice(arg.start, Math.min(arg.end, arg.start + 30)),
              name,
            )
          : t(
              'The argument {0} of {1}[…] does not fit the first one: their shapes differ.',
              text.slice(arg.start, Math.min(arg.end, arg.start + 30)),
              name,
            ),
        arg.start,
        arg.end,
      );
    }
  }
  const along = byColumns || parts[0]!.dimensions < 2;
  const rows = along ? parts[0]!.rows : parts.reduce((sum, part) => sum + part.rows, 0);
  const cols = along ? parts.reduce((sum, part) => sum + part.cols, 0) : parts[0]!.cols;
  if (rows * cols === 0) return problems.empty([rows, cols], start, end);
  return success(shaped(along ? sideBySide(parts, rows) : sideBySide(parts, 1), rows, cols));
}

/** The entries of the parts row by row. With `rows` = 1, all of one part, then all of the next. */
function sideBySide(parts: readonly Part[], rows: number): Entries {
  const out = new Entries();
  for (let i = 0; i < rows; i++) {
    for (const { entries } of parts) {
      const width = entries.length / rows;
      for (let j = 0; j < width; j++) {
        const value = entries.at(i * width + j);
        if (value === undefined) out.pushMissing();
        else out.push(value);
      }
    }
  }
  return out;
}
