import type { Matrix } from '../../matrix.js';
import { t } from '../../texts.js';

/**
 * A table as pandas writes it to JSON: by columns, which is what `to_json` does if nothing is said,
 * `{"a": {"x": 1, "y": 2}, "b": …}`, or split, `{"columns": […], "index": […], "data": [[…]]}`. Undefined for other
 * values, and for tables with anything but numbers.
 */
export function frameOf(value: unknown): Matrix | undefined {
  return isObject(value) ? (splitFrame(value) ?? frameByColumns(value)) : undefined;
}

type Plain = Readonly<Record<string, unknown>>;

function splitFrame(value: Plain): Matrix | undefined {
  const { columns, index, data, ...rest } = value;
  const columnLabels = labels(columns);
  const rowLabels = index === undefined ? undefined : labels(index);
  if (!columnLabels || !Array.isArray(data) || Object.keys(rest).length > 0) return undefined;
  if (index !== undefined && rowLabels?.length !== data.length) return undefined;
  const isTable = data.every((row) => Array.isArray(row) && row.length === columnLabels.length);
  if (!isTable) return undefined;
  const rows = data as readonly (readonly unknown[])[];
  const notes = [t('names from “columns” and “index”')];
  return matrixOf(rows.length, columnLabels.length, (i, j) => rows[i]![j], {
    columnLabels,
    ...(rowLabels && !isCount(rowLabels) ? { rowLabels } : {}),
    reading: { notation: 'JSON table', notes },
  });
}

function frameByColumns(value: Plain): Matrix | undefined {
  const columnLabels = Object.keys(value);
  const columns = Object.values(value);
  if (!columns.every(isObject)) return undefined;
  const rowLabels = Object.keys(columns[0] ?? {});
  // All columns have the same rows.
  const isTable = columns.every((column) => {
    const keys = Object.keys(column);
    return keys.length === rowLabels.length && keys.every((key, at) => key === rowLabels[at]);
  });
  if (!isTable || columns.length * rowLabels.length < 2) return undefined;
  const isCounted = isCount(rowLabels);
  const reading = {
    notation: 'JSON table',
    notes: [t('names from the keys'), t('the outer keys are the columns')],
    ...(isCounted ? {} : { doubt: t('The outer keys may be the names of the rows.') }),
  };
  return matrixOf(rowLabels.length, columns.length, (i, j) => columns[j]![rowLabels[i]!], {
    columnLabels,
    ...(isCounted ? {} : { rowLabels }),
    reading,
  });
}

/** Names of rows or columns: texts or numbers. */
function labels(value: unknown): readonly string[] | undefined {
  const isList =
    Array.isArray(value) &&
    value.every((label) => typeof label === 'string' || typeof label === 'number');
  return isList ? value.map(String) : undefined;
}

/** Whether the names are 0, 1, 2, …, which say nothing. */
function isCount(names: readonly string[]): boolean {
  return names.every((name, at) => name === String(at));
}

function matrixOf(
  rows: number,
  cols: number,
  at: (row: number, col: number) => unknown,
  what: Pick<Matrix, 'rowLabels' | 'columnLabels' | 'reading'>,
): Matrix | undefined {
  if (rows * cols === 0) return undefined;
  const data = new Float64Array(rows * cols);
  const missing = new Uint8Array(rows * cols);
  for (let k = 0; k < data.length; k++) {
    const value = at(Math.floor(k / cols), k % cols);
    if (value !== null && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    if (value === null) missing[k] = 1;
    data[k] = value === null ? NaN : Number(value);
  }
  return { rows, cols, data, ...(missing.includes(1) ? { missing } : {}), ...what };
}

function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
