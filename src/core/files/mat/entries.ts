import { failure, success, type Failure, type Result } from '../../result.js';
import type { ArrayEntry } from '../catalog/catalog.js';
import type { StridedArray } from '../slices/strided-array.js';
import { t } from '../../texts.js';

/** What all variables of a .mat file have in common. */
export interface Variable {
  readonly name: string;
  readonly shape: readonly number[];
  /** MATLAB's class: `double`, `logical`, `sparse double`. */
  readonly className: string;
  readonly isComplex: boolean;
  readonly bytes: number;
}

/** A variable as an entry of the catalog; MATLAB's arrays lie by columns. */
export function entryOf(variable: Variable, open: ArrayEntry['open']): ArrayEntry {
  const { name, shape, className, isComplex, bytes } = variable;
  return {
    name,
    shape,
    elementType: className,
    order: className.startsWith('sparse') ? 'sparse' : 'columns',
    isComplex,
    isWide: className.endsWith('int64'),
    bytes,
    open,
  };
}

/** A variable that is listed, but that cannot be shown. */
export function entryWithout(variable: Variable, { problem }: Failure): ArrayEntry {
  return {
    ...entryOf(variable, () => Promise.resolve(failure(problem.code, problem.message))),
    problem,
  };
}

/** More arrays are not listed; a list that leaves some out would not say so. */
export const MAX_ARRAYS = 10_000;

export function tooMany(): Failure {
  return failure(
    'tooLarge',
    t('The file has {0} arrays or more, which are not listed here.', MAX_ARRAYS),
  );
}

/** A matrix of only these entries, as doubles in memory, by rows. */
export function denseOf(
  name: string,
  [rows = 0, cols = 0]: readonly number[],
  maxBytes: number,
): Result<Float64Array> {
  if (rows * cols * 8 > maxBytes) {
    return failure(
      'tooLarge',
      t(
        '{0} is a sparse {1}×{2} matrix, which takes {3} bytes with its zeros; up to {4} are made.',
        name,
        rows,
        cols,
        rows * cols * 8,
        maxBytes,
      ),
    );
  }
  return success(new Float64Array(rows * cols));
}

export type Opened = Promise<Result<StridedArray>>;
