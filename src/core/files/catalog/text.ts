import { parseMatrix } from '../../literals/parse.js';
import { hasRoundedIntegers, type Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
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
 * A text file with one matrix, read by the rules of its notation. A text beyond the budget is read in parts, if its lines
 * are rows of plain numbers.
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
  if (bytes.size > limits.maxBytes) {
    const entry = await textRowsEntry(bytes, languageId, limits);
    return entry.ok ? success({ format, entries: [entry.value] }) : entry;
  }
  const text = await textOf(bytes, limits);
  if (!text.ok) return text;
  const matrix = parseMatrix(text.value, languageId);
  if (!matrix.ok) return matrix;
  return success({ format, entries: [matrixEntry('', matrix.value)] });
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
