import { failure, success, type Failure, type Result } from '../../result.js';
import type { ArrayEntry } from '../catalog/catalog.js';
import type { StridedArray } from '../slices/strided-array.js';

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
    `The file has ${MAX_ARRAYS} arrays or more, which are not listed here.`,
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
      `${name} is a sparse ${rows}×${cols} matrix, which takes ${rows * cols * 8} bytes with its zeros; up to ${maxBytes} are made.`,
    );
  }
  return success(new Float64Array(rows * cols));
}

export type Opened = Promise<Result<StridedArray>>;
