import type { ByteSource } from '../../files/bytes.js';
import type { Matrix } from '../../matrix.js';
import type { Result } from '../../result.js';
import type { AdapterPair, ModelTensor } from '../types.js';
import { decodeTensorNumbers, pairFactors } from './factors.js';

/**
 * Reads B (rows×r) and A (r×cols) of a pair; see `pairFactors`.
 *
 * @param files in the order that the tensors count them in. Rejects when the bytes cannot be read.
 */
export async function readFactors(
  pair: AdapterPair,
  files: readonly ByteSource[],
): Promise<Result<{ readonly b: Matrix; readonly a: Matrix }>> {
  const read = ({ file, start, end }: ModelTensor) => files[file]!.read(start, end);
  const up = await read(pair.up);
  const down = await read(pair.down);
  return pairFactors(pair, { up, down, mid: pair.mid && (await read(pair.mid)) });
}

/** All numbers of a tensor, in its own order. Rejects when the bytes cannot be read. */
export async function readNumbers(
  tensor: ModelTensor,
  files: readonly ByteSource[],
): Promise<Result<Float64Array>> {
  return decodeTensorNumbers(tensor, await files[tensor.file]!.read(tensor.start, tensor.end));
}
