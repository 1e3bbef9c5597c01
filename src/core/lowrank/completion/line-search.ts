import type { KnownEntries } from './known.js';
import { inner, rowDot, type Factors } from './factor-model.js';

/**
 * The exact minimum of the objective along x + αp. The misfit is quadratic in α, so the objective is a
 * quartic, whose coefficients take one pass over the known entries ("enhanced line search": Rajih,
 * Comon & Harshman 2008).
 *
 * @returns α and the objective there; α = 0 when no step lowers it.
 */
export function exactStep(
  known: KnownEntries,
  x: Factors,
  e: Float64Array,
  p: Factors,
  lambda: number,
): { alpha: number; value: number; misfit: Float64Array } {
  const k = x.k;
  const first = new Float64Array(e.length);
  const second = new Float64Array(e.length);
  // cᵈ is the coefficient of αᵈ in 2·objective.
  let [c0, c1, c2, c3, c4] = [0, 0, 0, 0, 0];
  for (let t = 0; t < e.length; t++) {
    const i = known.row[t]!;
    const j = known.column[t]!;
    const q1 = rowDot(p.a, i, x.b, j, k) + rowDot(x.a, i, p.b, j, k);
    const q2 = rowDot(p.a, i, p.b, j, k);
    first[t] = q1;
    second[t] = q2;
    const e0 = e[t]!;
    c0 += e0 * e0;
    c1 -= 2 * e0 * q1;
    c2 += q1 * q1 - 2 * e0 * q2;
    c3 += 2 * q1 * q2;
    c4 += q2 * q2;
  }
  c0 += lambda * inner(x, x);
  c1 += 2 * lambda * inner(x, p);
  c2 += lambda * inner(p, p);
  const quartic = (alpha: number): number =>
    (c0 + alpha * (c1 + alpha * (c2 + alpha * (c3 + alpha * c4)))) / 2;
  let alpha = 0;
  for (const root of realRoots(4 * c4, 3 * c3, 2 * c2, c1)) {
    if (root > 0 && quartic(root) < quartic(alpha)) alpha = root;
  }
  const misfit = e.map((value, t) => value - alpha * (first[t]! + alpha * second[t]!));
  return { alpha, value: quartic(alpha), misfit };
}

/** Real roots of ax³ + bx² + cx + d (Cardano and Viète, then one Newton step each). */
export function realRoots(a: number, b: number, c: number, d: number): number[] {
  const size = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  if (size === 0) return [];
  if (Math.abs(a) <= 1e-14 * size) return quadraticRoots(b, c, d);
  const shift = b / (3 * a);
  const p = c / a - 3 * shift * shift;
  const q = (2 * shift * shift - c / a) * shift + d / a;
  const discriminant = (q / 2) ** 2 + (p / 3) ** 3;
  const roots: number[] = [];
  if (discriminant >= 0) {
    const root = Math.sqrt(discriminant);
    const u = Math.cbrt(-q / 2 + (q > 0 ? -root : root));
    roots.push(u === 0 ? 0 : u - p / (3 * u));
  } else {
    const radius = 2 * Math.sqrt(-p / 3);
    const angle = Math.acos(Math.max(-1, Math.min(1, (3 * q) / (p * radius)))) / 3;
    for (let t = 0; t < 3; t++) roots.push(radius * Math.cos(angle - (2 * Math.PI * t) / 3));
  }
  return roots.map((root) => {
    const x = root - shift;
    const slope = (3 * a * x + 2 * b) * x + c;
    return slope === 0 ? x : x - (((a * x + b) * x + c) * x + d) / slope;
  });
}

function quadraticRoots(a: number, b: number, c: number): number[] {
  if (a === 0) return b === 0 ? [] : [-c / b];
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return [];
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return q === 0 ? [0] : [q / a, c / q];
}
