import type { Matrix } from '../../matrix.js';
import { success, type Failure, type Result } from '../../result.js';
import { shaped } from '../rows-builder.js';
import { Entries } from '../entries.js';
import { evaluate } from '../expression.js';
import { wolframGrammar } from '../grammar/wolfram.js';
import { problems } from '../problems.js';
import type { ReadOptions } from '../reader.js';
import { skipTrivia } from '../text-scan.js';
import { workOf } from '../scan-state.js';
import { t } from '../../texts.js';

const { comments } = wolframGrammar;

/** A range of the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `{i, j} -> value`: a row and a column, counted from 1. */
interface Rule {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/**
 * `SparseArray[{{1, 1} -> 5, {2, 2} -> 7}, {2, 2}]`: other positions are zero, or the third argument. The
 * first rule for a position counts. Without sizes, the array is just large enough (Wolfram documentation,
 * SparseArray). Rules with patterns or `Band` are a problem.
 */
export function sparseArray(
  text: string,
  args: readonly Span[],
  whole: Span,
  options: ReadOptions,
): Result<Matrix> {
  const rules = rulesIn(text, args[0]!);
  if ('ok' in rules) return rules;
  const sizes = args[1] ? sizesIn(text, args[1]) : largest(rules);
  const background = args[2] ? constant(text, args[2]) : 0;
  if (sizes?.length !== 2 || background === undefined || args.length > 3) {
    const what = t(
      'the sizes after the rules of a SparseArray must be two numbers, {rows, columns}',
    );
    return problems.syntax(what, whole.start, whole.end);
  }
  const [rows, cols] = [sizes[0]!, sizes[1]!];
  if (rows * cols === 0) return problems.empty(sizes, whole.start, whole.end);
  const room = rows * cols <= options.maxEntries && workOf(options).take(rows * cols);
  if (!room) return problems.tooLarge(options.maxEntries, whole.start, whole.end);
  const data = new Float64Array(rows * cols).fill(background);
  for (const { row, column, value } of rules.reverse()) {
    if (row > rows || column > cols) {
      const what = t(
        'the position {{0}, {1}} lies outside of the sizes {2} × {3}',
        row,
        column,
        rows,
        cols,
      );
      return problems.syntax(what, args[0]!.start, args[0]!.end);
    }
    data[(row - 1) * cols + column - 1] = value;
  }
  const entries = new Entries();
  for (const value of data) entries.push(value);
  return success(shaped(entries, rows, cols));
}

function largest(rules: readonly Rule[]): number[] {
  const most = (part: 'row' | 'column'): number =>
    rules.reduce((size, rule) => Math.max(size, rule[part]), 0);
  return [most('row'), most('column')];
}

/** `{2, 3}`: constant whole numbers. */
export function sizesIn(text: string, { start, end }: Span): number[] | undefined {
  const { values, end: used } = numbersIn(text, start) ?? { values: [NaN], end };
  const isWhole = values.every((size) => Number.isInteger(size) && size >= 0);
  return isWhole && used === end ? values : undefined;
}

/** The value of a constant argument; NaN where it is missing. */
export function constant(text: string, { start, end }: Span): number | undefined {
  const { scalar, end: used } = evaluate(text, start, wolframGrammar);
  return scalar && scalar.kind !== 'complex' && used === end ? scalar.value : undefined;
}

/** `{rule, …}`, one rule, or `{{i, j}, …} -> {value, …}`. */
function rulesIn(text: string, { start, end }: Span): Rule[] | Failure {
  const one = ruleAt(text, start);
  if (one) return one.end === end ? [one] : odd(text, one.end, end);
  const rules: Rule[] = [];
  const places: number[][] = [];
  let i = skipTrivia(text, start + 1, comments);
  while (i < end && text[i] !== '}') {
    const rule = ruleAt(text, i);
    const place = rule ? undefined : numbersIn(text, i);
    if (rule) rules.push(rule);
    else if (place?.values.length === 2) places.push(place.values);
    else return odd(text, i, end);
    i = skipTrivia(text, rule?.end ?? place!.end, comments);
    if (text[i] === ',') i = skipTrivia(text, i + 1, comments);
    else if (text[i] !== '}') return odd(text, i, end);
  }
  const after = skipTrivia(text, i + 1, comments);
  if (places.length === 0) return after >= end ? rules : odd(text, after, end);
  const arrow = arrowAt(text, after);
  const values = arrow > 0 ? numbersIn(text, skipTrivia(text, arrow, comments)) : undefined;
  if (rules.length > 0 || values?.values.length !== places.length || values.end !== end) {
    return odd(text, start, end);
  }
  return places.map(([row, column], k) => ({
    row: row!,
    column: column!,
    value: values.values[k]!,
  }));
}

function odd(text: string, at: number, end: number): Failure {
  const written = text.slice(at, Math.min(end, at + 30)).replace(/\s+/g, ' ');
  const what = t(
    "“{0}” in a SparseArray is not read here: write rules {row, column} -> number, or Normal's result",
    written,
  );
  return problems.syntax(what, at, Math.max(end, at + 1));
}

function ruleAt(text: string, at: number): (Rule & { end: number }) | undefined {
  const place = numbersIn(text, at);
  if (place?.values.length !== 2) return undefined;
  const [row, column] = [place.values[0]!, place.values[1]!];
  if (!Number.isInteger(row) || !Number.isInteger(column) || row < 1 || column < 1)
    return undefined;
  const arrow = arrowAt(text, skipTrivia(text, place.end, comments));
  if (arrow < 0) return undefined;
  const { scalar, end } = evaluate(text, skipTrivia(text, arrow, comments), wolframGrammar);
  if (!scalar || scalar.kind === 'complex') return undefined;
  return { row, column, value: scalar.value, end };
}

/** The offset after `->`, or -1. */
function arrowAt(text: string, at: number): number {
  if (text.startsWith('->', at)) return at + 2;
  if (text.startsWith('\\[Rule]', at)) return at + 7;
  return text[at] === '→' || text[at] === '\uf522' ? at + 1 : -1;
}

/** A flat list of constants, `{1, 2}`; undefined for anything else. */
function numbersIn(text: string, at: number): { values: number[]; end: number } | undefined {
  if (text[at] !== '{') return undefined;
  const values: number[] = [];
  let i = skipTrivia(text, at + 1, comments);
  for (;;) {
    const { scalar, end } = evaluate(text, i, wolframGrammar);
    if (!scalar || scalar.kind === 'complex') return undefined;
    values.push(scalar.value);
    i = skipTrivia(text, end, comments);
    if (text[i] === '}') return { values, end: i + 1 };
    if (text[i] !== ',') return undefined;
    i = skipTrivia(text, i + 1, comments);
  }
}
