import { frobeniusNorm, type PlacedEntry } from '../lowrank/norms.js';
import type { Matrix } from '../matrix.js';
import { difference } from './difference.js';

/** Two matrices of one shape, entry by entry. Norms are those of the entries that both have. */
export interface EntryComparison {
  /** Entries that are finite in both. */
  readonly compared: number;
  /** Of these, the equal ones, to the last bit: 0 and −0 differ. */
  readonly equal: number;
  /** Missing in A only, in B only, in both. */
  readonly missing: readonly [number, number, number];
  /** Entries that are infinite in A or B, and not missing. */
  readonly infinite: number;
  /** No entry differs, counting also missing and infinite ones. */
  readonly identical: boolean;
  /** ‖A − B‖_F. */
  readonly frobenius: number;
  /** ‖A‖_F and ‖B‖_F. */
  readonly norms: readonly [number, number];
  /** ‖A − B‖_F / ‖B‖_F; 0 where both are 0, ∞ where only B is 0. */
  readonly relative: number;
  /** ⟨A, B⟩ / (‖A‖_F ‖B‖_F), −1 … 1; undefined if A or B is zero. */
  readonly cosine: number | undefined;
  /** The entry of A − B of largest magnitude; undefined if none was compared. */
  readonly largest: PlacedEntry | undefined;
  /** The largest |a − b| / max(|a|, |b|). */
  readonly largestRelative: number;
  /** What explains all differences, if they are only rounding. */
  readonly rounding: Rounding | undefined;
}

/** How one of two matrices was rounded, so that they differ: to 53 or 24 bits, or to decimals of a printout. */
export type Rounding =
  { readonly to: 'double' | 'single' } | { readonly to: 'decimals'; readonly decimals: number };

/** Unit roundoff of single precision, and a few of double precision: the same numbers, computed in another order. */
const SINGLE = 2 ** -24;
const FEW_DOUBLE = 4 * 2 ** -52;

/**
 * Compares two matrices of the same shape entry by entry. Entries that are missing or infinite in either are left out.
 */
export function compareEntries(a: Matrix, b: Matrix): EntryComparison {
  const { cols, data: x } = a;
  const { data: y } = b;
  const skipped = new Uint8Array(x.length);
  const counts = { compared: 0, equal: 0, infinite: 0, alike: true };
  const missing: [number, number, number] = [0, 0, 0];
  let largest: PlacedEntry | undefined;
  let largestRelative = 0;
  let isSingle = true;
  for (let i = 0; i < x.length; i++) {
    const [p, q] = [x[i]!, y[i]!];
    const [noA, noB] = [isMissing(a, i), isMissing(b, i)];
    const isEqual = noA ? noB : !noB && Object.is(p, q);
    counts.alike &&= isEqual;
    if (noA || noB || !Number.isFinite(p) || !Number.isFinite(q)) {
      skipped[i] = 1;
      if (noA || noB) missing[noA && noB ? 2 : noA ? 0 : 1]++;
      else counts.infinite++;
      continue;
    }
    counts.compared++;
    if (isEqual) counts.equal++;
    const change = p - q;
    if (!largest || Math.abs(change) > Math.abs(largest.value)) {
      largest = { value: change, row: Math.floor(i / cols), column: i % cols };
    }
    if (change !== 0) {
      // Divided first: the difference of huge entries overflows.
      const size = Math.max(Math.abs(p), Math.abs(q));
      largestRelative = Math.max(largestRelative, Math.abs(p / size - q / size));
      isSingle &&= Math.fround(p) === Math.fround(q);
    }
  }
  const frobenius = frobeniusNorm(difference(a, b).data, skipped);
  const norms = [frobeniusNorm(x, skipped), frobeniusNorm(y, skipped)] as const;
  const seen = { largestRelative, isSingle, largest: Math.abs(largest?.value ?? 0) };
  return {
    compared: counts.compared,
    equal: counts.equal,
    missing,
    infinite: counts.infinite,
    identical: counts.alike,
    frobenius,
    norms,
    relative: frobenius === 0 ? 0 : frobenius / norms[1],
    cosine: cosineOf(x, y, skipped, norms),
    largest,
    largestRelative,
    rounding: counts.equal < counts.compared ? roundingOf(a, b, seen) : undefined,
  };
}

function isMissing({ data, missing }: Matrix, i: number): boolean {
  return missing?.[i] === 1 || Number.isNaN(data[i]);
}

function roundingOf(
  a: Matrix,
  b: Matrix,
  seen: { readonly largestRelative: number; readonly isSingle: boolean; readonly largest: number },
): Rounding | undefined {
  if (seen.largestRelative <= FEW_DOUBLE) return { to: 'double' };
  // Numbers that a printout of single precision rounds differ from each other by up to one unit of it.
  if (seen.isSingle || seen.largestRelative <= SINGLE) return { to: 'single' };
  const known = [a.printedDecimals, b.printedDecimals].filter((count) => count !== undefined);
  if (known.length === 0) return undefined;
  const decimals = Math.min(...known);
  // Each printout is within half a unit; reading and subtracting them rounds once more.
  const within = (known.length / 2) * 10 ** -decimals * (1 + 2 ** -20);
  return seen.largest <= within ? { to: 'decimals', decimals } : undefined;
}

/** Scaled, so that products neither overflow nor underflow. */
function cosineOf(
  x: Float64Array,
  y: Float64Array,
  skipped: Uint8Array,
  [a, b]: readonly [number, number],
): number | undefined {
  if (!(a > 0) || !(b > 0) || !Number.isFinite(a) || !Number.isFinite(b)) return undefined;
  let sum = 0;
  for (let i = 0; i < x.length; i++) if (skipped[i] === 0) sum += (x[i]! / a) * (y[i]! / b);
  return Math.min(1, Math.max(-1, sum));
}
