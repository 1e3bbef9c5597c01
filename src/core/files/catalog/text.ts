import { findMatrices } from '../../literals/find.js';
import { nameBefore } from '../../literals/name-before.js';
import { parseMatrix } from '../../literals/parse.js';
import { defaultMaxEntries, type FoundMatrix } from '../../literals/reader.js';
import { lineStart } from '../../literals/text-scan.js';
import { hasRoundedIntegers, type Matrix } from '../../matrix.js';
import { failure, success, type Problem, type Result } from '../../result.js';
import { arrayOf } from '../arrays.js';
import type { ByteSource } from '../bytes.js';
import { inMemory } from '../slices/strided-array.js';
import { textRowsEntry } from '../text-rows/index.js';
import { decodeUtf8 } from '../utf8.js';
import type { ArrayCatalog, ArrayEntry, Limits } from './catalog.js';
import { t } from '../../texts.js';

/** The text of a file within the budget. */
export async function textOf(bytes: ByteSource, { maxBytes }: Limits): Promise<Result<string>> {
  if (bytes.size > maxBytes) {
    return failure(
      'tooLarge',
      t(
        'The text has {0} bytes; up to {1} are read. Save it as .npy, which is read in parts.',
        bytes.size,
        maxBytes,
      ),
    );
  }
  return decodeUtf8(await bytes.read(0, bytes.size));
}

/**
 * A text file with a matrix, or with several, read by the rules of its notation. A text beyond the budget, or with more
 * entries than a matrix in memory may have, is read in parts, if its lines are rows of plain numbers.
 *
 * @param format for the user: "CSV".
 * @param languageId of the readers: `csv`, `tsv`, `matrix-market`, `plaintext`.
 */
export async function textCatalog(
  bytes: ByteSource,
  format: string,
  languageId: string,
  limits: Limits,
): Promise<Result<ArrayCatalog>> {
  const isBeyond = bytes.size > limits.maxBytes;
  if (isBeyond || bytes.size >= leastBytes * defaultMaxEntries) {
    const entry = await textRowsEntry(bytes, languageId, limits);
    const isTaken = isBeyond || (entry.ok && entriesIn(entry.value) > defaultMaxEntries);
    if (isTaken || (!entry.ok && entry.problem.code === 'cancelled')) {
      return entry.ok ? success({ format, entries: [entry.value] }) : entry;
    }
  }
  const text = await textOf(bytes, limits);
  if (!text.ok) return text;
  // Other notations are one table as a whole.
  const found = languageId === 'plaintext' ? findMatrices(text.value, languageId) : [];
  if (found.length > 1) return success({ format, entries: entriesOf(found, text.value) });
  const matrix = found[0]?.result ?? parseMatrix(text.value, languageId);
  return matrix.ok ? success({ format, entries: [matrixEntry('', matrix.value)] }) : matrix;
}

/** An entry takes a digit and what separates it from the next one. */
const leastBytes = 2;

const entriesIn = ({ shape }: ArrayEntry) => shape.reduce((product, length) => product * length, 1);

/** The matrices of a text by their names, or by the lines where they begin. One that cannot be read says why. */
function entriesOf(found: readonly FoundMatrix[], text: string): ArrayEntry[] {
  const taken = new Set<string>();
  let [line, counted] = [1, 0];
  return found.map(({ start, result }) => {
    for (; counted < start; counted++) if (text.charCodeAt(counted) === 10) line++;
    const own = nameBefore(text.slice(lineStart(text, start), start));
    const name = own !== undefined && !taken.has(own) ? own : t('line {0}', line);
    taken.add(name);
    return result.ok ? matrixEntry(name, result.value) : refusedEntry(name, result.problem);
  });
}

/** An array that is there and cannot be read. */
export function refusedEntry(name: string, problem: Problem): ArrayEntry {
  return {
    ...matrixEntry(name, { rows: 0, cols: 0, data: new Float64Array(0) }),
    ...{ shape: [], whole: undefined, problem },
    open: () => Promise.resolve(failure(problem.code, `${name}: ${problem.message}`)),
  };
}

/** A matrix that was read from a text. */
export function matrixEntry(name: string, matrix: Matrix): ArrayEntry {
  const { shape, data } = arrayOf(matrix);
  return {
    name,
    shape,
    elementType: 'number',
    order: 'rows',
    isComplex: false,
    isWide: hasRoundedIntegers(matrix),
    bytes: data.byteLength,
    whole: matrix,
    open: () => Promise.resolve(success(inMemory(shape, data))),
  };
}
