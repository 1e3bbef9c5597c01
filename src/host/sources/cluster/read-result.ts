import * as vscode from 'vscode';
import * as v from 'valibot';
import {
  planeOf,
  readRows,
  usualSelection,
  type Computed,
  type Matrix,
  type Plane,
} from '../../../core/index.js';
import { textOfFile } from '../../dask/json-file.js';
import { OpenedFile } from '../file/opened-file.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const placed = v.object({ value: v.number(), row: count, column: count });
const numbers = v.array(v.number());

/** `result.json` of a run: what its arrays mean. */
const resultSchema = v.object({
  version: v.literal(1),
  rows: count,
  cols: count,
  dtype: v.string(),
  rank: count,
  settled: v.boolean(),
  note: v.nullable(v.string()),
  passes: count,
  workers: count,
  norm: v.number(),
  /** The largest bound beside σ₁. */
  worst: v.number(),
  s: numbers,
  bounds: numbers,
  tails: numbers,
  errors: numbers,
  low: placed,
  high: placed,
});

export type RunFacts = v.InferOutput<typeof resultSchema>;

/** @throws with a message for the user when the files of the run are gone or damaged. */
export async function readFacts(folder: vscode.Uri): Promise<RunFacts> {
  const text = await textOfFile(vscode.Uri.joinPath(folder, 'result.json'));
  return v.parse(resultSchema, JSON.parse(text));
}

/** The singular vectors along the long side stay in the file if they have more numbers: 16 MiB. */
const mostInMemory = 2 ** 21;

/** The arrays of a run. */
export function openResult(folder: vscode.Uri): Promise<OpenedFile> {
  return OpenedFile.open(vscode.Uri.joinPath(folder, 'result.npz'));
}

/**
 * The thin factors and the picture. The file must stay open: a long factor is read when it is needed.
 *
 * @throws like {@link readFacts}.
 */
export async function readComputed(file: OpenedFile, facts: RunFacts): Promise<Computed> {
  const { rows, cols, s, bounds, tails, errors, norm, passes } = facts;
  const [sum, low, high, counts] = await Promise.all(
    ['sum', 'low', 'high', 'count'].map((name) => arrayIn(file, `picture_${name}`)),
  );
  const isWide = rows < cols;
  const long = await planeIn(file, isWide ? 'V' : 'U');
  const blocks = { rows: sum!.rows, cols: sum!.cols };
  return {
    isWide,
    long: long.rows * long.cols > mostInMemory ? long : await numbersOf(long),
    short: await arrayIn(file, isWide ? 'U' : 'V'),
    sample: await arrayIn(file, 'sample'),
    values: {
      ...{ passes, frobenius: norm, settled: true },
      s: Float64Array.from(s),
      errors: Float64Array.from(bounds),
      tails: Float64Array.from(tails),
    },
    measured: errors.map((frobenius, k) => ({ k, frobenius, maxAbs: undefined })),
    overview: {
      level: {
        ...blocks,
        blockRows: Math.ceil(rows / 512),
        blockCols: Math.ceil(cols / 512),
        sum: sum!.data,
        low: low!.data,
        high: high!.data,
        count: Int32Array.from(counts!.data),
      },
      low: facts.low,
      high: facts.high,
      ...{ notFinite: 0, firstNotFinite: undefined },
    },
  };
}

async function arrayIn(file: OpenedFile, name: string): Promise<Matrix> {
  return numbersOf(await planeIn(file, name));
}

async function numbersOf(plane: Plane): Promise<Matrix> {
  const { rows, cols } = plane;
  return { rows, cols, data: await readRows(plane, 0, rows) };
}

async function planeIn(file: OpenedFile, name: string): Promise<Plane> {
  const entry = file.entry(name);
  const array = entry && (await file.numbers(entry));
  if (!array?.ok) {
    throw new Error(vscode.l10n.t('The result has no array {0}.', name));
  }
  const plane = planeOf(name, array.value, usualSelection(entry!.shape));
  if (!plane.ok) throw new Error(plane.problem.message);
  return plane.value;
}
