import type { Matrix } from '../../matrix.js';
import { matrixAt } from '../at.js';
import { languageOf } from '../languages/index.js';
import type { ReadAs } from '../read-as.js';
import { placedNumbers } from './alignment.js';
import { isDeclaredWhole, withFloatType } from './element-type.js';
import { entryRuns, type EntryRun } from './entry-run.js';
import { formatOf, numberWriter, type NumberFormat } from './number-format.js';
import { numberTokens } from './number-tokens.js';

/** A literal of a document, and the matrix that was read from it. */
export interface WrittenMatrix {
  readonly text: string;
  readonly languageId: string;
  readonly start: number;
  readonly end: number;
  readonly matrix: Matrix;
  readonly as?: ReadAs | undefined;
}

/** A literal whose entries are plain numbers, so that others can be written in their places. */
export interface WrittenEntries {
  readonly literal: WrittenMatrix;
  readonly runs: readonly (EntryRun & { readonly format: NumberFormat })[];
  /** Most digits after the point of an entry; undefined if some have exponents. */
  readonly decimals: number | undefined;
}

/** One replacement in the text. */
export interface Rewriting {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Readings of data and of program output: these are records of what was, and not places to write in. */
const records =
  /printout|printed|table|tibble|drawn|CSV|TSV|distances|grid|data frame|numbers in rows|Matrix Market/i;

/**
 * The entries of a literal, if it is one that numbers can be written into: undefined for tables, printouts,
 * and literals with arithmetic or names.
 */
export function writtenEntries(literal: WrittenMatrix): WrittenEntries | undefined {
  const { text, languageId, start, end, matrix } = literal;
  const language = languageOf(languageId);
  const notation = matrix.reading?.notation ?? '';
  if (!language || language.wholeDocument === true || language.ids[0] === 'diff') return undefined;
  if (records.test(notation)) return undefined;
  const tokens = numberTokens(text, start, end, language.comments);
  const runs = entryRuns(tokens, matrix).flatMap((run) => {
    const format = formatOf(run.tokens);
    return format ? [{ ...run, format }] : [];
  });
  const [first] = runs;
  return first && { literal, runs, decimals: first.format.decimals };
}

/**
 * Writes another matrix of the same shape into the places of the entries. Everything else stays: names, the
 * constructor, line breaks, comments. A whole `dtype` becomes a floating-point one where it must. The new
 * text is read again, and the result is undefined unless exactly the rounded matrix comes back.
 *
 * @param decimals digits after the point; undefined for as many as the doubles need.
 * @param isWritten which entries are written; the others stay as they are. Default: all.
 */
export function rewritten(
  { literal, runs }: WrittenEntries,
  values: Float64Array,
  decimals: number | undefined,
  isWritten: (index: number) => boolean = () => true,
): Rewriting | undefined {
  for (const run of runs) {
    const rewriting = rewrittenAt(literal, run, values, decimals, isWritten);
    if (rewriting) return rewriting;
  }
  return undefined;
}

function rewrittenAt(
  literal: WrittenMatrix,
  { tokens, written, format }: WrittenEntries['runs'][number],
  values: Float64Array,
  decimals: number | undefined,
  isWritten: (index: number) => boolean,
): Rewriting | undefined {
  const { text, start, end, matrix, languageId } = literal;
  const target = values.map((value, i) => {
    if (!isWritten(i)) return matrix.data[i]!;
    const rounded = decimals === undefined ? value : Number(value.toFixed(Math.min(100, decimals)));
    return rounded === 0 ? 0 : rounded;
  });
  const isWhole = target.every((value) => Number.isInteger(value));
  const first = written[0]!.start;
  const last = written.at(-1)!.end;
  let behind = text.slice(last, end);
  if (!isWhole) {
    if (format.suffix === 'L') return undefined;
    if (languageId === 'python') behind = withFloatType(behind);
    const around = {
      line: text.slice(text.lastIndexOf('\n', start - 1) + 1, start),
      before: text.slice(start, first),
      behind,
      rest: restOfLine(text, end),
    };
    if (isDeclaredWhole(around)) return undefined;
  }
  const write = numberWriter(format, languageId, decimals, isWhole);
  const texts = tokens.map((token, i) =>
    isWritten(i) ? write(target[i]!) : text.slice(token.start, token.end),
  );
  const places = placedNumbers(text, tokens, matrix.cols, texts).sort((a, b) => a.start - b.start);
  const begin = places[0]!.start;
  let body = '';
  let at = begin;
  for (const place of places) {
    if (place.start < at) return undefined;
    body += text.slice(at, place.start) + place.text;
    at = place.end;
  }
  const rewriting = { start: begin, end, text: body + behind };
  return readsBack(literal, rewriting, target) ? rewriting : undefined;
}

/** Whether the new text is a literal at the same place with exactly these entries, and none missing. */
function readsBack(
  { text, languageId, start, matrix, as }: WrittenMatrix,
  rewriting: Rewriting,
  target: Float64Array,
): boolean {
  const changed = text.slice(0, rewriting.start) + rewriting.text + text.slice(rewriting.end);
  const found = matrixAt(changed, languageId, start, { as });
  if (found?.start !== start || !found.result.ok) return false;
  const { rows, cols, data } = found.result.value;
  if (rows !== matrix.rows || cols !== matrix.cols) return false;
  if (found.end !== rewriting.start + rewriting.text.length) return false;
  return target.every(
    (value, i) => data[i] === value || (Number.isNaN(value) && Number.isNaN(data[i])),
  );
}

function restOfLine(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, Math.min(end < 0 ? text.length : end, at + 80));
}
