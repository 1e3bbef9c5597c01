import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { svd, type Matrix } from '../../../src/core/index.js';
import { withCore } from '../../../src/core/weights/adapters/factors.js';
import { leadingCore, lostAt, rotate } from '../../../src/core/weights/tucker/rotate.js';
import { writeTucker } from '../../../src/core/weights/tucker/write.js';
import { multiply, random } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

const kernel = 9;
const factors = (m: number, n: number, r: number, seed: number) => ({
  up: random(m, r, seed),
  mid: random(r, r * kernel, seed + 1),
  down: random(r, n, seed + 2),
});

/** ΔW, m×(n·K), formed entry by entry. */
function formed({ up, mid, down }: ReturnType<typeof factors>): Matrix {
  return multiply(up, {
    rows: mid.rows,
    cols: down.cols * kernel,
    data: withCore(mid.data, down.data, mid.rows, down.cols * kernel).data,
  });
}

function distance(a: Matrix, b: Matrix): number {
  return Math.hypot(...a.data.map((x, i) => x - b.data[i]!));
}

function cut(parts: ReturnType<typeof factors>, k: number, type = 'F64') {
  const rotated = unwrap(rotate(parts));
  const written = unwrap(writeTucker(rotated, k, 1, { up: type, mid: type, down: type }));
  return { rotated, product: multiply(written.product.b, written.product.a) };
}

describe('a product with a third factor', () => {
  it('loses what its cut core says, whatever its sides are', () => {
    fc.assert(
      fc.property(
        fc.record({
          m: fc.integer({ min: 1, max: 12 }),
          n: fc.integer({ min: 1, max: 12 }),
          r: fc.integer({ min: 1, max: 5 }),
          seed: fc.nat(1000),
        }),
        ({ m, n, r, seed }) => {
          const parts = factors(m, n, r, seed);
          const whole = formed(parts);
          const norm = Math.hypot(...whole.data);
          const lost = lostAt(unwrap(rotate(parts)));
          expect(lost).toHaveLength(Math.min(m, n, r) + 1);
          expect(Math.abs(lost[0]! - norm)).toBeLessThan(1e-12 * norm);
          for (let k = 1; k < lost.length; k++) {
            const measured = distance(whole, cut(parts, k).product);
            expect(Math.abs(measured - lost[k]!)).toBeLessThan(1e-12 * norm);
            // No matrix of this rank is nearer, and the best core is not much nearer (De Lathauwer 2000).
            const { s } = unwrap(svd(whole));
            const tail = Math.hypot(...s.slice(k));
            expect(measured).toBeGreaterThanOrEqual(tail - 1e-12 * norm);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is found again where it has a lower rank in both sides', () => {
    const low = factors(15, 11, 2, 5);
    const parts = {
      up: multiply(low.up, random(2, 6, 9)),
      mid: random(6, 6 * kernel, 10),
      down: multiply(random(6, 2, 11), low.down),
    };
    const lost = lostAt(unwrap(rotate(parts)));
    expect(lost[1]! / lost[0]!).toBeGreaterThan(1e-3);
    expect(lost[2]! / lost[0]!).toBeLessThan(1e-14);
    expect(distance(formed(parts), cut(parts, 2).product) / lost[0]!).toBeLessThan(1e-14);
  });

  it('has a core that falls in both directions', () => {
    const rotated = unwrap(rotate(factors(9, 8, 4, 3)));
    const sizes = [1, 2, 3, 4].map((k) => Math.hypot(...leadingCore(rotated, k).data));
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
    const rows = [0, 1, 2, 3].map((i) =>
      Math.hypot(...rotated.core.data.subarray(i * 36, (i + 1) * 36)),
    );
    expect([...rows].sort((a, b) => b - a)).toEqual(rows);
  });

  it('keeps its product in types of one byte', () => {
    const parts = factors(20, 16, 4, 7);
    const small = { ...parts, mid: { ...parts.mid, data: parts.mid.data.map((x) => x * 1e-3) } };
    const norm = Math.hypot(...formed(small).data);
    expect(distance(formed(small), cut(small, 4, 'F8_E4M3').product) / norm).toBeLessThan(0.08);
  });

  it('may be zero', () => {
    const parts = factors(5, 4, 2, 1);
    const zero = { ...parts, mid: { ...parts.mid, data: parts.mid.data.map(() => 0) } };
    expect([...lostAt(unwrap(rotate(zero)))]).toEqual([0, 0, 0]);
    expect(cut(zero, 1).product.data.every((x) => x === 0)).toBe(true);
  });
});
