import { defaultMaxEntries } from '../../literals/reader.js';
import { failure, success, type Result } from '../../result.js';
import { shapeText } from '../arrays.js';
import { checkSelection, type ComplexPart, type Selection } from './selection.js';
import type { StridedArray } from './strided-array.js';
import { t } from '../../texts.js';

/** A matrix within an array: entry (i, j) lies at start + i·rowStride + columnOffset(j). */
export interface Plane {
  readonly array: StridedArray;
  readonly rows: number;
  readonly cols: number;
  /** Offset of entry (0, 0) in bytes. */
  readonly start: number;
  readonly rowStride: number;
  /** The axes that make the columns, the last one fastest: one, or several for an unfolding. */
  readonly columns: readonly { readonly length: number; readonly stride: number }[];
  readonly part: ComplexPart;
}

/**
 * The matrix that a selection shows of an array.
 *
 * @param name of the array, for the message.
 * @returns `empty` without entries, and problems of `checkSelection`.
 */
export function planeOf(name: string, array: StridedArray, selection: Selection): Result<Plane> {
  const { shape, strides } = array;
  const wrong = shape.find((length) => !Number.isSafeInteger(length) || length < 0);
  if (wrong !== undefined) return failure('syntax', t('{0} has a dimension of {1}.', name, wrong));
  if (shape.includes(0)) {
    return failure('empty', t('{0} has the shape {1}: no entries.', name, shapeText(shape)));
  }
  const checked = checkSelection(shape, selection);
  if (!checked.ok) return checked;
  const [rowAxis, colAxis] = selection.axes;
  const lengthOf = (axis: number): number => shape[axis] ?? 1;
  const strideOf = (axis: number): number => strides[axis] ?? 0;
  const columnAxes = selection.unfolded
    ? shape.flatMap((_, axis) => (axis === rowAxis ? [] : [axis]))
    : [colAxis];
  const start = selection.unfolded
    ? array.start
    : selection.at.reduce(
        (sum, index, axis) =>
          axis === rowAxis || axis === colAxis ? sum : sum + index * strides[axis]!,
        array.start,
      );
  const columns = merged(
    columnAxes.map((axis) => ({ length: lengthOf(axis), stride: strideOf(axis) })),
  );
  return success({
    array,
    rows: lengthOf(rowAxis),
    cols: columns.reduce((product, { length }) => product * length, 1),
    start,
    rowStride: strideOf(rowAxis),
    columns,
    part: selection.part ?? 'real',
  });
}

/** Neighbouring axes without a gap between them are one axis, and axes of length 1 are none. */
function merged(axes: readonly { length: number; stride: number }[]): Plane['columns'] {
  const out: { length: number; stride: number }[] = [];
  for (const { length, stride } of axes) {
    const before = out.at(-1);
    if (length === 1 && axes.length > 1) continue;
    if (before?.stride === length * stride) {
      out[out.length - 1] = { length: before.length * length, stride };
    } else {
      out.push({ length, stride });
    }
  }
  return out.length > 0 ? out : [{ length: 1, stride: 0 }];
}

/** A plane with more entries than this, default 2²⁴, cannot be in memory as a whole. */
export function sizeProblemOf(
  name: string,
  { rows, cols, array }: Plane,
  maxEntries = defaultMaxEntries,
): Result<never> | undefined {
  if (rows * cols <= maxEntries) return undefined;
  return failure(
    'tooLarge',
    t(
      '{0} has the shape {1}; {2}×{3} are {4} entries, and up to {5} can be shown.',
      name,
      shapeText(array.shape),
      rows,
      cols,
      rows * cols,
      maxEntries,
    ),
  );
}
