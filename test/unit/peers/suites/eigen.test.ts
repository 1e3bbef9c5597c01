import { describe, expect, it } from 'vitest';
import { singularValues, svd, type Matrix, type Svd } from '../../../../src/core/index.js';
import { fromRows } from '../../../../src/core/matrix.js';
import { build, multiply, orthonormal, random, stream } from '../../svd/helpers/matrices.js';
import { expectGoodSvd, isSame, unwrap } from '../../svd/helpers/ratios.js';
import { badness, expectValues, rounding } from '../gallery/check.js';
import { list } from '../gallery/specimen.js';
import { allMatrices, checkInputs, peerCase, type PeerCase } from './peer.js';

/**
 * Inputs of Eigen's test/svd_common.h, svd_fill.h, jacobisvd.cpp and bdcsvd.cpp. Left out: complex and single precision,
 * fixed sizes, least squares, rank thresholds, QR preconditioners and allocation.
 */
const inputs: readonly PeerCase[] = [
  {
    name: 'diag(3, 2, 1)',
    matrix: build(3, 3, (i, j) => (i === j ? 3 - i : 0)),
    facts: { values: [3, 2, 1], determinant: 6 },
  },
  peerCase(
    'near overflow',
    [
      [4.4331978442502944e307, -5.858536375202868e307, 6.4527017443412964e307],
      [3.7841695601406358e307, 2.4331702789740617e306, -3.5235707140272905e307],
      [-8.7190887618028355e307, -7.3453213709232193e307, -2.4367363684472105e307],
    ],
    { facts: { values: [1.1989613128669096e308, 9.746458639839347e307, 4.424636077054719e307] } },
  ),
  ...(
    [
      [4, 4],
      [3, 5],
      [7, 2],
      [1, 8],
      [16, 10],
      [30, 45],
    ] as const
  ).map(([m, n]) => ({ name: `random ${m}×${n}`, matrix: random(m, n, m) })),
];

const least = 2 ** -1074;

/** What Eigen's value set has: ±1, subnormal numbers, the smallest double, and products that underflow. */
const extremes = [
  0,
  1,
  -1,
  5.60844e-313,
  -5.60844e-313,
  least,
  -least,
  -4.94e-223,
  4.94e-223,
] as const;

/**
 * How far U Σ Vᵀ is from a matrix whose entries may be subnormal: in units of ε ‖M‖ plus the smallest double, which is
 * the rounding of a subnormal σ.
 */
function distance({ rows, cols, data }: Matrix, { u, s, v }: Svd): number {
  let worst = 0;
  const norm = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      let rest = data[i * cols + j]!;
      for (let k = 0; k < s.length; k++) {
        rest -= u.data[i * s.length + k]! * s[k]! * v.data[j * s.length + k]!;
      }
      worst = Math.max(worst, Math.abs(rest));
    }
  }
  return worst / (2 ** -52 * norm + least);
}

/** A matrix with singular values of up to 10^±s, as svd_fill.h makes them. */
function filled(seed: number): Matrix {
  const next = stream(seed);
  const [m, n] = [1 + Math.floor(18 * next()), 1 + Math.floor(18 * next())];
  const r = Math.min(m, n);
  const s = 1 + 76 * next();
  const values = list(r, () => (2 * next() - 1) * 10 ** (s * (2 * next() - 1)));
  if (next() < 0.3) values.fill(values[0]!, 0, Math.floor(r * next()));
  const factors =
    next() < 0.5
      ? [orthonormal(m, r, seed), orthonormal(n, r, seed + 1)]
      : [random(m, r, seed), random(n, r, seed + 1)];
  const [left, right] = [factors[0]!, factors[1]!];
  const out = multiply(
    build(m, r, (i, k) => left.data[i * r + k]! * values[k]!),
    build(r, n, (k, j) => right.data[j * r + k]!),
  );
  const samples = [0, ...extremes.slice(3, 7), 1 / Number.MAX_VALUE, 2 ** -1022, 2 ** -818];
  const cancelled = next() < 0.5 ? Math.floor(m * n * next()) : 0;
  for (let k = 0; k < cancelled; k++) {
    out.data[Math.floor(m * n * next())] = samples[Math.floor(samples.length * next())]!;
  }
  return out;
}

describe('Eigen', () => {
  checkInputs(inputs);

  it('decomposes all 81 matrices 2×2 of 0, 1 and −1, exactly to rounding', () => {
    for (const matrix of allMatrices(2, 2, [0, 1, -1])) {
      const [a, b, c, d] = [...matrix.data] as [number, number, number, number];
      const found = unwrap(svd(matrix));
      expectGoodSvd(matrix, found);
      // With t = (a² + b² + c² + d²)/2: σ² = t ± √(t² − det²).
      const t = (a * a + b * b + c * c + d * d) / 2;
      const first = Math.sqrt(t + Math.sqrt(t * t - (a * d - b * c) ** 2));
      const last = first && Math.abs(a * d - b * c) / first;
      expectValues(found.s, [first, last], 1e-15);
    }
  });

  it.each(extremes)('decomposes the 729 matrices 2×2 of extreme numbers with %d first', (first) => {
    for (const matrix of allMatrices(2, 2, extremes)) {
      if (matrix.data[0] !== first) continue;
      const found = unwrap(svd(matrix));
      const scaled = { ...matrix, data: new Float64Array(4) };
      // Orthogonality and order do not depend on the size of the entries.
      const bad = badness(scaled, { ...found, s: new Float64Array(2) });
      if (!(bad < 20) || !(found.s[0]! >= found.s[1]!) || !(distance(matrix, found) < 8)) {
        expect([...matrix.data]).toBe('decomposed');
      }
    }
  });

  it('decomposes the subnormal matrix of bug 286', () => {
    const matrix = fromRows([
      [-7.90884e-313, -least],
      [0, 5.60844e-313],
    ]);
    const found = unwrap(svd(matrix));
    expect(distance(matrix, found)).toBeLessThan(8);
    expect(found.s[0]).toBeCloseTo(7.90884e-313, 320);
  });

  it.each(list(80, (seed) => seed))('decomposes values between 10⁻ˢ and 10ˢ, seed %i', (seed) => {
    const matrix = filled(seed);
    const found = unwrap(svd(matrix));
    expectGoodSvd(matrix, found);
    const alone = unwrap(singularValues(matrix));
    expectValues(alone, [...found.s], rounding(matrix, found.s));
  });

  it.each([
    ['infinities', build(10, 10, () => Infinity)],
    ['NaN', build(10, 10, () => NaN)],
    ['one infinity', build(10, 10, (i, j) => (i === 3 && j === 7 ? Infinity : 0))],
    ['one NaN', build(10, 10, (i, j) => (i === 9 && j === 0 ? NaN : 0))],
    [
      'the matrix of bug 791',
      fromRows([
        [0, 2 ** -51, 0.5],
        [0, -0.5, 0],
        [NaN, 0, 0],
      ]),
    ],
    [
      'some NaN',
      fromRows([
        [1, 0, 0, 0],
        [0, 3, 1, 2e-308],
        [1, 0, 1, NaN],
        [0, NaN, NaN, 0],
      ]),
    ],
  ])('ends at once with %s', (_, matrix) => {
    for (const run of [svd, singularValues]) {
      expect(run(matrix)).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
    }
  });

  it.each([
    [1, 1],
    [5, 9],
    [24, 24],
    [26, 26],
    [52, 40],
    [101, 101],
  ])('has the same values with and without vectors, and twice the same: %i×%i', (m, n) => {
    const matrix = random(m, n, 7);
    const [one, two] = [unwrap(svd(matrix)), unwrap(svd(matrix))];
    expect(isSame(one.u.data, two.u.data) && isSame(one.s, two.s)).toBe(true);
    expectValues(unwrap(singularValues(matrix)), [...one.s], rounding(matrix, one.s));
  });
});
