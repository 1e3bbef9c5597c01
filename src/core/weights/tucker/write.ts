import { maxAbs } from '../../lowrank/norms.js';
import { leadingColumns } from '../../lowrank/linear/product.js';
import { transpose, type Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { withCore } from '../adapters/factors.js';
import { isEightBits, roundedFactor, type WrittenFactors } from '../write/factors.js';
import { leadingCore, type Rotated } from './rotate.js';

/** The three factors of rank k as bytes; `product` is what they are together, as two factors. */
export interface WrittenTucker extends WrittenFactors {
  readonly mid: Uint8Array;
}

/**
 * Cuts a rotated product to rank k, and rounds its factors. The core, divided by the scale, has the sizes; the outer
 * factors are orthonormal. In types of one byte all three get numbers of the same size, because their range is short.
 *
 * @returns `nonFinite` where a number is too large for its type.
 */
export function writeTucker(
  rotated: Rotated,
  k: number,
  scale: number,
  types: { readonly up: string; readonly mid: string; readonly down: string },
): Result<WrittenTucker> {
  const divisor = scale === 0 ? 1 : scale;
  const [u, v, core] = balanced(
    [
      leadingColumns(rotated.u, k),
      transpose(leadingColumns(rotated.v, k)),
      times(leadingCore(rotated, k), 1 / divisor),
    ],
    Object.values(types).some(isEightBits),
  );
  const up = roundedFactor(u, types.up);
  if (!up.ok) return up;
  const down = roundedFactor(v, types.down);
  if (!down.ok) return down;
  const mid = roundedFactor(core, types.mid);
  if (!mid.ok) return mid;
  const cols = down.value.matrix.cols * rotated.kernel;
  const a = withCore(mid.value.matrix.data, down.value.matrix.data, k, cols);
  return success({
    up: up.value.bytes,
    mid: mid.value.bytes,
    down: down.value.bytes,
    product: { b: up.value.matrix, a, scale },
  });
}

type Three = readonly [Matrix, Matrix, Matrix];

/** Powers of two move between the factors, which changes nothing but their range. */
function balanced(factors: Three, isNeeded: boolean): Three {
  const sizes = factors.map(({ data }) => Math.log2(maxAbs(data)));
  if (!isNeeded || !sizes.every(Number.isFinite)) return factors;
  const mean = (sizes[0]! + sizes[1]! + sizes[2]!) / 3;
  const first = Math.round(mean - sizes[0]!);
  const second = Math.round(mean - sizes[1]!);
  const [u, v, core] = factors;
  return [times(u, 2 ** first), times(v, 2 ** second), times(core, 2 ** (-first - second))];
}

function times(matrix: Matrix, factor: number): Matrix {
  return { ...matrix, data: matrix.data.map((x) => x * factor) };
}
