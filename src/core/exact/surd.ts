import { gcd } from './fraction.js';

/** ±p√r/(q√s), all positive: r and s are free of squares, one of them is 1, and gcd(p, q) = 1. */
export interface Surd {
  readonly negative: boolean;
  readonly p: number;
  readonly r: number;
  readonly q: number;
  readonly s: number;
}

/** ±√(n/d) with the squares taken out of both roots: √(8/9) = 2√2/3, √(2/3) = 2/√6, 1/√18 = 1/(3√2). 0 has p = 0. */
export function rootOf(n: bigint, d: bigint, negative = false): Surd {
  if (n === 0n) return { negative: false, p: 0, r: 1, q: 1, s: 1 };
  const common = gcd(n, d);
  const [p, r] = squareOut(n / common);
  const [q, s] = squareOut(d / common);
  const both = r > 1n && s > 1n;
  return {
    negative,
    p: Number(both ? p * r : p),
    r: both ? 1 : Number(r),
    q: Number(q),
    s: Number(both ? r * s : s),
  };
}

/** n = out²·rest; squares of numbers up to 10,000 are found. */
export function squareOut(n: bigint): readonly [out: bigint, rest: bigint] {
  let out = 1n;
  let rest = n;
  for (let f = 2n; f <= 10_000n && f * f <= rest; f++) {
    while (rest % (f * f) === 0n) {
      rest /= f * f;
      out *= f;
    }
  }
  const root = integerRoot(rest);
  return root > 1n && root * root === rest ? [out * root, 1n] : [out, rest];
}

/** ⌊√n⌋ (Newton). */
function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 2n ** BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (x + n / x) / 2n;
    if (next >= x) return x;
    x = next;
  }
}

/** As lecture notes print it: 1/√6, −2/3, 6√10, 2√2/3, 1/(3√2). */
export function surdText({ negative, p, r, q, s }: Surd): string {
  const above = r === 1 ? String(p) : `${p === 1 ? '' : p}√${r}`;
  const root = s === 1 ? '' : `√${s}`;
  const below = q === 1 ? root : `${q}${root}`;
  const whole = below === '' ? above : `${above}/${q !== 1 && s !== 1 ? `(${below})` : below}`;
  return negative ? `−${whole}` : whole;
}

/** The same for LaTeX: \frac{1}{\sqrt{6}}. */
export function surdLatex({ negative, p, r, q, s }: Surd): string {
  const above = r === 1 ? String(p) : `${p === 1 ? '' : p}\\sqrt{${r}}`;
  const root = s === 1 ? '' : `\\sqrt{${s}}`;
  const below = q === 1 ? root : `${q}${root}`;
  const whole = below === '' ? above : `\\frac{${above}}{${below}}`;
  return negative ? `-${whole}` : whole;
}

export function surdValue({ negative, p, r, q, s }: Surd): number {
  const value = (p * Math.sqrt(r)) / (q * Math.sqrt(s));
  return negative ? -value : value;
}
