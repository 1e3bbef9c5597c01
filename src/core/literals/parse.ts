import type { Matrix } from '../matrix.js';
import type { ProblemCode, Result } from '../result.js';
import { dialectOf, type Dialect } from './languages/index.js';
import { unaccounted } from './accounted.js';
import { asChosen } from './as-chosen.js';
import { problems } from './problems.js';
import type { ReadAs } from './read-as.js';
import { defaultMaxEntries, type FoundMatrix } from './reader.js';
import { scan } from './scan.js';
import { skipSpaceBack } from './text-scan.js';

/** Problems that may only mean "this is not a matrix at all": a later literal is preferred. */
const vague: ReadonlySet<ProblemCode> = new Set(['notNumeric', 'syntax', 'none']);

/**
 * What a selection means: the text as one literal, or the first literal inside it. What a scan finds comes
 * first. If a scan finds nothing, one-row lists and half-written literals count too, since the user asked.
 *
 * @param as what a person chose where the text admits several readings (`readings`).
 */
export function parseMatrix(text: string, languageId: string, as?: ReadAs): Result<Matrix> {
  const dialect = dialectOf(languageId);
  return readSelection(text, dialect, as)?.result ?? problems.none(dialect.name);
}

/** The same with its place in the text; undefined if there is nothing to read. */
export function readSelection(
  text: string,
  dialect: Dialect,
  as?: ReadAs,
): FoundMatrix | undefined {
  const sure = firstSure(text, dialect, as);
  const found = sure ?? selectedRows(text, dialect, as) ?? firstWished(text, dialect, as);
  return asChosen(found, as);
}

function firstSure(
  text: string,
  dialect: Dialect,
  as?: ReadAs,
  until = text.length,
): FoundMatrix | undefined {
  return scan(text, dialect, { maxEntries: defaultMaxEntries, as }, { until }).next().value;
}

function firstWished(text: string, dialect: Dialect, as?: ReadAs): FoundMatrix | undefined {
  const options = { maxEntries: defaultMaxEntries, as };
  let doubtful: FoundMatrix | undefined;
  let vagueOnes = 0;
  for (const found of scan(text, dialect, options, { least: 'asked' })) {
    if (found.result.ok) {
      // A reading that is told only when asked, and is still `sure`, has already checked its surroundings.
      const isSure = found.certainty === 'sure';
      const more = isSure ? undefined : unaccounted(text, found, dialect.language);
      return more ? { ...found, result: more } : found;
    }
    if (!vague.has(found.result.problem.code) || isMeant(text, found)) return doubtful ?? found;
    doubtful ??= found;
    if (++vagueOnes === mostVague) break;
  }
  return doubtful;
}

/** After so many texts that may not be meant as matrices, the first of them is the answer. */
const mostVague = 1000;

const brackets: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' };

/**
 * The rows inside a literal, selected without its outer brackets: `[1, 2],` over `[3, 4]`. They are read
 * with brackets added around them, if this makes one matrix of the whole selection.
 */
function selectedRows(text: string, dialect: Dialect, as?: ReadAs): FoundMatrix | undefined {
  const first = text.search(/\S/);
  const open = text[first] ?? '';
  const close = brackets[open];
  if (isLatexRows(text)) return latexRows(text, dialect, as);
  if (close === undefined) return undefined;
  const rows = text
    .trim()
    .replace(/,$/, '')
    .replace(blankRow, (line) => ' '.repeat(line.length));
  // At least two rows: a bracket closes, and another one opens after a comma or a line break.
  if (!rows.endsWith(close) || !/[\])}]\s{0,200}(?:,|\n)\s{0,200}[[({]/.test(rows))
    return undefined;
  const ends = Array.from(rows.matchAll(rowEnd), (match) => match.index + 1);
  const whole = `${open}${rows.replace(rowEnd, '$&,')}${close}`;
  const found = firstSure(whole, dialect, as, 0);
  if (!found || found.start > 0 || found.end < whole.length) return undefined;
  const [start, end] = [first, first + rows.length];
  if (found.result.ok) return { ...found, start, end };
  const { problem } = found.result;
  if (!told.has(problem.code)) return undefined;
  // Maps an offset back to the text, without the added bracket and commas.
  const inText = (at: number): number =>
    first + at - 1 - ends.filter((before, k) => before + k < at - 1).length;
  const place =
    problem.start !== undefined && problem.end !== undefined
      ? { start: inText(problem.start), end: inText(problem.end) }
      : { start, end };
  return { ...found, start, end, result: { ok: false, problem: { ...problem, ...place } } };
}

/** Rows of a LaTeX matrix without its environment: `&` between entries, two backslashes between rows. */
function isLatexRows(text: string): boolean {
  const breaks = /^[^\\&{}]{0,4000}&(?:[^\\]|\\[^\\\s])*\\\\/.test(text.slice(0, 8000));
  return breaks && !/\\(?:begin|end)\{|\\cr\b/.test(text);
}

function latexRows(text: string, dialect: Dialect, as?: ReadAs): FoundMatrix | undefined {
  const head = '\\begin{matrix}';
  const found = firstSure(`${head}${text}\\end{matrix}`, dialect, as, 0);
  if (!found || found.start > 0) return undefined;
  const inText = (at: number): number => Math.min(text.length, Math.max(0, at - head.length));
  const place = { start: 0, end: text.trimEnd().length };
  if (found.result.ok) return { ...found, ...place };
  const { problem } = found.result;
  const { start = head.length, end = text.length + head.length } = problem;
  return {
    ...found,
    ...place,
    result: { ok: false, problem: { ...problem, start: inText(start), end: inText(end) } },
  };
}

/** An empty row of a drawing: brackets around blanks. */
const blankRow = /^[ \t]{0,200}\[[ \t]{1,200}\](?=[ \t]{0,200}$)/gm;
/** The closing bracket of a row, before a line break and the opening bracket of the next row. */
const rowEnd = /[\])}](?=[ \t\r]{0,200}\n\s{0,200}[[({])/g;
/** Problems with one entry or row; the other rows are numbers. */
const told: ReadonlySet<ProblemCode> = new Set(['ragged', 'notNumeric', 'complex', 'summarised']);

/** A literal at the start of the selection, or on the right of an assignment, is what the user means. */
function isMeant(text: string, found: FoundMatrix): boolean {
  const before = skipSpaceBack(text, found.start);
  return before === 0 || '=:'.includes(text[before - 1]!) || text.startsWith('<-', before - 2);
}
