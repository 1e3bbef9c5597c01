import { shapeText } from '../../files/arrays.js';
import { frobeniusNorm } from '../../lowrank/norms.js';
import type { Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { t } from '../../texts.js';

/**
 * W′ = m·(W + ΔW)/‖W + ΔW‖ of DoRA (Liu et al. 2024), with the norm of each row, or of each input where m is 1×in. So PEFT
 * and ComfyUI read the two shapes. A row of zeros stays zero.
 *
 * @param sum W + ΔW, out×(in·k·k).
 * @param m one number for each output or each input.
 * @param shape of the tensor with these: out, out×1 (×1×1), or 1×in (×1×1).
 * @param kernel places of the kernel of a convolution, k·k.
 * @returns `ragged` where m has neither length.
 */
export function withMagnitude(
  sum: Matrix,
  m: Float64Array,
  shape: readonly number[],
  kernel: number,
): Result<Matrix> {
  const { rows, cols, data } = sum;
  const isByRow = m.length === rows && (shape.length === 1 || shape[0] === rows);
  const inputs = cols / kernel;
  if (!isByRow && m.length !== inputs) {
    return failure(
      'ragged',
      t('The magnitudes are {0}, and W is {1}×{2}.', shapeText(shape), rows, cols),
    );
  }
  const groupOf = isByRow ? (i: number) => i : (_: number, j: number) => Math.floor(j / kernel);
  const factors = isByRow ? rowNorms(sum) : inputNorms(sum, kernel);
  factors.forEach((norm, i) => (factors[i] = norm === 0 ? 0 : m[i]! / norm));
  const out = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      out[i * cols + j] = factors[groupOf(i, j)]! * data[i * cols + j]!;
    }
  }
  return success({ rows, cols, data: out });
}

function rowNorms({ rows, cols, data }: Matrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) =>
    frobeniusNorm(data.subarray(i * cols, (i + 1) * cols)),
  );
}

function inputNorms({ rows, cols, data }: Matrix, kernel: number): Float64Array {
  const norms = new Float64Array(cols / kernel);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const at = Math.floor(j / kernel);
      norms[at] = Math.hypot(norms[at]!, data[i * cols + j]!);
    }
  }
  return norms;
}
