import { failure } from '../../result.js';
import { candidate, type FoundMatrix, type Reader } from '../reader.js';
import { nextLineStart } from '../text/lines.js';
import { nextMatch } from '../text-scan.js';
import { mayHoldRows, nextLine, readingOf, type Stretch } from './embedding.js';
import type { View } from './view.js';
import { t } from '../../texts.js';

/** GNU diffutils, "Detailed Description of Unified Format". */
const header = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/gm;
const headerHere = new RegExp(header.source, 'my');
/** Changed lines of a diff, but not its headers. */
const changed = /^(?:\+(?!\+\+ )|-(?!-- ))/gm;

/**
 * Reads the new side of a diff: added lines and the unchanged lines around them, not the removed lines. A
 * hunk shows only some lines of a file, so rows at its first or last line may continue outside of it.
 *
 * @param bare the text is a diff, with or without headers.
 */
export function diffReader(id: string, inside: readonly Reader[], bare: boolean): Reader {
  return {
    id,
    next(text, from) {
      let hunk = -2;
      for (let start = nextLineStart(text, from); start < text.length;) {
        // One search for the next header serves all the lines before it.
        if (hunk !== -1 && hunk < start) hunk = nextMatch(text, start, header);
        const loose = nextLoose(text, start, hunk < 0 ? text.length : hunk, bare);
        const at = loose >= 0 ? loose : hunk;
        if (at < 0) return undefined;
        const stretch = stretchAt(text, at);
        // Removed lines count too: the hunk must be claimed, or another reader would take `-` for a minus
        // sign.
        const body = text[at] === '@' ? nextLine(text, at) : at;
        if (mayHoldRows(text.slice(body, stretch.end))) return candidate(at);
        start = Math.max(stretch.end, nextLine(text, at));
      }
      return undefined;
    },
    read(text, { at }) {
      return readingOf(text, stretchAt(text, at), inside);
    },
  };
}

function stretchAt(text: string, at: number): Stretch {
  headerHere.lastIndex = at;
  const match = headerHere.exec(text);
  return match ? hunkAt(text, at, match) : looseAt(text, at);
}

/** The next changed lines without a header, before `end`. */
function nextLoose(text: string, start: number, end: number, bare: boolean): number {
  const before = text.slice(0, end);
  changed.lastIndex = start;
  for (let match = changed.exec(before); match; match = changed.exec(before)) {
    const at = contextAbove(text, match.index, start);
    const stop = Math.max(looseAt(text, at).end, nextLine(text, match.index));
    if (bare || isDiff(text.slice(at, stop))) return at;
    changed.lastIndex = Math.max(stop - 1, match.index + 1);
  }
  return -1;
}

/**
 * Whether lines are a diff, in a text where `+` and `-` may also be signs of numbers or bullets. In a diff,
 * every line has `+`, or lines with both signs occur; and a sign precedes more than a number.
 */
function isDiff(lines: string): boolean {
  if (!/\n[^\n]/.test(lines) || !/^\+[^\S\n]{0,200}[^\s\d.+-]/m.test(lines)) return false;
  return /^-[^\S\n]{0,200}[^\s\d.+-]/m.test(lines) || !/^[^+]/m.test(lines);
}

/** The start of the unchanged lines directly above a changed one. */
function contextAbove(text: string, at: number, from: number): number {
  let start = at;
  while (start > from) {
    // `lastIndexOf` treats a negative position as 0, so this loop would never end if the text began with a
    // line break.
    const above = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
    if (above < from || text[above] !== ' ') break;
    start = above;
  }
  return start;
}

function looseAt(text: string, at: number): Stretch {
  const parts: number[] = [];
  let end = at;
  while (end < text.length && ' +-\\'.includes(text[end]!)) {
    const next = nextLine(text, end);
    if (text.startsWith('+++ ', end) || text.startsWith('--- ', end)) break;
    if (text[end] === ' ' || text[end] === '+') parts.push(end + 1, next);
    end = next;
  }
  return {
    parts,
    end: Math.max(end, nextLine(text, at)),
    note: noteOfDiff(),
    claimed: true,
    checked: uncut(false),
  };
}

const noteOfDiff = (): string => t('the new side of a diff');

/** Reads a hunk, which has as many old and new lines as its header says. */
function hunkAt(text: string, at: number, match: RegExpExecArray): Stretch {
  const [, from, oldLines = '1', , newLines = '1'] = match;
  const parts: number[] = [];
  let [before, after] = [Number(oldLines), Number(newLines)];
  let end = nextLine(text, at);
  while (end < text.length && (before > 0 || after > 0 || text[end] === '\\')) {
    const next = nextLine(text, end);
    const sign = text[end]!;
    // Editors remove the blank at the beginning of an empty line.
    const isContext = sign === ' ' || sign === '\n' || sign === '\r';
    if (!isContext && !'+-\\'.includes(sign)) break;
    if (isContext || sign === '-') before--;
    if (isContext || sign === '+') {
      after--;
      parts.push(sign === ' ' || sign === '+' ? end + 1 : end, next);
    }
    end = next;
  }
  const isWhole = from === '0' && oldLines === '0';
  return { parts, end, note: noteOfDiff(), claimed: true, checked: uncut(isWhole) };
}

/** Rows at the edge of a hunk may be incomplete, unless brackets enclose all of them. */
function uncut(isWhole: boolean): (found: FoundMatrix, view: View) => FoundMatrix {
  return (found, { text }) => {
    const { start, end, result } = found;
    if (isWhole || !result.ok || isEnclosed(text.slice(start, end))) return found;
    if (text.slice(0, start).trim() !== '' && text.slice(end).trim() !== '') return found;
    const message = t(
      'A diff shows only the lines around a change, so this may be a part of the matrix: read it in the file itself.',
    );
    return { ...found, result: failure('summarised', message, start, end) };
  };
}

/** Whether the last bracket closes the first one. */
function isEnclosed(written: string): boolean {
  const first = written.search(/[[({]/);
  if (first < 0) return false;
  let depth = 0;
  for (let i = first; i < written.length; i++) {
    const char = written[i]!;
    if ('[({'.includes(char)) depth++;
    else if ('])}'.includes(char) && --depth === 0) return !/[\d\])}]/.test(written.slice(i + 1));
  }
  return false;
}
