import { decodeElements } from '../../files/decode.js';
import { bytesOf } from '../../files/index.js';
import { tensorType } from '../../files/safetensors.js';
import { failure, success, type Result } from '../../result.js';
import { t } from '../../texts.js';

/**
 * The numbers of a tensor in double precision.
 *
 * @param count the product of its shape.
 * @returns `notNumeric` for a type that is not known, `complex` for complex numbers, `syntax` for a wrong size.
 */
export function decodeNumbers(
  bytes: Uint8Array,
  dtype: string,
  count: number,
): Result<Float64Array> {
  const found = tensorType(dtype);
  if (!found) return failure('notNumeric', t('The element type {0} is not known.', dtype));
  if (found.isComplex) return failure('complex', t('The entries are complex numbers.'));
  const size = count * bytesOf(found.type);
  if (bytes.length !== size) {
    return failure(
      'syntax',
      t('The tensor takes {0} bytes, and the file has {1}.', size, bytes.length),
    );
  }
  return success(decodeElements(bytes, count, { type: found.type, littleEndian: true }));
}

/** How many entries are NaN, and how many are infinite. */
export function countNonFinite(data: Float64Array): { nan: number; infinite: number } {
  let nan = 0;
  let infinite = 0;
  for (const value of data) {
    if (Number.isFinite(value)) continue;
    if (Number.isNaN(value)) nan++;
    else infinite++;
  }
  return { nan, infinite };
}
