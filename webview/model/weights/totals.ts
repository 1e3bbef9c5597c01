import type { WeightRow } from '../../../src/protocol/weights.js';
import { isChange, isClean, isCounted, type Known } from './weight.js';

/** Sums over the matrices of a group. */
export interface Totals {
  readonly count: number;
  /** Those with numbers. */
  readonly known: number;
  readonly bytes: number;
  readonly parameters: number;
  /** √Σ‖W‖² of those that are known; undefined if none is. */
  readonly frobenius: number | undefined;
  /** The largest σ₁. */
  readonly spectral: number | undefined;
  readonly share: number | undefined;
  /** Matrices with a problem, or with entries that are not finite. */
  readonly problems: number;
}

const kept = new WeakMap<
  readonly WeightRow[],
  { readonly known: Known; readonly totals: Totals }
>();

/** The totals of a list that stays: they are computed again only when other numbers are known. */
export function keptTotals(rows: readonly WeightRow[], known: Known): Totals {
  const found = kept.get(rows);
  if (found?.known === known) return found.totals;
  const totals = totalsOf(rows, known);
  kept.set(rows, { known, totals });
  return totals;
}

export function totalsOf(rows: readonly WeightRow[], { byId, totalSquare }: Known): Totals {
  let [known, bytes, parameters, square, spectral, problems] = [0, 0, 0, 0, 0, 0];
  // Norms of whole matrices and of changes do not add up to something.
  const onlyChanges = rows.some(isChange);
  for (const row of rows) {
    bytes += row.bytes;
    parameters += row.parameters;
    const { numbers, problem } = byId.get(row.id) ?? {};
    if (row.problem ?? problem) problems++;
    if (!numbers) continue;
    if (!isClean(numbers)) {
      problems++;
      continue;
    }
    known++;
    if (onlyChanges && !isCounted(row)) continue;
    square += numbers.frobenius ** 2;
    spectral = Math.max(spectral, numbers.spectral);
  }
  return {
    count: rows.length,
    known,
    bytes,
    parameters,
    problems,
    frobenius: known > 0 ? Math.sqrt(square) : undefined,
    spectral: known > 0 ? spectral : undefined,
    share: known > 0 && totalSquare ? square / totalSquare : undefined,
  };
}
