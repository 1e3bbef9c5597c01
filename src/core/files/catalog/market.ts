import { defaultMaxEntries } from '../../literals/reader.js';
import { readMarketParts } from '../../literals/text/matrix-market.js';
import { success, type Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import { latin1 } from '../latin1.js';
import { inMemory } from '../slices/strided-array.js';
import type { ArrayCatalog, Limits } from './catalog.js';
import { textCatalog, textOf } from './text.js';

const format = 'Matrix Market';
/** A banner is at most so long. */
const head = 200;
const complexBanner = /^%%MatrixMarket[^\n]*\b(?:complex|hermitian)\b/i;

/** A Matrix Market file. Of complex numbers, a part is shown, as in other formats. */
export async function marketCatalog(
  bytes: ByteSource,
  limits: Limits,
): Promise<Result<ArrayCatalog>> {
  const start = latin1(await bytes.read(0, Math.min(bytes.size, head)));
  if (!complexBanner.test(start)) {
    return textCatalog(bytes, format, 'matrix-market', limits);
  }
  const text = await textOf(bytes, limits);
  if (!text.ok) return text;
  const found = readMarketParts(text.value, defaultMaxEntries);
  if (!found.ok) return found;
  const { rows, cols, parts } = found.value;
  const shape = [rows, cols];
  const [real, imaginary] = parts as readonly [Float64Array, Float64Array];
  const entry = {
    ...{ name: '', shape, elementType: 'complex' },
    ...{ order: 'rows' as const, isComplex: true, isWide: false },
    bytes: 2 * real.byteLength,
    open: () => Promise.resolve(success(inMemory(shape, real, imaginary))),
  };
  return success({ format, entries: [entry] });
}
