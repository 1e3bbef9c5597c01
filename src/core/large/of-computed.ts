import { planeRows, turnedPlane } from '../files/slices/plane-rows.js';
import type { Plane } from '../files/slices/plane.js';
import type { MeasuredError } from '../lowrank/index.js';
import { transpose, type Matrix } from '../matrix.js';
import type { MatrixRows } from '../matrix-rows.js';
import { success } from '../result.js';
import { Analysis } from './analysis.js';
import { mostFactorNumbers } from './factors.js';
import { memoryRows } from './memory-rows.js';
import { productRows } from './of-product.js';
import { pausing } from './pausing.js';
import { RowSample } from './row-sample.js';
import { turnedBack } from './turned.js';
import type { FromAnalysis, LeadingValues, Overview } from './types.js';

/** What another program found out of a matrix: nothing of it is computed again. */
export interface Computed {
  /** M has more columns than rows: its long factor is V, not U. */
  readonly isWide: boolean;
  /** The leading k singular vectors along the long side of M, side by side. Many of them stay in their file. */
  readonly long: Matrix | Plane;
  /** Those along the short side. */
  readonly short: Matrix;
  readonly values: LeadingValues;
  /** The errors of the ranks 0 … k, measured entry by entry. */
  readonly measured: readonly MeasuredError[];
  /** All but the usual range, which comes from the sample. */
  readonly overview: Omit<Overview, 'usual'>;
  /** Some rows at even distances, of M or, if it is wide, of its transpose. */
  readonly sample: Matrix;
}

/** A matrix whose numbers were computed elsewhere. */
export interface ComputedMatrix {
  readonly computed: Computed;
  /** Its file, if that can be read from here: only the rows on screen are read. */
  readonly plane?: Plane | undefined;
}

/**
 * The analysis of a matrix that was computed elsewhere, such as on a cluster: values, errors and the picture of the whole
 * are known. Parts of M come from its file; without it, M̂ₖ comes from the factors, and M stays in blocks.
 */
export function analysisOfComputed(
  { computed, plane }: ComputedMatrix,
  receive: (message: FromAnalysis) => void,
  pause?: () => Promise<void>,
): Analysis {
  const { isWide: turned, short, values, measured, overview, sample } = computed;
  // Everything within an analysis has the long side down.
  const long = longRows(computed);
  const isNear = 'data' in computed.long || long.rows * long.cols <= mostFactorNumbers;
  const kept = new RowSample(long.rows, short.rows);
  kept.keep(sample);
  const range = [overview.low?.value ?? 0, overview.high?.value ?? 0] as const;
  const all: FromAnalysis = {
    kind: 'overview',
    overview: { ...overview, usual: kept.usualRange(range) },
  };
  const own = turned ? turnedBack(all) : all;
  const errors: FromAnalysis = { kind: 'measured', errors: measured };
  const ownErrors = turned ? turnedBack(errors) : errors;
  const rows = plane
    ? planeRows(turned ? turnedPlane(plane) : plane)
    : productRows(long, transpose(scaled(short, values.s)));
  return new Analysis(
    pause ? pausing(rows, pause) : rows,
    turned,
    receive,
    undefined,
    () => success({ u: long, isNear, v: short, values }),
    {
      overview: own.kind === 'overview' ? own.overview : all.overview,
      sample: kept,
      measured: ownErrors.kind === 'measured' ? ownErrors.errors : measured,
      hasEntries: plane !== undefined,
    },
  );
}

function longRows({ long }: Computed): MatrixRows {
  return 'data' in long ? memoryRows(long) : planeRows(long);
}

function scaled({ rows, cols, data }: Matrix, s: Float64Array): Matrix {
  return { rows, cols, data: data.map((value, at) => value * s[at % cols]!) };
}
