import type { Workspace } from '../../kernels/workspace.js';

const EPSILON = 2 ** -52;
const MAX_STEPS = 120;
/** Steps of interpolation alone; few roots need six. After them each step must shrink the bracket. */
const PATIENCE = 12;

/**
 * A singular value as origin + tau, where origin is one of the poles. So differences to poles stay exact.
 */
export interface Root {
  origin: number;
  tau: number;
}

/** The secular equation 1 + Σ zⱼ²/(dⱼ² − σ²) = 0 with d₀ = 0 < d₁ < …; d and z are in the workspace. */
export interface Secular {
  readonly n: number;
  readonly d: number;
  readonly z: number;
  /** Four numbers of scratch. */
  readonly out: number;
  /** Σ zⱼ². */
  readonly total: number;
}

/**
 * The i-th root, which is in (dᵢ, dᵢ₊₁); the last one is above d_{n−1}. The method is rational
 * interpolation with the two neighbouring poles, inside a bracket. It changes between the fixed-weight
 * and the middle-way scheme when one is slow (R.-C. Li, LAPACK Working Note 89, 1993; LAPACK dlasd4).
 */
export function findRoot(ws: Workspace, f: Secular, i: number, out: Root): void {
  if (i === f.n - 1) lastRoot(ws, f, out);
  else innerRoot(ws, f, i, out);
}

/** The step in σ that changes σ² by eta. */
function stepOf(sigma: number, eta: number): number {
  return eta / (sigma + Math.sqrt(Math.max(0, sigma * sigma + eta)));
}

/** The root of c η² − a η + b nearest to 0, by the formula without cancellation. */
function nearRoot(a: number, b: number, c: number): number {
  if (c === 0) return b / a;
  const root = Math.sqrt(Math.abs(a * a - 4 * b * c));
  return a <= 0 ? (a - root) / (2 * c) : (2 * b) / (a + root);
}

function innerRoot(ws: Workspace, f: Secular, i: number, out: Root): void {
  const { x, k } = ws;
  const below = x[f.d + i]!;
  const above = x[f.d + i + 1]!;
  const width = above - below;
  const width2 = width * (above + below);
  const zi = x[f.z + i]!;
  const zn = x[f.z + i + 1]!;
  const middle = stepOf(below, width2 / 2);
  k.secularSums(f.n, i + 1, f.d, f.z, below, middle, f.out);
  const value = 1 + x[f.out]! + x[f.out + 2]!;
  const rest = value + (2 * zi * zi) / width2 - (2 * zn * zn) / width2;
  const fromBelow = value >= 0;
  out.origin = fromBelow ? below : above;
  let lo = fromBelow ? 0 : middle - width;
  let hi = fromBelow ? middle : 0;
  let tau: number;
  if (fromBelow) {
    tau = stepOf(below, nearRoot(rest * width2 + zi * zi + zn * zn, zi * zi * width2, rest));
  } else {
    const a = -rest * width2 + zi * zi + zn * zn;
    const b = zn * zn * width2;
    const root = Math.sqrt(Math.abs(a * a + 4 * b * rest));
    tau = stepOf(above, a < 0 ? (2 * b) / (a - root) : -(a + root) / (2 * rest));
  }
  if (!(tau > lo && tau < hi)) tau = (lo + hi) / 2;
  let middleWay = false;
  let before = Infinity;
  let wide = Infinity;
  for (let count = 0; count < MAX_STEPS; count++) {
    k.secularSums(f.n, i + 1, f.d, f.z, out.origin, tau, f.out);
    const psi = x[f.out]!;
    const phi = x[f.out + 2]!;
    const w = 1 + psi + phi;
    if (Math.abs(w) <= 4 * EPSILON * (1 + phi - psi)) break;
    if (w < 0) lo = tau;
    else hi = tau;
    if (Math.abs(w) > 0.1 * before) middleWay = !middleWay;
    before = Math.abs(w);
    const slopePsi = x[f.out + 1]!;
    const slopePhi = x[f.out + 3]!;
    const slope = slopePsi + slopePhi;
    const sigma = out.origin + tau;
    const di = (below - out.origin - tau) * (below + sigma);
    const dn = (above - out.origin - tau) * (above + sigma);
    let c: number;
    if (middleWay) c = w - di * slopePsi - dn * slopePhi;
    else if (fromBelow) c = w - dn * slope + width2 * (zi / di) ** 2;
    else c = w - di * slope - width2 * (zn / dn) ** 2;
    let eta = nearRoot((di + dn) * w - di * dn * slope, di * dn * w, c);
    if (w * eta >= 0) eta = -w / slope;
    const next = tau + stepOf(sigma, eta);
    // With clustered poles the two schemes can alternate without end.
    const inTurns = count >= PATIENCE && hi - lo > wide / 2;
    wide = hi - lo;
    const moved = next > lo && next < hi && !inTurns ? next : (lo + hi) / 2;
    if (moved === tau || Math.abs(moved - tau) <= EPSILON * Math.abs(tau)) break;
    tau = moved;
  }
  out.tau = tau;
}

function lastRoot(ws: Workspace, f: Secular, out: Root): void {
  const { x, k } = ws;
  const last = x[f.d + f.n - 1]!;
  const previous = x[f.d + f.n - 2]!;
  out.origin = last;
  let lo = 0;
  let hi = stepOf(last, f.total) * (1 + 4 * EPSILON);
  let tau = stepOf(last, f.total / 2);
  for (let count = 0; count < MAX_STEPS; count++) {
    k.secularSums(f.n, f.n - 1, f.d, f.z, last, tau, f.out);
    const psi = x[f.out]!;
    const phi = x[f.out + 2]!;
    const w = 1 + psi + phi;
    if (Math.abs(w) <= 4 * EPSILON * (1 - phi - psi)) break;
    if (w < 0) lo = tau;
    else hi = tau;
    const slopePsi = x[f.out + 1]!;
    const slopePhi = x[f.out + 3]!;
    const sigma = last + tau;
    const dp = (previous - last - tau) * (previous + sigma);
    const dl = -tau * (last + sigma);
    const c = Math.abs(w - dp * slopePsi - dl * slopePhi);
    const a = (dp + dl) * w - dp * dl * (slopePsi + slopePhi);
    const b = dp * dl * w;
    const root = Math.sqrt(Math.abs(a * a - 4 * b * c));
    let eta = a >= 0 ? (a + root) / (2 * c) : (2 * b) / (a - root);
    if (!(w * eta < 0)) eta = -w / (slopePsi + slopePhi);
    const next = tau + stepOf(sigma, eta);
    const moved = next > lo && next < hi ? next : (lo + hi) / 2;
    if (moved === tau || Math.abs(moved - tau) <= EPSILON * Math.abs(tau)) break;
    tau = moved;
  }
  out.tau = tau;
}
