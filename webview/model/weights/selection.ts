import type { WeightRow } from '../../../src/protocol/weights.js';
import type { Line } from './lines.js';

/** The matrices of a line: its own, or all of its group. */
export function idsOf(line: Line): readonly number[] {
  return line.kind === 'weight' ? [line.row.id] : line.rows.map(({ id }) => id);
}

/** Adds what is not selected, or takes away what is: a group counts as selected if all of it is. */
export function toggled(selected: ReadonlySet<number>, line: Line): ReadonlySet<number> {
  const ids = idsOf(line);
  const next = new Set(selected);
  const isOn = ids.every((id) => selected.has(id));
  for (const id of ids) {
    if (isOn) next.delete(id);
    else next.add(id);
  }
  return next;
}

/** All matrices between two lines, both included. Heads of groups between them count for nothing. */
export function between(lines: readonly Line[], from: number, to: number): ReadonlySet<number> {
  const [first, last] = from < to ? [from, to] : [to, from];
  const within = lines.slice(Math.max(0, first), last + 1);
  return new Set(within.flatMap((line) => (line.kind === 'weight' ? [line.row.id] : [])));
}

/** The selected matrices: those of the table in its order, then those that the filter leaves out. */
export function selectedRows(
  selected: ReadonlySet<number>,
  inTable: readonly WeightRow[],
  all: readonly WeightRow[],
): readonly WeightRow[] {
  if (selected.size === 0) return [];
  const isSelected = ({ id }: WeightRow) => selected.has(id);
  const seen = inTable.filter(isSelected);
  if (seen.length === selected.size) return seen;
  const known = new Set(seen);
  return [...seen, ...all.filter((row) => isSelected(row) && !known.has(row))];
}

/** Where a key moves the current line (WAI-ARIA grid), or undefined for another key. */
export function lineByKey(
  key: string,
  at: number,
  count: number,
  page: number,
): number | undefined {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? 0 : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, to));
}
