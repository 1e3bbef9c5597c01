import type { Matrix } from '../matrix.js';
import type { ProblemCode, Result } from '../result.js';
import { dialectOf } from './dialects.js';
import { problems } from './problems.js';
import { defaultMaxEntries, type FoundMatrix, type Reader } from './reader.js';
import { scan } from './scan.js';
import { skipSpaceBack } from './text-scan.js';

/** Problems that may just mean "this was never meant as a matrix": a later literal is better. */
const vague: ReadonlySet<ProblemCode> = new Set(['notNumeric', 'syntax', 'none']);

/**
 * What a selection means: the text as one literal, or the first literal inside it. What a scan would
 * find comes first; if there is nothing, one-row lists and half-written literals count too, since
 * asking is an explicit wish.
 */
export function parseMatrix(text: string, languageId: string): Result<Matrix> {
  const { readers, name } = dialectOf(languageId);
  const sure = firstSure(text, readers);
  const found = sure ?? selectedRows(text, readers) ?? firstWished(text, readers);
  return found?.result ?? problems.none(name);
}

function firstSure(text: string, readers: readonly Reader[]): FoundMatrix | undefined {
  const options = { explicit: false, maxEntries: defaultMaxEntries };
  return scan(text, readers, options).next().value;
}

function firstWished(text: string, readers: readonly Reader[]): FoundMatrix | undefined {
  const options = { explicit: true, maxEntries: defaultMaxEntries };
  let doubtful: FoundMatrix | undefined;
  for (const found of scan(text, readers, options)) {
    if (found.result.ok) return found;
    if (!vague.has(found.result.problem.code) || isMeant(text, found)) return doubtful ?? found;
    doubtful ??= found;
  }
  return doubtful;
}

const brackets: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' };

/**
 * The rows inside a literal, selected without its outer brackets: `[1, 2],` over `[3, 4]`. Read as if
 * the brackets stood around them, when that makes one matrix of the whole selection.
 */
function selectedRows(text: string, readers: readonly Reader[]): FoundMatrix | undefined {
  const first = text.search(/\S/);
  const open = text[first] ?? '';
  const close = brackets[open];
  if (close === undefined) return undefined;
  const rows = text
    .trim()
    .replace(/,$/, '')
    .replace(blankRow, (line) => ' '.repeat(line.length));
  // Two rows at least: a bracket closes, and after a comma or a line break one opens again.
  if (!rows.endsWith(close) || !/[\])}]\s{0,200}(?:,|\n)\s{0,200}[[({]/.test(rows))
    return undefined;
  const ends = Array.from(rows.matchAll(rowEnd), (match) => match.index + 1);
  const whole = `${open}${rows.replace(rowEnd, '$&,')}${close}`;
  const found = firstSure(whole, readers);
  if (!found || found.start > 0 || found.end < whole.length) return undefined;
  const [start, end] = [first, first + rows.length];
  if (found.result.ok) return { start, end, result: found.result };
  const { problem } = found.result;
  if (!told.has(problem.code)) return undefined;
  // Back to the text, without the bracket before it and the commas that were put in.
  const inText = (at: number): number =>
    first + at - 1 - ends.filter((before, k) => before + k < at - 1).length;
  const place =
    problem.start !== undefined && problem.end !== undefined
      ? { start: inText(problem.start), end: inText(problem.end) }
      : { start, end };
  return { start, end, result: { ok: false, problem: { ...problem, ...place } } };
}

/** What a drawing has between its rows: brackets around nothing. */
const blankRow = /^[ \t]{0,200}\[[ \t]{1,200}\](?=[ \t]{0,200}$)/gm;
/** A row's bracket before the line break and the bracket of the next row. */
const rowEnd = /[\])}](?=[ \t\r]{0,200}\n\s{0,200}[[({])/g;
/** Problems of one entry or row in what is otherwise rows of numbers. */
const told: ReadonlySet<ProblemCode> = new Set(['ragged', 'notNumeric', 'complex', 'summarised']);

/** What a selection begins with, or what is assigned in it, is what was meant. */
function isMeant(text: string, found: FoundMatrix): boolean {
  const before = skipSpaceBack(text, found.start);
  return before === 0 || '=:'.includes(text[before - 1]!) || text.startsWith('<-', before - 2);
}
