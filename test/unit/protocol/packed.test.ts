import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/protocol/index.js';

const bits = (data: Float64Array) => Buffer.from(data.buffer).toString('hex');
const bytes = (data: Float64Array) => pack(data)?.values.BYTES_PER_ELEMENT;

describe('packed numbers', () => {
  it('are the same numbers again, bit for bit, or are not packed', () => {
    const decimal = fc
      .tuple(fc.integer({ min: -(2 ** 31), max: 2 ** 31 }), fc.integer({ min: 0, max: 11 }))
      .map(([n, d]) => Number(`${n}e-${d}`));
    const number = fc.oneof(
      { weight: 6, arbitrary: decimal },
      { weight: 1, arbitrary: fc.constantFrom(NaN, 0, -0, Infinity, -Infinity, 0.1 + 0.2) },
      { weight: 1, arbitrary: fc.double() },
    );
    fc.assert(
      fc.property(fc.array(number, { maxLength: 200 }), (list) => {
        const data = Float64Array.from(list);
        const packed = pack(data);
        if (packed) expect(bits(unpack(packed))).toBe(bits(data));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['digits', [1, -9, 127, -127], 1],
    ['a mark', [12.5, -99.75, NaN], 2],
    ['money', [1234.56, -0.01], 4],
    ['nine decimals', [0.123456789], 4],
    ['nothing', [], 1],
  ])('take few bytes: %s', (_, list, size) => {
    expect(bytes(Float64Array.from(list))).toBe(size);
  });

  it.each([
    ['many digits', [Math.PI]],
    ['minus zero', [1, -0]],
    ['infinity', [1, Infinity]],
    ['large numbers', [2 ** 31]],
    ['a number after a thousand others', [...Array.from({ length: 999 }, () => 0.5), 1 / 3]],
  ])('are left as they are: %s', (_, list) => {
    expect(pack(Float64Array.from(list))).toBeUndefined();
  });
});
