import type { ByteSource } from '../../files/bytes.js';
import { decodeElements } from '../../files/decode.js';
import { bytesOf } from '../../files/element-types.js';
import { tensorType } from '../../files/safetensors.js';
import type { ModelTensor } from '../types.js';

/** The value of a tensor with one entry, such as α; undefined for others, and for a type that is not read. */
export async function readScalar(
  { dtype, start, end }: ModelTensor,
  bytes: ByteSource,
): Promise<number | undefined> {
  const found = tensorType(dtype);
  if (!found || found.isComplex || end - start !== bytesOf(found.type)) return undefined;
  const data = decodeElements(await bytes.read(start, end), 1, {
    type: found.type,
    littleEndian: true,
  });
  return data[0];
}
