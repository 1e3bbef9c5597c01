import { frobeniusNorm } from '../lowrank/norms.js';
import type { Matrix } from '../matrix.js';
import { success, type Result } from '../result.js';
import type { LeadingValues } from '../large/types.js';
import { decompose, type Decomposed, type Patience } from './decompose.js';
import { finiteMatrix, missingCount, type Filling } from './fill.js';
import { spectrumReport, type KnownSpectrum, type SpectrumReport } from './spectrum-report.js';

/** What is said of one matrix, as plain JSON. */
export interface MatrixReport extends SpectrumReport {
  readonly rows: number;
  readonly cols: number;
  /** Missing entries, and how they were filled. */
  readonly missing: number;
  readonly filled?: Filling | undefined;
}

/**
 * Singular values, ranks by every rule, tails and norms of a matrix.
 *
 * @returns `empty` without entries, `nonFinite` if entries are missing and not filled, `cancelled`.
 */
export function analyseMatrix(
  matrix: Matrix,
  filling?: Filling,
  patience: Patience = {},
): Result<MatrixReport> {
  const finite = finiteMatrix(matrix, filling);
  if (!finite.ok) return finite;
  const found = decompose(finite.value, patience);
  if (!found.ok) return found;
  return success({
    ...factsOf(matrix, filling),
    ...spectrumReport(knownOf(finite.value, found.value)),
  });
}

function factsOf(matrix: Matrix, filling: Filling | undefined) {
  const missing = missingCount(matrix);
  const { rows, cols } = matrix;
  return { rows, cols, missing, ...(missing > 0 && filling ? { filled: filling } : {}) };
}

/** The spectrum of a decomposed matrix. */
export function knownOf(matrix: Matrix, found: Decomposed): KnownSpectrum {
  const { svd, complete, approximationWithin, valuesWithin } = found;
  const { rows, cols, printedDecimals } = matrix;
  return {
    ...{ rows, cols, s: svd.s, complete, approximationWithin, valuesWithin, printedDecimals },
    frobenius: frobeniusNorm(matrix.data),
    beyond: complete ? 0 : approximationWithin,
  };
}

/** The same of a matrix that stays in its file: what is known of its leading singular values. */
export function analyseLeading(
  rows: number,
  cols: number,
  { s, errors, tails, frobenius }: LeadingValues,
): MatrixReport {
  const complete = s.length === Math.min(rows, cols);
  const beyond = tails.at(-1) ?? 0;
  return {
    ...{ rows, cols, missing: 0 },
    ...spectrumReport({
      ...{ rows, cols, s, complete, frobenius },
      beyond: complete ? 0 : beyond,
      approximationWithin: beyond,
      valuesWithin: errors.reduce((most, error) => Math.max(most, error), 0),
    }),
  };
}
