import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { decodeNumbers } from '../measure/decode.js';
import type { TuckerFactors } from '../tucker/rotate.js';
import type { AdapterPair, ModelTensor } from '../types.js';
import { size } from './shapes.js';

/** The bytes of the factors of a pair, as they are in the file. */
export interface PairBytes {
  readonly up: Uint8Array;
  readonly down: Uint8Array;
  readonly mid?: Uint8Array | undefined;
}

/**
 * B (rows×r) and A (r×cols) of a pair in double precision, a convolution unfolded. A third factor is multiplied into A:
 * row p of A at input i and place κ of the kernel is Σ_q mid[p, q, κ] down[q, i].
 *
 * @returns problems of `decodeNumbers`.
 */
export function pairFactors(
  pair: AdapterPair,
  bytes: PairBytes,
): Result<{ readonly b: Matrix; readonly a: Matrix }> {
  const { rows, cols, rank, up, down, mid } = pair;
  const b = decodeTensorNumbers(up, bytes.up);
  if (!b.ok) return b;
  const a = decodeTensorNumbers(down, bytes.down);
  if (!a.ok) return a;
  const left = { rows, cols: rank, data: b.value };
  if (!mid || !bytes.mid) {
    return success({ b: left, a: { rows: rank, cols, data: a.value } });
  }
  const t = decodeTensorNumbers(mid, bytes.mid);
  if (!t.ok) return t;
  return success({ b: left, a: withCore(t.value, a.value, rank, cols) });
}

/** The three factors of a pair with a third one; problems of `decodeNumbers`. */
export function tuckerFactors(
  { rows, rank, up, down }: AdapterPair,
  mid: ModelTensor,
  bytes: PairBytes & { readonly mid: Uint8Array },
): Result<TuckerFactors> {
  const b = decodeTensorNumbers(up, bytes.up);
  if (!b.ok) return b;
  const core = decodeTensorNumbers(mid, bytes.mid);
  if (!core.ok) return core;
  const a = decodeTensorNumbers(down, bytes.down);
  if (!a.ok) return a;
  const wide = (data: Float64Array) => ({ rows: rank, cols: data.length / rank, data });
  return success({
    up: { rows, cols: rank, data: b.value },
    mid: wide(core.value),
    down: wide(a.value),
  });
}

/** α of a module, or another single number. */
export function singleNumber(tensor: ModelTensor, bytes: Uint8Array): Result<number> {
  const numbers = decodeNumbers(bytes, tensor.dtype, 1);
  return numbers.ok ? success(numbers.value[0]!) : numbers;
}

/** All numbers of a tensor, in the order of the file. */
export function decodeTensorNumbers(tensor: ModelTensor, bytes: Uint8Array): Result<Float64Array> {
  return decodeNumbers(bytes, tensor.dtype, size(tensor.shape));
}

/** A of a product of two factors in place of the last two of three: rank×cols. */
export function withCore(
  core: Float64Array,
  down: Float64Array,
  rank: number,
  cols: number,
): Matrix {
  const inputs = down.length / rank;
  const kernel = core.length / (rank * rank);
  const data = new Float64Array(rank * cols);
  for (let p = 0; p < rank; p++) {
    for (let q = 0; q < rank; q++) {
      for (let i = 0; i < inputs; i++) {
        const factor = down[q * inputs + i]!;
        const to = p * cols + i * kernel;
        const from = (p * rank + q) * kernel;
        for (let k = 0; k < kernel; k++) data[to + k]! += factor * core[from + k]!;
      }
    }
  }
  return { rows: rank, cols, data };
}
