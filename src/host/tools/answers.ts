import {
  brief,
  type Approximated,
  type ComparisonReport,
  type Matrix,
  type MatrixReport,
} from '../../core/index.js';
import type { Subject } from './subject.js';

/** Numbers that an answer may have in full; more are written to a file on request. */
export const mostReturned = 400;

/** The matrix of an answer: the same fields in every answer. */
export interface MatrixFacts {
  readonly name: string;
  readonly place: string;
  readonly rows: number;
  readonly cols: number;
  readonly reading: string;
  readonly doubt?: string | undefined;
  readonly columnLabels?: readonly string[] | undefined;
}

const mostLabels = 20;

export function factsOf({ name, place, reading, doubt, content }: Subject): MatrixFacts {
  const { rows, cols, columnLabels } = content;
  return {
    ...{ name, place, rows, cols, reading },
    ...(doubt === undefined ? {} : { doubt }),
    ...(columnLabels ? { columnLabels: columnLabels.slice(0, mostLabels) } : {}),
  };
}

export interface AnalysisAnswer {
  readonly summary: string;
  readonly matrix: MatrixFacts;
  readonly missing: number;
  readonly filled?: string | undefined;
  readonly recommended: MatrixReport['recommended'];
  readonly ranks: MatrixReport['ranks'];
  readonly singularValues: MatrixReport['singularValues'];
  readonly tails: MatrixReport['tails'];
  readonly norms: MatrixReport['norms'];
  readonly numericalRank: number | null;
  readonly condition: number | null;
  readonly stableRank: number | null;
  readonly certified: MatrixReport['certified'];
}

export function analysisAnswer(subject: Subject, report: MatrixReport): AnalysisAnswer {
  const { rows, cols, ...rest } = report;
  const { rank, reason } = report.recommended;
  const known = report.numericalRank === null ? '' : ` of numerical rank ${report.numericalRank}`;
  const { complete, valuesWithin } = report.certified;
  const all = complete
    ? 'all singular values'
    : `the ${report.singularValues.known} leading singular values`;
  return {
    summary: `${subject.name} is a ${rows}×${cols} matrix${known}. Recommended rank: ${rank}. ${reason} ${capital(all)} are within ${valuesWithin ?? 'an unknown distance'}.`,
    matrix: factsOf(subject),
    ...rest,
  };
}

/** A file that was written: where, and its arrays. */
export interface Written {
  readonly path: string;
  readonly arrays: Readonly<Record<string, readonly number[]>>;
  readonly bytes: number;
}

/** A matrix as rows of numbers. */
type Rows = readonly (readonly (number | null)[])[];

export interface ApproximationAnswer {
  readonly summary: string;
  readonly matrix: MatrixFacts;
  readonly rank: number;
  readonly reason: string;
  readonly tail: number | null;
  readonly measuredError: number | null;
  readonly relativeError: number | null;
  readonly largestError: {
    readonly value: number | null;
    readonly row: number;
    readonly column: number;
  } | null;
  /** Numbers in U, σ and V against those in the matrix. */
  readonly storage: { readonly factors: number; readonly full: number };
  readonly result: 'factors' | 'approximation';
  readonly factors: {
    readonly formula: 'U diag(s) Vt';
    readonly U: Rows;
    readonly s: readonly (number | null)[];
    readonly Vt: Rows;
  } | null;
  readonly approximation: Rows | null;
  readonly file: Written | null;
  /** Why neither numbers nor a file are here. */
  readonly note?: string | undefined;
  readonly certified: Approximated['certified'];
}

/** An approximation, as a model gets it. `approximation` is absent if the matrix stays in its file. */
export type Found = Omit<Approximated, 'approximation' | 'measured'> & {
  readonly approximation?: Matrix | undefined;
  readonly measured?: number | undefined;
};

export function approximationAnswer(
  subject: Subject,
  found: Found,
  result: 'factors' | 'approximation',
  file: Written | null,
): ApproximationAnswer {
  const { rank, reason, tail, measured, frobenius, largestError, u, s, vt } = found;
  const { rows, cols } = subject.content;
  const error = measured ?? tail;
  const relative = frobenius > 0 ? error / frobenius : 0;
  const numbers = result === 'factors' ? u.data.length + s.length + vt.data.length : rows * cols;
  const isSmall = numbers <= mostReturned;
  const isReturned = isSmall && file === null;
  const how = measured === undefined ? 'from the singular values' : 'measured entry by entry';
  const where = file ? ` Written to ${file.path}.` : '';
  return {
    summary: `The best approximation of rank ${rank} of ${subject.name} has the relative error ${brief(relative)?.toPrecision(4) ?? '?'} (${how}).${where}`,
    matrix: factsOf(subject),
    ...{ rank, reason, result },
    tail: brief(tail),
    measuredError: measured === undefined ? null : brief(measured),
    relativeError: brief(relative),
    largestError: largestError
      ? {
          value: brief(largestError.value),
          row: largestError.row + 1,
          column: largestError.column + 1,
        }
      : null,
    storage: found.storage,
    factors:
      isReturned && result === 'factors'
        ? { formula: 'U diag(s) Vt', U: rowsOf(u), s: Array.from(s, brief), Vt: rowsOf(vt) }
        : null,
    approximation:
      isReturned && result === 'approximation' && found.approximation
        ? rowsOf(found.approximation)
        : null,
    file,
    ...(isReturned || file ? {} : { note: noteOf(numbers, result) }),
    certified: found.certified,
  };
}

function noteOf(numbers: number, result: string): string {
  const arrays = result === 'factors' ? 'The factors have' : 'The approximation has';
  return `${arrays} ${numbers} numbers, and an answer has up to ${mostReturned}. To get them, send "saveTo" with a path that ends in .npz${result === 'factors' ? ' or .safetensors or .mat' : ', .npy or .csv'}.`;
}

function rowsOf({ rows, cols, data }: Matrix): Rows {
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * cols, (i + 1) * cols), brief),
  );
}

export interface ComparisonAnswer extends ComparisonReport {
  readonly summary: string;
  readonly matrices: readonly [MatrixFacts, MatrixFacts];
}

export function comparisonAnswer(
  first: Subject,
  second: Subject,
  report: ComparisonReport,
): ComparisonAnswer {
  const { difference, note } = report;
  const own = difference
    ? `‖${second.name} − ${first.name}‖_F is ${difference.frobenius ?? '?'}${difference.relative === null ? '' : `, ${difference.relative} of ‖${first.name}‖_F`}, and the difference has rank ${difference.rank}.`
    : (note ?? '');
  return { summary: own, matrices: [factsOf(first), factsOf(second)], ...report };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
