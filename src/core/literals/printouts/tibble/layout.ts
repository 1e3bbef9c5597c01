/** One column of a tibble, as its type describes it. */
export interface TypedColumn {
  readonly type: string;
  readonly kind: 'number' | 'text' | 'other';
  /** pillar right-aligns numbers, and left-aligns text, logicals, dates and lists. */
  readonly isLeft: boolean;
  /** Where the type is in its line: a left-aligned column begins at `from`, a right-aligned one ends at `to`. */
  readonly from: number;
  readonly to: number;
}

const rightNumbers = new Set(['dbl', 'int', 'int64', 'byte', 'hex']);
const texts = new Set(['chr', 'fct', 'ord', 'date', 'dttm', 'glue', 'list', 'noquote', 'raw']);

/** A line of only types: `<chr> <dbl> <int>`. */
export const typeLine =
  /^[ \t]*<[A-Za-z][^<>\n]{0,40}>(?:[ \t]+<[A-Za-z][^<>\n]{0,40}>)*[ \t\r]*$/gm;

/** The columns of a line of types; undefined where one is not a type of R. */
export function typedColumns(line: string): TypedColumn[] | undefined {
  const columns: TypedColumn[] = [];
  for (const match of line.matchAll(/<([^<>]+)>/g)) {
    const type = match[1]!;
    const isNumber = rightNumbers.has(type) || type === 'lgl';
    const isLeft = type === 'lgl' || texts.has(type);
    const kind = isNumber ? 'number' : isLeft ? 'text' : 'other';
    if (kind === 'other' && !otherType.test(type)) return undefined;
    columns.push({ type, kind, isLeft, from: match.index, to: match.index + match[0].length });
  }
  return columns;
}

const otherType = /^(?:cplx|time|hms|drtn|period|interval|named list|blob|I<.*|\w+ ?\[.*)$/;

/** A part of a line, in characters from its start. */
export interface Cell {
  readonly from: number;
  readonly to: number;
}

const lastWord = /\S+$/;
/** A name in backticks is one name, including its blanks. */
const lastName = /(?:`[^`]*`|\S+)$/;
/** pillar aligns mantissas and exponents: `1   e+10`, `1.33e- 8`. */
const scientific = /(?<!\S)[-+]?\d+(?:\.\d*)?\s*e[-+]?\s*\d+$/;

/**
 * A line cut into the row number and the cells; for the line of names, an empty label and the names.
 * undefined where the line does not fit under the types.
 */
export function cellsOf(
  line: string,
  columns: readonly TypedColumn[],
  isNames: boolean,
): { readonly label: string; readonly cells: Cell[] } | undefined {
  const cells: Cell[] = [];
  const first = columns[0]!;
  let from = 0;
  let label: string | undefined;
  if (first.isLeft) {
    if (!isCut(line, first.from - 1)) return undefined;
    label = line.slice(0, first.from).trim();
    from = first.from;
  }
  for (const [k, column] of columns.entries()) {
    const next = columns[k + 1];
    if (column.isLeft) {
      from = column.from;
      // Text before a number extends up to that number, of which only the end is known.
      if (next && !next.isLeft) continue;
      const to = next ? next.from : line.length;
      if (next && !isCut(line, to - 1)) return undefined;
      cells.push(trimmed(line, from, to));
      from = to;
      continue;
    }
    if (!isCut(line, column.to)) return undefined;
    const piece = line.slice(from, column.to).trimEnd();
    const match = isNames ? lastName.exec(piece) : (scientific.exec(piece) ?? lastWord.exec(piece));
    if (!match) return undefined;
    const before = trimmed(line, from, from + match.index);
    if (k > 0 && columns[k - 1]!.isLeft) cells.push(before);
    else if (k === 0) label = line.slice(before.from, before.to);
    else if (before.to > before.from) return undefined;
    cells.push({ from: from + match.index, to: from + piece.length });
    from = column.to;
  }
  const last = columns.at(-1)!;
  if (!last.isLeft && line.length > last.to) return undefined;
  if (cells.some((cell) => cell.to === cell.from)) return undefined;
  return { label: label ?? '', cells };
}

/** Columns are cut only at blanks. */
function isCut(line: string, at: number): boolean {
  return at < 0 || at >= line.length || line[at] === ' ' || line[at] === '\t';
}

function trimmed(line: string, from: number, to: number): Cell {
  const piece = line.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  return {
    from: Math.min(start, to),
    to: Math.max(Math.min(start, to), from + piece.trimEnd().length),
  };
}
