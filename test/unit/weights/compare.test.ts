import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { principalAngles } from '../../../src/core/weights/compare/angles.js';
import { compareWeights, differenceOf } from '../../../src/core/weights/compare/compare.js';
import { countIntruders } from '../../../src/core/weights/compare/intruders.js';
import { factorisedLayer } from '../../../src/core/weights/factorise.js';
import { addOuterProducts, seededRandom, type Matrix } from '../../../src/core/index.js';
import { svd } from '../../../src/core/svd/svd.js';
import { unwrap } from '../files/helpers.js';

const columns = (rows: number, ...vectors: readonly number[][]): Matrix => ({
  rows,
  cols: vectors.length,
  data: Float64Array.from({ length: rows * vectors.length }, (_, at) => {
    const column = vectors[at % vectors.length]!;
    return column[Math.floor(at / vectors.length)]!;
  }),
});

function noise(rows: number, cols: number, seed: number, size = 1): Matrix {
  const random = seededRandom(seed);
  const data = Float64Array.from({ length: rows * cols }, () => size * (random.uniform() - 0.5));
  return { rows, cols, data };
}

describe('principalAngles', () => {
  it('is the angle between two lines, also a tiny one, whatever their signs', () => {
    for (const degrees of [0, 1e-7, 1, 30, 60, 89, 90]) {
      const angle = (degrees * Math.PI) / 180;
      const p = columns(3, [1, 0, 0]);
      const q = columns(3, [-Math.cos(angle), -Math.sin(angle), 0]);
      expect(unwrap(principalAngles(p, q))[0]).toBeCloseTo(degrees, 11);
    }
  });

  it('does not depend on the bases of the two planes', () => {
    // Two planes of four dimensions that differ by 20° and 50° (Björck & Golub 1973, section 1).
    const [a, b] = [Math.PI / 9, (5 * Math.PI) / 18];
    const p = columns(4, [1, 0, 0, 0], [0, 1, 0, 0]);
    const [x, y] = [
      [Math.cos(a), 0, Math.sin(a), 0],
      [0, Math.cos(b), 0, Math.sin(b)],
    ] as const;
    fc.assert(
      fc.property(fc.double({ min: 0, max: 7, noNaN: true }), (turn) => {
        const [c, s] = [Math.cos(turn), Math.sin(turn)];
        const q = columns(
          4,
          x.map((value, i) => c * value + s * y[i]!),
          x.map((value, i) => -s * value + c * y[i]!),
        );
        const angles = unwrap(principalAngles(p, q));
        expect(angles[0]).toBeCloseTo(20, 10);
        expect(angles[1]).toBeCloseTo(50, 10);
      }),
    );
  });
});

describe('countIntruders', () => {
  const identity = columns(4, [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]);

  it('counts vectors that lie along none of those before', () => {
    const spread = [0.5, 0.5, 0.5, 0.5].map((value) => value * 0.999);
    const after = columns(4, [1, 0, 0, 0], spread, [0.4, 0.4, 0.4, 0.72]);
    expect(countIntruders(identity, after)).toBe(1);
  });
});

describe('compareWeights', () => {
  it('finds no angle and no intruder where nothing changed', () => {
    const w = noise(20, 12, 1);
    const same = unwrap(compareWeights(w, w, differenceOf(w, w)));
    expect(same).toEqual({ relative: 0, angles: new Array<number>(10).fill(0), intruders: 0 });
  });

  it('finds the one strong direction that an adapter added', () => {
    const before = noise(64, 48, 2);
    const u = noise(64, 1, 3);
    const v = noise(48, 1, 4);
    const after: Matrix = { ...before, data: before.data.slice() };
    const rankOne = {
      u: { rows: 64, cols: 1, data: u.data },
      s: Float64Array.of(8),
      v: { rows: 48, cols: 1, data: v.data },
    };
    addOuterProducts(after.data, rankOne, 0, 1, () => 8);
    const change = differenceOf(before, after);
    const found = unwrap(compareWeights(before, after, change));
    expect(found.intruders).toBe(1);
    expect(found.angles.at(-1)).toBeGreaterThan(60);
    const norm = (m: Matrix) => Math.hypot(...m.data);
    expect(found.relative).toBeCloseTo(norm(change) / norm(before), 12);
  });

  it('agrees with the definition by all vectors of both', () => {
    const before = noise(30, 30, 5);
    const after: Matrix = {
      ...before,
      data: noise(30, 30, 6, 0.3).data.map((x, i) => x + before.data[i]!),
    };
    const found = unwrap(compareWeights(before, after, differenceOf(before, after)));
    const [one, two] = [unwrap(svd(before)), unwrap(svd(after))];
    const cos = (i: number, j: number) => {
      let sum = 0;
      for (let row = 0; row < 30; row++)
        sum += two.u.data[row * 30 + i]! * one.u.data[row * 30 + j]!;
      return Math.abs(sum);
    };
    let intruders = 0;
    for (let i = 0; i < 10; i++) {
      if (Math.max(...Array.from({ length: 30 }, (_, j) => cos(i, j))) < 0.5) intruders++;
    }
    expect(found.intruders).toBe(intruders);
    expect(found.angles).toHaveLength(10);
  });

  it('has no relative change of a weight that was 0', () => {
    const zero = { rows: 3, cols: 3, data: new Float64Array(9) };
    const after = noise(3, 3, 7);
    expect(unwrap(compareWeights(zero, after, differenceOf(zero, after))).relative).toBeNull();
  });
});

describe('factorisedLayer', () => {
  it('counts parameters as a person would', () => {
    const { text, before, after } = unwrap(factorisedLayer('mlp.up_proj.weight', 4096, 1024, 64));
    expect([before, after]).toEqual([4_194_304, 64 * 5120]);
    expect(text).toContain('get_submodule("mlp.up_proj")');
    expect(text).toContain('rank: int = 64');
  });

  it('refuses a rank at which nothing is saved, with the largest that saves something', () => {
    // 10×10: 2k·10 < 100 only for k ≤ 4.
    expect(factorisedLayer('w', 10, 10, 4).ok).toBe(true);
    for (const rank of [0, 5, 9]) {
      const refused = factorisedLayer('w', 10, 10, rank);
      expect(refused.ok || refused.problem.message).toMatch(/up to 4 save/);
    }
  });
});
