import { describe, expect, it } from 'vitest';
import { svd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { build, stream } from '../svd/helpers/matrices.js';
import { expectGoodSvd, isSame, unwrap } from '../svd/helpers/ratios.js';
import { diagonal, expectSingularValues } from './report-checks.js';

/**
 * Reports of singular values and vectors that were wrong, or never came. The numbers without a short form were computed
 * in 60 decimal digits (mpmath 1.3).
 */
describe('NaN, or no end, for a matrix of low rank', () => {
  it('numeric 75: two columns in proportion gave NaN', () => {
    const s = [9.027493373499137, 1.7638746519353526e-18];
    const rows = [
      [1.2314470096270005, -8.927990819795772],
      [0.0710192233504547, -0.5148893692907976],
    ];
    expectSingularValues(rows, s);
    const small = [
      [1, 2],
      [2, 4],
    ];
    expectSingularValues(small, [5, 0]);
  });

  it('numeric 86: four equal columns gave NaN', () => {
    const column = [308.2985565973347, 306.8843430349616, 306.8843430349616, 306.17723625377505];
    const rows = column.map((value) => [value, value, value, value]);
    expectSingularValues(rows, [1228.2483462231894, 0, 0, 0]);
  });

  it('svd-js 5: rows in proportion, and a row of zeros, gave NaN', () => {
    const proportional = [
      [-896, -896],
      [-19, -19],
    ];
    expectSingularValues(proportional, [1267.420214451387, 0]);
    const withZeros = [
      [0, 0],
      [-1560.116, -2789.99],
    ];
    expectSingularValues(withZeros, [3196.561611099651, 0]);
  });

  it('MLweb 5: a centred matrix with a column of zeros never ended', () => {
    const row = [-0.5, -0.5, 1, -1.5, 1.5];
    const opposite = row.map((value) => -value);
    expectSingularValues(
      [
        [...row, 0],
        [...opposite, 0],
      ],
      [Math.sqrt(12), 0],
    );
    expectSingularValues(
      [
        [...row, 0],
        [...opposite, 1],
      ],
      [3.538473864450061, 0.6922446898343477],
    );
  });

  it('pvfmm 5: a row of zeros never ended, and a subnormal entry neither', () => {
    const first = [
      [267.2136, -267.2136, -230.9624],
      [-4383.1704, 4383.1704, -4383.1704],
      [0, 0, 0],
    ];
    expectSingularValues(first, [7593.901076109894, 406.650413536184, 0]);
    const second = [
      [7044.7734691220212, 0, 0],
      [0, -1.284570679187241e-322, 57.264113734770199],
      [0, 0, 0],
    ];
    expectSingularValues(second, [7044.773469122021, 57.2641137347702, 0]);
  });

  it('trueno 153: zeros gave NaN', () => {
    expectSingularValues(diagonal([0, 0]), [0, 0]);
  });

  it('GenericLinearAlgebra 83: U of zeros was not orthogonal', () => {
    const { u } = unwrap(svd(diagonal([0, 0])));
    expect(Math.abs(u.data[0]! * u.data[3]! - u.data[1]! * u.data[2]!)).toBeCloseTo(1, 15);
  });

  it('svdlibc 2: a matrix of few entries gave NaN', () => {
    const next = stream(2);
    const sparse = build(150, 150, () => (next() < 0.005 ? 1 + Math.floor(9 * next()) : 0));
    expect(sparse.data.filter((value) => value !== 0).length).toBeGreaterThan(60);
    expectGoodSvd(sparse, unwrap(svd(sparse)));
  });

  it('j2kun/svd 4: the third value of 1 … 9 was not 0', () => {
    const rows = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ];
    expectSingularValues(rows, [16.84810335261421, 1.0683695145547085, 0]);
  });

  it('numpy 1588: a sinc operator did not converge; its file is gone, this is one of its kind', () => {
    // An operator of a band is nearly a projection: its values are 1 or 0, and few lie between.
    const width = 0.3;
    const sinc = (x: number): number =>
      x === 0 ? width : Math.sin(Math.PI * width * x) / (Math.PI * x);
    const matrix = build(128, 128, (i, j) => sinc(i - j));
    const answer = unwrap(svd(matrix));
    expectGoodSvd(matrix, answer);
    expect(Math.abs(answer.s[0]! - 1)).toBeLessThan(1e-13);
    expect(answer.s[127]).toBeLessThan(1e-14);
  });
});

describe('equal singular values', () => {
  it('GenericLinearAlgebra 81: never ended for these, in this order of rows and columns', () => {
    const rows = [
      [1, 0, 0, 0],
      [0, 2, 1, 0],
      [0, 1, 2, 0],
      [0, 0, 0, -1],
    ];
    expectSingularValues(rows, [3, 1, 1, 1]);
    const order = [1, 2, 0, 3];
    expectSingularValues(
      order.map((i) => order.map((j) => rows[i]![j]!)),
      [3, 1, 1, 1],
    );
    const larger = diagonal([0.4, 0.8, -0.3, -0.4, 0.4, -0.3, 0.8, -0.4]);
    larger.data[8 + 6] = 1;
    larger.data[6 * 8 + 1] = 1;
    expectSingularValues(larger, [1.8, 0.4, 0.4, 0.4, 0.4, 0.3, 0.3, 0.2]);
  });

  it.each([
    ['svdlibc 3', 3],
    ['sparsesvd 1', 10],
  ])('%s: the vectors of the identity of order %i were wrong', (_, n) => {
    const ones = Array.from({ length: n }, () => 1);
    expectSingularValues(diagonal(ones), ones);
  });

  it('numeric 62: the vectors depended on the order of a diagonal', () => {
    expectSingularValues(diagonal([5, 1, 1]), [5, 1, 1]);
    expectSingularValues(diagonal([1, 1, 5]), [5, 1, 1]);
    const counts = [
      '001100000',
      '000001001',
      '010000010',
      '000000101',
      '100001000',
      '111111111',
      '101000000',
      '000000101',
      '000002001',
      '101000010',
      '000110000',
    ].map((row) => Array.from(row, Number));
    const s = [
      3.909418044289921, 2.6091188068096804, 1.9968278360652623, 1.6870249813697435,
      1.5467853631007829, 1.0445183526850315, 0.5937554068153854, 0.4104013752480591,
      0.26652690624974845,
    ];
    expectSingularValues(counts, s);
  });

  it('mathnet-numerics 185: a rotation with one direction shrunk', () => {
    const rows = [
      [0.398949276892483, 0, -0.726869640628197],
      [0.00555922029499012, 0.707106781186548, 0.43297701448196],
      [0.00555922029499012, -0.707106781186548, 0.43297701448196],
    ];
    expectSingularValues(rows, [1.0000000000000009, 0.9999999999999997, 0.24999999999999983]);
  });

  it('nalgebra 1172: ones, and two equal values beside 1, were wrong where vectors were asked for', () => {
    for (let rows = 2; rows <= 30; rows += 4) {
      for (const cols of [2, 5, 13, 21, 30]) {
        const zeros = Array.from({ length: Math.min(rows, cols) - 1 }, () => 0);
        expectSingularValues(
          build(rows, cols, () => 1),
          [Math.sqrt(rows * cols), ...zeros],
        );
      }
    }
    const integers = [
      [1, 2, 2],
      [2, -1, -1],
      [2, 1, -1],
    ];
    expectSingularValues(integers, [Math.sqrt(10), Math.sqrt(10), 1]);
    const cloud = [
      [0.24777976656646927, 0.5496207895780494, -0.7403583528727136],
      [0.5832953614864118, -0.38015695826419854, -0.03392366142812886],
      [-0.3738110622901052, 0.359160059894174, -0.09620293929130566],
    ];
    expectSingularValues(cloud, [1, 0.8218866020439816, 0]);
  });
});

describe('signs and order', () => {
  it('math-php 338: singular values had signs', () => {
    const symmetric = [
      [8, -6, 2],
      [-6, 7, -4],
      [2, -4, -3],
    ];
    expectSingularValues(symmetric, [14.528806882214164, 4.4041756028697385, 1.8753687206555754]);
  });

  it('math-php 421: V of ones was not orthogonal', () => {
    expectSingularValues(
      build(3, 5, () => 1),
      [Math.sqrt(15), 0, 0],
    );
  });

  it('numpy 15462: a symmetric matrix of values √2, −√2 and 0 was not sorted', () => {
    const path = [
      [0, 1, 0],
      [1, 0, 1],
      [0, 1, 0],
    ];
    expectSingularValues(path, [Math.SQRT2, Math.SQRT2, 0]);
  });

  it('svd-image-compression-demo 19: values were not sorted', () => {
    expectSingularValues(diagonal([1, 3, 2, 5, 4]), [5, 4, 3, 2, 1]);
  });

  it('ml-matrix 83: signs differ between programs; the largest entry of each uᵢ decides them here', () => {
    const rows = [
      [2, 0, 2],
      [0, 1, 7],
      [0, 0, 0],
    ];
    const { u } = expectSingularValues(rows, [7.364703587263232, 1.939366152058985, 0]);
    expect(u.data[0]).toBeCloseTo(0.2898, 4);
    expect(u.data[1]).toBeCloseTo(0.9571, 4);
    expect(u.data[3]).toBeCloseTo(0.9571, 4);
    expect(u.data[4]).toBeCloseTo(-0.2898, 4);
  });

  it('ml-matrix 111: all fives; whatever the vectors of 0 are, they are orthogonal', () => {
    expectSingularValues(
      build(3, 3, () => 5),
      [15, 0, 0],
    );
  });

  it('scipy 12366: signs of Vᵀ only fit those of U', () => {
    const rows = [
      [5, 5],
      [-1, 7],
    ];
    expectSingularValues(rows, [Math.sqrt(80), Math.sqrt(20)]);
  });

  it('DML-OpenProblem 114: U and V of 1 … 4 must multiply to the matrix', () => {
    const rows = [
      [1, 2],
      [3, 4],
    ];
    expectSingularValues(rows, [5.464985704219043, 0.36596619062625785]);
  });

  it('gonum 2045: the signs of a single column', () => {
    const column = [0.002, 0.005, 3e-6, 3, -0.0001, -8, 0].map((value) => [value]);
    const { u, v } = expectSingularValues(column, [8.54400544299973]);
    expect(v.data[0]).toBe(-1);
    expect(u.data[5]).toBeCloseTo(0.9363289915217176, 14);
  });

  it('LiDARTag 8: signs changed between two runs', () => {
    const matrix = fromRows([
      [0, 0, 0],
      [-0.660054, -0.510275, 0.651784],
      [0.631292, 0.154421, 0.80545],
    ]);
    const first = expectSingularValues(matrix, [1.065168379882911, 1.0283072015208368, 0]);
    for (let run = 0; run < 100; run++) {
      const again = unwrap(svd(matrix));
      expect(isSame(again.u.data, first.u.data) && isSame(again.v.data, first.v.data)).toBe(true);
    }
  });
});

describe('other decompositions that were wrong', () => {
  it('opencv 20975: U of a matrix with one entry, or two in a row', () => {
    const one = build(3, 3, (i, j) => Number(i === 1 && j === 0));
    const two = build(3, 3, (i, j) => Number(i === 1 && j !== 1));
    expectSingularValues(one, [1, 0, 0]);
    expectSingularValues(two, [Math.SQRT2, 0, 0]);
  });

  it('metanumerics 56: a covariance did not converge, one near it did', () => {
    const failed = [
      [44.6667, -392, -66],
      [-392, 3488, 504.0001],
      [-66, 504.0001, 216.0001],
    ];
    expectSingularValues(failed, [3608.204211204732, 140.46255420345074, 3.4591817368695115e-5]);
    const near = [
      [44.6667, -391.9633, -66],
      [-391.9633, 3487.4401, 503.8801],
      [-66, 503.8801, 216.0001],
    ];
    expectSingularValues(near, [3607.620541379288, 140.48631691704983, 4.1703661670619056e-5]);
  });

  it('svd3 3: U and V were not orthogonal', () => {
    const rows = [
      [0.8147, 0.9134, 0.2785],
      [0.9058, 0.6324, 0.5469],
      [0.127, 0.0975, 0.9575],
    ];
    expectSingularValues(rows, [1.8168134288659021, 0.8389195906890583, 0.18150838837537558]);
  });

  it('warp 1831: squares of small entries were 0, so the matrix looked orthogonal', () => {
    for (const scale of [1, 2 ** -500, 2 ** -1000]) {
      const rows = [
        [0.005 * scale, 0.002 * scale],
        [0, 0],
      ];
      expectSingularValues(rows, [0.005385164807134504 * scale, 0]);
    }
  });

  it('nalgebra 1368: an identity with tiny entries off the diagonal', () => {
    const rows = [
      [1, 7.9115625e-24, 1.922059e-23],
      [6.23101e-24, 1, 9.848782e-22],
      [2.2194742e-23, 6.47089e-22, 1],
    ];
    expectSingularValues(rows, [1, 1, 1]);
  });

  it('julia 31023: values with vectors and without differed for companion matrices', () => {
    // The first row of the matrix is −cᵢ/c₁, and there are ones below the diagonal: all values but two are 1. The squares
    // of these two add up to ‖row‖² + 1, and the values multiply to the last entry of the row.
    for (let n = 2; n <= 41; n += 3) {
      const c = Array.from({ length: n }, (_, i) => {
        let factorial = 1;
        for (let k = 2; k < n - i; k++) factorial *= k;
        return 1 / factorial;
      });
      const row = c.map((value) => -value / c[0]!);
      const matrix = build(n, n, (i, j) => (i === 0 ? row[j]! : Number(i === j + 1)));
      const sum = row.reduce((total, value) => total + value * value, 1);
      const product = Math.abs(row[n - 1]!);
      const largest = Math.sqrt((sum + Math.sqrt((sum - 2 * product) * (sum + 2 * product))) / 2);
      const ones = Array.from({ length: n - 2 }, () => 1);
      const answer = expectSingularValues(matrix, [largest, ...ones, product / largest]);
      if (answer.relativeError === undefined) continue;
      expect(Math.abs(answer.s[n - 1]! * (largest / product) - 1)).toBeLessThan(1e-10);
    }
  });
});
