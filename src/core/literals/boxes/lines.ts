import type { Line } from '../text/lines.js';

/**
 * The two ways to draw a table: bars and dashes of ASCII (Markdown, psql, MySQL, org), or the characters
 * for drawing boxes (U+2500 to U+257F). A table uses only one of them: in the second, `---` is text.
 */
export type Ink = 'ascii' | 'box';

/** A line between two rows. */
export interface Rule {
  readonly line: Line;
  /** Pieces between its crossings: the columns that it draws. */
  readonly columns: number;
  /** Drawn with `=` or double or heavy lines, as under a header. */
  readonly heavy: boolean;
  /** Drawn with box characters and blanks between its pieces: two boxes side by side. */
  readonly gaps: boolean;
  /** How many rows are above it. */
  readonly below: number;
}

const boxBars = '│┃║┆┇┊┋╎╏';
const boxDashes = '─━┄┅┈┉╌╍═╴╶╸╺╼╾';

export function isBar(code: number, ink: Ink): boolean {
  return ink === 'ascii' ? code === 124 : code >= 0x2500 && boxBars.includes(fromCode(code));
}

function isDash(code: number, ink: Ink): boolean {
  if (ink === 'ascii') return code === 45 || code === 61;
  return code >= 0x2500 && boxDashes.includes(fromCode(code));
}

function fromCode(code: number): string {
  return String.fromCharCode(code);
}

/** How the line is drawn; undefined for one that holds neither bars nor corners. */
export function inkOf(text: string, line: Line): Ink | undefined {
  let ink: Ink | undefined;
  for (let at = line.body; at < line.end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x2500 && code <= 0x257f) return 'box';
    if (code === 124 || code === 43) ink = 'ascii';
  }
  return ink;
}

export function hasBar(text: string, line: Line, ink: Ink): boolean {
  for (let at = line.body; at < line.end; at++) {
    const code = text.charCodeAt(at);
    if (ink === 'ascii' && code === 92) at++;
    else if (isBar(code, ink)) return true;
  }
  return false;
}

/** A line of dashes, colons, bars and crossings: `|:--|--:|`, `+---+`, `---+---`, `├───┼───┤`. */
export function ruleOf(text: string, line: Line, ink: Ink, below: number): Rule | undefined {
  let columns = 0;
  let heavy = false;
  let gaps = false;
  let crossed = false;
  let inside = false;
  for (let at = line.body; at < line.end; at++) {
    const code = text.charCodeAt(at);
    if (isDash(code, ink)) {
      if (!inside) columns++;
      heavy ||= code === 61 || code === 0x2550 || code === 0x2501;
      inside = true;
    } else if (code === 32 || code === 9) {
      gaps ||= columns > 0;
      inside = false;
    } else if (code === 58 && ink === 'ascii') continue;
    else if (code === 43 || isBar(code, ink) || (code >= 0x2500 && code <= 0x257f)) {
      crossed = true;
      inside = false;
    } else return undefined;
  }
  if (columns === 0 || (ink === 'ascii' && !crossed)) return undefined;
  return { line, columns, heavy, gaps: gaps && ink === 'box', below };
}

/** The cells of a line as pairs of start and end offsets. `closed`: bars are at both of its ends. */
export interface BarredLine {
  readonly bounds: readonly number[];
  readonly closed: boolean;
}

/**
 * The cells between the bars of a line; a bar at either end of the line opens and closes the row. In ASCII a
 * backslash before a bar makes it part of the cell (GitHub Flavored Markdown, "Tables"). If all bars come in
 * adjacent pairs, each pair is one bar (Jira, MoinMoin, YouTrack).
 */
export function barredLine(text: string, line: Line, ink: Ink): BarredLine {
  let first = line.body;
  while (first < line.end && text.charCodeAt(first) <= 32) first++;
  let count = 0;
  for (let at = first; at < line.end; at++) {
    const code = text.charCodeAt(at);
    if (code === 92 && ink === 'ascii') at++;
    else if (isBar(code, ink)) bars[count++] = at;
  }
  const width = ink === 'ascii' && count > 2 && inPairs(count) ? 2 : 1;
  let length = 0;
  let start = first;
  for (let k = 0; k < count; k += width) {
    const bar = bars[k]!;
    if (bar > first) {
      bounds[length++] = start;
      bounds[length++] = bar;
    }
    start = bar + width;
  }
  const opened = count > 0 && bars[0] === first;
  const closed = start >= line.end;
  // Without outer bars (psql), blanks after the last one are an empty cell.
  const blankCell = !opened && closed && text.charCodeAt(start) === 32 && start < line.next;
  if (!closed || blankCell) {
    bounds[length++] = start;
    bounds[length++] = Math.max(start, line.end);
  }
  return { bounds: bounds.slice(0, length), closed: opened && closed };
}

/** Where the bars of the line are, and its bounds: kept, for an array that grows takes more than a row. */
const bars: number[] = [];
const bounds: number[] = [];

/** Whether the first `count` bars stand in pairs. */
function inPairs(count: number): boolean {
  if (count % 2 !== 0) return false;
  for (let k = 1; k < count; k += 2) if (bars[k] !== bars[k - 1]! + 1) return false;
  return true;
}
