import { defaultMaxEntries } from '../../literals/reader.js';
import { readMarketParts, withMissing } from '../../literals/text/matrix-market.js';
import { success, type Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import { inMemory } from '../slices/strided-array.js';
import type { ArrayCatalog, Limits } from './catalog.js';
import { matrixEntry, textOf } from './text.js';

const format = 'Matrix Market';

/** A Matrix Market file, all of whose lines belong to the matrix. Of complex numbers, a part is shown. */
export async function marketCatalog(
  bytes: ByteSource,
  limits: Limits,
): Promise<Result<ArrayCatalog>> {
  const text = await textOf(bytes, limits);
  if (!text.ok) return text;
  const found = readMarketParts(text.value, defaultMaxEntries);
  if (!found.ok) return found;
  const { rows, cols, parts } = found.value;
  const [real, imaginary] = parts as readonly [Float64Array, Float64Array?];
  if (!imaginary) {
    const matrix = { ...withMissing(found.value), reading: { notation: format, notes: [] } };
    return success({ format, entries: [matrixEntry('', matrix)] });
  }
  const shape = [rows, cols];
  const entry = {
    ...{ name: '', shape, elementType: 'complex' },
    ...{ order: 'rows' as const, isComplex: true, isWide: false },
    bytes: 2 * real.byteLength,
    open: () => Promise.resolve(success(inMemory(shape, real, imaginary))),
  };
  return success({ format, entries: [entry] });
}
