import type { KnownEntries } from './known.js';

/** A pair of factors: the model is X = A Bᵀ, A rows×k and B cols×k, row-major. */
export interface Factors {
  readonly k: number;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/** eₜ = valueₜ − aᵢ·bⱼ for every known entry t = (i, j). */
export function misfit(known: KnownEntries, { k, a, b }: Factors): Float64Array {
  return known.value.map((value, t) => value - rowDot(a, known.row[t]!, b, known.column[t]!, k));
}

/** x[i]·y[j] for rows of length k. */
export function rowDot(x: Float64Array, i: number, y: Float64Array, j: number, k: number): number {
  let sum = 0;
  for (let t = 0; t < k; t++) sum += x[i * k + t]! * y[j * k + t]!;
  return sum;
}

/** ½Σe² + ½λ(‖A‖² + ‖B‖²). */
export function objective({ a, b }: Factors, e: Float64Array, lambda: number): number {
  return (squared(e) + lambda * (squared(a) + squared(b))) / 2;
}

/** Gradient of the objective: −EB + λA and −EᵀA + λB, where E has e at the known entries. */
export function gradient(
  known: KnownEntries,
  { k, a, b }: Factors,
  e: Float64Array,
  lambda: number,
): Factors {
  const da = a.map((value) => lambda * value);
  const db = b.map((value) => lambda * value);
  for (let t = 0; t < e.length; t++) {
    const i = known.row[t]! * k;
    const j = known.column[t]! * k;
    for (let f = 0; f < k; f++) {
      da[i + f]! -= e[t]! * b[j + f]!;
      db[j + f]! -= e[t]! * a[i + f]!;
    }
  }
  return { k, a: da, b: db };
}

/** ⟨x, y⟩ over both factors. */
export function inner(x: Factors, y: Factors): number {
  return dot(x.a, y.a) + dot(x.b, y.b);
}

/** x + αy. */
export function plus(x: Factors, alpha: number, y: Factors): Factors {
  return {
    k: x.k,
    a: x.a.map((value, i) => value + alpha * y.a[i]!),
    b: x.b.map((value, i) => value + alpha * y.b[i]!),
  };
}

/** ‖A Bᵀ‖_F² = tr((AᵀA)(BᵀB)) in O((m + n)k²), without the product. */
export function productNormSquared({ k, a, b }: Factors): number {
  return Math.max(0, dot(gram(a, k), gram(b, k)));
}

/** ‖(A + αP)(B + αQ)ᵀ − A Bᵀ‖_F² for a step (P, Q), which is the norm of [αP, A + αP][B, αQ]ᵀ. */
export function stepNormSquared(from: Factors, alpha: number, step: Factors): number {
  const k = from.k;
  const side = (left: Float64Array, right: Float64Array): Float64Array => {
    const out = new Float64Array(left.length * 2);
    for (let i = 0; i < left.length / k; i++) {
      out.set(left.subarray(i * k, (i + 1) * k), 2 * i * k);
      out.set(right.subarray(i * k, (i + 1) * k), (2 * i + 1) * k);
    }
    return out;
  };
  const to = plus(from, alpha, step);
  const scaled = (x: Float64Array): Float64Array => x.map((value) => alpha * value);
  return productNormSquared({
    k: 2 * k,
    a: side(scaled(step.a), to.a),
    b: side(from.b, scaled(step.b)),
  });
}

export function squared(x: Float64Array): number {
  return dot(x, x);
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

function gram(x: Float64Array, k: number): Float64Array {
  const out = new Float64Array(k * k);
  for (let i = 0; i < x.length; i += k) {
    for (let s = 0; s < k; s++) {
      const value = x[i + s]!;
      for (let t = 0; t < k; t++) out[s * k + t]! += value * x[i + t]!;
    }
  }
  return out;
}
