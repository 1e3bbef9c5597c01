import { deflate, BOTH, LOWER, UPPER, type Deflated } from './deflate.js';
import { findRoot, type Root, type Secular } from './root.js';
import type { Conquer, Merge } from './state.js';
import { updateEnds, updateVectors } from './update.js';

/** Solves one merged block from its two solved halves (LAPACK dlasd1). */
export function merge(job: Conquer, m: Merge): void {
  const outermost = m.rows === job.n;
  const result = deflate(job, m);
  const n = result.kept;
  if (n === 1) loneValue(job, m, result.scale);
  else {
    solveRoots(job, n);
    if (job.u || job.v || !outermost) {
      recomputeZ(job, n);
      const upper = group(job, n);
      const first = outermost ? Math.max(0, n - job.count) : 0;
      if (!outermost) updateEnds(job, m, n);
      if (job.v) updateVectors(job, m, n, first, upper, 'v', job.v);
      if (job.u) updateVectors(job, m, n, first, upper, 'u', job.u);
    }
    const { origins, taus, kept } = job.scratch;
    for (let i = 0; i < n; i++) {
      job.d[m.at + kept[i]!] = (origins[i]! + taus[i]!) / result.scale;
    }
  }
  sortColumns(job, m, result);
}

/** Only the arrow's own column remains: its value is |z₀|. */
function loneValue(job: Conquer, m: Merge, scale: number): void {
  const { ws, scratch } = job;
  const z = ws.x[scratch.z]!;
  job.d[m.at + m.nl] = Math.abs(z) / scale;
  if (z < 0) {
    const column = m.at + m.nl;
    ws.k.scale(2, -1, job.ends + 2 * column);
    if (job.v) ws.k.scale(m.cols, -1, job.v.at + m.at + column * job.v.ld);
  }
}

/**
 * Computes the roots of the secular equation: the pole and the distance to it, in `origins` and `taus`.
 */
export function solveRoots(job: Conquer, n: number): void {
  const { ws, scratch } = job;
  const f: Secular = {
    n,
    d: scratch.poles,
    z: scratch.z,
    out: scratch.sums,
    total: ws.k.dot(n, scratch.z, scratch.z),
  };
  const root: Root = { origin: 0, tau: 0 };
  for (let i = 0; i < n; i++) {
    findRoot(ws, f, i, root);
    scratch.origins[i] = root.origin;
    scratch.taus[i] = root.tau;
  }
}

/**
 * Löwner's formula gives the z for which the computed roots are exact. Vectors formed from it are
 * orthogonal even if the roots are very close (Gu & Eisenstat 1995).
 */
export function recomputeZ(job: Conquer, n: number): void {
  const { ws, scratch } = job;
  const { x, k } = ws;
  const { poles, products, z, origins, taus } = scratch;
  x.fill(1, products, products + n);
  for (let i = 0; i + 1 < n; i++) k.lowner(n, i, poles, origins[i]!, taus[i]!, products);
  const origin = origins[n - 1]!;
  const tau = taus[n - 1]!;
  for (let j = 0; j < n; j++) {
    const pole = x[poles + j]!;
    const factor = (pole - origin - tau) * (pole + origin + tau);
    const size = Math.sqrt(Math.abs(x[products + j]! * factor));
    x[z + j] = x[z + j]! < 0 ? -size : size;
  }
}

/**
 * Orders the kept columns upper, both, lower; returns how many there are of the first and second kind.
 */
function group(job: Conquer, n: number): { upper: number; both: number } {
  const { ws, scratch } = job;
  const { x } = ws;
  const counts = [0, 0];
  let at = 0;
  [UPPER, BOTH, LOWER].forEach((kind, index) => {
    for (let i = 0; i < n; i++) {
      if (scratch.kinds[scratch.kept[i]!] !== kind) continue;
      scratch.grouped[at] = i;
      x[scratch.groupedPoles + at] = x[scratch.poles + i]!;
      x[scratch.groupedZ + at] = x[scratch.z + i]!;
      at++;
    }
    if (index < 2) counts[index] = at;
  });
  return { upper: counts[0]!, both: counts[1]! - counts[0]! };
}

/** Sorts the merged block in ascending order: the roots are sorted, but the deflated columns are not. */
export function sortColumns(job: Conquer, m: Merge, { kept, dropped }: Deflated): void {
  const { scratch, order, d } = job;
  const rest = scratch.dropped.subarray(0, dropped);
  rest.sort((a, b) => d[m.at + a]! - d[m.at + b]! || a - b);
  let i = 0;
  let j = 0;
  for (let at = m.at; at < m.at + m.rows; at++) {
    const takeKept =
      j === dropped || (i < kept && d[m.at + scratch.kept[i]!]! <= d[m.at + rest[j]!]!);
    order[at] = takeKept ? scratch.kept[i++]! : rest[j++]!;
  }
}
