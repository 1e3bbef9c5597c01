import { success, type Problem, type Result } from '../../result.js';
import { shapeText } from '../arrays.js';
import type { ByteSource } from '../bytes.js';
import { bytesOf, type ElementType } from '../element-types.js';
import { denseStrides, type Order } from '../slices/strided-array.js';
import type { ArrayCatalog } from './catalog.js';
import { t } from '../../texts.js';

/** What a file without a header does not say itself; plain JSON, so that it can be remembered. */
export interface RawLayout {
  readonly type: ElementType;
  readonly littleEndian: boolean;
  readonly shape: readonly number[];
  readonly order: Order;
  /** Bytes before the first number. */
  readonly offset: number;
}

/**
 * Why a file cannot have this layout; undefined if it can.
 *
 * @param fileSize in bytes.
 */
export function rawProblem(fileSize: number, layout: RawLayout): Problem | undefined {
  const { type, shape, offset } = layout;
  const sound = [offset, ...shape].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!sound || shape.length === 0) {
    return problem(t('The offset and every dimension must be whole numbers, 0 or more.'));
  }
  const size = bytesOf(type);
  const needed = shape.reduce((product, length) => product * length, size);
  if (offset + needed > fileSize) {
    return problem(
      t(
        '{0} numbers of {1} bytes from byte {2} on end at byte {3}; the file has {4} bytes.',
        shapeText(shape),
        size,
        offset,
        offset + needed,
        fileSize,
      ),
    );
  }
  return undefined;
}

function problem(message: string): Problem {
  return { code: 'syntax', message };
}

/** A file of numbers without a header. */
export function rawCatalog(bytes: ByteSource, layout: RawLayout): Result<ArrayCatalog> {
  const wrong = rawProblem(bytes.size, layout);
  if (wrong) return { ok: false, problem: wrong };
  const { type, littleEndian, shape, order, offset } = layout;
  const size = bytesOf(type);
  const needed = shape.reduce((product, length) => product * length, size);
  const strides = denseStrides(shape, order, size);
  const encoding = { type, littleEndian };
  const array = { bytes, shape, strides, start: offset, encoding };
  return success({
    format: t('Raw binary'),
    entries: [
      {
        name: '',
        shape,
        elementType: type,
        order,
        isComplex: false,
        isWide: type === 'i64' || type === 'u64',
        bytes: needed,
        open: () => Promise.resolve(success(array)),
      },
    ],
  });
}

/**
 * Shapes that a file of this size may have, for a first suggestion: square if the number of entries is a square, else
 * one row.
 */
export function usualRawShape(size: number, offset: number, type: ElementType): number[] {
  const count = Math.max(0, Math.floor((size - offset) / bytesOf(type)));
  const side = Math.round(Math.sqrt(count));
  return side * side === count ? [side, side] : [1, count];
}
