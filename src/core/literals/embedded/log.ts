import { candidate, type Reader } from '../reader.js';
import { lineAbove, numbersOn } from '../printouts/beside.js';
import { lineAt, nextLineStart } from '../text/lines.js';
import { mayHoldMatrix, nextLine, readingOf, type Stretch } from './embedding.js';
import { inCommon, logParts, type LogPart } from './log-prefix.js';

/** What the first part of a log line may begin with, at the start of a line. */
const opening =
  /^[^\S\n]{0,40}(?:\[[A-Za-z_ \d]|\d{1,4}[-/.:]\d\d|\(|[A-Z]{3}|[A-Z][a-z]{2} [ \d]\d |[IWEF]\d{4} |[A-Za-z][\w.-]{0,60} {1,40}\| )/gm;

/** A stretch, and whether its lines have nothing but a time in common. */
interface Logged extends Stretch {
  readonly timeOnly: boolean;
}

/**
 * Reads messages of several lines from a log that puts its time, level and name before each of them. Times
 * may differ from line to line, names may not: lines of two writers are two texts.
 *
 * @param inside readers of the messages.
 * @param untimed the same where only a time stands before the lines, which may be a column of a table.
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
      const second = at === 0 ? stretchFrom(text, nextLine(text, 0)) : undefined;
      const stretch = second?.at === 0 ? second : stretchAt(text, at);
      if (!stretch) return { resumeAt: nextLine(text, at) };
      return readingOf(text, stretch, stretch.timeOnly ? untimed : inside);
    },
  };
}

/** With the first line of a selection that begins behind what stands before it. */
function stretchFrom(text: string, at: number): (Logged & { readonly at: number }) | undefined {
  const stretch = stretchAt(text, at);
  if (!stretch) return undefined;
  const isSelection =
    at > 0 && at === nextLine(text, 0) && stretch.end === text.length && !stretch.timeOnly;
  const first = isSelection ? logParts(text, 0, at) : undefined;
  if (first?.length !== 0) return { ...stretch, at };
  return { ...stretch, at: 0, parts: [0, at, ...stretch.parts] };
}

/** The lines from `at` on that have their first parts in common. */
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
  // A row whose beginning is damaged stays with the rows before it, which cannot be read without it.
  const [from, to] = pieces.slice(-2) as [number, number];
  const row = lineAt(text, from);
  const stray = lineAt(text, end);
  const isOther = stray && logParts(text, stray.start, stray.next).some((part) => part.isSure);
  const count = row && stray && !isOther ? numbersOn(text, row) : 0;
  // The first line of a selection may begin behind its prefix.
  if (at !== nextLine(text, 0) && isCutAbove(text, at, pieces[0]!, common)) return undefined;
  if (stray && from < to && count > 1 && numbersOn(text, stray) >= count) {
    pieces.push(stray.start, stray.next);
    end = stray.next;
  }
  return {
    parts: pieces,
    end,
    note: 'without what the log puts before every line',
    claimed: !isTimeOnly(common),
    timeOnly: isTimeOnly(common),
  };
}

/** The line above is as long a row, and what stands before it is not that of these lines. */
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
