import type { ByteSource } from '../../files/bytes.js';
import { success, type Result } from '../../result.js';
import { tuckerFactors } from '../adapters/factors.js';
import type { AdapterPair, ModelTensor } from '../types.js';
import { lostAt, rotate } from './rotate.js';

/**
 * ‖ΔW − ΔW_k‖_F of a pair with a third factor, s included, where all three factors are cut to rank k = 0, 1, …; see
 * `rotate`. Rejects when the bytes cannot be read.
 */
export async function tuckerLosses(
  pair: AdapterPair,
  mid: ModelTensor,
  scale: number,
  files: readonly ByteSource[],
): Promise<Result<Float64Array>> {
  const read = ({ file, start, end }: ModelTensor) => files[file]!.read(start, end);
  const bytes = { up: await read(pair.up), down: await read(pair.down), mid: await read(mid) };
  const factors = tuckerFactors(pair, mid, bytes);
  if (!factors.ok) return factors;
  const rotated = rotate(factors.value);
  if (!rotated.ok) return rotated;
  return success(lostAt(rotated.value).map((lost) => lost * Math.abs(scale)));
}
