import { multiply } from '../../lowrank/linear/product.js';
import { frobeniusNorm } from '../../lowrank/norms.js';
import type { Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { singularValues } from '../../svd/svd.js';
import type { SvdOptions } from '../../svd/types.js';
import { decodeTensorNumbers } from '../adapters/factors.js';
import { size } from '../adapters/shapes.js';
import { countNonFinite } from '../measure/decode.js';
import type { OtherProduct } from '../types.js';
import { t } from '../../texts.js';

/** The bytes of the factors of a product, by the ends of their names (`hada_w1_a`). */
export type ProductBytes = ReadonlyMap<string, Uint8Array>;

/**
 * The factor s of a product of another kind: α/r where a part is factored, r its inner side. A LoKr of two whole
 * matrices has no r, and α does not count.
 *
 * @param alpha the number in `product.alpha`, if that is there.
 */
export function productScale(product: OtherProduct, alpha?: number): number {
  const names = product.kind === 'loha' ? ['hada_w1_b'] : ['lokr_w1_b', 'lokr_w2_b'];
  const inner = names
    .map((name) => product.tensors.get(name)?.shape[0])
    .find((r) => r !== undefined);
  return alpha === undefined || inner === undefined ? 1 : alpha / inner;
}

/**
 * ΔW of LoHa, (w1_a w1_b) ∘ (w2_a w2_b) (Hyeon-Woo et al., FedPara, ICLR 2022), or of LoKr, w1 ⊗ w2 (Edalati et al.,
 * KronA, 2022), without s. Its rank can be full, so it is formed: rows×cols numbers.
 *
 * @returns `none` where the bytes of a factor are missing, and problems of `decodeNumbers`.
 */
export function formProduct(product: OtherProduct, bytes: ProductBytes): Result<Matrix> {
  const parts = twoParts(product, bytes);
  if (!parts.ok) return parts;
  const [first, second] = parts.value;
  if (product.kind === 'lokr') return success(kronecker(first, second));
  const data = first.data.map((x, i) => x * second.data[i]!);
  return success({ rows: first.rows, cols: first.cols, data });
}

/**
 * All singular values of ΔW, without s, descending. Those of a Kronecker product are the products of the values of
 * both (Horn & Johnson, Topics in Matrix Analysis, 4.2.15), so ΔW is not formed.
 */
export function productValues(
  product: OtherProduct,
  bytes: ProductBytes,
  options: SvdOptions = {},
): Result<Float64Array> {
  if (product.kind === 'loha') {
    const formed = formProduct(product, bytes);
    return formed.ok ? singularValues(formed.value, options) : formed;
  }
  const parts = twoParts(product, bytes);
  if (!parts.ok) return parts;
  const p = singularValues(parts.value[0], options);
  if (!p.ok) return p;
  const q = singularValues(parts.value[1], options);
  if (!q.ok) return q;
  const s = new Float64Array(Math.min(product.rows, product.cols));
  // Where one part is tall and the other wide, the product has more values, and the others are 0.
  const count = q.value.length;
  const all = new Float64Array(p.value.length * count);
  p.value.forEach((x, i) => q.value.forEach((y, j) => (all[i * count + j] = x * y)));
  s.set(all.sort().reverse());
  return success(s);
}

/**
 * The entries of w1 ⊗ w2 that are NaN or infinite, counted without forming it, and the norm of the others.
 *
 * @returns `none` where the bytes of a factor are missing, and problems of `decodeNumbers`.
 */
export function countKronecker(
  product: OtherProduct,
  bytes: ProductBytes,
): Result<{ readonly nan: number; readonly infinite: number; readonly frobenius: number }> {
  const parts = twoParts(product, bytes);
  if (!parts.ok) return parts;
  const [a, b] = parts.value.map(({ data }) => {
    const finite = data.filter((value) => Number.isFinite(value));
    const zeros = finite.filter((value) => value === 0).length;
    const norm = frobeniusNorm(finite);
    const others = finite.length - zeros;
    return { ...countNonFinite(data), all: data.length, zeros, others, norm };
  }) as [Counts, Counts];
  return success({
    // 0 · ∞ is NaN.
    nan: a.nan * b.all + (a.all - a.nan) * b.nan + a.infinite * b.zeros + a.zeros * b.infinite,
    infinite: a.infinite * (b.others + b.infinite) + a.others * b.infinite,
    frobenius: a.norm * b.norm,
  });
}

interface Counts {
  readonly nan: number;
  readonly infinite: number;
  readonly all: number;
  readonly zeros: number;
  readonly others: number;
  readonly norm: number;
}

/** The two matrices that are multiplied entry by entry, or as a Kronecker product. */
function twoParts(product: OtherProduct, bytes: ProductBytes): Result<readonly [Matrix, Matrix]> {
  const numbers = new Map<string, Matrix>();
  for (const [name, tensor] of product.tensors) {
    const own = bytes.get(name);
    if (!own) return failure('none', t('The bytes of {0} are missing.', tensor.name));
    const data = decodeTensorNumbers(tensor, own);
    if (!data.ok) return data;
    const [rows, ...rest] = tensor.shape;
    numbers.set(name, { rows: rows ?? 1, cols: size(rest), data: data.value });
  }
  const stem = product.kind === 'loha' ? 'hada' : 'lokr';
  const part = (i: number): Matrix => {
    const whole = numbers.get(`${stem}_w${i}`);
    if (whole) return whole;
    const a = numbers.get(`${stem}_w${i}_a`)!;
    const b = numbers.get(`${stem}_w${i}_b`)!;
    const t = numbers.get(`${stem}_t${i}`);
    return t ? tucker(a, t, b) : multiply(a, b);
  };
  return success([part(1), part(2)]);
}

/** Σ_{p,q} t[p, q, κ] a[p, o] b[q, i] at row o and column (i, κ); a is r×out, b is r×in, t is r×r×k×k. */
function tucker(a: Matrix, t: Matrix, b: Matrix): Matrix {
  const kernel = t.cols / b.rows;
  const cols = b.cols * kernel;
  const inner = new Float64Array(a.rows * cols);
  for (let p = 0; p < a.rows; p++) {
    for (let q = 0; q < b.rows; q++) {
      for (let i = 0; i < b.cols; i++) {
        const factor = b.data[q * b.cols + i]!;
        for (let k = 0; k < kernel; k++) {
          inner[p * cols + i * kernel + k]! += factor * t.data[p * t.cols + q * kernel + k]!;
        }
      }
    }
  }
  const data = new Float64Array(a.cols * cols);
  for (let p = 0; p < a.rows; p++) {
    for (let o = 0; o < a.cols; o++) {
      const factor = a.data[p * a.cols + o]!;
      for (let j = 0; j < cols; j++) data[o * cols + j]! += factor * inner[p * cols + j]!;
    }
  }
  return { rows: a.cols, cols, data };
}

function kronecker(a: Matrix, b: Matrix): Matrix {
  const rows = a.rows * b.rows;
  const cols = a.cols * b.cols;
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) {
      const factor = a.data[i * a.cols + j]!;
      for (let k = 0; k < b.rows; k++) {
        const to = (i * b.rows + k) * cols + j * b.cols;
        for (let l = 0; l < b.cols; l++) data[to + l] = factor * b.data[k * b.cols + l]!;
      }
    }
  }
  return { rows, cols, data };
}
