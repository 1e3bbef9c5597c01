import { encodeFloats, type WritableFloat } from '../../files/encode-floats.js';
import { transpose, type Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import type { ScaledProduct } from '../../svd/product/index.js';
import type { Svd } from '../../svd/types.js';
import { decodeNumbers } from '../measure/decode.js';
import { t } from '../../texts.js';

const writable: Readonly<Record<string, WritableFloat>> = {
  F64: 'f64',
  F32: 'f32',
  F16: 'f16',
  BF16: 'bf16',
  F8_E4M3: 'f8e4m3',
  F8_E5M2: 'f8e5m2',
};

/** Types of one byte, whose numbers span a few powers of ten only. */
export function isEightBits(dtype: string): boolean {
  return dtype === 'F8_E4M3' || dtype === 'F8_E5M2';
}

/** The floating-point type that numbers are rounded to; undefined for types that factors cannot be written in. */
export function writableType(dtype: string): WritableFloat | undefined {
  return Object.hasOwn(writable, dtype) ? writable[dtype] : undefined;
}

/** The two factors of a best approximation, as bytes. */
export interface WrittenFactors {
  readonly up: Uint8Array;
  readonly down: Uint8Array;
  /** The factors as they are read again, with the scale that the reader applies. */
  readonly product: ScaledProduct;
}

/**
 * UΣ/scale as B and Vᵀ as A, of rank k, rounded to the element types. The scale is divided out of B, so that also a
 * rounded α gives the wanted product; 0 counts as 1. In types of one byte both factors have √(Σ/scale), because their
 * range is short.
 *
 * @param svd of ΔW, with the factor s.
 * @returns `nonFinite` where a number is too large for its type.
 */
export function writeFactors(
  { u, s, v }: Svd,
  k: number,
  scale: number,
  types: { readonly up: string; readonly down: string },
): Result<WrittenFactors> {
  const divisor = scale === 0 ? 1 : scale;
  const isShared = isEightBits(types.up) || isEightBits(types.down);
  const share = (j: number) => (isShared ? Math.sqrt(Math.abs(s[j]! / divisor)) : 1);
  const b = columns(u, k, (j) => (share(j) === 0 ? 0 : s[j]! / divisor / share(j)));
  const a = transpose(columns(v, k, share));
  const up = roundedFactor(b, types.up);
  if (!up.ok) return up;
  const down = roundedFactor(a, types.down);
  if (!down.ok) return down;
  const product = { b: up.value.matrix, a: down.value.matrix, scale };
  return success({ up: up.value.bytes, down: down.value.bytes, product });
}

function columns(u: Matrix, k: number, factor: (j: number) => number): Matrix {
  const data = new Float64Array(u.rows * k);
  for (let j = 0; j < k; j++) {
    const times = factor(j);
    for (let i = 0; i < u.rows; i++) data[i * k + j] = times * u.data[i * u.cols + j]!;
  }
  return { rows: u.rows, cols: k, data };
}

/** A factor as bytes of an element type, and as it is read again. */
export function roundedFactor(
  matrix: Matrix,
  dtype: string,
): Result<{ readonly bytes: Uint8Array; readonly matrix: Matrix }> {
  const type = writableType(dtype);
  if (!type) return failure('notNumeric', t('Factors cannot be written as {0}.', dtype));
  const bytes = encodeFloats(matrix.data, type);
  const again = decodeNumbers(bytes, dtype, matrix.data.length);
  if (!again.ok) return again;
  if (!again.value.every((value) => Number.isFinite(value))) {
    return failure('nonFinite', t('A factor has numbers that are too large for {0}.', dtype));
  }
  return success({ bytes, matrix: { ...matrix, data: again.value } });
}
