import { describe, expect, it } from 'vitest';
import { decodeElements } from '../../../src/core/files/decode.js';
import { encodeFloats } from '../../../src/core/files/encode-floats.js';

function codes(type: 'f16' | 'bf16', ...values: number[]): number[] {
  const bytes = encodeFloats(Float64Array.from(values), type);
  return [...new Uint16Array(bytes.buffer)];
}

describe('numbers of 16 bits', () => {
  it.each(['f16', 'bf16'] as const)('every %s comes back as it was', (type) => {
    const all = Uint16Array.from({ length: 65536 }, (_, i) => i);
    const bytes = new Uint8Array(all.buffer);
    const numbers = decodeElements(bytes, 65536, { type, littleEndian: true });
    const again = new Uint16Array(encodeFloats(numbers, type).buffer);
    const wrong = again.findIndex((code, i) => code !== i && !Number.isNaN(numbers[i]));
    expect(wrong).toBe(-1);
  });

  it.each(['f16', 'bf16'] as const)('what lies between two %s becomes the nearer one', (type) => {
    const all = Uint16Array.from({ length: 0x7bff }, (_, i) => i);
    const numbers = decodeElements(new Uint8Array(all.buffer), all.length, {
      type,
      littleEndian: true,
    });
    const at = (share: number) =>
      new Uint16Array(
        encodeFloats(
          Float64Array.from({ length: all.length - 1 }, (_, i) => {
            return numbers[i]! + (numbers[i + 1]! - numbers[i]!) * share;
          }),
          type,
        ).buffer,
      );
    expect(at(0.4999).findIndex((code, i) => code !== i)).toBe(-1);
    expect(at(0.5001).findIndex((code, i) => code !== i + 1)).toBe(-1);
    expect(at(0.5).findIndex((code, i) => code !== i + (i & 1))).toBe(-1);
  });

  it('the ends: infinities, zeros, NaN, and no rounding twice', () => {
    expect(codes('f16', 65504, 65519.99, 65520, -1e9, Infinity)).toEqual([
      0x7bff, 0x7bff, 0x7c00, 0xfc00, 0x7c00,
    ]);
    expect(codes('bf16', 3.4e38, 1e39, -Infinity)).toEqual([0x7f80, 0x7f80, 0xff80]);
    expect(codes('bf16', 3.38e38)).toEqual([0x7f7e]);
    expect(codes('f16', 0, -0, 2 ** -25, 2 ** -24, NaN)).toEqual([0, 0x8000, 0, 1, 0x7e00]);
    expect(codes('bf16', -0, 5e-324, NaN)).toEqual([0x8000, 0, 0x7fc0]);
    // Rounded to a single first, this would become a tie, and then the even number below.
    expect(codes('bf16', 1 + 2 ** -8 + 2 ** -40)).toEqual([0x3f81]);
    expect(codes('f16', 1 + 2 ** -11 + 2 ** -40)).toEqual([0x3c01]);
  });
});

describe('numbers of 8 bits', () => {
  const numbersOf = (type: 'f8e4m3' | 'f8e5m2') =>
    decodeElements(
      Uint8Array.from({ length: 256 }, (_, i) => i),
      256,
      { type, littleEndian: true },
    );

  it.each(['f8e4m3', 'f8e5m2'] as const)('every %s comes back as it was', (type) => {
    const numbers = numbersOf(type);
    const again = encodeFloats(numbers, type);
    expect(again.findIndex((code, i) => code !== i && !Number.isNaN(numbers[i]))).toBe(-1);
  });

  it.each(['f8e4m3', 'f8e5m2'] as const)(
    'what lies between two %s becomes the nearer one',
    (type) => {
      const numbers = numbersOf(type);
      const count = type === 'f8e4m3' ? 126 : 123;
      const at = (share: number) =>
        encodeFloats(
          Float64Array.from(
            { length: count },
            (_, i) => numbers[i]! + (numbers[i + 1]! - numbers[i]!) * share,
          ),
          type,
        );
      expect(at(0.4999).findIndex((code, i) => code !== i)).toBe(-1);
      expect(at(0.5001).findIndex((code, i) => code !== i + 1)).toBe(-1);
      expect(at(0.5).findIndex((code, i) => code !== i + (i & 1))).toBe(-1);
    },
  );

  it('the ends', () => {
    const of = (type: 'f8e4m3' | 'f8e5m2', ...values: number[]) => [
      ...encodeFloats(Float64Array.from(values), type),
    ];
    // 448 is the largest number of the first, which has no infinity; 57344 is that of the second.
    expect(of('f8e4m3', 448, 464, 464.01, -Infinity, NaN)).toEqual([0x7e, 0x7e, 0x7f, 0xff, 0x7f]);
    expect(of('f8e5m2', 57344, 61439, 61440, -Infinity, NaN)).toEqual([
      ...[0x7b, 0x7b, 0x7c, 0xfc, 0x7e],
    ]);
    expect(of('f8e4m3', 0, -0, 2 ** -9, 2 ** -10, 1e-300)).toEqual([0, 0x80, 1, 0, 0]);
  });
});
