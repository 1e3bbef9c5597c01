import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../src/core/index.js';
import { littleMachine } from '../../../src/core/files/byte-order.js';
import { planeOf } from '../../../src/core/files/slices/plane.js';
import { denseStrides } from '../../../src/core/files/slices/strided-array.js';
import { passOf } from '../../../src/core/large/of-plane.js';
import { unwrap } from '../svd/helpers/ratios.js';

const file = (size: number): ByteSource => ({
  size,
  read: () => Promise.reject(new Error('nothing is read')),
});

/** A matrix of so many MiB of doubles, in a file of its own or made of another one. */
function plane(mebibytes: number, made?: ByteSource['made']) {
  const shape = [mebibytes * 2 ** 10, 128];
  const bytes = file(mebibytes * 2 ** 20);
  return unwrap(
    planeOf(
      'M',
      {
        ...{ bytes: made ? { ...bytes, made } : bytes, shape, start: 0 },
        strides: denseStrides(shape, 'rows', 8),
        encoding: { type: 'f64', littleEndian: littleMachine },
      },
      { axes: [0, 1], at: [0, 0] },
    ),
  );
}

const text = (mebibytes: number) =>
  ({ of: file(mebibytes * 2 ** 20), by: {} }) as unknown as ByteSource['made'];
const parquet = { of: file(2 ** 30), by: { library: 'parquet' } };

describe('a pass over a file', () => {
  const helpers = { count: 1, start: () => [] };

  it.each([
    ['bytes of 511 MiB', plane(511), false],
    ['bytes of 512 MiB', plane(512), true],
    ['a text of 63 MiB', plane(100, text(63)), false],
    ['a text of 64 MiB', plane(100, text(64)), true],
    // Each thread would unpack the same row groups, and keep one in memory.
    ['Parquet', plane(4096, parquet), false],
  ])('is shared where that is worth a thread: %s', (_, of, isShared) => {
    expect(passOf(of, helpers).helpers !== undefined).toBe(isShared);
  });

  it('reads the bytes of the numbers, and those of a text', () => {
    expect(passOf(plane(3), undefined).bytes).toBe(3 * 2 ** 20);
    expect(passOf(plane(3, text(7)), undefined).bytes).toBe(7 * 2 ** 20);
    expect(passOf(plane(3, parquet), undefined).bytes).toBe(3 * 2 ** 20);
  });
});
