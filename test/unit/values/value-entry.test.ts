import { describe, expect, it } from 'vitest';
import type { ElementType } from '../../../src/core/files/element-types.js';
import { planeOf } from '../../../src/core/files/slices/plane.js';
import { readRows } from '../../../src/core/files/slices/read-plane.js';
import { usualSelection, type Selection } from '../../../src/core/files/slices/selection.js';
import { elementBytes } from '../../../src/core/values/element-bytes.js';
import {
  valueEntry,
  valueEntryBytes,
  type ValueDescription,
} from '../../../src/core/values/value-entry.js';

const plain = { complex: false, little: true, order: 'rows', typeName: 'x' } as const;

async function read(told: ValueDescription, bytes: Uint8Array, selection?: Selection) {
  const entryBytes = valueEntryBytes(told);
  const source = elementBytes(
    (from, to) => Promise.resolve(bytes.slice(from * entryBytes, to * entryBytes)),
    {
      entryBytes,
      count: bytes.length / entryBytes,
      partBytes: 3 * entryBytes,
      keeps: true,
    },
  );
  const opened = await valueEntry('W', told, source).open({ maxBytes: Infinity });
  if (!opened.ok) throw new Error(opened.problem.message);
  const plane = planeOf('W', opened.value, selection ?? usualSelection(told.shape));
  if (!plane.ok) throw new Error(plane.problem.message);
  return [...(await readRows(plane.value, 0, plane.value.rows))];
}

const bytesOf = (array: ArrayBufferView) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

describe('an array of another program', () => {
  const six = [1, 2, 3, 4, 5, 6];

  it.each([
    ['i8', Int8Array],
    ['u8', Uint8Array],
    ['i16', Int16Array],
    ['u16', Uint16Array],
    ['i32', Int32Array],
    ['u32', Uint32Array],
    ['f32', Float32Array],
    ['f64', Float64Array],
  ] as const)('of %s', async (type, Kind) => {
    const told = { ...plain, shape: [2, 3], type: type as ElementType };
    expect(await read(told, bytesOf(Kind.from(six)))).toEqual(six);
    const swapped = bytesOf(Kind.from(six));
    for (let at = 0; at < swapped.length; at += Kind.BYTES_PER_ELEMENT) {
      swapped.subarray(at, at + Kind.BYTES_PER_ELEMENT).reverse();
    }
    expect(await read({ ...told, little: false }, swapped)).toEqual(six);
  });

  it('by columns, and as another slice', async () => {
    const bytes = bytesOf(Float64Array.from(six));
    const told = { ...plain, shape: [2, 3], type: 'f64' } as const;
    expect(await read({ ...told, order: 'columns' }, bytes)).toEqual([1, 3, 5, 2, 4, 6]);
    expect(await read({ ...told, order: 'sparse' }, bytes)).toEqual(six);
    const turned = { axes: [1, 0], at: [0, 0] } as const;
    expect(await read(told, bytes, turned)).toEqual([1, 4, 2, 5, 3, 6]);
    const cube = { ...told, shape: [2, 1, 3] };
    expect(await read(cube, bytes, { axes: [1, 2], at: [1, 0, 0] })).toEqual([4, 5, 6]);
  });

  it('of complex numbers', async () => {
    const told = { ...plain, shape: [1, 3], type: 'f64', complex: true } as const;
    const bytes = bytesOf(Float64Array.of(3, 4, 1, 0, 0, -2));
    const part = (part: Selection['part']) => read(told, bytes, { axes: [0, 1], at: [0, 0], part });
    expect(await part('real')).toEqual([3, 1, 0]);
    expect(await part('imaginary')).toEqual([4, 0, -2]);
    expect(await part('magnitude')).toEqual([5, 1, 2]);
  });

  it('says what it is', () => {
    const told = { ...plain, shape: [2, 3], type: 'i64', cols: ['a', 'b', 'c'] } as const;
    const entry = valueEntry('W', told, { size: 48, read: () => Promise.reject(new Error()) });
    expect(entry).toMatchObject({
      name: 'W',
      bytes: 48,
      isWide: true,
      columnLabels: ['a', 'b', 'c'],
    });
    const { columnLabels } = valueEntry(
      'W',
      { ...told, cols: null },
      { size: 48, read: () => Promise.reject(new Error()) },
    );
    expect(columnLabels).toBeUndefined();
  });
});
