import { difference as differenceBetween, differenceRank } from '../compare/difference.js';
import { leadingAngles } from '../compare/spaces.js';
import { frobeniusNorm, largestEntry } from '../lowrank/norms.js';
import type { Matrix } from '../matrix.js';
import { success, type Result } from '../result.js';
import type { Svd } from '../svd/index.js';
import { knownOf } from './analyse.js';
import { decompose, type Decomposed, type Patience } from './decompose.js';
import { finiteMatrix, type Filling } from './fill.js';
import { brief } from './numbers.js';
import { spectrumReport, type SpectrumReport } from './spectrum-report.js';

/** Angles between the leading singular spaces of two matrices, in degrees, ascending; null where the sides differ. */
export interface SpaceAngles {
  /** Dimension of the two spaces, at most the numerical rank of both. */
  readonly rank: number;
  /** Between the spaces of the columns: the leading left singular vectors. */
  readonly columnSpaces: readonly (number | null)[] | null;
  /** Between the spaces of the rows: the leading right singular vectors. */
  readonly rowSpaces: readonly (number | null)[] | null;
}

/** The difference D = second − first of two matrices of the same shape. */
export interface DifferenceReport {
  /** ‖D‖_F. */
  readonly frobenius: number | null;
  /** ‖D‖_F / ‖first‖_F; null if the first is zero. */
  readonly relative: number | null;
  readonly largestEntry: {
    readonly value: number | null;
    readonly row: number;
    readonly column: number;
  } | null;
  /** Singular values of D above the rounding of the two matrices. */
  readonly rank: number;
  readonly rankReason: string;
  readonly spectrum: SpectrumReport;
}

/** Two matrices beside each other, as plain JSON. */
export interface ComparisonReport {
  readonly first: SpectrumReport;
  readonly second: SpectrumReport;
  /** Null if the shapes differ. */
  readonly difference: DifferenceReport | null;
  readonly angles: SpaceAngles;
  readonly note?: string | undefined;
}

/** Angles of larger spaces say little, and cost time. */
export const mostAngles = 16;

/**
 * The difference of two matrices, their spectra, and the angles between their leading spaces.
 *
 * @param rank of the leading spaces; default the smaller one of the recommended ranks, 1 … 16.
 * @returns problems as for `analyseMatrix`, which say which of the two has it.
 */
export function compareMatrices(
  first: Matrix,
  second: Matrix,
  wish: { readonly rank?: number | undefined; readonly filling?: Filling | undefined } = {},
  patience: Patience = {},
): Result<ComparisonReport> {
  const a = ready('first', first, wish.filling, patience);
  if (!a.ok) return a;
  const b = ready('second', second, wish.filling, patience);
  if (!b.ok) return b;
  const isSameShape = first.rows === second.rows && first.cols === second.cols;
  const difference = isSameShape ? differenceOf(a.value, b.value, patience) : success(null);
  if (!difference.ok) return difference;
  const angles = anglesOf(a.value, b.value, wish.rank);
  if (!angles.ok) return angles;
  const note = noteOf(first, second);
  return success({
    first: a.value.report,
    second: b.value.report,
    difference: difference.value,
    angles: angles.value,
    ...(note === undefined ? {} : { note }),
  });
}

interface Ready {
  readonly matrix: Matrix;
  readonly found: Decomposed;
  readonly report: SpectrumReport;
}

function ready(
  which: string,
  matrix: Matrix,
  filling: Filling | undefined,
  patience: Patience,
): Result<Ready> {
  const finite = finiteMatrix(matrix, filling);
  const found = finite.ok ? decompose(finite.value, patience) : finite;
  if (!finite.ok || !found.ok) {
    const { problem } = finite.ok ? (found as Extract<typeof found, { ok: false }>) : finite;
    return {
      ok: false,
      problem: { ...problem, message: `The ${which} matrix: ${problem.message}` },
    };
  }
  const report = spectrumReport(knownOf(finite.value, found.value));
  return success({ matrix: finite.value, found: found.value, report });
}

function noteOf(first: Matrix, second: Matrix): string | undefined {
  if (first.rows === second.rows && first.cols === second.cols) return undefined;
  const shapes = `The shapes differ: ${first.rows}×${first.cols} and ${second.rows}×${second.cols}, so there is no difference.`;
  return first.rows === second.cols && first.cols === second.rows
    ? `${shapes} The second has the shape of the transpose of the first.`
    : shapes;
}

function differenceOf(a: Ready, b: Ready, patience: Patience): Result<DifferenceReport> {
  const { rows, cols, data } = a.matrix;
  const matrix = differenceBetween(b.matrix, a.matrix);
  const found = decompose(matrix, patience);
  if (!found.ok) return found;
  const { s, largest } = { s: found.value.svd.s, largest: largestEntry(matrix.data, cols) };
  const frobenius = frobeniusNorm(matrix.data);
  const own = frobeniusNorm(data);
  const { rank, level } = differenceRank(s, a.found.svd.s, b.found.svd.s, rows, cols);
  return success({
    frobenius: brief(frobenius),
    relative: own > 0 ? brief(frobenius / own) : null,
    largestEntry: largest
      ? { value: brief(largest.value), row: largest.row + 1, column: largest.column + 1 }
      : null,
    rank,
    rankReason: `${rank} of the ${found.value.complete ? '' : 'leading '}${s.length} singular values of the difference exceed ${level.toPrecision(3)}, the level of rounding of the two matrices.`,
    spectrum: spectrumReport(knownOf(matrix, found.value)),
  });
}

/** What is known of a matrix that stays in its file. */
export interface KnownLeading {
  readonly report: SpectrumReport;
  /** Its leading triplets; absent if none are known. */
  readonly svd?: Svd | undefined;
}

/**
 * The same of two matrices of which at least one stays in its file: their spectra, and the angles between the leading
 * spaces that are known. There is no difference, whose entries would have to be in memory.
 *
 * @param rank as for {@link compareMatrices}.
 */
export function compareLeading(
  first: KnownLeading,
  second: KnownLeading,
  rank: number | undefined,
): Result<ComparisonReport> {
  const known = first.svd && second.svd;
  const angles = known
    ? anglesOf(
        { report: first.report, found: { svd: first.svd } },
        { report: second.report, found: { svd: second.svd } },
        rank,
      )
    : success({ rank: 0, columnSpaces: null, rowSpaces: null });
  if (!angles.ok) return angles;
  return success({
    first: first.report,
    second: second.report,
    difference: null,
    angles: angles.value,
    note: `At least one of the matrices is too large to be in memory, so there is no difference.${known ? ' The angles are between spaces of their leading computed triplets.' : ''}`,
  });
}

interface Spectral {
  readonly report: SpectrumReport;
  readonly found: { readonly svd: Svd };
}

function anglesOf(a: Spectral, b: Spectral, wished: number | undefined): Result<SpaceAngles> {
  const usual = Math.min(a.report.recommended.rank, b.report.recommended.rank);
  const wish = Math.max(1, Math.min(mostAngles, Math.trunc(wished ?? usual)));
  const found = leadingAngles(a.found.svd, b.found.svd, wish);
  if (!found.ok) return found;
  const { rank, left, right } = found.value;
  return success({
    rank,
    columnSpaces: left?.map(brief) ?? null,
    rowSpaces: right?.map(brief) ?? null,
  });
}
