import { describe, expect, it } from 'vitest';
import {
  approximate,
  singularValues,
  svd,
  zeros,
  type Completion,
  type Matrix,
} from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { gaussian } from '../lowrank/helpers.js';
import { build, multiply } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';
import { completed, difference } from './completion-checks.js';
import { expectClose } from './report-checks.js';

const _ = NaN;

/** A block of known entries in the corner of a larger matrix of which nothing else is known. */
function corner(block: Matrix, rows: number, cols: number): Matrix {
  return build(rows, cols, (i, j) =>
    i < block.rows && j < block.cols ? block.data[i * block.cols + j]! : NaN,
  );
}

/** S_λ: singular values less λ, and at least 0. */
function shrunk(block: Matrix, lambda: number): { readonly matrix: Matrix; readonly s: number[] } {
  const parts = unwrap(svd(block));
  const s = parts.s.map((sigma) => Math.max(0, sigma - lambda));
  return { matrix: approximate({ ...parts, s }, s.length), s: [...s].filter((sigma) => sigma > 0) };
}

function zeroFilled(matrix: Matrix): Matrix {
  return { ...matrix, data: matrix.data.map((value) => (Number.isNaN(value) ? 0 : value)) };
}

/** The singular values that a penalty leaves. */
function left({ model }: Completion): number[] {
  return [...model.s].filter((value) => value > 0);
}

const blocks = [
  [4, 3],
  [3, 6],
  [5, 5],
  [1, 4],
  [6, 1],
] as const;

/**
 * Where the known entries are a whole block, the minimum of ½‖P_K(M − X)‖² + λ‖X‖∗ is S_λ of the block and 0 elsewhere
 * (Cai, Candès & Shen 2010, theorem 2.1).
 */
describe('solutions that are known', () => {
  it.each(blocks)('a block of %i×%i: values less λ, and 0 elsewhere', (rows, cols) => {
    for (let seed = 1; seed <= 4; seed++) {
      const block = gaussian(rows, cols, seed);
      const s = unwrap(singularValues(block));
      for (const share of [0.1, 0.5, 0.9]) {
        const lambda = share * s[0]!;
        const expected = shrunk(block, lambda);
        const holes = corner(block, rows + 2, cols + 3);
        const options = { rank: Math.min(rows + 2, cols + 3), tolerance: 1e-12 } as const;
        const ridge = completed(holes, { ...options, method: 'hard-impute', ridge: lambda });
        expect(left(ridge)).toHaveLength(expected.s.length);
        expected.s.forEach((value, i) => {
          expect(Math.abs(ridge.model.s[i]! - value)).toBeLessThan(1e-7);
        });
        const model = approximate(ridge.model, ridge.model.s.length);
        const whole = zeroFilled(corner(expected.matrix, rows + 2, cols + 3));
        expect(difference(model, whole)).toBeLessThan(1e-7);

        // soft-impute undoes the shrinkage of the values that are left.
        const soft = completed(holes, { ...options, method: 'soft-impute', lambda });
        expect(soft.model.s).toHaveLength(expected.s.length);
        expected.s.forEach((value, i) => {
          expect(Math.abs(soft.model.s[i]! - value - lambda)).toBeLessThan(1e-6);
        });
      }
    }
  });

  it('two blocks that share nothing: each for itself', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const [a, b] = [gaussian(3, 4, seed), gaussian(4, 3, seed + 10)];
      const holes = build(7, 7, (i, j) => {
        if (i < 3 && j < 4) return a.data[4 * i + j]!;
        return i >= 3 && j >= 4 ? b.data[3 * (i - 3) + j - 4]! : NaN;
      });
      const lambda = 0.6;
      const [x, y] = [shrunk(a, lambda).matrix, shrunk(b, lambda).matrix];
      const expected = build(7, 7, (i, j) => {
        if (i < 3 && j < 4) return x.data[4 * i + j]!;
        return i >= 3 && j >= 4 ? y.data[3 * (i - 3) + j - 4]! : 0;
      });
      const { model } = completed(holes, {
        rank: 7,
        method: 'hard-impute',
        ridge: lambda,
        tolerance: 1e-12,
      });
      expect(difference(approximate(model, model.s.length), expected)).toBeLessThan(1e-7);
    }
  });

  it.each([
    [3, 1],
    [-2, 0.5],
    [0.001, 0.0004],
  ])('one known entry, %d: less %d in magnitude', (value, lambda) => {
    const holes = build(3, 4, (i, j) => (i === 1 && j === 2 ? value : NaN));
    const s = left(completed(holes, { rank: 2, method: 'hard-impute', ridge: lambda }));
    expect(s).toHaveLength(1);
    expect(Math.abs(s[0]! / (Math.abs(value) - lambda) - 1)).toBeLessThan(1e-9);
  });

  it('0 exactly from λ = σ₁ of the matrix with zeros on', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const whole = gaussian(8, 6, seed);
      const holes = build(8, 6, (i, j) =>
        (i * 5 + j * 3 + seed) % 4 === 0 ? NaN : whole.data[6 * i + j]!,
      );
      const largest = unwrap(singularValues(zeroFilled(holes)))[0]!;
      for (const [method, name] of [
        ['hard-impute', 'ridge'],
        ['soft-impute', 'lambda'],
      ] as const) {
        const at = (lambda: number): number =>
          left(completed(holes, { rank: 6, method, [name]: lambda })).length;
        expect(at(1.001 * largest)).toBe(0);
        expect(at(1e300)).toBe(0);
        expect(at(0.99 * largest)).toBeGreaterThan(0);
      }
    }
  });

  it('the minimum: no step from it, in any of 30 directions, is lower', () => {
    const whole = multiply(gaussian(9, 3, 1), gaussian(3, 8, 2));
    const holes = build(9, 8, (i, j) => ((3 * i + 5 * j) % 4 === 0 ? NaN : whole.data[8 * i + j]!));
    const lambda = 1.2;
    const cost = (x: Matrix): number => {
      const misfit = holes.data.reduce(
        (sum, value, i) => sum + (Number.isNaN(value) ? 0 : (value - x.data[i]!) ** 2),
        0,
      );
      return misfit / 2 + lambda * unwrap(singularValues(x)).reduce((sum, value) => sum + value, 0);
    };
    const { model } = completed(holes, { rank: 8, method: 'hard-impute', ridge: lambda });
    const best = approximate(model, model.s.length);
    for (let seed = 1; seed <= 30; seed++) {
      const step = gaussian(9, 8, 100 + seed);
      for (const size of [1e-3, -1e-3, 0.1, -0.1]) {
        const data = best.data.map((value, i) => value + size * step.data[i]!);
        expect(cost({ ...best, data })).toBeGreaterThan(cost(best));
      }
    }
  });
});

/**
 * The example in the vignette of softImpute 1.4-3 (Hastie, 2014), with the numbers that it prints. It stops when the square
 * of the change is below 10⁻⁵ of the whole. So its numbers are good to about 3·10⁻³, and ours are compared with these. The
 * loop of the package with as many steps must give all digits.
 */
describe('the vignette of softImpute', () => {
  const x = fromRows([
    [0.8654889, 0.01565179, _, _, 0.7868103],
    [-0.6004172, -0.39411039, _, 0.11949527, _],
    [_, _, -1.0545575, _, _],
    [0.6965558, -0.50331812, _, 1.54375663, 0.4265161],
    [1.231161, -0.34232368, -0.8102688, _, -0.1325694],
    [0.2664415, 0.14486388, 0.605138, 0.03406604, -2.2408786],
  ]);

  it.each([
    ['λ = 1.9, rank 3, 4 steps', 1.9, 3, 4, [0.7058351, 0.1224937, 0]],
    ['λ = 0, rank 2, 69 steps', 0, 2, 69, [5.106126, 3.762716]],
  ])('the loop of the package: %s', (_name, lambda, rank, steps, printed) => {
    let parts = unwrap(svd(zeroFilled(x)));
    const values = (): Float64Array =>
      parts.s.map((sigma, i) => (i < rank ? Math.max(0, sigma - lambda) : 0));
    for (let step = 0; step < steps; step++) {
      const model = approximate({ ...parts, s: values() }, 5);
      const data = x.data.map((value, i) => (Number.isNaN(value) ? model.data[i]! : value));
      parts = unwrap(svd({ ...x, data }));
    }
    printed.forEach((value, i) => {
      expect(values()[i]).toBeCloseTo(value, 6);
    });
  });

  it('λ = 1.9 leaves 0.7058 and 0.1225, and these entries', () => {
    const { matrix, model } = completed(x, { rank: 3, method: 'hard-impute', ridge: 1.9 });
    expect(Math.abs(model.s[0]! - 0.7058351)).toBeLessThan(1e-3);
    expect(Math.abs(model.s[1]! - 0.1224937)).toBeLessThan(1e-3);
    expect(model.s).toHaveLength(2);
    const printed = fromRows([
      [0.86548894, 0.01565179, -0.09395368, 0.06964884, 0.786810255],
      [-0.60041722, -0.39411039, 0.01072968, 0.11949527, -0.009833786],
      [0.04108268, -0.02061187, -1.05455746, 0.03611551, 0.109137401],
      [0.6965558, -0.50331812, -0.10903638, 1.54375663, 0.426516062],
      [1.23116102, -0.34232368, -0.81026875, 0.06793878, -0.132569422],
      [0.26644155, 0.14486388, 0.60513797, 0.03406604, -2.240878626],
    ]);
    expect(difference(matrix, printed)).toBeLessThan(1e-3);
  });

  it('centred, λ = 1 leaves 1.3286 and 0.0931, and these entries', () => {
    const centred = fromRows([
      [-0.2404891, -0.3826329, _, _, 0.623122],
      [-0.450612, 0.4633881, _, -0.01277613, _],
      [_, _, 0, _, _],
      [-0.1862984, -0.678479, _, 0.37882582, 0.4859516],
      [0.728997, -0.1367944, -0.8997589, _, 0.3075563],
      [0.1483993, 0.734515, 0.8997696, -0.36605279, -1.4166311],
    ]);
    const row = [0.68813207, -0.56765115, -1.05972954, 0.46500826, 0.08431808, -0.29980372];
    const column = [0.417845944, -0.289847375, 0.005172072, 0.699922549, -0.524443794];
    const { matrix, model } = completed(centred, { rank: 3, method: 'hard-impute', ridge: 1 });
    expect(Math.abs(model.s[0]! - 1.32863296)).toBeLessThan(3e-3);
    expect(Math.abs(model.s[1]! - 0.09314895)).toBeLessThan(3e-3);
    expect(model.s).toHaveLength(2);
    const back = build(6, 5, (i, j) => matrix.data[5 * i + j]! + row[i]! + column[j]!);
    const printed = fromRows([
      [0.8654889, 0.01565179, 0.4977103, 1.47716505, 0.7868103],
      [-0.6004172, -0.39411039, -0.435242, 0.11949527, -1.2431261],
      [-0.6418836, -1.34957691, -1.0545575, -0.35980699, -1.5841733],
      [0.6965558, -0.50331812, 0.2393086, 1.54375663, 0.4265161],
      [1.231161, -0.34232368, -0.8102688, 0.86688289, -0.1325694],
      [0.2664415, 0.14486388, 0.605138, 0.03406604, -2.2408786],
    ]);
    expect(difference(back, printed)).toBeLessThan(5e-3);
  });

  it('zeros for what is missing: σ₁ = 2.554681, σ₂ = 1.986540, and of centred columns all five', () => {
    const filled = zeroFilled(x);
    const s = unwrap(singularValues(filled));
    expect(s[0]).toBeCloseTo(2.554681, 5);
    expect(s[1]).toBeCloseTo(1.98654, 5);
    const means = Array.from({ length: 5 }, (_column, j) => {
      let sum = 0;
      for (let i = 0; i < 6; i++) sum += filled.data[5 * i + j]!;
      return sum / 6;
    });
    const centred = build(6, 5, (i, j) => filled.data[5 * i + j]! - means[j]!);
    [2.5521593, 1.5289123, 1.425627, 0.9474538, 0.3871998].forEach((value, i) => {
      expect(unwrap(singularValues(centred))[i]).toBeCloseTo(value, 6);
    });
  });

  it.each([
    [2.754681, 0],
    [2.30185, 1],
    [2.074041, 1],
    [1.868778, 2],
    [1.68383, 2],
    [1.517185, 2],
    [1.367033, 2],
    [1.231741, 2],
    [1.109838, 3],
    [1, 3],
  ])('λ = %d leaves rank %i', (lambda, rank) => {
    const options = { rank: 5, tolerance: 1e-12 } as const;
    const ridge = completed(x, { ...options, method: 'hard-impute', ridge: lambda });
    expect(left(ridge)).toHaveLength(rank);
    const soft = completed(x, { ...options, method: 'soft-impute', lambda });
    expect(left(soft)).toHaveLength(rank);
  });
});

describe('other published examples', () => {
  it('shika-b, matrix reconstruction: five entries determine rank 1', () => {
    const holes = fromRows([
      [_, 2, _],
      [2, 4, _],
      [3, _, 3],
    ]);
    const whole = fromRows([
      [1, 2, 1],
      [2, 4, 2],
      [3, 6, 3],
    ]);
    const { matrix } = completed(holes, { rank: 1, method: 'hard-impute' });
    expect(difference(matrix, whole)).toBeLessThan(1e-7);
  });

  it('fancyimpute, test of rank 1: one entry of an outer product, and of its Gram matrix', () => {
    const x = [1, 2, 3, 4, 5];
    const y = [0.1, -0.1, 0.2, -0.2, 0.02];
    const outer = build(5, 5, (i, j) => x[i]! * y[j]!);
    const gram = build(5, 5, (i, j) => 55 * y[i]! * y[j]!);
    for (const whole of [outer, gram]) {
      const data = whole.data.slice();
      data[5 + 2] = NaN;
      for (const method of ['hard-impute', 'soft-impute'] as const) {
        const { matrix } = completed({ ...whole, data }, { rank: 1, method });
        expect(difference(matrix, whole)).toBeLessThan(1e-7);
      }
    }
  });

  it('a matrix of zeros with holes: zeros', () => {
    const holes = {
      ...zeros(5, 4),
      data: zeros(5, 4).data.map((_value, i) => (i % 3 === 0 ? NaN : 0)),
    };
    for (const method of ['hard-impute', 'soft-impute'] as const) {
      const { matrix, model } = completed(holes, { rank: 2, method });
      expectClose(
        matrix,
        matrix.data.map(Math.abs),
        Array.from(matrix.data, () => 0),
      );
      expect(model.s.every((value) => value === 0)).toBe(true);
    }
  });
});
