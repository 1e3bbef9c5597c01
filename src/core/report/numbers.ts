/** A number in a report: eight significant digits, and null where JSON has no number. */
export function brief(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(8)) : null;
}

/** Longer lists are shortened to this many leading values … */
const mostListed = 24;
const leadingListed = 16;
/** … and this many of the last ones. */
const trailingListed = 4;

/** Singular values, all of them or the first and the last ones, with the number of those left out. */
export interface ValueList {
  /** How many singular values the matrix has: min(rows, columns). */
  readonly count: number;
  /** How many of them are known: all, or the leading ones of a large matrix. */
  readonly known: number;
  readonly leading: readonly (number | null)[];
  /** The smallest ones, descending; absent if `leading` has all that are known. */
  readonly trailing?: readonly (number | null)[];
  /** How many known values stand between the two lists. */
  readonly omitted: number;
}

/**
 * @param s known singular values, descending.
 * @param count min(rows, columns).
 */
export function listValues(s: Float64Array, count: number): ValueList {
  const list = (part: Float64Array) => Array.from(part, brief);
  if (s.length <= mostListed) return { count, known: s.length, leading: list(s), omitted: 0 };
  return {
    count,
    known: s.length,
    leading: list(s.subarray(0, leadingListed)),
    trailing: list(s.subarray(s.length - trailingListed)),
    omitted: s.length - leadingListed - trailingListed,
  };
}
