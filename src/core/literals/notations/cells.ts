import type { Result } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import { RowsBuilder } from '../rows-builder.js';
import { NumberToken, scanDecimal } from '../numbers.js';
import type { FoundMatrix, ReadOptions } from '../reader.js';

/** Rows of plain numbers, for notations with few rules of their own. */

const token = new NumberToken();

/** Exact fractions, as computer algebra and Lisp write them. */
const quotient = /^([-+]?\d{1,15})\/(\d{1,15})$/;

/** The value of a number with its sign; `minus` may be another sign than `-`. NaN for `missing`. */
export function cellValue(written: string, minus = '-', missing = ''): number | undefined {
  if (missing !== '' && written === missing) return NaN;
  const [, over, under] = quotient.exec(written) ?? [];
  if (over !== undefined && under !== undefined) return Number(over) / Number(under);
  const signed = written.startsWith(minus) || written.startsWith('+');
  const from = signed ? (written.startsWith('+') ? 1 : minus.length) : 0;
  const digits = minus === '-' ? written : written.replaceAll(minus, '-');
  const at = minus === '-' ? from : signed ? 1 : 0;
  if (!scanDecimal(digits, at, token) || token.end !== digits.length) return undefined;
  return signed && !written.startsWith('+') ? -token.value : token.value;
}

/** A cell as written, and where. */
export interface Cell {
  readonly written: string;
  readonly at: number;
}

/** The words between two offsets. */
export function words(text: string, from: number, to: number, pattern = /[^\s,]+/g): Cell[] {
  return Array.from(text.slice(from, to).matchAll(pattern), (match) => ({
    written: match[0],
    at: from + match.index,
  }));
}

/** The name of a notation, and how it writes its cells. */
export interface CellStyle {
  readonly notation: string;
  readonly notes?: readonly string[];
  readonly minus?: string;
  readonly missing?: string;
}

/** Rows of cells as a matrix from `start` to `end`; names where the notation has them. */
export function fromCells(
  rows: readonly (readonly Cell[])[],
  { start, end }: { readonly start: number; readonly end: number },
  style: CellStyle,
  options: ReadOptions,
  labels: {
    readonly rowLabels?: readonly string[];
    readonly columnLabels?: readonly string[];
  } = {},
): FoundMatrix {
  const builder = new RowsBuilder(options.maxEntries, start);
  let numbers = 0;
  for (const row of rows) {
    for (const { written, at } of row) {
      const value = cellValue(written, style.minus, style.missing);
      if (value === undefined) builder.pushText(written, at);
      else if (Number.isNaN(value)) builder.pushMissing();
      else builder.push(value);
      if (value !== undefined) numbers++;
    }
    const [first, last] = [row[0], row.at(-1)];
    if (first && last) builder.endRow(first.at, last.at + last.written.length);
  }
  const reading = { notation: style.notation, notes: style.notes ?? [] };
  const result: Result<Matrix> = builder.finish(end, { reading, ...labels });
  const isMatrix = result.ok ? result.value.rows > 1 : numbers > 0;
  return { start, end, result, certainty: isMatrix ? 'sure' : 'asked' };
}
