/** One line of a text. Offsets are UTF-16 code units in the whole text. */
export interface Line {
  readonly start: number;
  /** After the comment marker that all lines of a commented printout begin with; else `start`. */
  readonly body: number;
  /** Before the line break and the blanks in front of it. */
  readonly end: number;
  /** Where the next line begins; the text's length after the last one. */
  readonly next: number;
}

/** The lines of a text from `at`, the start of a line, one after the other. */
export class LineReader {
  /** The current line; undefined after the last one. */
  line: Line | undefined;
  /** Where that line begins; after the last one, where reading ended. */
  position: number;

  constructor(
    private readonly text: string,
    at: number,
  ) {
    this.position = at;
    this.line = lineAt(text, at);
  }

  /** Goes on to the next line and returns it. */
  advance(): Line | undefined {
    if (this.line) this.moveTo(this.line.next);
    return this.line;
  }

  /** Goes back (or on) to the line that starts at `start`. */
  moveTo(start: number): void {
    this.position = start;
    this.line = lineAt(this.text, start);
  }

  /** Passes empty lines; true when a line follows. */
  skipBlank(): boolean {
    while (this.line && isBlank(this.line)) this.advance();
    return this.line !== undefined;
  }
}

/** The line that starts at `at`; undefined at the end of the text. */
export function lineAt(text: string, at: number): Line | undefined {
  if (at >= text.length) return undefined;
  let stop = text.indexOf('\n', at);
  const next = stop < 0 ? text.length : stop + 1;
  if (stop < 0) stop = text.length;
  while (stop > at && isSpace(text.charCodeAt(stop - 1))) stop--;
  return { start: at, body: at, end: stop, next };
}

/** The start of the first line that begins at or after `from`; the text's length if none does. */
export function nextLineStart(text: string, from: number): number {
  if (from <= 0 || text.charCodeAt(from - 1) === 10) return Math.max(0, from);
  const stop = text.indexOf('\n', from);
  return stop < 0 ? text.length : stop + 1;
}

/** The start of the line that holds `at`; the search backwards stops at `from`. */
export function startOfLine(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && text.charCodeAt(start - 1) !== 10) start--;
  return start;
}

export function isBlank(line: Line): boolean {
  return line.end <= line.body;
}

/** Blank, tab, carriage return, no-break space. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 0xa0;
}

/** The words of a line between blanks, as pairs of start and end offsets. */
export function wordsOf(text: string, line: Line): number[] {
  let count = 0;
  let at = line.body;
  while (at < line.end) {
    while (at < line.end && isSpace(text.charCodeAt(at))) at++;
    if (at >= line.end) break;
    found[count++] = at;
    while (at < line.end && !isSpace(text.charCodeAt(at))) at++;
    found[count++] = at;
  }
  return found.slice(0, count);
}

/** Kept, for an array that grows takes more room than the words of a short line. */
const found: number[] = [];

/** The text of a line, without its comment marker and the blanks around it. */
export function lineText(text: string, line: Line): string {
  return text.slice(line.body, line.end).trim();
}
