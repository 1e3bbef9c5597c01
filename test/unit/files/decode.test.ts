import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMatrix } from '../../../src/core/files/arrays.js';
import { reverseNumbers } from '../../../src/core/files/byte-order.js';
import { decodeColumns, decodeElements } from '../../../src/core/files/decode.js';
import { isFloat } from '../../../src/core/files/element-types.js';
import { transposed } from '../../../src/core/matrix.js';
import { readers, readSlowly, types } from './reference.js';

/** The bytes somewhere in a larger buffer. */
function placed(bytes: Uint8Array, offset: number, after = 0): Uint8Array {
  const buffer = new Uint8Array(offset + bytes.length + after);
  buffer.set(bytes, offset);
  return buffer.subarray(offset, offset + bytes.length);
}

/** Any bytes, the same each time. */
function anyBytes(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) | 0;
    return state >>> 16;
  });
}

/** `toEqual` takes seconds for so many. */
function expectNumbers(numbers: Float64Array, expected: Float64Array): void {
  const differs = expected.findIndex((value, i) => !Object.is(value, numbers[i]));
  expect([numbers.length, differs]).toEqual([expected.length, -1]);
}

const cases = fc.record({
  type: fc.constantFrom(...types),
  littleEndian: fc.boolean(),
  offset: fc.nat(16),
  // So that the numbers fill nine tenths of the buffer, or do not.
  after: fc.constantFrom(0, 0, 100),
  bytes: fc.uint8Array({ maxLength: 8 * 24 }),
});

describe('decodeElements', () => {
  it('reads what DataView reads, at any offset, and leaves the bytes as they are', () => {
    fc.assert(
      fc.property(cases, ({ type, littleEndian, offset, after, bytes }) => {
        const count = Math.floor(bytes.length / readers[type][0]);
        const file = placed(bytes, offset, after);
        const numbers = decodeElements(file, count, { type, littleEndian });
        expectNumbers(numbers, readSlowly(bytes, count, type, littleEndian));
        expect(file).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads the same when it may overwrite the bytes, and touches at most seven bytes before them', () => {
    fc.assert(
      fc.property(cases, ({ type, littleEndian, offset, after, bytes }) => {
        const count = Math.floor(bytes.length / readers[type][0]);
        const file = placed(bytes, offset, after);
        const numbers = decodeElements(file, count, { type, littleEndian }, { overwrite: true });
        expectNumbers(numbers, readSlowly(bytes, count, type, littleEndian));
        const all = new Uint8Array(file.buffer);
        const [before, behind] = [all.slice(0, Math.max(0, offset - 7)), all.slice(-after)];
        expect([...before, ...(after ? behind : [])].every((byte) => byte === 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(types.flatMap((type) => [true, false].map((little) => [type, little] as const)))(
    'reads many numbers of type %s, little-endian %s',
    (type, littleEndian) => {
      const count = 10_007;
      const bytes = anyBytes(count * readers[type][0]);
      const expected = readSlowly(bytes, count, type, littleEndian);
      for (const offset of [0, 1, 2, 4]) {
        for (const overwrite of [false, true]) {
          const file = placed(bytes, offset);
          const numbers = decodeElements(file, count, { type, littleEndian }, { overwrite });
          expectNumbers(numbers, expected);
        }
      }
    },
  );

  it('keeps numbers of eight bytes in the memory of the file if it may', () => {
    const bytes = anyBytes(8 * 100);
    const isIn = (file: Uint8Array, numbers: Float64Array): boolean =>
      numbers.buffer === file.buffer;
    for (const offset of [0, 1, 4, 8, 15]) {
      for (const type of ['f64', 'i64', 'u64'] as const) {
        for (const littleEndian of [true, false]) {
          const [kept, used] = [placed(bytes, offset), placed(bytes, offset)];
          const encoding = { type, littleEndian };
          const asTheyAre = type === 'f64' && littleEndian && offset % 8 === 0;
          expect(isIn(kept, decodeElements(kept, 100, encoding))).toBe(asTheyAre);
          expect(isIn(used, decodeElements(used, 100, encoding, { overwrite: true }))).toBe(true);
        }
      }
    }
  });

  it('keeps no large file for a small array', () => {
    const file = placed(anyBytes(800), 8, 200);
    for (const overwrite of [false, true]) {
      for (const type of ['f64', 'i64'] as const) {
        const numbers = decodeElements(file, 100, { type, littleEndian: true }, { overwrite });
        expect(numbers.buffer.byteLength).toBe(800);
      }
    }
  });
});

describe('decodeColumns', () => {
  it('is the transpose of what lies in the file, at any offset', () => {
    const sized = fc.tuple(cases, fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(sized, ([{ type, littleEndian, offset, after, bytes }, cols]) => {
        const rows = Math.floor(bytes.length / readers[type][0] / cols);
        const file = placed(bytes, offset, after);
        const numbers = decodeColumns(file, rows, cols, { type, littleEndian });
        const lines = readSlowly(bytes, rows * cols, type, littleEndian);
        expectNumbers(numbers, transposed(lines, cols, rows));
        expect(file).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  // Tiles are 1024 × 32. The sizes cut them, and leave rows over that are not eight.
  it.each([
    [1031, 35],
    [3000, 2],
    [2, 3000],
    [1024, 32],
    [7, 33],
    [8, 64],
    [2048, 3],
    [1, 70],
    [70, 1],
  ])('reads %i×%i of every type', (rows, cols) => {
    for (const type of types) {
      const bytes = anyBytes(rows * cols * readers[type][0]);
      for (const littleEndian of [true, false]) {
        const lines = readSlowly(bytes, rows * cols, type, littleEndian);
        const file = placed(bytes, littleEndian ? 0 : 1);
        const numbers = decodeColumns(file, rows, cols, { type, littleEndian });
        expectNumbers(numbers, transposed(lines, cols, rows));
      }
    }
  });
});

describe('reverseNumbers', () => {
  it('reverses the bytes of each number', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.constantFrom(1, 2, 4, 8), (some, size) => {
        const bytes = placed(some.subarray(0, some.length - (some.length % size)), size % 4);
        const expected = Uint8Array.from(
          bytes,
          (_, i) => bytes[i - (i % size) + size - 1 - (i % size)]!,
        );
        reverseNumbers(bytes, size);
        expect(bytes).toEqual(expected);
      }),
    );
  });
});

describe('toMatrix', () => {
  it('marks exactly the NaNs, among infinities too', () => {
    const value = fc.oneof(
      { weight: 4, arbitrary: fc.double() },
      fc.constantFrom(Infinity, -Infinity, NaN, Number.MAX_VALUE, -Number.MAX_VALUE),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 14 }), (values) => {
        const { missing } = toMatrix(1, values.length, Float64Array.from(values), true);
        const expected = values.map((each) => Number(Number.isNaN(each)));
        expect([...(missing ?? values.map(() => 0))]).toEqual(expected);
        expect(missing !== undefined).toBe(expected.includes(1));
      }),
      { numRuns: 1000 },
    );
  });

  it('looks for NaN only in types that have one', () => {
    const whole = ['bool', 'i8', 'i16', 'i32', 'i64', 'u8', 'u16', 'u32', 'u64'];
    expect(types.filter((type) => !isFloat(type))).toEqual(whole);
  });
});
