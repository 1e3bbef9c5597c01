import type { ByteSource } from '../../files/bytes.js';
import type { ModelTensor } from '../types.js';
import { singleNumber } from './factors.js';

/** The value of a tensor with one entry, such as α; undefined for others, and for a type that is not read. */
export async function readScalar(
  tensor: ModelTensor,
  bytes: ByteSource,
): Promise<number | undefined> {
  // α is a few bytes; a header that says something else is not believed.
  if (tensor.end - tensor.start > 8) return undefined;
  const number = singleNumber(tensor, await bytes.read(tensor.start, tensor.end));
  return number.ok ? number.value : undefined;
}
