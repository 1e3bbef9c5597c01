import { challengerIds, type Challenger, type Turn } from '../../../src/core/index.js';

/** What a person has chosen in the section *Optimality*; plain JSON, saved for the matrix. */
export interface OptimalityWish {
  /** Digits after the decimal point of rounded factors. */
  readonly decimals?: number;
  /** The directions of the turn, counted from 1; by default the last kept and the first left out. */
  readonly kept?: number;
  readonly left?: number;
  readonly degrees?: number;
  /** The challenger with which the three steps are shown. */
  readonly example?: Challenger['id'];
}

export const noWish: OptimalityWish = {};

export const mostDecimals = 12;

export function isOptimalityWish(value: unknown): value is OptimalityWish {
  if (typeof value !== 'object' || value === null) return false;
  const wish = value as Partial<Record<keyof OptimalityWish, unknown>>;
  const between = (field: unknown, low: number, high: number) =>
    field === undefined ||
    (Number.isInteger(field) && Number(field) >= low && Number(field) <= high);
  const ids: readonly unknown[] = [...challengerIds, 'turned', undefined];
  return (
    between(wish.decimals, 0, mostDecimals) &&
    between(wish.kept, 1, Infinity) &&
    between(wish.left, 1, Infinity) &&
    between(wish.degrees, -90, 90) &&
    ids.includes(wish.example)
  );
}

/**
 * The turn at this rank: of the wanted directions where they are kept and left out there.
 *
 * @param k 1 … r − 1.
 */
export function turnAt({ kept, left, degrees }: OptimalityWish, k: number, r: number): Turn {
  return {
    kept: Math.min(k, kept ?? k),
    left: Math.min(r, Math.max(k + 1, left ?? k + 1)),
    degrees: degrees ?? 0,
  };
}
