import { describe, expect, it } from 'vitest';
import { svd, type Matrix } from '../../../src/core/index.js';
import { principalAngles } from '../../../src/core/compare/angles.js';
import { compareTensors } from '../../../src/core/weights/compare/compare.js';
import { intruders, largestCosines } from '../../../src/core/weights/compare/intruders.js';
import { matchModels } from '../../../src/core/weights/compare/match.js';
import { factoriseText } from '../../../src/core/weights/factorise.js';
import type { Model } from '../../../src/core/weights/types.js';
import { build, multiply, orthonormal, random, withSpectrum } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

/** Columns 2j and 2j + 1 of the identity, turned by an angle in their plane. */
function turned(m: number, degrees: readonly number[]): Matrix {
  return build(m, degrees.length, (i, j) => {
    const angle = (degrees[j]! * Math.PI) / 180;
    return i === 2 * j ? Math.cos(angle) : i === 2 * j + 1 ? Math.sin(angle) : 0;
  });
}

describe('principal angles', () => {
  it('are those of planes that were turned, however small', () => {
    const degrees = [1e-10, 1e-6, 0.5, 44, 46, 89.999999];
    const found = unwrap(
      principalAngles(
        turned(
          12,
          degrees.map(() => 0),
        ),
        turned(12, degrees),
      ),
    );
    found.forEach((angle, i) => expect(angle / degrees[i]!).toBeCloseTo(1, 9));
  });

  it('do not depend on the bases', () => {
    const p = orthonormal(30, 4, 1);
    const rotation = orthonormal(4, 4, 2);
    for (const angle of unwrap(principalAngles(p, multiply(p, rotation)))) {
      expect(angle).toBeLessThan(1e-12);
    }
    const q = orthonormal(30, 4, 3);
    const usual = unwrap(principalAngles(p, q));
    const other = unwrap(principalAngles(multiply(p, rotation), q));
    usual.forEach((angle, i) => expect(angle).toBeCloseTo(other[i]!, 10));
  });
});

describe('intruder dimensions', () => {
  it('are vectors that resemble none', () => {
    const p = turned(8, [0, 0]);
    const q = turned(8, [59, 61]);
    expect(intruders(largestCosines(p, q))).toBe(1);
    expect(intruders(largestCosines(p, q), 0.9)).toBe(2);
  });
});

describe('the comparison of two weights', () => {
  const w1 = withSpectrum(40, 30, [10, 8, 6, 5, 4, 3, 2], 1);
  const options = { level: 'exact' } as const;

  it('finds a strong new direction, and the rank of the change', () => {
    // A direction beside all of W₁, far above its values.
    const { u } = unwrap(svd(w1));
    const side = build(40, 1, (i) => u.data[i * 30 + 20]!);
    const change = multiply(side, random(1, 30, 5));
    const scale = 30 / Math.hypot(...change.data);
    const w2 = build(40, 30, (i, j) => w1.data[i * 30 + j]! + scale * change.data[i * 30 + j]!);
    const found = unwrap(compareTensors(w1, w2, 3, 0, options));
    expect(found.difference.numbers.numericalRank).toBe(1);
    expect(found.difference.numbers.frobenius).toBeCloseTo(30, 10);
    expect(found.relative).toBeCloseTo(30 / Math.hypot(10, 8, 6, 5, 4, 3, 2), 10);
    expect(found.intruders).toBe(1);
    expect(found.compared).toBe(7);
    expect(found.angles.length).toBe(3);
    expect(found.angles[2]).toBeGreaterThan(80);
  });

  it('of equal weights is nothing', () => {
    const found = unwrap(compareTensors(w1, w1, 5, 0, options));
    expect(found).toMatchObject({ relative: 0, intruders: 0 });
    expect(Math.max(...found.angles)).toBeLessThan(1e-9);
    expect(found.difference.numbers).toMatchObject({ frobenius: 0, numericalRank: 0 });
    const zero = build(4, 3, () => 0);
    expect(unwrap(compareTensors(zero, zero, 5, 0, options))).toMatchObject({ angles: [] });
  });

  it('counts what is not finite, and refuses other shapes', () => {
    const bad = build(40, 30, (i) => (i === 3 ? NaN : 1));
    expect(unwrap(compareTensors(w1, bad, 3, 0, options)).difference.numbers.nan).toBe(30);
    expect(compareTensors(w1, random(30, 40), 3, 0, options)).toMatchObject({
      problem: { code: 'ragged' },
    });
  });
});

describe('tensors of two models', () => {
  it('are matched by name and shape', () => {
    const model = (shapes: Readonly<Record<string, readonly number[]>>): Model => ({
      files: ['a'],
      metadata: new Map(),
      notes: [],
      tensors: Object.entries(shapes).map(([name, shape]) => {
        return { name, shape, dtype: 'F32', start: 0, end: 0, file: 0 };
      }),
    });
    const { matches, leftOvers } = matchModels(
      model({ a: [2, 3], b: [4, 4], c: [1] }),
      model({ d: [5], b: [4, 5], a: [2, 3] }),
    );
    expect(matches.map(({ after }) => after.name)).toEqual(['a']);
    expect(leftOvers.map(({ tensor, why }) => `${tensor.name}: ${why}`)).toEqual([
      'd: The model before has no tensor of this name.',
      'b: Its shape is (4, 5), and that of the model before (4, 4).',
      'c: Only the model before has this tensor.',
    ]);
  });
});

describe('two linear layers', () => {
  it('have fewer parameters, or are refused with the number', () => {
    const { text, before, after } = unwrap(factoriseText('a."b"\n', 40, 30, 17));
    expect([before, after]).toEqual([1200, 1190]);
    expect(text).toContain('rank: int = 17');
    expect(text).toContain('"""a._b__: 40×30');
    expect(factoriseText('a', 40, 30, 18)).toMatchObject({
      problem: {
        code: 'tooLarge',
        message: expect.stringMatching(/saves some is 17\.$/) as string,
      },
    });
    expect(factoriseText('a', 1, 30, 1)).toMatchObject({
      problem: { message: expect.stringMatching(/no rank saves any\.$/) as string },
    });
    expect(factoriseText('a', 40, 30, 0).ok).toBe(false);
  });
});
