import { frobeniusNorm } from '../../lowrank/norms.js';
import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { allFinite } from '../../svd/load.js';
import { singularValues } from '../../svd/svd.js';
import { truncatedSvd } from '../../svd/truncated/index.js';
import type { SvdOptions } from '../../svd/types.js';
import { leadingNumbersOf, numbersOf } from '../numbers/numbers.js';
import { unitRoundoff } from '../numbers/rounding.js';
import type { MatrixLayout, WeightNumbers } from '../types.js';
import { countNonFinite, decodeNumbers } from './decode.js';

/** What is known of a matrix after its numbers were read. */
export interface Measured {
  readonly numbers: WeightNumbers;
  /** The singular values that are known, descending. */
  readonly values: Float64Array;
  /** Something to know about it, as a sentence. */
  readonly note?: string;
}

export interface MeasureOptions extends SvdOptions {
  /** `leading` finds 32 values of a large matrix soon; `exact` finds all. */
  readonly level: 'leading' | 'exact';
}

const LEADING = 32;
/** Up to this smaller side, all values take no longer than the leading ones. */
const SMALL = 160;

/**
 * The numbers of a tensor. NaN and infinite entries are counted, and leave no singular values.
 *
 * @param tensor its bytes in the file, its element type there, and how it is a matrix.
 * @returns problems of `decodeNumbers` and of `svd`.
 */
export function measureTensor(
  tensor: { readonly bytes: Uint8Array; readonly dtype: string; readonly layout: MatrixLayout },
  options: MeasureOptions,
): Result<Measured> {
  const { rows, cols } = tensor.layout;
  const data = decodeNumbers(tensor.bytes, tensor.dtype, rows * cols);
  return data.ok
    ? measureMatrix({ rows, cols, data: data.value }, unitRoundoff(tensor.dtype), options)
    : data;
}

/** The same of a matrix in double precision; `unit` is the unit roundoff of its entries, 0 if they are exact. */
export function measureMatrix(
  matrix: Matrix,
  unit: number,
  options: MeasureOptions,
): Result<Measured> {
  const { rows, cols, data } = matrix;
  if (!allFinite(data)) return success(withoutValues(data));
  if (options.level === 'exact' || Math.min(rows, cols) <= SMALL) {
    const values = singularValues(matrix, options);
    if (!values.ok) return values;
    return success({ numbers: numbersOf(values.value, rows, cols, unit), values: values.value });
  }
  const found = truncatedSvd(matrix, LEADING, options);
  if (!found.ok) return found;
  const { s, residuals } = found.value;
  const error = residuals.reduce((most, residual) => Math.max(most, residual), 0);
  return success({ numbers: leadingNumbersOf(s, frobeniusNorm(data), error), values: s });
}

/** Of a matrix with entries that are not finite. */
export function withoutValues(data: Float64Array): Measured {
  const finite = data.map((value) => (Number.isFinite(value) ? value : 0));
  const numbers = onlyCounted(frobeniusNorm(finite), countNonFinite(data));
  return { numbers, values: new Float64Array(0) };
}

/** @param frobenius norm of the finite entries. */
export function onlyCounted(
  frobenius: number,
  counts: { readonly nan: number; readonly infinite: number },
): WeightNumbers {
  return { ...leadingNumbersOf(new Float64Array(0), frobenius, 0), ...counts };
}
