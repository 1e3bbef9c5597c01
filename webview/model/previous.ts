import {
  frobeniusNorm,
  type Matrix,
  type SpectrumSummary,
  type Svd,
} from '../../src/core/index.js';
import type { Source } from '../../src/protocol/index.js';

/** The matrix that was on screen before a program or a file changed it. */
export interface Previous {
  /** Its singular values, as many as were known of it: all, the leading ones, or none yet. */
  readonly values: ArrayLike<number> | undefined;
  readonly tails: ArrayLike<number> | undefined;
  /** ‖M − M_before‖_F; undefined if the shape changed or other entries are missing. */
  readonly distance: number | undefined;
  /** ‖M_before‖_F. */
  readonly norm: number;
}

/** What is on screen when the new version arrives, as far as it is needed here. */
export interface Before {
  readonly source: Source | undefined;
  readonly given: Matrix | undefined;
  readonly decomposition:
    | {
        readonly svd: Pick<Svd, 's'>;
        readonly summary: Pick<SpectrumSummary, 'frobenius'>;
        readonly tails: ArrayLike<number>;
      }
    | undefined;
  readonly previous: Previous | undefined;
}

/**
 * What is kept of the matrix on screen when a new version of it arrives. A program may go on before its decomposition is
 * there. Text and comparisons have none: while one types, every keystroke is a version.
 */
export function previousOf(
  { source: old, given, decomposition, previous }: Before,
  source: Source,
  matrix: Matrix,
): Previous | undefined {
  if (source.kind === 'text' || source.kind === 'comparison' || old?.id !== source.id)
    return undefined;
  // The same version comes again when its columns are prepared in another way.
  if (old.version === source.version) return previous;
  const sameSlice =
    JSON.stringify(old.array?.selection) === JSON.stringify(source.array?.selection);
  if (!sameSlice || !given) return undefined;
  return {
    values: decomposition?.svd.s,
    tails: decomposition?.tails,
    distance: distanceOf(given, matrix),
    norm: decomposition?.summary.frobenius ?? frobeniusNorm(given.data, given.missing),
  };
}

/** ‖A − B‖_F over the known entries; undefined if the shapes or the missing entries differ. */
function distanceOf(a: Matrix, b: Matrix): number | undefined {
  if (a.rows !== b.rows || a.cols !== b.cols) return undefined;
  let largest = 0;
  for (let i = 0; i < a.data.length; i++) {
    const isMissing = a.missing?.[i] === 1;
    if (isMissing !== (b.missing?.[i] === 1)) return undefined;
    if (!isMissing) largest = Math.max(largest, Math.abs(a.data[i]! - b.data[i]!));
  }
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) {
    if (a.missing?.[i] !== 1) sum += ((a.data[i]! - b.data[i]!) / largest) ** 2;
  }
  return largest * Math.sqrt(sum);
}
