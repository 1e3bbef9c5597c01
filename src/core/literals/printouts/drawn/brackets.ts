/** The pieces that a tall bracket is drawn with: for its first, middle and last lines. */
export interface Brackets {
  readonly open: readonly [top: string, middle: string, bottom: string];
  readonly close: readonly [top: string, middle: string, bottom: string];
}

/** Unicode, "Miscellaneous Technical" and "Box Drawing"; the middle may also be a plain bar. */
const tall: readonly Brackets[] = [
  { open: ['⎡', '⎢│|', '⎣'], close: ['⎤', '⎥│|', '⎦'] },
  { open: ['⎛', '⎜│|', '⎝'], close: ['⎞', '⎟│|', '⎠'] },
  { open: ['⌈', '⎢│|', '⌊'], close: ['⌉', '⎥│|', '⌋'] },
  { open: ['┌', '│|', '└'], close: ['┐', '│|', '┘'] },
  { open: ['╭', '│|', '╰'], close: ['╮', '│|', '╯'] },
  { open: ['⎧', '⎨⎪│|', '⎩'], close: ['⎫', '⎬⎪│|', '⎭'] },
];

/** Parentheses of slashes. */
const slashes: Brackets = { open: ['/', '|', '\\'], close: ['\\', '|', '/'] };
/** The same bracket on every line. */
const square: Brackets = { open: ['[', '[', '['], close: [']', ']', ']'] };
const bars: Brackets = { open: ['|', '|', '|'], close: ['|', '|', '|'] };

const byTop: ReadonlyMap<string, Brackets> = new Map(
  [...tall, slashes, square, bars].map((brackets) => [brackets.open[0], brackets]),
);

/** The brackets whose first line begins with this character. */
export function bracketsOf(top: string): Brackets | undefined {
  return byTop.get(top);
}

/** These brackets have no top and bottom: the drawing continues as long as lines have them. */
export function isUniform(brackets: Brackets): boolean {
  return brackets === square || brackets === bars;
}

/** The last bracket of this kind on a line closes it, because bars may be inside. */
export function closesLast(closer: string): boolean {
  return closer.includes('|') || closer.includes('│');
}
