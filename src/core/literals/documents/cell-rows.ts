import type { Matrix } from '../../matrix.js';
import type { Failure, Result } from '../../result.js';
import { addBare } from '../boxes/bare-cell.js';
import type { FoundMatrix, ReadOptions } from '../reader.js';
import { CellTable } from '../text/cells.js';
import { matrixOfCells, type TableOptions } from '../text/labelled.js';

/** Start and end of a cell in the text. */
export type Cell = readonly [start: number, end: number];

/** A table of a markup language: its rows, its own markup of names, and its range in the text. */
export interface MarkupTable {
  readonly notation: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly headed: boolean;
  /** The first column is marked as names. */
  readonly labelled: boolean;
  readonly problem?: Failure | undefined;
  readonly start: number;
  readonly end: number;
}

/**
 * The matrix of the cells. It is reported without being asked if it has two rows, or if it is a numeric
 * table with an error.
 */
export function foundTable(text: string, table: MarkupTable, options: ReadOptions): FoundMatrix {
  const { start, end } = table;
  const result = table.problem ?? matrixOf(text, table, options);
  const isSure = result.ok
    ? result.value.rows > 1
    : !table.problem && /^(?:ragged|summarised|tooLarge)$/.test(result.problem.code);
  return { start, end, result, certainty: isSure ? 'sure' : 'asked', isFinal: !result.ok };
}

function matrixOf(
  text: string,
  { rows, notation, headed, labelled, start, end }: MarkupTable,
  { maxEntries, as }: ReadOptions,
): Result<Matrix> {
  const cells = new CellTable(text);
  for (const row of rows) {
    for (const [from, to] of row) addBare(text, from, to, cells);
    cells.endRow();
  }
  const table: TableOptions = {
    notation,
    headed: headed ? 'sure' : false,
    as: { ...(labelled ? { firstColumn: 'names' } : {}), ...as },
    maxEntries,
    start,
    end,
  };
  return matrixOfCells(cells, table);
}
