import type { ByteSource } from '../../files/bytes.js';
import type { Matrix } from '../../matrix.js';
import { multiply } from '../../lowrank/linear/product.js';
import { success, type Result } from '../../result.js';
import { decodeNumbers } from '../measure/decode.js';
import type { AdapterPair, ModelTensor } from '../types.js';

/** B, rows×r, and A, r×cols, of ΔW = s·B A. */
export interface PairFactors {
  readonly b: Matrix;
  readonly a: Matrix;
}

/**
 * Reads the factors of a pair as matrices: a convolution unfolded to r×(in·k·k), and a third factor multiplied into A.
 *
 * @param files in the order that the tensors count them in.
 * @returns problems of the numbers; rejects when the bytes cannot be read.
 */
export async function readFactors(
  pair: AdapterPair,
  files: readonly ByteSource[],
): Promise<Result<PairFactors>> {
  const [up, down] = await Promise.all([
    readNumbers(pair.up, files),
    readNumbers(pair.down, files),
  ]);
  if (!up.ok) return up;
  if (!down.ok) return down;
  const b = { rows: pair.rows, cols: pair.rank, data: up.value };
  if (!pair.mid) return success({ b, a: { rows: pair.rank, cols: pair.cols, data: down.value } });
  const mid = await readNumbers(pair.mid, files);
  if (!mid.ok) return mid;
  return success({ b, a: tucker(pair, mid.value, pair.mid.shape, down.value) });
}

/** All numbers of a tensor, in its own order. */
export async function readNumbers(
  { shape, dtype, file, start, end }: ModelTensor,
  files: readonly ByteSource[],
): Promise<Result<Float64Array>> {
  const bytes = await files[file]!.read(start, end);
  const count = shape.reduce((product, length) => product * length, 1);
  return decodeNumbers(bytes, dtype, count);
}

/** A[a, (i, κ)] = Σ_b mid[a, b, κ] down[b, i]: the third factor, r×r₂×k×k, times the r₂×in of A. */
function tucker(
  { rank, cols }: AdapterPair,
  mid: Float64Array,
  [, inner = 1, ...kernel]: readonly number[],
  down: Float64Array,
): Matrix {
  const taps = kernel.reduce((product, length) => product * length, 1);
  const inputs = cols / taps;
  const data = new Float64Array(rank * cols);
  const slice = new Float64Array(rank * inner);
  for (let tap = 0; tap < taps; tap++) {
    for (let at = 0; at < slice.length; at++) slice[at] = mid[at * taps + tap]!;
    const { data: own } = multiply(
      { rows: rank, cols: inner, data: slice },
      { rows: inner, cols: inputs, data: down },
    );
    for (let at = 0; at < own.length; at++) data[at * taps + tap] = own[at]!;
  }
  return { rows: rank, cols, data };
}
