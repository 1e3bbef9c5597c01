import { columnType, type ColumnType } from './types.js';
import { cellText, widthOf, type BarredRow, type DrawnTable } from './table.js';

/** What is above the rows of a drawn table. */
export interface Header {
  /** Rows of the drawing that are not rows of the table: types, dashes, and further lines of the names. */
  readonly skipped: ReadonlySet<number>;
  /** The first row of entries. */
  readonly firstRow: number;
  /** The drawing itself says that the row above the entries holds names. */
  readonly stated: boolean;
  readonly types?: readonly (ColumnType | undefined)[] | undefined;
  /** Names that go over several lines, by their column. */
  readonly names?: readonly string[] | undefined;
}

/** What the rows between the title and the first rule are. */
export function headerOf(text: string, table: DrawnTable, from: number, width: number): Header {
  const rule = table.rules.find(({ below }) => below > from);
  const last = rule && rule.below < table.rows.length ? rule.below : from;
  const group = table.rows.slice(from, last);
  const skipped = new Set<number>();
  if (!rule || group.length === 0) return { skipped, firstRow: from, stated: false };
  const dashes = group.findIndex((row) => everyCell(text, row, /^-{3}$/));
  const typesAt = dashes >= 0 ? dashes + 1 : group.length - 1;
  const typed = group[typesAt];
  const types = typesAt > 0 && typed ? typesIn(text, typed, dashes >= 0) : undefined;
  const names = dashes >= 0 ? dashes : types ? group.length - 1 : group.length;
  for (let k = 1; k < group.length; k++) if (k >= names || dashes >= 0) skipped.add(from + k);
  return {
    skipped,
    firstRow: last,
    stated: types !== undefined || isUnlikeOthers(text, table, last),
    types,
    names: dashes > 1 ? joinedNames(text, group.slice(0, dashes), width) : undefined,
  };
}

function everyCell(text: string, row: BarredRow, pattern: RegExp): boolean {
  for (let j = 0; j < widthOf(row); j++) {
    if (!pattern.test(cellText(text, row, j))) return false;
  }
  return true;
}

/** The types of the columns; undefined where a cell is not a type, unless `sure`. The corner may be empty. */
function typesIn(
  text: string,
  row: BarredRow,
  sure: boolean,
): readonly (ColumnType | undefined)[] | undefined {
  const words = Array.from({ length: widthOf(row) }, (_, j) => cellText(text, row, j));
  const types = words.map((word) => columnType(word));
  const isTyped = types.every((type, j) => type ?? (j === 0 ? words[j] === '' : false));
  if (sure) return types;
  return isTyped && types.some(Boolean) ? types : undefined;
}

/**
 * The rule under the first row shows that this row is a header. It is drawn in another way than the rules
 * between the other rows; or it is the only rule between rows, and there is a rule at the top (or, in psql,
 * it has crossings without bars). In Markdown and org a rule proves nothing: every table of numbers has one.
 */
function isUnlikeOthers(text: string, table: DrawnTable, firstRow: number): boolean {
  const { rules, rows } = table;
  const { line, heavy } = rules.find(({ below }) => below === firstRow)!;
  if (heavy && rules.some((rule) => !rule.heavy && rule.below !== firstRow)) return true;
  const between = rules.some(({ below }) => below > firstRow && below < rows.length);
  if (between || rows.length - firstRow < 2) return false;
  const topped = rules.some(({ below }) => below === 0);
  return topped || (!table.closed && !text.slice(line.body, line.end).includes('|'));
}

function joinedNames(text: string, group: readonly BarredRow[], width: number): string[] {
  return Array.from({ length: width }, (_, j) =>
    group
      .map((row) => cellText(text, row, j))
      .join('')
      .trim(),
  );
}
