import { add, fraction, gcd, one, over, subtract, times, zero, type Fraction } from './fraction.js';

/** Rows of fractions. */
export type Rational = readonly (readonly Fraction[])[];

export const transposed = (a: Rational, cols: number): Rational =>
  Array.from({ length: cols }, (_, j) => a.map((row) => row[j]!));

export const dot = (a: readonly Fraction[], b: readonly Fraction[]) =>
  a.reduce((sum, x, i) => add(sum, times(x, b[i]!)), zero);

export const multiplyVector = (a: Rational, x: readonly Fraction[]) => a.map((row) => dot(row, x));

/** AᵀA. */
export function gramOf(a: Rational, cols: number): Rational {
  const columns = transposed(a, cols);
  return columns.map((x) => columns.map((y) => dot(x, y)));
}

/** A − x I. */
export const shifted = (a: Rational, x: Fraction): Rational =>
  a.map((row, i) => row.map((value, j) => (i === j ? subtract(value, x) : value)));

/**
 * A basis of the null space by elimination: each free variable in turn is 1, the others 0.
 *
 * @param cols of A, for a matrix without rows.
 */
export function nullSpace(a: Rational, cols: number): Fraction[][] {
  const rows = a.map((row) => [...row]);
  const pivots: number[] = [];
  for (let j = 0; j < cols && pivots.length < rows.length; j++) {
    const at = pivots.length;
    const from = rows.findIndex((row, i) => i >= at && row[j]!.n !== 0n);
    if (from < 0) continue;
    [rows[at], rows[from]] = [rows[from]!, rows[at]!];
    const pivot = rows[at][j]!;
    rows[at] = rows[at].map((value) => over(value, pivot));
    rows.forEach((row, i) => {
      const factor = row[j]!;
      if (i === at || factor.n === 0n) return;
      rows[i] = row.map((value, k) => subtract(value, times(factor, rows[at]![k]!)));
    });
    pivots.push(j);
  }
  const free = Array.from({ length: cols }, (_, j) => j).filter((j) => !pivots.includes(j));
  return free.map((j) => {
    const x = Array.from({ length: cols }, (_, k) => (k === j ? one : zero));
    pivots.forEach((pivot, i) => (x[pivot] = fraction(-rows[i]![j]!.n, rows[i]![j]!.d)));
    return x;
  });
}

/** Orthogonal integer vectors without common divisors that span the same spaces (Gram and Schmidt). */
export function orthogonal(vectors: readonly (readonly Fraction[])[]): Fraction[][] {
  const out: Fraction[][] = [];
  for (const vector of vectors) {
    let x = [...vector];
    for (const q of out) {
      const factor = over(dot(vector, q), dot(q, q));
      x = x.map((value, i) => subtract(value, times(factor, q[i]!)));
    }
    out.push(primitive(x));
  }
  return out;
}

function primitive(x: readonly Fraction[]): Fraction[] {
  const common = commonDenominator(x);
  const whole = x.map(({ n, d }) => n * (common / d));
  const divisor = whole.reduce((g, value) => gcd(g, value), 0n) || 1n;
  return whole.map((value) => fraction(value / divisor));
}

export function commonDenominator(x: readonly Fraction[]): bigint {
  return x.reduce((common, { d }) => (common / gcd(common, d)) * d, 1n);
}
