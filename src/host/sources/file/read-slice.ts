import * as vscode from 'vscode';
import {
  failure,
  planeOf,
  readRows,
  sizeProblemOf,
  success,
  toMatrix,
  usualSelection,
  type ArrayEntry,
  type Matrix,
  type Plane,
  type Result,
  type Selection,
  type StridedArray,
} from '../../../core/index.js';
import type { LargeMatrix, ReadOptions } from '../source.js';

/** Gives access to the numbers of an array. */
export interface OpenArrays {
  numbers(entry: ArrayEntry): Promise<Result<StridedArray>>;
}

/** Entries that are read at once; in between, the reading can be cancelled. */
const atOnce = 2 ** 21;

/** One slice of an array: in memory, or still in the file or program if it has more entries than may be shown as a whole. */
export async function openSlice(
  file: OpenArrays,
  entry: ArrayEntry,
  selection: Selection,
  maxEntries: number,
  options: ReadOptions,
): Promise<Result<Matrix | LargeMatrix>> {
  const plane = await planeIn(file, entry, selection);
  if (!plane.ok || plane.value.rows * plane.value.cols <= maxEntries) {
    return readSlice(file, entry, selection, maxEntries, options);
  }
  const { rows, cols } = plane.value;
  const { elementType, columnLabels } = entry;
  const labels = isUsual(entry.shape, selection) ? columnLabels : undefined;
  return success({
    ...{ rows, cols, elementType, content: plane.value },
    ...(labels ? { columnLabels: labels } : {}),
  });
}

async function planeIn(
  file: OpenArrays,
  entry: ArrayEntry,
  selection: Selection,
): Promise<Result<Plane>> {
  const array = await file.numbers(entry);
  return array.ok ? planeOf(nameOf(entry), array.value, selection) : array;
}

const nameOf = ({ name }: ArrayEntry) => (name === '' ? vscode.l10n.t('The array') : name);

/** One slice of an array of a file as a matrix in memory. */
export async function readSlice(
  file: OpenArrays,
  entry: ArrayEntry,
  selection: Selection,
  maxEntries: number,
  options: ReadOptions,
): Promise<Result<Matrix>> {
  const name = nameOf(entry);
  if (entry.whole && isUsual(entry.shape, selection)) {
    const { whole } = entry;
    return whole.data.length > maxEntries ? tooLarge(name, whole, maxEntries) : success(whole);
  }
  const plane = await planeIn(file, entry, selection);
  if (!plane.ok) return plane;
  const problem = sizeProblemOf(name, plane.value, maxEntries);
  if (problem) return problem;
  const data = await numbersOf(plane.value, options);
  const { rows, cols } = plane.value;
  if (!data) return failure('cancelled', '');
  const matrix = toMatrix(rows, cols, data, true);
  const { columnLabels } = entry;
  return success(
    columnLabels && isUsual(entry.shape, selection) ? { ...matrix, columnLabels } : matrix,
  );
}

function tooLarge(name: string, { rows, cols }: Matrix, maxEntries: number): Result<never> {
  return failure(
    'tooLarge',
    vscode.l10n.t(
      '{0} is {1}×{2}, which are {3} entries; up to {4} can be shown.',
      name,
      rows,
      cols,
      rows * cols,
      maxEntries,
    ),
  );
}

function isUsual(shape: readonly number[], { axes, unfolded }: Selection): boolean {
  const usual = usualSelection(shape);
  return !unfolded && axes[0] === usual.axes[0] && axes[1] === usual.axes[1];
}

/** All entries of a plane, some rows at a time; undefined when it was cancelled. */
async function numbersOf(plane: Plane, options: ReadOptions): Promise<Float64Array | undefined> {
  const { rows, cols } = plane;
  if (rows * cols <= atOnce) return readRows(plane, 0, rows);
  const data = new Float64Array(rows * cols);
  const step = Math.max(1, Math.floor(atOnce / cols));
  for (let from = 0; from < rows; from += step) {
    if (options.token.isCancellationRequested) return undefined;
    const to = Math.min(rows, from + step);
    data.set(await readRows(plane, from, to), from * cols);
    options.report(to / rows);
  }
  return data;
}
