import { add, fraction, over, times, toNumber, zero, type Fraction } from './fraction.js';
import { commonDenominator, type Rational } from './rational-matrix.js';
import { squareOut } from './surd.js';

/** (a ± b√r)/c, b > 0 and c > 0, r > 1 free of squares. */
export interface Quadratic {
  readonly a: bigint;
  readonly b: bigint;
  readonly r: bigint;
  readonly c: bigint;
  readonly sign: 1 | -1;
}

export interface Eigenvalue {
  /** As a double: from the singular values where it is not rational. */
  readonly value: number;
  readonly multiplicity: number;
  readonly fraction?: Fraction;
  readonly quadratic?: Quadratic;
}

/** det(λI − A) as coefficients of λⁿ, λⁿ⁻¹, …, 1 (Faddeev & LeVerrier). */
export function characteristic(a: Rational): Fraction[] {
  const n = a.length;
  const coefficients = [fraction(1n)];
  let m: Rational = a.map((row) => row.map(() => zero));
  for (let k = 1; k <= n; k++) {
    const last = coefficients[k - 1]!;
    const next = multiply(a, m).map((row, i) => row.map((x, j) => (i === j ? add(x, last) : x)));
    m = next;
    const product = multiply(a, m);
    const trace = product.reduce((sum, row, i) => add(sum, row[i]!), zero);
    coefficients.push(over(trace, fraction(BigInt(-k))));
  }
  return coefficients;
}

const multiply = (a: Rational, b: Rational): Rational =>
  a.map((row) => row.map((_, j) => row.reduce((sum, x, k) => add(sum, times(x, b[k]![j]!)), zero)));

/**
 * The roots of the characteristic polynomial of a positive semidefinite matrix, descending: rational ones and pairs of
 * quadratic ones exactly, others as decimals. Candidates come from the doubles, and exact division decides.
 *
 * @param doubles all n eigenvalues as doubles, descending.
 */
export function eigenvaluesOf(
  coefficients: readonly Fraction[],
  doubles: readonly number[],
): Eigenvalue[] {
  const common = commonDenominator(coefficients);
  // With λ = μ/common all coefficients of μ are integers, and rational roots are integers, too.
  let rest = coefficients.map(({ n, d }, k) => (n * common ** BigInt(k)) / d);
  const found = new Map<bigint, number>();
  const take = (root: bigint) => {
    for (let next = divide(rest, [1n, -root]); next; next = divide(rest, [1n, -root])) {
      rest = next;
      found.set(root, (found.get(root) ?? 0) + 1);
    }
  };
  const scale = Number(common);
  take(0n);
  for (const value of doubles)
    if (Number.isFinite(value * scale)) take(BigInt(Math.round(value * scale)));
  const quadratics: Eigenvalue[] = [];
  const near = (root: bigint) =>
    doubles.findIndex((value) => Math.abs(value * scale - Number(root)) < 0.5);
  const open = doubles.map((value) => value * scale).filter(Number.isFinite);
  for (const root of found.keys())
    if (near(root) >= 0)
      open.splice(
        open.findIndex((x) => Math.abs(x - Number(root)) < 0.5),
        1,
      );
  for (let i = 0; i < open.length && rest.length > 3; i++) {
    for (let j = i + 1; j < open.length && rest.length > 3; j++) {
      const sum = BigInt(Math.round(open[i]! + open[j]!));
      const product = BigInt(Math.round(open[i]! * open[j]!));
      const next = divide(rest, [1n, -sum, product]);
      if (!next) continue;
      rest = next;
      quadratics.push(...rootsOf(sum, product, common, found));
    }
  }
  if (rest.length === 3) quadratics.push(...rootsOf(-rest[1]!, rest[2]!, common, found));
  const exact: Eigenvalue[] = [...found].map(([root, multiplicity]) => {
    const value = fraction(root, common);
    return { value: toNumber(value), multiplicity, fraction: value };
  });
  const known = [...exact, ...quadratics].sort((x, y) => y.value - x.value);
  return withDecimals(known, doubles);
}

/** Roots that have no exact form, from the doubles that no exact root accounts for. */
function withDecimals(known: readonly Eigenvalue[], doubles: readonly number[]): Eigenvalue[] {
  const left = [...doubles];
  for (const { value, multiplicity } of known) {
    for (let k = 0; k < multiplicity; k++) {
      let best = 0;
      left.forEach((x, i) => {
        if (Math.abs(x - value) < Math.abs(left[best]! - value)) best = i;
      });
      left.splice(best, 1);
    }
  }
  const others = left.map((value) => ({ value, multiplicity: 1 }));
  return [...known, ...others].sort((x, y) => y.value - x.value);
}

/** The roots of μ² − sum·μ + product, divided by `common`; integers are added to `found`. */
function rootsOf(
  sum: bigint,
  product: bigint,
  common: bigint,
  found: Map<bigint, number>,
): Eigenvalue[] {
  const [b, r] = squareOut(sum * sum - 4n * product);
  if (r <= 1n) {
    for (const root of r === 0n ? [sum / 2n, sum / 2n] : [(sum + b) / 2n, (sum - b) / 2n]) {
      found.set(root, (found.get(root) ?? 0) + 1);
    }
    return [];
  }
  const whole = fractionOfThree(sum, b, 2n * common);
  const larger = (Number(whole.a) + Number(whole.b) * Math.sqrt(Number(r))) / Number(whole.c);
  // The smaller root by the product: the difference would cancel.
  const smaller = toNumber(fraction(product, common * common)) / larger;
  const root = (sign: 1 | -1): Quadratic => ({ ...whole, r, sign });
  return [
    { value: larger, multiplicity: 1, quadratic: root(1) },
    { value: smaller, multiplicity: 1, quadratic: root(-1) },
  ];
}

function fractionOfThree(a: bigint, b: bigint, c: bigint) {
  const first = fraction(a, c);
  const second = fraction(b, c);
  const common = commonDenominator([first, second]);
  return { a: first.n * (common / first.d), b: second.n * (common / second.d), c: common };
}

/** The exact quotient of integer polynomials with a leading 1 in the divisor; undefined if there is a rest. */
function divide(p: readonly bigint[], by: readonly bigint[]): bigint[] | undefined {
  if (p.length < by.length) return undefined;
  const rest = [...p];
  const out: bigint[] = [];
  for (let k = 0; k + by.length <= p.length; k++) {
    const factor = rest[k]!;
    out.push(factor);
    by.forEach((value, i) => (rest[k + i] = rest[k + i]! - factor * value));
  }
  return rest.slice(out.length).every((value) => value === 0n) ? out : undefined;
}
