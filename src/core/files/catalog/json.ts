import { formatCount } from '../../format.js';
import { parseMatrix } from '../../literals/parse.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import { inMemory } from '../slices/strided-array.js';
import type { ArrayCatalog, ArrayEntry, Limits } from './catalog.js';
import { frameOf } from './json-frame.js';
import { matrixEntry, refusedEntry, textOf } from './text.js';
import { t } from '../../texts.js';

const MAX_DEPTH = 32;
const MAX_ENTRIES = 10_000;

/** An array of numbers that was found in a JSON value; null is a missing entry, NaN. */
interface Dense {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/**
 * The arrays of a JSON file: nested lists of any depth, `{"shape": [2, 3], "data": [...]}`, and lists inside of objects,
 * named by their path (`model.W`). Tables of pandas keep their names. A matrix, a list of records and all else is read by the rules for JSON in an editor,
 * which keep names.
 */
export async function jsonCatalog(
  bytes: ByteSource,
  limits: Limits,
): Promise<Result<ArrayCatalog>> {
  const text = await textOf(bytes, limits);
  if (!text.ok) return text;
  const value = parseJson(text.value);
  const frame = frameOf(value);
  if (frame) return success({ format: 'JSON', entries: [matrixEntry('', frame)] });
  const entries: ArrayEntry[] = [];
  const problem = value === undefined ? undefined : collect('', value, 0, entries);
  if (problem) return problem;
  // One matrix at the top is for the reader, which keeps names and says how it read.
  const only = entries.length === 1 ? entries[0] : undefined;
  if (entries.length > 1 || (only && (only.name !== '' || only.shape.length > 2))) {
    return success({ format: 'JSON', entries });
  }
  const matrix = parseMatrix(text.value, 'json');
  if (matrix.ok) return success({ format: 'JSON', entries: [matrixEntry('', matrix.value)] });
  return only ? success({ format: 'JSON', entries: [only] }) : matrix;
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
  entries: ArrayEntry[],
): Failure | undefined {
  if (depth > MAX_DEPTH) {
    return failure(
      'tooLarge',
      t('The objects of the file are nested more than {0} deep.', MAX_DEPTH),
    );
  }
  if (entries.length > MAX_ENTRIES) {
    return failure(
      'tooLarge',
      t('The file has more than {0} arrays. Save fewer in one file.', formatCount(MAX_ENTRIES)),
    );
  }
  if (Array.isArray(value)) {
    const dense = denseOf(value);
    if (dense.ok) entries.push(denseEntry(path, dense.value));
    else if (depth > 0 && dense.problem.code === 'ragged')
      entries.push(refusedEntry(path, dense.problem));
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const shaped = shapedData(value);
  if (shaped) {
    entries.push(denseEntry(path, shaped));
    return undefined;
  }
  for (const [key, inner] of Object.entries(value)) {
    const problem = collect(path === '' ? key : `${path}.${key}`, inner, depth + 1, entries);
    if (problem) return problem;
  }
  return undefined;
}

/** `{shape, data}` whose lengths agree. */
function shapedData(value: object): Dense | undefined {
  const { shape, data } = value as { shape?: unknown; data?: unknown };
  const isShape =
    Array.isArray(shape) &&
    shape.every((length) => Number.isSafeInteger(length) && (length as number) >= 0);
  if (!isShape || !Array.isArray(data)) return undefined;
  const lengths = shape as number[];
  const count = lengths.reduce((product, length) => product * length, 1);
  const dense = denseOf(data);
  return dense.ok && dense.value.data.length === count
    ? { shape: lengths, data: dense.value.data }
    : undefined;
}

/** Nested lists of equal lengths with numbers and null at the bottom. */
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
      if (typeof inner !== 'number' && inner !== null) return none();
      out.data[out.at++] = inner ?? NaN;
    }
  }
  return undefined;
}

function denseEntry(name: string, { shape, data }: Dense): ArrayEntry {
  return {
    name,
    shape,
    elementType: 'number',
    order: 'rows',
    isComplex: false,
    isWide: data.some((entry) => Number.isInteger(entry) && Math.abs(entry) > 2 ** 53),
    bytes: data.byteLength,
    open: () => Promise.resolve(success(inMemory(shape, data))),
  };
}

function ragged(found: number, expected: number): Failure {
  return failure('ragged', t('A list has {0} items where the first one has {1}.', found, expected));
}

function none(): Failure {
  return failure('notNumeric', t('A list has items that are no numbers.'));
}
