import { candidate, type Reader } from '../reader.js';
import { lineAbove, numbersOn } from '../printouts/beside.js';
import { lineAt, nextLineStart } from '../text/lines.js';
import { mayHoldMatrix, nextLine, readingOf, type Stretch } from './embedding.js';
import { inCommon, logParts, type LogPart } from './log-prefix.js';
import { t } from '../../texts.js';

/** The possible beginnings of a log line's first part, at the start of a line. */
const opening =
  /^[^\S\n]{0,40}(?:\[[A-Za-z_ \d]|\d{1,4}[-/.:]\d\d|\(|[A-Z]{3}|[A-Z][a-z]{2} [ \d]\d |[IWEF]\d{4} |[A-Za-z][\w.-]{0,60} {1,40}\| )/gm;

/** A stretch, and whether its lines have only a time in common. */
interface Logged extends Stretch {
  readonly timeOnly: boolean;
}

/**
 * Reads messages of several lines from a log that repeats time, level and name before each line. The times
 * may differ, the names may not: lines of two writers are two texts.
 *
 * @param inside readers of the messages.
 * @param untimed readers for lines with only a time before them, which may be a column of a table.
 */
export function logReader(
  id: string,
  inside: readonly Reader[],
  untimed: readonly Reader[],
): Reader {
  return {
    id,
    next(text, from) {
      opening.lastIndex = nextLineStart(text, from);
      for (let match = opening.exec(text); match; match = opening.exec(text)) {
        const at = match.index;
        const stretch = stretchFrom(text, at);
        if (stretch && mayHoldMatrix(text, stretch)) {
          return candidate(stretch.at >= from ? stretch.at : at);
        }
        opening.lastIndex = Math.max(stretch?.end ?? 0, nextLine(text, at));
        if (opening.lastIndex >= text.length) return undefined;
      }
      return undefined;
    },
    read(text, { at }) {
      const below = nextLine(text, 0);
      // A selection may begin after the prefix of its first line.
      const isBare = at === 0 && logParts(text, 0, below).length === 0;
      const second = isBare ? stretchFrom(text, below) : undefined;
      const stretch = second?.at === 0 ? second : stretchAt(text, at);
      if (!stretch) return { resumeAt: nextLine(text, at) };
      return readingOf(text, stretch, stretch.timeOnly ? untimed : inside);
    },
  };
}

/** Adds the first line of a selection, if the selection begins after that line's prefix. */
function stretchFrom(text: string, at: number): (Logged & { readonly at: number }) | undefined {
  const stretch = stretchAt(text, at);
  if (!stretch) return undefined;
  const isSelection =
    at > 0 && at === nextLine(text, 0) && stretch.end === text.length && !stretch.timeOnly;
  const first = isSelection ? logParts(text, 0, at) : undefined;
  if (first?.length !== 0) return { ...stretch, at };
  return { ...stretch, at: 0, parts: [0, at, ...stretch.parts] };
}

/** The lines from `at` on that have the same first parts. */
function stretchAt(text: string, at: number): Logged | undefined {
  let common: readonly LogPart[] = [];
  const lines: { readonly parts: readonly LogPart[]; readonly next: number }[] = [];
  let end = at;
  while (end < text.length) {
    const next = nextLine(text, end);
    const parts = logParts(text, end, next);
    const shared: readonly LogPart[] =
      lines.length === 0 ? parts : common.slice(0, inCommon(common, parts));
    if (!shared.some((part) => part.isSure)) break;
    common = shared;
    lines.push({ parts, next });
    end = next;
  }
  if (lines.length === 0) return undefined;
  const last = common.length - 1;
  const pieces = lines.flatMap(({ parts, next }) => [Math.min(parts[last]!.end, next), next]);
  // A row with a damaged prefix is kept with the rows before it: without it the matrix would be incomplete.
  const [from, to] = pieces.slice(-2) as [number, number];
  const row = lineAt(text, from);
  const stray = lineAt(text, end);
  const isOther = stray && logParts(text, stray.start, stray.next).some((part) => part.isSure);
  const count = row && stray && !isOther ? numbersOn(text, row) : 0;
  // A selection may begin after the prefix of its first line, so line two is not checked.
  if (at !== nextLine(text, 0) && isCutAbove(text, at, pieces[0]!, common)) return undefined;
  if (stray && from < to && count > 1 && numbersOn(text, stray) >= count) {
    pieces.push(stray.start, stray.next);
    end = stray.next;
  }
  return {
    parts: pieces,
    end,
    note: t('without what the log puts before every line'),
    claimed: !isTimeOnly(common),
    timeOnly: isTimeOnly(common),
  };
}

/** The line above has as many numbers, but not the prefix of these lines: rows are missing at the top. */
function isCutAbove(text: string, at: number, first: number, common: readonly LogPart[]): boolean {
  const above = lineAbove(text, at);
  const head = lineAt(text, first);
  if (!above || !head) return false;
  const parts = logParts(text, above.start, above.next);
  if (common.slice(0, inCommon(common, parts)).some((part) => part.isSure)) return false;
  const numbers = numbersOn(text, head);
  return numbers > 1 && numbersOn(text, above) >= numbers;
}

function isTimeOnly(common: readonly LogPart[]): boolean {
  return common.length === 1 && common[0]!.isTime;
}
