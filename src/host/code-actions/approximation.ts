import {
  approximate,
  rewritten,
  singularValues,
  numericalThreshold,
  success,
  failure,
  svd,
  writtenEntries,
  type Matrix,
  type Result,
  type Rewriting,
  type WrittenEntries,
} from '../../core/index.js';
import type { ReadLiteral } from '../facts/literal-facts.js';

/** More decimals than this are no longer a choice of the writer. */
const mostDecimals = 12;

/** The entries of a literal that others can be written over; undefined for tables, printouts and formulas. */
export function entriesIn(text: string, { at, result }: ReadLiteral): WrittenEntries | undefined {
  const { start, end, languageId, as } = at;
  return writtenEntries({ text, languageId, start, end, as, matrix: result.value });
}

/** The decimals of the text, if it has some that can be kept; undefined for whole numbers and exponents. */
export function decimalsOf({ decimals }: WrittenEntries): number | undefined {
  return decimals !== undefined && decimals > 0 && decimals <= mostDecimals ? decimals : undefined;
}

/**
 * M̂ₖ in the place of M.
 *
 * @param decimals digits after the point; undefined for as many as M̂ₖ needs to have rank k.
 */
export function replacement(
  entries: WrittenEntries,
  k: number,
  decimals: number | undefined,
): Result<Rewriting> {
  const { matrix } = entries.literal;
  const factors = svd(matrix);
  if (!factors.ok) return factors;
  const best = approximate(factors.value, k);
  const digits = decimals ?? fewestDecimals(best, k);
  const rewriting = rewritten(entries, best.data, digits);
  return rewriting ? success(rewriting) : failure('syntax', '');
}

/**
 * The fewest decimals with which the matrix has rank k still: rounding noise such as 2.9999999999999996 is
 * not written. Undefined if it needs all its digits.
 */
function fewestDecimals(matrix: Matrix, k: number): number | undefined {
  const { rows, cols, data } = matrix;
  const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(largest > 1e-20 && largest < 1e20)) return undefined;
  const digits = Math.ceil(Math.log10(largest));
  for (const significant of [13, 14, 15, 16]) {
    const decimals = Math.max(0, significant - digits);
    const rounded = data.map((value) => Number(value.toFixed(decimals)));
    const values = singularValues({ rows, cols, data: rounded });
    if (!values.ok) return undefined;
    const s = values.value;
    if (!((s[k] ?? 0) > numericalThreshold(s, rows, cols))) return decimals;
  }
  return undefined;
}
