import type { Assign, Printer } from './assign.js';
import { layOut, type EntrySpelling } from './entry.js';

/** How a language with lists of lists writes brackets and separators. */
export interface NestedStyle extends EntrySpelling {
  /** Before and after all rows, and before and after one row. */
  readonly brackets: readonly [open: string, rowOpen: string, rowClose: string, close: string];
  /** Between entries and between rows. */
  readonly separator?: ',' | ';';
  /** Text between rows, if a line break needs a mark: IDL. */
  readonly betweenRows?: string;
}

export const square = ['[', '[', ']', ']'] as const;
export const round = ['(', '(', ')', ')'] as const;
export const curly = ['{', '{', '}', '}'] as const;

/** A printer of lists of lists, one row per line, aligned under the first. */
export function nestedPrinter(style: NestedStyle): Printer {
  const { brackets, separator = ',' } = style;
  const [open, rowOpen, rowClose, close] = brackets;
  const betweenRows = style.betweenRows ?? `${separator}\n${' '.repeat(open.length)}`;
  const layout = { open, rowOpen, between: `${separator} `, rowClose, betweenRows, close };
  return (matrix) => layOut(matrix, style, layout);
}

/** `val a = …`, `$a = …;`: the text before the name and after the literal. */
export function assigning(before: string, equals = ' = ', after = ''): Assign {
  return (name, literal) => `${before}${name}${equals}${literal}${after}`;
}
