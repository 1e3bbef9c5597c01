import type { Candidate, Reader } from '../../reader.js';
import { isBlank, lineAt, nextLineStart, type Line } from '../../text/lines.js';
import { Entry, readEntry } from '../../text/entry.js';
import { isSpace } from '../../text/lines.js';
import { slack } from './header.js';
import { openingAt, type Opening } from './opening.js';
import { frameOf, readFrame } from './read.js';

interface FrameCandidate extends Candidate {
  readonly opening: Opening | undefined;
}

/** Frames with a header, which are also found in comments and docstrings of source code. */
export const frameReader: Reader<FrameCandidate> = {
  id: 'frame',
  notation: 'printed data frame',
  next(text, from) {
    let line = lineAt(text, nextLineStart(text, from));
    for (; line; line = lineAt(text, line.next)) {
      if (isBlank(line) || !mayBeHeader(text, line)) continue;
      const opening = openingAt(text, line.start);
      if (opening) return { at: Math.max(from, opening.start), opening };
      if (endsInPosition(text, line)) return { at: line.start, opening: undefined };
    }
    return undefined;
  },
  read(text, { at, opening }, options) {
    // The line above the header may have been read already.
    const own = opening && { ...opening, start: Math.max(at, opening.start) };
    const reading = own ? frameOf(text, own, options) : readFrame(text, at, options);
    return reading ?? { resumeAt: lineAt(text, at)?.next ?? text.length };
  },
};

const entry = new Entry();
/** How far numbers may reach beyond the end of their name, where names are centred over the columns. */
const looseSlack = 12;

/**
 * A fast check: one of the three lines below ends in an entry at the column where this line ends, or a
 * little after it. A line that begins with a number leaves no place for row labels, so it is not a header.
 */
function mayBeHeader(text: string, header: Line): boolean {
  const code = text.charCodeAt(header.start);
  if ((code >= 48 && code <= 57) || code === 45 || code === 43 || code === 46) return false;
  if (endsInPosition(text, header)) return true;
  const width = widthOf(header, text);
  let line = lineAt(text, header.next);
  for (let k = 0; line && k < 3; k++, line = lineAt(text, line.next)) {
    if (isBlank(line)) return false;
    const short = widthOf(line, text) - width;
    const most = k === 0 ? looseSlack : slack;
    if (k === 0 && short === 0) return true;
    if (short >= 0 && short <= most && endsInEntry(text, line)) return true;
  }
  return false;
}

/** R's `[,3]` at the end of a header. */
function endsInPosition(text: string, line: Line): boolean {
  if (text.charCodeAt(line.end - 1) !== 93) return false;
  return /\[,\d{1,9}\]$/.test(text.slice(Math.max(line.start, line.end - 12), line.end));
}

function endsInEntry(text: string, line: Line): boolean {
  let from = line.end;
  const floor = Math.max(line.start, line.end - 60);
  while (from > floor && !isSpace(text.charCodeAt(from - 1))) from--;
  readEntry(text, from, line.end, entry);
  return entry.kind !== 'text' || /^[-+(]?[$€£]?\d/.test(text.slice(from, from + 4));
}

/** The width of a line up to its last character, without pandas' backslash and the blanks before it. */
function widthOf(line: Line, text: string): number {
  let end = line.end;
  if (text.charCodeAt(end - 1) === 92) {
    end--;
    while (end > line.start && isSpace(text.charCodeAt(end - 1))) end--;
  }
  return end - line.start;
}
