import { formatCount } from '../../format.js';
import { parseMatrix } from '../../literals/parse.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import { frameOf } from './json-frame.js';
import { onlyMatrix } from './parsed.js';
import type { ParsedArray } from './text-types.js';
import { t } from '../../texts.js';

const MAX_DEPTH = 32;
const MAX_ENTRIES = 10_000;

/** An array of numbers that was found in a JSON value; null is a missing entry, NaN. */
interface Dense {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/**
 * The arrays of a JSON text: nested lists of any depth, `{"shape": [2, 3], "data": [...]}`, and lists inside of objects,
 * named by their path (`model.W`). Tables of pandas keep their names. A matrix, a list of records and all else is read by
 * the rules for JSON in an editor, which keep names.
 */
export function parseJsonText(text: string): Result<readonly ParsedArray[]> {
  const value = parseJson(text);
  const frame = frameOf(value);
  if (frame) return success([{ name: '', matrix: frame }]);
  const arrays: ParsedArray[] = [];
  const problem = isForReader(value) ? undefined : collect('', value, 0, arrays);
  if (problem) return problem;
  // One matrix at the top is for the reader, which keeps names and says how it read.
  const only = arrays.length === 1 ? arrays[0] : undefined;
  const isDeep = only && 'shape' in only && only.shape.length > 2;
  if (arrays.length > 1 || (only && (only.name !== '' || isDeep))) return success(arrays);
  const matrix = onlyMatrix(parseMatrix(text, 'json'));
  return matrix.ok || !only ? matrix : success([only]);
}

/** No strict JSON; or a table of pandas with a schema (`orient="table"`), whose index is no column. */
function isForReader(value: unknown): boolean {
  if (value === undefined) return true;
  return isObject(value) && isObject(value['schema']) && Array.isArray(value['schema']['fields']);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not strict JSON: NaN, comments, trailing commas. The reader of literals knows those.
    return undefined;
  }
}

/**
 * Adds the arrays of a value; those of an object have its key in their names.
 *
 * @returns why they cannot be listed: a part of them would be taken for all.
 */
function collect(
  path: string,
  value: unknown,
  depth: number,
  arrays: ParsedArray[],
): Failure | undefined {
  if (depth > MAX_DEPTH) {
    return failure(
      'tooLarge',
      t('The objects of the file are nested more than {0} deep.', MAX_DEPTH),
    );
  }
  if (arrays.length > MAX_ENTRIES) {
    return failure(
      'tooLarge',
      t('The file has more than {0} arrays. Save fewer in one file.', formatCount(MAX_ENTRIES)),
    );
  }
  if (Array.isArray(value)) return collectList(path, value, depth, arrays);
  if (typeof value !== 'object' || value === null) return undefined;
  const shaped = shapedData(value);
  if (shaped) {
    arrays.push(
      shaped.ok ? { name: path, ...shaped.value } : { name: path, problem: shaped.problem },
    );
    return undefined;
  }
  const frame = depth > 0 ? frameOf(value) : undefined;
  if (frame) {
    arrays.push({ name: path, matrix: frame });
    return undefined;
  }
  for (const [key, inner] of Object.entries(value)) {
    const problem = collect(path === '' ? key : `${path}.${key}`, inner, depth + 1, arrays);
    if (problem) return problem;
  }
  return undefined;
}

/**
 * A list is an array of numbers, a list of records with a number under each key, or a list of objects that have arrays of
 * their own: `layers[0].W`. One that is nearly an array of numbers says why it is none; texts alone are no array.
 */
function collectList(
  path: string,
  list: readonly unknown[],
  depth: number,
  arrays: ParsedArray[],
): Failure | undefined {
  const dense = denseOf(list);
  if (dense.ok) {
    arrays.push({ name: path, ...dense.value });
  } else if (list.length > 0 && list.every(isObject)) {
    if (list.some((item) => Object.values(item).some(isNested))) {
      for (const [at, item] of list.entries()) {
        const problem = collect(`${path}[${at}]`, item, depth + 1, arrays);
        if (problem) return problem;
      }
    } else if (depth > 0 && list.some((item) => hasNumber(Object.values(item), 0))) {
      // The reader keeps the names of the columns.
      const table = parseMatrix(JSON.stringify(list), 'json');
      arrays.push(
        table.ok ? { name: path, matrix: table.value } : { name: path, problem: table.problem },
      );
    }
  } else if (depth > 0 && hasNumber(list, MAX_DEPTH)) {
    arrays.push({ name: path, problem: dense.problem });
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isNested = (value: unknown) => typeof value === 'object' && value !== null;

/** Whether there is a number in nested lists. */
function hasNumber(list: readonly unknown[], deepest: number): boolean {
  return list.some(
    (item) =>
      typeof item === 'number' ||
      (Array.isArray(item) && deepest > 0 && hasNumber(item, deepest - 1)),
  );
}

/** `{shape, data}`, the data with all numbers of that shape. */
function shapedData(value: object): Result<Dense> | undefined {
  const { shape, data } = value as { shape?: unknown; data?: unknown };
  const isShape =
    Array.isArray(shape) &&
    shape.every((length) => Number.isSafeInteger(length) && (length as number) >= 0);
  if (!isShape || !Array.isArray(data)) return undefined;
  const lengths = shape as number[];
  const count = lengths.reduce((product, length) => product * length, 1);
  const dense = denseOf(data);
  if (!dense.ok) return undefined;
  const found = dense.value.data.length;
  return found === count
    ? success({ shape: lengths, data: dense.value.data })
    : failure('ragged', t('The shape needs {0} numbers, and the data has {1}.', count, found));
}

/** Nested lists of equal lengths with numbers, true, false and null at the bottom. */
function denseOf(value: readonly unknown[]): Result<Dense> {
  const shape: number[] = [];
  for (let inner: unknown = value; Array.isArray(inner); inner = inner[0]) {
    if (shape.length === MAX_DEPTH) return none();
    shape.push(inner.length);
    if (inner.length === 0) return none();
  }
  // Before memory is taken: lists of other lengths would ask for more than there is.
  const unequal = lengthProblem(value, shape, 0);
  if (unequal) return unequal;
  const data = new Float64Array(shape.reduce((product, length) => product * length, 1));
  const filler = { data, at: 0 };
  const problem = fill(value, shape.length, filler);
  return problem ?? success({ shape, data });
}

/** The first list that has another length than the first one of its level, or is no list. */
function lengthProblem(
  value: readonly unknown[],
  shape: readonly number[],
  axis: number,
): Failure | undefined {
  if (value.length !== shape[axis]) return ragged(value.length, shape[axis]!);
  if (axis + 1 === shape.length) return undefined;
  for (const inner of value) {
    const problem = Array.isArray(inner) ? lengthProblem(inner, shape, axis + 1) : none();
    if (problem) return problem;
  }
  return undefined;
}

/** Writes the numbers of lists whose lengths are right, `axes` deep. */
function fill(
  value: readonly unknown[],
  axes: number,
  out: { readonly data: Float64Array; at: number },
): Failure | undefined {
  for (const inner of value) {
    if (axes > 1) {
      const problem = fill(inner as readonly unknown[], axes - 1, out);
      if (problem) return problem;
    } else {
      // true and false are 1 and 0, as in the editor.
      if (inner !== null && typeof inner !== 'number' && typeof inner !== 'boolean') return none();
      out.data[out.at++] = inner === null ? NaN : Number(inner);
    }
  }
  return undefined;
}

function ragged(found: number, expected: number): Failure {
  return failure('ragged', t('A list has {0} items where the first one has {1}.', found, expected));
}

function none(): Failure {
  return failure('notNumeric', t('A list has items that are no numbers.'));
}
