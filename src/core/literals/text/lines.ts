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

/**
 * Printouts are pasted into comments: `#>` is R's reprex, `##` knitr's; the others are the line
 * comments of Python, R, C, MATLAB and Fortran, the star of a block comment and a quoted mail.
 */
const commentMarkers = ['#>', '##', '#', '//', '%', '*', '>', '!'];

/** The lines of a text from `at`, the start of a line, one after the other. */
export class LineReader {
  /** The line in hand; undefined after the last one, or where the comment ends. */
  line: Line | undefined;
  /** Where that line begins; after the last one, where reading ended. */
  position: number;
  private readonly prefix: string;

  constructor(
    private readonly text: string,
    at: number,
  ) {
    const first = lineAt(text, at);
    this.position = at;
    const prefix = first ? commentPrefix(text, first) : '';
    // A prompt (`> x`, `>> x =`) stands before one line only.
    this.prefix = first && text.startsWith(prefix, first.next) ? prefix : '';
    this.line = first && this.inComment(first);
  }

  /** Goes on to the next line and returns it. */
  advance(): Line | undefined {
    if (this.line) this.moveTo(this.line.next);
    return this.line;
  }

  /** Goes back (or on) to the line that starts at `start`. */
  moveTo(start: number): void {
    const line = lineAt(this.text, start);
    this.position = start;
    this.line = line && this.inComment(line);
  }

  /** Passes empty lines; true when a line follows. */
  skipBlank(): boolean {
    while (this.line && isBlank(this.line)) this.advance();
    return this.line !== undefined;
  }

  private inComment(line: Line): Line | undefined {
    if (this.prefix === '') return line;
    if (!this.text.startsWith(this.prefix, line.start)) return undefined;
    const body = line.start + this.prefix.length;
    return { ...line, body, end: Math.max(body, line.end) };
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
export function lineStart(text: string, from: number): number {
  if (from <= 0 || text.charCodeAt(from - 1) === 10) return Math.max(0, from);
  const stop = text.indexOf('\n', from);
  return stop < 0 ? text.length : stop + 1;
}

/** The start of the line that holds `at`, not before `from`, where looking back stops. */
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

/** The blanks and the marker that a commented line begins with, '' when it is no comment. */
function commentPrefix(text: string, line: Line): string {
  let at = line.start;
  while (at < line.end && isSpace(text.charCodeAt(at))) at++;
  const marker = commentMarkers.find((candidate) => text.startsWith(candidate, at));
  return marker === undefined ? '' : text.slice(line.start, at + marker.length);
}

/** The words of a line between blanks: start and end offsets, two by two. */
export function wordsOf(text: string, line: Line): number[] {
  const words: number[] = [];
  let at = line.body;
  while (at < line.end) {
    while (at < line.end && isSpace(text.charCodeAt(at))) at++;
    if (at >= line.end) break;
    words.push(at);
    while (at < line.end && !isSpace(text.charCodeAt(at))) at++;
    words.push(at);
  }
  return words;
}

/** The text of a line, without its comment marker and the blanks around it. */
export function lineText(text: string, line: Line): string {
  return text.slice(line.body, line.end).trim();
}
