import type { Conquer, Merge, Target } from './state.js';

const EPSILON = 2 ** -52;

/**
 * In which rows a column of U and V has entries: those of the upper block, of the lower block, or both.
 */
export const UPPER = 1;
export const LOWER = 2;
export const BOTH = 3;

/** The result of deflation in a merge. */
export interface Deflated {
  /** Number of columns in the secular equation: scratch.kept[0 … kept). */
  readonly kept: number;
  /** Number of columns that are singular vectors already: scratch.dropped[0 … dropped). */
  readonly dropped: number;
  /** Power of two by which poles and z were multiplied. */
  readonly scale: number;
}

/**
 * Reads the row between two solved blocks in their singular bases (the z of the arrow matrix). Removes
 * what is decoupled to working accuracy, and leaves poles and z in the workspace (Gu & Eisenstat 1995;
 * LAPACK dlasd2). Local column `nl` holds the arrow's own row.
 */
export function deflate(job: Conquer, m: Merge): Deflated {
  const { d, ws, scratch } = job;
  const { x } = ws;
  const alpha = d[m.at + m.nl]!;
  const beta = job.e[m.at + m.nl]!;
  let norm = Math.max(Math.abs(alpha), Math.abs(beta));
  for (let j = 0; j < m.rows; j++) {
    if (j !== m.nl) norm = Math.max(norm, d[m.at + j]!);
  }
  const scale = norm === 0 ? 1 : 2 ** -Math.floor(Math.log2(norm));
  const tolerance = 4 * EPSILON * norm * scale;
  readRow(job, m, alpha * scale, beta * scale);
  const z = scratch.weights;
  if (m.extra) joinNullVectors(job, m, tolerance);
  if (Math.abs(z[m.nl]!) <= tolerance) z[m.nl] = tolerance;
  d[m.at + m.nl] = 0;
  const count = mergeSorted(job, m);
  let kept = 0;
  let dropped = 0;
  const { kinds, sorted } = scratch;
  for (let j = 0; j < m.rows; j++) kinds[j] = j < m.nl ? UPPER : j > m.nl ? LOWER : BOTH;
  kinds[m.nl] = m.extra ? BOTH : UPPER;
  scratch.kept[kept++] = m.nl;
  let previous = -1;
  for (let i = 0; i < count; i++) {
    const j = sorted[i]!;
    if (Math.abs(z[j]!) <= tolerance) {
      scratch.dropped[dropped++] = j;
      continue;
    }
    if (previous >= 0) {
      if ((d[m.at + j]! - d[m.at + previous]!) * scale <= tolerance) {
        rotateEqual(job, m, previous, j);
        scratch.dropped[dropped++] = previous;
      } else {
        scratch.kept[kept++] = previous;
      }
    }
    previous = j;
  }
  if (previous >= 0) scratch.kept[kept++] = previous;
  for (let i = 0; i < kept; i++) {
    const j = scratch.kept[i]!;
    x[scratch.poles + i] = d[m.at + j]! * scale;
    x[scratch.z + i] = z[j]!;
  }
  // The arrow's own pole is 0; the next one must differ from it.
  if (kept > 1 && x[scratch.poles + 1]! <= tolerance / 2) x[scratch.poles + 1] = tolerance / 2;
  return { kept, dropped, scale };
}

/** z: the middle row [alpha, beta] in the right singular bases of the two blocks. */
function readRow(job: Conquer, m: Merge, alpha: number, beta: number): void {
  const { x } = job.ws;
  const z = job.scratch.weights;
  const ends = job.ends + 2 * m.at;
  // First and last row of the merged block: the upper columns end in 0, the lower begin with 0.
  for (let j = 0; j <= m.nl; j++) {
    z[j] = alpha * x[ends + 2 * j + 1]!;
    x[ends + 2 * j + 1] = 0;
  }
  for (let j = m.nl + 1; j < m.cols; j++) {
    z[j] = beta * x[ends + 2 * j]!;
    x[ends + 2 * j] = 0;
  }
}

/** Rotates the null vectors of the two blocks so that only one of them meets the middle row. */
function joinNullVectors(job: Conquer, m: Merge, tolerance: number): void {
  const z = job.scratch.weights;
  const last = m.cols - 1;
  const length = Math.sqrt(z[m.nl]! * z[m.nl]! + z[last]! * z[last]!);
  if (length > tolerance) rotateV(job, m, m.nl, last, z[m.nl]! / length, z[last]! / length);
  z[m.nl] = length;
}

/** If two values agree to working accuracy, a rotation makes one of their z zero. */
function rotateEqual(job: Conquer, m: Merge, i: number, j: number): void {
  const { weights: z, kinds } = job.scratch;
  const length = Math.sqrt(z[i]! * z[i]! + z[j]! * z[j]!);
  const c = z[j]! / length;
  const s = -z[i]! / length;
  z[j] = length;
  z[i] = 0;
  job.turns?.push({ i, j, c, s });
  rotateV(job, m, i, j, c, s);
  if (job.u) rotateIn(job, m, job.u, m.rows, i, j, c, s);
  if (kinds[i] !== kinds[j]) kinds[j] = BOTH;
}

function rotateV(job: Conquer, m: Merge, i: number, j: number, c: number, s: number): void {
  const ends = job.ends + 2 * m.at;
  job.ws.k.rotate(2, ends + 2 * i, ends + 2 * j, c, s);
  if (job.v) rotateIn(job, m, job.v, m.cols, i, j, c, s);
}

/** Two of the merged block's columns, `length` rows of it. */
function rotateIn(
  job: Conquer,
  m: Merge,
  { at, ld }: Target,
  length: number,
  i: number,
  j: number,
  c: number,
  s: number,
): void {
  const base = at + m.at + m.at * ld;
  job.ws.k.rotate(length, base + i * ld, base + j * ld, c, s);
}

/** Both blocks' columns in ascending order of their singular values. */
function mergeSorted(job: Conquer, m: Merge): number {
  const { d, order } = job;
  const { sorted } = job.scratch;
  let i = 0;
  let j = 0;
  let count = 0;
  while (i < m.nl || j < m.nr) {
    const a = i < m.nl ? order[m.at + i]! : -1;
    const b = j < m.nr ? order[m.at + m.nl + 1 + j]! + m.nl + 1 : -1;
    if (b < 0 || (a >= 0 && d[m.at + a]! <= d[m.at + b]!)) {
      sorted[count++] = a;
      i++;
    } else {
      sorted[count++] = b;
      j++;
    }
  }
  return count;
}
