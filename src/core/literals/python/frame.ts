import type { Matrix } from '../../matrix.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import { shaped } from '../rows-builder.js';
import { Entries } from '../entries.js';
import { evaluate } from '../expression.js';
import { pythonGrammar } from '../grammar/python.js';
import { restOfCall, type Argument } from '../nested/arguments.js';
import { argumentOf } from '../nested/before.js';
import { readList } from '../nested/read-list.js';
import { skipEntry } from '../nested/skip-entry.js';
import type { NestedSyntax } from '../nested/types.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type ReadOptions } from '../reader.js';
import { isQuote, isWordCode, skipTrivia } from '../text-scan.js';
import { applyMethods } from './method-chain.js';
import { roleOf } from './constructors.js';
import { labelAt, labelsAt } from './labels.js';
import { withType } from './methods.js';
import { t } from '../../texts.js';

const opening = /\bDataFrame(?:\.from_dict)?\(\s{0,40}(?:data\s{0,4}=\s{0,4})?(?:\{|dict\()/g;
const { comments } = pythonGrammar;

/** One column: its name, its entries, and the range of its value. */
interface Column {
  readonly label: string;
  readonly entries: Entries;
  /** A single number, which is repeated in every row. */
  readonly isScalar: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * `pd.DataFrame({"a": [1, 2], "b": [3, 4]})`: a table of named columns, in the order of the dict (pandas
 * documentation, DataFrame: "Column order follows insertion-order"). A number is repeated in every row.
 * `index` names the rows, `columns` selects columns.
 */
export function frameReader(syntax: NestedSyntax): Reader {
  return {
    id: 'python-frame',
    notation: 'DataFrame',
    next(text, from) {
      opening.lastIndex = from;
      const match = opening.exec(text);
      if (!match) return undefined;
      const floor = Math.max(from, match.index - 30);
      let start = match.index;
      while (start > floor && isNameCode(text.charCodeAt(start - 1))) start--;
      return candidate(start);
    },
    read(text, { at }, options) {
      opening.lastIndex = at;
      const match = opening.exec(text);
      if (!match) return { resumeAt: text.length };
      const inside = match.index + match[0].length;
      const frame = new Frame(text, at, syntax, options);
      frame.read(inside, match[0].endsWith('{') ? '}' : ')');
      const call = frame.isClosed ? restOfCall(text, frame.end, comments) : undefined;
      if (!call) {
        const resumeAt = Math.max(frame.end, inside);
        const result = frame.problem ?? problems.syntax(t('the call is not closed'), at, resumeAt);
        return { resumeAt, found: { start: at, end: resumeAt, result, certainty: 'asked' } };
      }
      const byRows = match[0].includes('from_dict') && isOriented(text, call.args);
      const made = frame.problem ?? frame.matrix(call.args, byRows, call.end);
      const { end, result } = applyMethods(text, call.end, made, at);
      // A table of mostly words is not a table of numbers.
      const isWords = frame.strange > 0 && frame.strange >= frame.numbers;
      const certainty = isWords || frame.numbers === 0 ? 'asked' : 'sure';
      return { resumeAt: end, found: { start: at, end, result, certainty } };
    },
  };
}

function isNameCode(code: number): boolean {
  return isWordCode(code) || code === 46;
}

function isOriented(text: string, args: readonly Argument[]): boolean {
  const orient = args.find((arg) => arg.name === 'orient');
  return orient !== undefined && /^['"]index/.test(text.slice(orient.start, orient.start + 8));
}

class Frame {
  problem: Failure | undefined;
  /** Number of numeric entries; `strange` counts values that are not numeric. */
  numbers = 0;
  strange = 0;
  isClosed = false;
  /** The offset where reading ended. */
  end = 0;
  private readonly columns = new Map<string, Column>();

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly syntax: NestedSyntax,
    private readonly options: ReadOptions,
  ) {}

  /** `"a": value, …` up to the closing bracket; in `dict(…)`, `a=value, …`. */
  read(from: number, close: string): void {
    const { text } = this;
    let i = skipTrivia(text, from, comments);
    while (text[i] !== close) {
      const key = close === '}' ? labelAt(text, i) : wordAt(text, i);
      const colon = key ? skipTrivia(text, key.end, comments) : i;
      if (!key || text[colon] !== (close === '}' ? ':' : '=')) {
        this.end = i;
        const what = t('the columns of this DataFrame are not written out as "name": [values]');
        this.fail(problems.syntax(what, i, Math.min(i + 1, text.length)));
        return;
      }
      i = this.value(key.label, skipTrivia(text, colon + 1, comments));
      i = skipTrivia(text, i, comments);
      if (text[i] === ',') i = skipTrivia(text, i + 1, comments);
      else if (text[i] !== close) {
        this.end = i;
        const what =
          i < text.length ? t('a comma is missing') : t('the closing bracket is missing');
        this.fail(problems.syntax(what, i, Math.min(i + 1, text.length)));
        return;
      }
    }
    this.isClosed = true;
    this.end = i + 1;
  }

  matrix(args: readonly Argument[], byRows: boolean, end: number): Result<Matrix> {
    const { text, start } = this;
    const named = (name: string, place: number): Argument | undefined =>
      args.find((arg) => arg.name === name) ?? args.filter((arg) => arg.name === '')[place];
    const odd = args.find((arg) => !/^(?:|index|columns|dtype|copy|orient|strict)$/.test(arg.name));
    if (odd) return this.unread(odd.start - odd.name.length - 1, odd.end);
    const index = named('index', byRows ? 9 : 0);
    const chosen = named('columns', byRows ? 9 : 1);
    const rowLabels = index && labelsAt(text, index.start, index.end);
    const names = chosen && labelsAt(text, chosen.start, chosen.end);
    if (chosen && !names) return this.unread(chosen.start, chosen.end);
    const columns: Column[] = [];
    for (const name of byRows || !names ? this.columns.keys() : names) {
      const column = this.columns.get(name);
      if (!column) return this.absent(name, chosen!);
      columns.push(column);
    }
    const lists = columns.filter((column) => !column.isScalar);
    const length = lists[0]?.entries.length ?? rowLabels?.length ?? 0;
    const odds = lists.find((column) => column.entries.length !== length);
    if (odds) {
      const place = columns.indexOf(odds) + 1;
      return problems.ragged(place, odds.entries.length, length, odds.start, odds.end, 'Column');
    }
    if (length * columns.length === 0) return problems.empty([length, columns.length], start, end);
    if (length * columns.length > this.options.maxEntries) {
      return problems.tooLarge(this.options.maxEntries, start, end);
    }
    const keys = columns.map((column) => column.label);
    if (byRows) {
      const fits = names?.length === length ? { columnLabels: names } : {};
      return success(
        shaped(joined(columns, length, true), keys.length, length, { rowLabels: keys, ...fits }),
      );
    }
    if (rowLabels && rowLabels.length !== length) {
      const what = t(
        'index has {0} names, but the columns have {1} entries',
        rowLabels.length,
        length,
      );
      return problems.syntax(what, index.start, index.end);
    }
    const extras = { columnLabels: keys, ...(rowLabels ? { rowLabels } : {}) };
    const matrix = shaped(joined(columns, length, false), length, keys.length, extras);
    const dtype = args.find((arg) => arg.name === 'dtype');
    return success(dtype ? withType(matrix, text.slice(dtype.start, dtype.end)) : matrix);
  }

  /** Reads the value of a column at `at`; returns the offset after it. */
  private value(label: string, at: number): number {
    const { text, syntax, options } = this;
    const isList = text[at] === '[' || text[at] === '(';
    const opener = isList ? at : listOpener(text, at);
    if (opener >= 0) {
      const list = readList(text, opener, syntax, options);
      this.numbers += list.numbers;
      this.strange += list.strange;
      const call = isList ? undefined : restOfCall(text, list.end, comments);
      const end = isList ? list.end : (call?.end ?? -1);
      const plain = call === undefined || call.args.every((arg) => arg.name === 'dtype');
      if (list.closed && end >= 0 && plain && this.endsAt(end)) {
        if (list.problem) this.fail(inColumn(list.problem, label, list.entries.length + 1, text));
        else if (list.shape.length > 1) {
          const what = t('the column “{0}” holds lists and no numbers', label);
          this.fail(problems.syntax(what, at, end));
        }
        this.columns.set(label, { label, entries: list.entries, isScalar: false, start: at, end });
        return end;
      }
      if (isQuote(text.charCodeAt(list.end))) {
        const what = t(
          'The column “{0}” holds text: select or print columns of numbers only.',
          label,
        );
        this.fail(failure('notNumeric', what, list.end, list.end + 1));
      }
    } else {
      const { scalar, end } = evaluate(text, at, pythonGrammar);
      if (scalar && scalar.kind !== 'complex' && this.endsAt(end)) {
        const entries = new Entries();
        if (scalar.kind === 'missing') entries.pushMissing();
        else entries.push(scalar.value);
        this.numbers++;
        this.columns.set(label, { label, entries, isScalar: true, start: at, end });
        return end;
      }
    }
    const end = skipEntry(text, at, syntax, false);
    this.strange++;
    const what = t('the column “{0}” is not written out as a list of numbers', label);
    this.fail(problems.syntax(what, at, Math.max(end, at + 1)));
    return Math.max(end, at + 1);
  }

  /** Whether a value ends here: at a comma, a closing bracket or the end of the text. */
  private endsAt(end: number): boolean {
    const code = this.text.charCodeAt(skipTrivia(this.text, end, comments));
    return code === 44 || code === 125 || code === 41 || Number.isNaN(code);
  }

  private fail(problem: Failure): void {
    this.problem ??= problem;
  }

  private unread(start: number, end: number): Failure {
    const written = this.text.slice(start, Math.min(end, start + 40));
    return problems.syntax(t('“{0}” of the DataFrame is not read here', written), start, end);
  }

  private absent(name: string, { start, end }: Argument): Failure {
    return problems.syntax(t('the DataFrame has no column “{0}”', name), start, end);
  }
}

/** The problem of a list, reworded for the column that the list is. */
function inColumn(problem: Failure, label: string, row: number, text: string): Failure {
  const { code, start = 0, end = start } = problem.problem;
  if (code !== 'notNumeric' && code !== 'complex') return problem;
  const written = text.slice(start, Math.min(end, start + 30));
  const what =
    code === 'complex'
      ? t(
          'The entry “{0}” in row {1} of the column “{2}” is complex: select or print columns of numbers only.',
          written,
          row,
          label,
        )
      : t(
          'The entry “{0}” in row {1} of the column “{2}” is not a number: select or print columns of numbers only.',
          written,
          row,
          label,
        );
  return failure(code, what, start, end);
}

/** The bracket of the list in `np.array([`, `pd.Series([` or `list([`; -1 if there is no such call. */
function listOpener(text: string, start: number): number {
  const opener = argumentOf(text, start);
  if (text[opener] !== '[' && text[opener] !== '(') return -1;
  const name = text.slice(start, text.indexOf('(', start));
  const isArray = roleOf(name) === 'array' && !/(?:stack|concatenate|diag)$/.test(name);
  return isArray || /^(?:list|tuple|(?:pd\.|pl\.)?Series)$/.test(name) ? opener : -1;
}

function wordAt(text: string, at: number): { label: string; end: number } | undefined {
  let end = at;
  while (isWordCode(text.charCodeAt(end))) end++;
  return end > at && !isQuote(text.charCodeAt(at))
    ? { label: text.slice(at, end), end }
    : undefined;
}

/** The columns side by side; with `asRows`, below each other. */
function joined(columns: readonly Column[], length: number, asRows: boolean): Entries {
  const out = new Entries();
  const push = ({ entries, isScalar }: Column, i: number): void => {
    const value = entries.at(isScalar ? 0 : i);
    if (value === undefined) out.pushMissing();
    else out.push(value);
  };
  if (asRows) for (const column of columns) for (let i = 0; i < length; i++) push(column, i);
  else for (let i = 0; i < length; i++) for (const column of columns) push(column, i);
  return out;
}
