import { isBlank, lineAt, LineReader, startOfLine, type Line } from '../../text/lines.js';
import { bracketsOf, closesLast, isUniform, type Brackets } from './brackets.js';

/** The text between the brackets on one line. */
export interface DrawnLine {
  readonly inner: string;
  /** Where it begins in the text. */
  readonly at: number;
}

/** Lines of one pair of drawn brackets. */
export interface Drawing {
  readonly lines: readonly DrawnLine[];
  /** Where the brackets end; where the last line ends if something is beside them. */
  readonly end: number;
  /** Where the line after them begins. */
  readonly next: number;
  /** The bottom was found, or the brackets have none. */
  readonly complete: boolean;
  /** The name before it, without the sign after the name. */
  readonly name: string;
  /** Where something that is not a name is before or after the brackets: another drawing, a sign. */
  readonly beside: readonly [start: number, end: number] | undefined;
  /** Where a line of dots stands for rows that are left out. */
  readonly dots: readonly [start: number, end: number] | undefined;
}

const maxIndent = 200;
const maxName = 60;

/** The drawing whose top left corner is at `at`; undefined where none begins. */
export function drawingAt(text: string, at: number): Drawing | undefined {
  const brackets = bracketsOf(text[at]!);
  const start = startOfLine(text, at, Math.max(0, at - maxIndent - 1));
  const isStart = start === 0 || text.charCodeAt(start - 1) === 10;
  if (!brackets || !isStart || at - start > maxIndent) return undefined;
  return new Drawer(text, brackets, start, at - start).draw();
}

class Drawer {
  private readonly lines: DrawnLine[] = [];
  private end = 0;
  private next = 0;
  private name = '';
  private beside: [number, number] | undefined;
  private dots: [number, number] | undefined;

  constructor(
    private readonly text: string,
    private readonly brackets: Brackets,
    private readonly start: number,
    private readonly indent: number,
  ) {
    this.next = start;
  }

  draw(): Drawing | undefined {
    const reader = new LineReader(this.text, this.start);
    let complete = isUniform(this.brackets);
    for (let { line } = reader; line; line = reader.advance()) {
      const piece = this.pieceOf(line);
      if (piece < 0) {
        if (this.lines.length > 0 && this.isDots(line)) continue;
        if (isBlank(line) && this.isSpaced(line)) continue;
        break;
      }
      if (!this.take(line, piece)) break;
      this.next = line.next;
      if (piece === 2) {
        complete = true;
        break;
      }
    }
    const { lines, end, next, name, beside, dots } = this;
    return lines.length === 0 ? undefined : { lines, end, next, complete, name, beside, dots };
  }

  /** Which piece of the bracket the line has: top, middle, bottom; -1 for none. */
  private pieceOf(line: Line): number {
    const { brackets, text, indent } = this;
    const from = line.start + indent;
    if (from < line.body || from >= line.end) return -1;
    const char = text[from]!;
    if (isUniform(brackets)) return brackets.open[0] === char ? 0 : -1;
    if (this.lines.length === 0) return brackets.open[0] === char ? 0 : -1;
    if (brackets.open[2] === char) return 2;
    return brackets.open[1].includes(char) ? 1 : -1;
  }

  private take(line: Line, piece: number): boolean {
    const { text, indent } = this;
    const from = line.start + indent;
    const to = this.closerOf(line, from + 1, piece);
    if (to < 0 || !this.before(line, from)) return false;
    this.lines.push({ inner: text.slice(from + 1, to), at: from + 1 });
    this.end = to + 1;
    const rest = text.slice(to + 1, line.end).trim();
    if (rest !== '' && !/^[,;.]$/.test(rest)) {
      this.beside ??= [to + 1, line.end];
      this.end = line.end;
    }
    return true;
  }

  /** Where the line's closing piece is, or -1. */
  private closerOf(line: Line, from: number, piece: number): number {
    const { text, brackets } = this;
    const closers = brackets.close[piece]!;
    const last = closesLast(closers);
    let found = -1;
    for (let at = from; at < line.end; at++) {
      if (!closers.includes(text[at]!)) continue;
      found = at;
      if (!last) break;
    }
    return found;
  }

  /** Takes the text before the bracket: nothing, the name (on one line only), or something `beside`. */
  private before(line: Line, from: number): boolean {
    const written = this.text.slice(line.body, from).trim();
    if (written === '') return true;
    const isName = written.length <= maxName && namePattern.test(written);
    if (isName && this.name === '') {
      this.name = written.replace(/\s*(?:[:=≈←]|:=|<-)$/, '');
      return true;
    }
    if (isUniform(this.brackets)) return false;
    this.beside ??= [line.body, from];
    return true;
  }

  /** A line of only dots, between rows: gonum's excerpts. */
  private isDots(line: Line): boolean {
    const written = this.text.slice(line.body, Math.min(line.end, line.body + 200)).trim();
    if (!/^[.:⋮…\s]{1,80}$/.test(written)) return false;
    this.dots ??= [line.body, line.end];
    return true;
  }

  /** PARI prints an empty line between the rows, which all have one width. */
  private isSpaced(line: Line): boolean {
    if (this.brackets.open[0] !== '[' || this.lines.length === 0) return false;
    const below = lineAt(this.text, line.next);
    const last = this.lines.at(-1)!;
    if (!below || !/^%\d{1,6}$/.test(this.nameAbove())) return false;
    return (
      this.pieceOf({ ...below, body: below.start }) === 0 &&
      below.end - below.start - this.indent - 2 === last.inner.length
    );
  }

  /** PARI's `%1 =` on the line above, or before the first row. */
  private nameAbove(): string {
    if (this.name !== '') return this.name;
    const above = this.text.slice(Math.max(0, this.start - 20), this.start);
    return /(?:^|\n)(%\d{1,6}) =\s*\n$/.exec(above)?.[1] ?? '';
  }
}

/** `A =`, `o1 =`, `(%o1)`, `B := `, `Result:`. */
const namePattern = /^(?:\(%o\d{1,6}\)|%\d{1,6} =|[\p{L}_][^=:≈←<]{0,50}(?:=|:=|:|≈|←|<-))$/u;
