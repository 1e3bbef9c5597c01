import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../../../src/protocol/index.js';
import { writeEntries } from '../../../../webview/standalone/entries.js';
import { missingIn, readEntries } from '../../../../webview/standalone/read-entries.js';
import { deflate, inflate } from '../../../../webview/standalone/pack.js';
import { toText91 } from '../../../../webview/standalone/text91.js';

function again(data: Float64Array): Float64Array {
  const { form, bytes } = writeEntries(data);
  const read = readEntries(bytes, form, data.length);
  return read instanceof Float64Array ? read : unpack(read);
}

/** Equal bit for bit; NaN stands for a missing entry, whatever its bits are. */
const same = (a: Float64Array, b: Float64Array) =>
  a.length === b.length && a.every((value, i) => Object.is(value, b[i]));

/** Normal deviates of Box and Muller, from a linear congruential generator. */
function normal(count: number): Float64Array {
  let state = 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return Float64Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()) + next() * 1e-9,
  );
}

async function charactersPerEntry(data: Float64Array): Promise<number> {
  const { bytes } = writeEntries(data);
  const packed = await deflate(bytes);
  expect([...(await inflate(packed))]).toEqual([...bytes]);
  return toText91(packed).length / data.length;
}

describe('the entries of a page', () => {
  it('come back bit for bit', () => {
    fc.assert(
      fc.property(fc.float64Array({ maxLength: 60 }), (data) => same(again(data), data)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.float32Array({ maxLength: 60 }), (single) => {
        const data = Float64Array.from(single);
        return same(again(data), data);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['whole numbers', [1, 2, -3], { type: 'int8', decimals: 0 }],
    ['two decimals', [1.25, NaN, 99.99], { type: 'int16', decimals: 2 }],
    ['single precision', [Math.fround(0.1), 3, NaN], { type: 'float32' }],
    ['minus zero', [-0, 1], { type: 'float32' }],
    ['double precision', [Math.PI, 1], { type: 'float64' }],
    ['infinite entries', [Infinity, -Infinity, 1], { type: 'float32' }],
  ])('are written in the smallest form: %s', (_, numbers, form) => {
    const data = Float64Array.from(numbers);
    expect(writeEntries(data).form).toEqual(form);
    expect(same(again(data), data)).toBe(true);
  });

  it('need at most 5 characters in single and 9 in double precision', async () => {
    const data = normal(40_000);
    expect(await charactersPerEntry(data)).toBeLessThan(9);
    expect(await charactersPerEntry(Float64Array.from(data, Math.fround))).toBeLessThan(5);
  });

  it('say which are missing', () => {
    const numbers = Float64Array.of(1, NaN, 3);
    expect([...missingIn(numbers)!]).toEqual([0, 1, 0]);
    const { form, bytes } = writeEntries(numbers);
    expect([...missingIn(readEntries(bytes, form, 3))!]).toEqual([0, 1, 0]);
    expect(missingIn(Float64Array.of(1, 2))).toBeUndefined();
  });

  it('are refused if some are not there', () => {
    const { form, bytes } = writeEntries(Float64Array.of(Math.PI, 2));
    expect(() => readEntries(bytes.subarray(1), form, 2)).toThrow(/not complete/);
  });
});
