import { failure, success } from '../../result.js';
import type { Limits } from '../catalog/catalog.js';
import { denseStrides, inMemory } from '../slices/strided-array.js';
import { elementAt, type MatBytes } from './elements.js';
import type { Opened, Variable } from './entries.js';
import { headOf, SPARSE, type Head } from './head.js';
import { doubles, numbersAt } from './numbers.js';
import { isSparseLogical, openSparse } from './sparse.js';
import { t } from '../../texts.js';

/** A variable that was packed, and has been unpacked as a whole. */
export async function openPacked(whole: MatBytes, { name }: Variable, limits: Limits): Opened {
  const matrix = await elementAt(whole, 0, whole.bytes.size);
  if (!matrix.ok) return matrix;
  const end = matrix.value.start + matrix.value.size;
  const head = await headOf(whole, matrix.value.start, end);
  if (!head.ok) return head;
  return openMatrix(whole, head.value, name, end, limits);
}

/** An array of numbers: where they lie in the file, or a sparse one with its zeros. */
export async function openMatrix(
  source: MatBytes,
  head: Head,
  name: string,
  end: number,
  limits: Limits,
): Opened {
  if (head.kind === SPARSE || (await isSparseLogical(source, head, end))) {
    return openSparse(source, head, name, end, limits);
  }
  const { shape, isComplex } = head;
  const count = shape.reduce((product, length) => product * length, 1);
  const real = await numbersAt(source, name, head.next, end, count);
  if (!real.ok) return real;
  const { start, type, size, next, has } = real.value;
  if (has > count) return failure('syntax', t('{0} has more numbers than its shape says.', name));
  const encoding = { type, littleEndian: source.littleEndian };
  const strides = denseStrides(shape, 'columns', size);
  const array = { bytes: source.bytes, shape, strides, start, encoding };
  if (!isComplex) return success(array);
  const second = await numbersAt(source, name, next, end, count);
  if (!second.ok) return second;
  if (second.value.type === type) {
    return success({ ...array, imaginary: second.value.start - start });
  }
  // The parts may have different types if both were shortened.
  const bothBytes = 16 * count;
  if (bothBytes > limits.maxBytes) {
    return failure(
      'tooLarge',
      t('{0} takes {1} bytes in memory; up to {2} are used.', name, bothBytes, limits.maxBytes),
    );
  }
  const parts = await Promise.all(
    [real.value, second.value].map((part) => doubles(source, part, count)),
  );
  const byColumns = {
    ...inMemory(shape, parts[0]!, parts[1]),
    strides: denseStrides(shape, 'columns', 8),
  };
  return success(byColumns);
}
