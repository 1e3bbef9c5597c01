import type { MeasuredRow, WeightRow } from '../../../src/protocol/weights.js';
import { t } from '../../l10n.js';
import type { PairOutcome } from './resize.js';

/** A matrix of the table with all that is known of it now. */
export interface Weight {
  readonly row: WeightRow;
  readonly measured: MeasuredRow | undefined;
  /** Its part of the total ‖W‖²; undefined while that is not known. */
  readonly share: number | undefined;
  /** What the rule of the resize panel does to it. */
  readonly resized: PairOutcome | undefined;
}

/** What is known beside the headers. */
export interface Known {
  readonly byId: ReadonlyMap<number, MeasuredRow>;
  /** Σ‖ΔW‖² over all rows that are changes; undefined while some are not known. */
  readonly totalSquare: number | undefined;
  readonly resized: ReadonlyMap<number, PairOutcome> | undefined;
}

/** Whether it is a change ΔW: a pair, another product or a difference. An adapter may have whole matrices, too. */
export function isChange({ kind }: WeightRow): boolean {
  return kind !== 'tensor';
}

/** Whether it counts in totals of ΔW: of a module in two spellings, only the first pair does. */
export function isCounted(row: WeightRow): boolean {
  return isChange(row) && row.repeats === undefined;
}

export function weightOf(row: WeightRow, { byId, totalSquare, resized }: Known): Weight {
  const measured = byId.get(row.id);
  const norm = measured?.numbers?.frobenius;
  const share =
    norm === undefined || !totalSquare || !isCounted(row)
      ? undefined
      : (norm / Math.sqrt(totalSquare)) ** 2;
  return { row, measured, share, resized: resized?.get(row.id) };
}

/** Why nothing is known of a matrix: the header or the computation says so, or entries are not finite. */
export function problemOf({ row, measured }: Weight): string | undefined {
  return measured?.problem ?? row.problem ?? nonFiniteText(measured);
}

function nonFiniteText(measured: MeasuredRow | undefined): string | undefined {
  const { nan = 0, infinite = 0 } = measured?.numbers ?? {};
  if (nan > 0 && infinite > 0) return t('{0} × NaN, {1} × infinite', nan, infinite);
  if (nan > 0) return t('{0} × NaN', nan);
  return infinite > 0 ? t('{0} × infinite', infinite) : undefined;
}

/** Whether all entries are finite, so that there are singular values. */
export function isClean({ nan, infinite }: { readonly nan: number; readonly infinite: number }) {
  return nan === 0 && infinite === 0;
}
