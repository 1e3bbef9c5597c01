import type { Matrix } from '../matrix.js';
import { splitFactors } from '../lowrank/factors.js';
import type { Svd } from '../svd/types.js';
import type { Factored } from './factored.js';

/** Y Zᵀ with Y = UₖΣₖ^½ and Z = VₖΣₖ^½, each entry rounded to so many digits after the decimal point. */
export function roundedToDecimals(svd: Svd, k: number, decimals: number): Factored {
  const { y, z } = splitFactors(svd, k);
  const unit = 10 ** decimals;
  const round = (value: number) => {
    const units = value * unit;
    // Such a number has no digits left to round.
    return Math.abs(units) < 2 ** 52 ? Math.round(units) / unit : value;
  };
  return { left: mapped(y, round), right: mapped(z, round) };
}

/** The same in 8 bits: −127 … 127 times a scale for each column, as weights are stored (Jacob et al., CVPR 2018). */
export function roundedToBytes(svd: Svd, k: number): Factored {
  const { y, z } = splitFactors(svd, k);
  return { left: inBytes(y), right: inBytes(z) };
}

function inBytes(matrix: Matrix): Matrix {
  const { cols, data } = matrix;
  const scales = new Float64Array(cols);
  data.forEach((value, at) => {
    scales[at % cols] = Math.max(scales[at % cols]!, Math.abs(value) / 127);
  });
  return {
    ...matrix,
    data: data.map((value, at) => {
      const scale = scales[at % cols]!;
      return scale === 0 ? 0 : Math.round(value / scale) * scale;
    }),
  };
}

const mapped = (matrix: Matrix, change: (value: number) => number): Matrix => ({
  ...matrix,
  data: matrix.data.map(change),
});
