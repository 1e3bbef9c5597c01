/** A fraction in lowest terms with a positive denominator. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Fraction = { n: 0n, d: 1n };
export const one: Fraction = { n: 1n, d: 1n };

export function fraction(n: bigint, d = 1n): Fraction {
  const common = gcd(n, d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / common, d: (sign * d) / common };
}

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

export const add = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Fraction, b: Fraction) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction) => fraction(a.n * b.d, a.d * b.n);

/** The nearest double, also of long numerators. */
export function toNumber({ n, d }: Fraction): number {
  const direct = Number(n) / Number(d);
  return Number.isFinite(direct) ? direct : Number((n * 10n ** 20n) / d) / 1e20;
}

/** Longest decimal, and largest denominator, that is taken as meant. */
const mostDigits = 10;
const mostDenominator = 1000;

/**
 * What a number of a matrix stands for: an integer, a decimal of at most 10 digits as it was written, or a fraction with a
 * denominator of at most 1000 whose nearest double it is (1/3).
 *
 * @returns undefined for other numbers, for example results of a computation.
 */
export function fractionOf(value: number): Fraction | undefined {
  if (!Number.isFinite(value)) return undefined;
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const digits = mantissa.replace(/[-.]/g, '');
  const power = Number(exponent) - (digits.length - 1);
  if (digits.length <= mostDigits && Math.abs(power) <= 40) {
    const n = BigInt(digits) * (value < 0 ? -1n : 1n);
    return power >= 0 ? fraction(n * 10n ** BigInt(power)) : fraction(n, 10n ** BigInt(-power));
  }
  for (let d = 3; d <= mostDenominator; d++) {
    const n = Math.round(value * d);
    if (n / d === value) return fraction(BigInt(n), BigInt(d));
  }
  return undefined;
}
