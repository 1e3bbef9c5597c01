import type { Conquer, Merge, Target } from './state.js';
import { STRIP } from './state.js';

/** Kept columns of the kinds "upper" and "both"; the rest are "lower". */
export interface Groups {
  readonly upper: number;
  readonly both: number;
}

/**
 * Replaces the kept columns of U or V by their products with the singular vectors of the arrow matrix
 * (LAPACK dlasd3), for the roots from `first` on. Columns with entries in only one block are multiplied
 * only with the rows of that block.
 */
export function updateVectors(
  job: Conquer,
  m: Merge,
  n: number,
  first: number,
  { upper, both }: Groups,
  side: 'u' | 'v',
  { at, ld }: Target,
): void {
  const left = side === 'u' ? 1 : 0;
  const target = at + m.at + m.at * ld;
  const lowerRows = side === 'u' ? m.nr : m.cols - m.nl - 1;
  const { ws, scratch } = job;
  const { x, k } = ws;
  const { grouped, kept, strip, result } = scratch;
  const upperRows = m.nl + 1;
  const rows = upperRows + lowerRows;
  const inUpper = upper + both;
  const inLower = n - upper;
  const above = scratch.gathered;
  const below = above + upperRows * inUpper;
  for (let g = 0; g < n; g++) {
    const column = target + kept[grouped[g]!]! * ld;
    if (g < inUpper) x.copyWithin(above + g * upperRows, column, column + upperRows);
    if (g >= upper) {
      x.copyWithin(below + (g - upper) * lowerRows, column + upperRows, column + rows);
    }
  }
  const arrow = grouped.subarray(0, n).indexOf(0);
  for (let start = first; start < n; start += STRIP) {
    const width = Math.min(STRIP, n - start);
    for (let i = 0; i < width; i++) {
      const origin = scratch.origins[start + i]!;
      const tau = scratch.taus[start + i]!;
      const to = strip + i * n;
      k.secularVector(n, left, arrow, scratch.groupedPoles, scratch.groupedZ, origin, tau, to);
    }
    x.fill(0, result, result + width * rows);
    if (inUpper > 0) {
      k.gemm(0, 0, upperRows, width, inUpper, 1, above, upperRows, strip, n, result, rows);
    }
    if (inLower > 0 && lowerRows > 0) {
      const from = strip + upper;
      const to = result + upperRows;
      k.gemm(0, 0, lowerRows, width, inLower, 1, below, lowerRows, from, n, to, rows);
    }
    for (let i = 0; i < width; i++) {
      const column = target + kept[start + i]! * ld;
      x.copyWithin(column, result + i * rows, result + (i + 1) * rows);
    }
    job.poll(0);
  }
}

/** The same for the first and last row of V alone. The next merge reads them. */
export function updateEnds(job: Conquer, m: Merge, n: number): void {
  const { ws, scratch } = job;
  const { x, k } = ws;
  const { grouped, kept, strip } = scratch;
  const tops = scratch.gathered;
  const bottoms = tops + n + (n & 1);
  for (let g = 0; g < n; g++) {
    const column = job.ends + (m.at + kept[grouped[g]!]!) * 2;
    x[tops + g] = x[column]!;
    x[bottoms + g] = x[column + 1]!;
  }
  for (let i = 0; i < n; i++) {
    const origin = scratch.origins[i]!;
    const tau = scratch.taus[i]!;
    k.secularVector(n, 0, 0, scratch.groupedPoles, scratch.groupedZ, origin, tau, strip);
    const column = job.ends + (m.at + kept[i]!) * 2;
    x[column] = k.dot(n, tops, strip);
    x[column + 1] = k.dot(n, bottoms, strip);
  }
}
