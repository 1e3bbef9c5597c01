/** The small pieces of LAPACK whose signs decide the signs of its singular vectors. */

const EPSILON = 2 ** -53;

/** |x| with the sign of y; minus zero counts as negative (Fortran's SIGN). */
export function withSign(x: number, y: number): number {
  const size = Math.abs(x);
  return y < 0 || Object.is(y, -0) ? -size : size;
}

export interface GivensRotation {
  readonly c: number;
  readonly s: number;
  readonly r: number;
}

/**
 * [c s; −s c] [f; g] = [r; 0] with c ≥ 0 (LAPACK dlartg as of version 3.10; Anderson, ACM TOMS 44, 2017). Before 3.10,
 * c was negative for some f < 0, and vectors had other signs.
 */
export function givens(f: number, g: number): GivensRotation {
  if (g === 0) return { c: 1, s: 0, r: f };
  if (f === 0) return { c: 0, s: withSign(1, g), r: Math.abs(g) };
  const d = Math.sqrt(f * f + g * g);
  const r = withSign(d, f);
  return { c: Math.abs(f) / d, s: g / r, r };
}

/** The smaller singular value of [f g; 0 h] (LAPACK dlas2). */
export function smallerOfTwo(f: number, g: number, h: number): number {
  const [low, high] = [Math.min(Math.abs(f), Math.abs(h)), Math.max(Math.abs(f), Math.abs(h))];
  const off = Math.abs(g);
  if (low === 0) return 0;
  const sum = 1 + low / high;
  const difference = (high - low) / high;
  if (off < high) {
    const square = (off / high) ** 2;
    return (
      low * (2 / (Math.sqrt(sum * sum + square) + Math.sqrt(difference * difference + square)))
    );
  }
  const ratio = high / off;
  if (ratio === 0) return (low * high) / off;
  const c = 1 / (Math.sqrt(1 + (sum * ratio) ** 2) + Math.sqrt(1 + (difference * ratio) ** 2));
  return 2 * (low * c * ratio);
}

export interface TwoByTwo {
  readonly smaller: number;
  readonly larger: number;
  readonly right: { readonly c: number; readonly s: number };
  readonly left: { readonly c: number; readonly s: number };
}

/** The SVD of [f g; 0 h], both values with signs (LAPACK dlasv2). */
export function svdOfTwo(f: number, g: number, h: number): TwoByTwo {
  const swap = Math.abs(h) > Math.abs(f);
  const [ft, ht] = swap ? [h, f] : [f, h];
  const { smaller, larger, crt, srt, clt, slt, gLargest } = orderedTwo(ft, g, ht);
  const left = swap ? { c: srt, s: crt } : { c: clt, s: slt };
  const right = swap ? { c: slt, s: clt } : { c: crt, s: srt };
  const sign = gLargest
    ? withSign(1, right.s) * withSign(1, left.c) * withSign(1, g)
    : swap
      ? withSign(1, right.s) * withSign(1, left.s) * withSign(1, h)
      : withSign(1, right.c) * withSign(1, left.c) * withSign(1, f);
  return {
    larger: withSign(larger, sign),
    smaller: withSign(smaller, sign * withSign(1, f) * withSign(1, h)),
    right,
    left,
  };
}

/** The same for |f| ≥ |h|, the values without signs. */
function orderedTwo(f: number, g: number, h: number) {
  const [fa, ga, ha] = [Math.abs(f), Math.abs(g), Math.abs(h)];
  if (ga === 0) {
    return { smaller: ha, larger: fa, crt: 1, srt: 0, clt: 1, slt: 0, gLargest: false };
  }
  const gLargest = ga > fa;
  if (gLargest && fa / ga < EPSILON) {
    const smaller = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha;
    return { smaller, larger: ga, crt: f / g, srt: 1, clt: 1, slt: h / g, gLargest };
  }
  const d = fa - ha;
  const l = d === fa ? 1 : d / fa;
  const m = g / f;
  const t = 2 - l;
  const s = Math.sqrt(t * t + m * m);
  const r = l === 0 ? Math.abs(m) : Math.sqrt(l * l + m * m);
  const a = 0.5 * (s + r);
  const tangent =
    m * m === 0
      ? l === 0
        ? withSign(2, f) * withSign(1, g)
        : g / withSign(d, f) + m / t
      : (m / (s + t) + m / (r + l)) * (1 + a);
  const length = Math.sqrt(tangent * tangent + 4);
  const crt = 2 / length;
  const srt = tangent / length;
  const clt = (crt + srt * m) / a;
  const slt = ((h / f) * srt) / a;
  return { smaller: ha / a, larger: fa * a, crt, srt, clt, slt, gLargest };
}
