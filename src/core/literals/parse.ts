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
  const found = firstSure(text, readers) ?? firstWished(text, readers);
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

/** What a selection begins with, or what is assigned in it, is what was meant. */
function isMeant(text: string, found: FoundMatrix): boolean {
  const before = skipSpaceBack(text, found.start);
  return before === 0 || '=:'.includes(text[before - 1]!);
}
