/** A power law p(x) ∼ x^−alpha fitted to all x ≥ xmin. */
export interface PowerLaw {
  readonly alpha: number;
  /** (alpha − 1)/√count. */
  readonly sigma: number;
  readonly xmin: number;
  /** Number of x ≥ xmin. */
  readonly count: number;
  /** Kolmogorov–Smirnov distance. */
  readonly distance: number;
}

/** Points that are compared before their neighbours: most candidates for xmin lose there. */
const PROBES = 32;
/** Distance of the candidates that are tried first. */
const STRIDE = 32;

/**
 * Fits a power law to the tail of positive numbers (Clauset, Shalizi & Newman, SIAM Review 51, 2009): for each xmin the
 * maximum likelihood is alpha = 1 + N/Σ ln(xᵢ/xmin), and the xmin of the least Kolmogorov–Smirnov distance wins. As in
 * WeightWatcher, every number but the largest is tried for xmin, and the distance compares 1 − (x/xmin)^(1−alpha) with
 * the share of the tail that is before x. The first of equal distances wins.
 *
 * A distance is given up where it exceeds the best one, so that 4096 numbers take milliseconds and not a second.
 *
 * @param x ascending, positive.
 * @returns undefined for fewer than two different numbers.
 */
export function fitPowerLaw(x: Float64Array): PowerLaw | undefined {
  const n = x.length;
  const logs = x.map(Math.log);
  // Sums of ln(xᵢ/xₙ), which lose no digits where all x are large.
  const sums = new Float64Array(n + 1);
  for (let i = n - 1; i >= 0; i--) sums[i] = sums[i + 1]! + (logs[i]! - logs[n - 1]!);
  const search: Search = { logs, at: -1, alpha: 0, distance: Infinity, worst: 0 };
  const tryAt = (at: number) => {
    const spread = sums[at]! - (n - at) * (logs[at]! - logs[n - 1]!);
    if (spread > 0) improve(search, at, 1 + (n - at) / spread);
  };
  // Some of them everywhere first: the better the best one is, the sooner the others lose.
  for (let at = 0; at < n - 1; at += STRIDE) tryAt(at);
  for (let at = 0; at < n - 1; at++) if (at % STRIDE !== 0) tryAt(at);
  if (search.at < 0) return undefined;
  const count = n - search.at;
  const { alpha, distance } = search;
  return { alpha, sigma: (alpha - 1) / Math.sqrt(count), xmin: x[search.at]!, count, distance };
}

interface Search {
  readonly logs: Float64Array;
  /** The best xmin so far, its exponent and its distance. */
  at: number;
  alpha: number;
  distance: number;
  /** Where the last one that lost was too far apart: its neighbours are, too. */
  worst: number;
}

/** Takes a tail that has a smaller distance, and gives up where it has not. */
function improve(search: Search, at: number, alpha: number): void {
  const { logs, distance: limit } = search;
  const loses = (gap: number) => gap > limit || (gap === limit && at > search.at);
  const n = logs.length;
  if (search.worst > at && loses(apart(logs, at, search.worst, alpha))) return;
  const step = Math.max(1, Math.floor((n - at) / PROBES));
  let distance = 0;
  for (let first = 0; first < step; first++) {
    for (let i = at + first; i < n; i += step) {
      const gap = apart(logs, at, i, alpha);
      if (gap <= distance) continue;
      distance = gap;
      if (loses(gap)) {
        search.worst = i;
        return;
      }
    }
  }
  Object.assign(search, { at, alpha, distance });
}

function apart(logs: Float64Array, at: number, i: number, alpha: number): number {
  const fitted = 1 - Math.exp((1 - alpha) * (logs[i]! - logs[at]!));
  return Math.abs(fitted - (i - at) / (logs.length - at));
}
