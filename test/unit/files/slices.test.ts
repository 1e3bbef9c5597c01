import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryBytes, pagedBytes, type ByteSource } from '../../../src/core/files/bytes.js';
import { planeOf } from '../../../src/core/files/slices/plane.js';
import { readRows } from '../../../src/core/files/slices/read-plane.js';
import {
  innerAxes,
  usualSelection,
  type Selection,
} from '../../../src/core/files/slices/selection.js';
import {
  denseStrides,
  extent,
  inMemory,
  type StridedArray,
} from '../../../src/core/files/slices/strided-array.js';
import { expectProblem, unwrap } from './helpers.js';

/** Bytes that count how often, and how many of them, are read. */
function counted(bytes: Uint8Array): ByteSource & { calls: number; bytes: number } {
  const source = memoryBytes(bytes);
  const counts = {
    size: bytes.length,
    calls: 0,
    bytes: 0,
    read: (start: number, end: number) => {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(bytes.length);
      counts.calls++;
      counts.bytes += end - start;
      return source.read(start, end);
    },
  };
  return counts;
}

/** The entry at these indices is its number in C order. */
function numbered(shape: readonly number[]): StridedArray {
  const count = shape.reduce((product, length) => product * length, 1);
  return inMemory(
    shape,
    Float64Array.from({ length: count }, (_, i) => i),
  );
}

async function all(array: StridedArray, selection: Selection): Promise<number[][]> {
  const plane = unwrap(planeOf('A', array, selection));
  const data = await readRows(plane, 0, plane.rows);
  return Array.from({ length: plane.rows }, (_, i) => [
    ...data.subarray(i * plane.cols, (i + 1) * plane.cols),
  ]);
}

describe('the slice that is shown first', () => {
  it.each([
    [[], [[0]]],
    [[3], [[0, 1, 2]]],
    [
      [3, 1],
      [[0], [1], [2]],
    ],
    [[1, 3], [[0, 1, 2]]],
    [
      [1, 3, 1],
      [[0], [1], [2]],
    ],
    [[1, 1], [[0]]],
    [
      [2, 3],
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
    ],
    [
      [1, 2, 1, 2],
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [
      [5, 2, 2],
      [
        [0, 1],
        [2, 3],
      ],
    ],
  ])('of shape %j has the last axes that are longer than 1', async (shape, expected) => {
    expect(await all(numbered(shape), usualSelection(shape))).toEqual(expected);
  });

  it('does not offer axes of length 1 at the ends', () => {
    expect(innerAxes([1, 3, 1, 4, 1, 1])).toEqual([1, 2, 3]);
    expect(innerAxes([1, 1, 1])).toHaveLength(2);
    expect(innerAxes([7])).toEqual([0]);
  });
});

/** Shape, order, the two axes, the other indices, and the rows that are read. */
const choices = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      order: fc.constantFrom('rows' as const, 'columns' as const),
      axes: fc.shuffledSubarray(
        shape.map((_, axis) => axis),
        { minLength: 2, maxLength: 2 },
      ),
      at: fc.tuple(...shape.map((length) => fc.integer({ min: 0, max: length - 1 }))),
      rows: fc.tuple(fc.nat(4), fc.nat(4)),
      type: fc.constantFrom('i16' as const, 'f32' as const, 'f64' as const),
      gap: fc.integer({ min: 0, max: 3 }),
    }),
  );

describe('any slice of an array', () => {
  it('has the entries at its indices, whatever the order, the gaps and the type', async () => {
    await fc.assert(
      fc.asyncProperty(choices, async ({ shape, order, axes, at, rows, type, gap }) => {
        const size = { i16: 2, f32: 4, f64: 8 }[type] + gap;
        const strides = denseStrides(shape, order, size);
        const array: StridedArray = {
          bytes: memoryBytes(new Uint8Array(0)),
          shape,
          strides,
          start: 5,
          encoding: { type, littleEndian: true },
        };
        const bytes = new Uint8Array(extent(array)[1]);
        const view = new DataView(bytes.buffer);
        const flat = denseStrides(shape, 'rows', 1);
        const place = (indices: readonly number[], by: readonly number[]) =>
          indices.reduce((sum, index, axis) => sum + index * by[axis]!, 0);
        const indices = (n: number) =>
          shape.map((length, axis) => Math.floor(n / flat[axis]!) % length);
        const count = shape.reduce((product, length) => product * length, 1);
        for (let n = 0; n < count; n++) {
          const offset = 5 + place(indices(n), strides);
          if (type === 'i16') view.setInt16(offset, n, true);
          else if (type === 'f32') view.setFloat32(offset, n, true);
          else view.setFloat64(offset, n, true);
        }
        const source = counted(bytes);
        const selection = { axes: [axes[0]!, axes[1]!] as const, at };
        const plane = unwrap(planeOf('A', { ...array, bytes: source }, selection));
        const from = Math.min(...rows, plane.rows - 1);
        const to = Math.min(Math.max(...rows), plane.rows - 1) + 1;
        const data = await readRows(plane, from, to);
        const expected = [];
        for (let i = from; i < to; i++) {
          for (let j = 0; j < plane.cols; j++) {
            const where = [...at];
            where[axes[0]!] = i;
            where[axes[1]!] = j;
            expected.push(place(where, flat));
          }
        }
        expect([...data]).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused where it does not fit', () => {
    const array = numbered([2, 3, 4]);
    const chosen = (axes: readonly [number, number], at: readonly number[]) =>
      planeOf('A', array, { axes, at });
    expectProblem(chosen([0, 0], [0, 0, 0]), 'syntax', 'axes do not fit');
    expectProblem(chosen([0, 3], [0, 0, 0]), 'syntax', 'axes do not fit');
    expectProblem(chosen([0, -1], [0, 0, 0]), 'syntax', 'axes do not fit');
    expectProblem(chosen([0, 1], [0, 0]), 'syntax', 'axes do not fit');
    expectProblem(chosen([0, 1], [0, 0, 4]), 'syntax', 'Index 4 of axis 2');
    expectProblem(chosen([0, 1], [0, 0, 0.5]), 'syntax', 'Index 0.5');
    expectProblem(planeOf('A', numbered([0, 3]), usualSelection([0, 3])), 'empty', '(0, 3)');
  });
});

describe('the unfolding along an axis', () => {
  it.each(['rows', 'columns'] as const)(
    'reads runs of entries, whichever axis it is (%s)',
    async (order) => {
      const shape = [60, 50, 700];
      const count = 60 * 50 * 700;
      const data = Float64Array.from({ length: count }, (_, i) => i);
      const bytes = counted(new Uint8Array(data.buffer));
      const strides = denseStrides(shape, order, 8);
      const array = { ...inMemory(shape, data), bytes, strides };
      for (const axis of [0, 1, 2]) {
        bytes.calls = 0;
        bytes.bytes = 0;
        const selection: Selection = { axes: [axis, axis], at: [0, 0, 0], unfolded: true };
        const plane = unwrap(planeOf('A', array, selection));
        const rows = await readRows(plane, 3, 7);
        // The entries of the axis that varies fastest lie alone.
        const fastest = order === 'rows' ? 2 : 0;
        expect(bytes.calls).toBeLessThanOrEqual(axis === fastest ? count / shape[axis]! : 700);
        const others = [0, 1, 2].filter((each) => each !== axis);
        for (let trial = 0; trial < 50; trial++) {
          const at = shape.map((length) => (trial * 7919) % length);
          at[axis] = 3 + (trial % 4);
          const column = others.reduce((index, each) => index * shape[each]! + at[each]!, 0);
          const expected = at.reduce((sum, index, each) => sum + index * strides[each]!, 0) / 8;
          expect(rows[(at[axis] - 3) * plane.cols + column]).toBe(expected);
        }
      }
    },
  );

  it('has its index as row, and all others as column, the last one fastest', async () => {
    const array = numbered([2, 3, 2]);
    const unfolded = (axis: number): Selection => ({
      axes: [axis, axis],
      at: [0, 0, 0],
      unfolded: true,
    });
    expect(await all(array, unfolded(0))).toEqual([
      [0, 1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10, 11],
    ]);
    expect(await all(array, unfolded(1))).toEqual([
      [0, 1, 6, 7],
      [2, 3, 8, 9],
      [4, 5, 10, 11],
    ]);
    expect(await all(array, unfolded(2))).toEqual([
      [0, 2, 4, 6, 8, 10],
      [1, 3, 5, 7, 9, 11],
    ]);
  });

  it('of an array in Fortran order has the same entries', async () => {
    const shape = [2, 3, 2];
    const strides = denseStrides(shape, 'columns', 8);
    const data = new Float64Array(12);
    for (let n = 0; n < 12; n++) {
      const [i, j, k] = [Math.floor(n / 6), Math.floor(n / 2) % 3, n % 2];
      data[(i * strides[0]! + j * strides[1]! + k * strides[2]!) / 8] = n;
    }
    const array = { ...inMemory(shape, data), strides };
    for (const axis of [0, 1, 2]) {
      const selection: Selection = { axes: [axis, axis], at: [0, 0, 0], unfolded: true };
      expect(await all(array, selection)).toEqual(await all(numbered(shape), selection));
    }
  });
});

describe('complex numbers', () => {
  const array = inMemory([1, 3], Float64Array.of(3, -1, 0), Float64Array.of(-4, 0, 2));
  it.each([
    ['real', [3, -1, 0]],
    ['imaginary', [-4, 0, 2]],
    ['magnitude', [5, 1, 2]],
    ['phase', [Math.atan2(-4, 3), Math.PI, Math.PI / 2]],
  ] as const)('show their %s', async (part, expected) => {
    expect(await all(array, { ...usualSelection([1, 3]), part })).toEqual([expected]);
  });

  it('that are real have no imaginary part', async () => {
    const real = inMemory([1, 2], Float64Array.of(3, -1));
    const shown = (part: Selection['part']) => all(real, { ...usualSelection([1, 2]), part });
    expect(await shown('imaginary')).toEqual([[0, -0]]);
    expect(await shown('magnitude')).toEqual([[3, 1]]);
    expect(await shown('phase')).toEqual([[0, Math.PI]]);
  });
});

describe('the readings of a large array', () => {
  const size = 2 ** 19;
  const array = (shape: readonly number[], order: 'rows' | 'columns') => {
    const source = counted(new Uint8Array(8 * size));
    const strides = denseStrides(shape, order, 8);
    return { source, array: { ...numbered([1]), bytes: source, shape, strides } };
  };

  it('are one for rows that are adjacent', async () => {
    const { source, array: large } = array([1024, 512], 'rows');
    await readRows(unwrap(planeOf('A', large, usualSelection(large.shape))), 100, 200);
    expect([source.calls, source.bytes]).toEqual([1, 100 * 512 * 8]);
  });

  it('are one per column in Fortran order', async () => {
    const { source, array: large } = array([1024, 512], 'columns');
    await readRows(unwrap(planeOf('A', large, usualSelection(large.shape))), 100, 110);
    expect([source.calls, source.bytes]).toEqual([512, 10 * 512 * 8]);
  });

  it('are single pages, kept, if entries lie far apart', async () => {
    const { source, array: large } = array([16, 16, 2048], 'rows');
    const paged = { ...large, bytes: pagedBytes(source, { pageSize: 2 ** 16, kept: 64 }) };
    const plane = unwrap(planeOf('A', paged, { axes: [0, 1], at: [0, 0, 7] }));
    await readRows(plane, 0, 16);
    expect(source.calls).toBeLessThanOrEqual(64);
    const before = source.calls;
    await readRows(plane, 0, 16);
    expect(source.calls).toBe(before);
  });
});

describe('pages of a file', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);

  it('give the same bytes as the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 5 }),
        async (ranges, pageSize, kept) => {
          const paged = pagedBytes(memoryBytes(bytes), { pageSize, kept });
          for (const range of ranges) {
            const [start, end] = [Math.min(...range), Math.max(...range)];
            expect([...(await paged.read(start, end))]).toEqual([...bytes.subarray(start, end)]);
          }
        },
      ),
    );
  });

  it('are read again after a failure', async () => {
    let fails = true;
    const shaky: ByteSource = {
      size: 1000,
      read: (start, end) =>
        fails ? Promise.reject(new Error('locked')) : memoryBytes(bytes).read(start, end),
    };
    const paged = pagedBytes(shaky, { pageSize: 100 });
    await expect(paged.read(5, 10)).rejects.toThrow('locked');
    fails = false;
    expect([...(await paged.read(5, 10))]).toEqual([5, 6, 7, 8, 9]);
  });
});
