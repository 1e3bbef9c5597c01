import { describe, expect, it } from 'vitest';
import {
  singularValues,
  truncatedSvd,
  truncatedSvdWith,
  type Matrix,
  type Products,
  type TruncatedSvd,
} from '../../../src/core/index.js';
import { truncatedSvdSteps, truncatedSvdStepsWith } from '../../../src/core/svd/truncated/index.js';
import { build, kinds, multiply, random, stream, withSpectrum } from './helpers/matrices.js';
import { unwrap } from './helpers/ratios.js';

/** ‖M − UΣVᵀ‖_F by a plain loop, scaled so that nothing overflows. */
function trueError(matrix: Matrix, { u, s, v }: TruncatedSvd): number {
  const largest = matrix.data.reduce((size, x) => Math.max(size, Math.abs(x)), 0) || 1;
  let sum = 0;
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.cols; j++) {
      let rest = matrix.data[i * matrix.cols + j]! / largest;
      for (let k = 0; k < s.length; k++) {
        rest -= u.data[i * u.cols + k]! * (s[k]! / largest) * v.data[j * v.cols + k]!;
      }
      sum += rest * rest;
    }
  }
  return Math.sqrt(sum) * largest;
}

/** Everything that a result promises for a matrix whose singular values are known. */
function expectCertified(matrix: Matrix, answer: TruncatedSvd, exact: Float64Array): void {
  const k = answer.s.length;
  const error = trueError(matrix, answer);
  expect(answer.errorBound).toBeGreaterThanOrEqual(error);
  const norm = Math.hypot(...exact);
  expect(answer.errorBound).toBeLessThanOrEqual(error * 1.01 + 1e-11 * norm);
  const tail = Math.hypot(...exact.slice(k));
  expect(error).toBeGreaterThanOrEqual(tail * (1 - 1e-10) - 1e-13 * norm);
  for (let i = 0; i < k; i++) {
    const nearest = exact.reduce((best, x) => Math.min(best, Math.abs(x - answer.s[i]!)), Infinity);
    expect(nearest).toBeLessThanOrEqual(answer.residuals[i]! * (1 + 1e-9));
    // Ritz values never exceed the singular values that they approximate.
    expect(answer.s[i]).toBeLessThanOrEqual(exact[i]! * (1 + 1e-12) + 1e-14 * norm);
    if (i > 0) expect(answer.s[i]).toBeLessThanOrEqual(answer.s[i - 1]!);
  }
  expect(departure(answer.u)).toBeLessThan(1e-12);
  expect(departure(answer.v)).toBeLessThan(1e-12);
}

function departure(q: Matrix): number {
  let largest = 0;
  for (let a = 0; a < q.cols; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = a === b ? -1 : 0;
      for (let i = 0; i < q.rows; i++) sum += q.data[i * q.cols + a]! * q.data[i * q.cols + b]!;
      largest = Math.max(largest, Math.abs(sum));
    }
  }
  return largest;
}

const spectrum = (r: number, of: (i: number) => number) =>
  Array.from({ length: r }, (_, i) => of(i));
const slow = (r: number) => spectrum(r, (i) => 1 / Math.sqrt(i + 1));

describe('truncatedSvd', () => {
  it.each(Object.entries(kinds))('certifies %s, small and large', (_name, make) => {
    for (const [rows, cols, k] of [
      [6, 5, 2],
      [40, 60, 5],
      [190, 170, 6],
    ] as const) {
      const matrix = make(rows, cols);
      const exact = unwrap(singularValues(matrix));
      expectCertified(matrix, unwrap(truncatedSvd(matrix, k)), exact);
    }
  });

  it.each([
    ['random', random(300, 260, 2)],
    ['slow decay', withSpectrum(260, 300, slow(200), 3)],
    [
      'fast decay',
      withSpectrum(
        300,
        250,
        spectrum(60, (i) => 0.5 ** i),
        4,
      ),
    ],
    ['rank 5 of 250', withSpectrum(250, 250, [5, 4, 3, 2, 1], 5)],
    [
      'equal values',
      withSpectrum(
        250,
        250,
        spectrum(200, () => 1),
        6,
      ),
    ],
    ['scaled to 1e-290', scaled(withSpectrum(260, 200, slow(200), 7), 1e-290)],
    ['scaled to 1e290', scaled(withSpectrum(200, 260, slow(200), 8), 1e290)],
    ['sparse', build(260, 260, (i, j) => (i === j || (i * 7) % 260 === j ? 1 / (1 + i) : 0))],
  ])('certifies %s at any size of subspace and any seed', (_name, matrix) => {
    const exact = unwrap(singularValues(matrix));
    for (const [seed, maxSubspace, block] of [
      [1, 10, 10],
      [2, 24, 8],
      [3, 60, 5],
    ] as const) {
      const answer = unwrap(truncatedSvd(matrix, 10, { seed, maxSubspace, block }));
      expect(answer.s).toHaveLength(10);
      expectCertified(matrix, answer, exact);
    }
  });

  it('finds a matrix of low rank to rounding and says so', () => {
    const matrix = withSpectrum(300, 280, [9, 7, 5, 3], 9);
    const answer = unwrap(truncatedSvd(matrix, 6));
    expect(answer.converged).toBe(true);
    expect(answer.subspace).toBeLessThan(40);
    [9, 7, 5, 3, 0, 0].forEach((sigma, i) => {
      expect(answer.s[i]).toBeCloseTo(sigma, 11);
    });
    expect(answer.errorBound).toBeLessThan(1e-10);
  });

  it('is measurably worse after a single pass over a slow spectrum', () => {
    const matrix = withSpectrum(300, 300, slow(300), 10);
    const tail = Math.hypot(...slow(300).slice(10));
    const once = unwrap(truncatedSvd(matrix, 10, { maxSubspace: 16, block: 16 }));
    const often = unwrap(truncatedSvd(matrix, 10, { maxSubspace: 48, block: 8 }));
    expect(once.errorBound / tail - 1).toBeGreaterThan(0.005);
    expect(often.errorBound / tail - 1).toBeLessThan((once.errorBound / tail - 1) / 20);
    expect(once.converged).toBe(false);
  });

  it('repeats itself for the same seed and finds the same values for another', () => {
    const matrix = withSpectrum(
      260,
      240,
      spectrum(240, (i) => 0.8 ** i),
      11,
    );
    const first = unwrap(truncatedSvd(matrix, 8, { seed: 5 }));
    expect(unwrap(truncatedSvd(matrix, 8, { seed: 5 }))).toEqual(first);
    const other = unwrap(truncatedSvd(matrix, 8, { seed: 6 }));
    other.s.forEach((sigma, i) => {
      expect(sigma).toBeCloseTo(first.s[i]!, 10);
    });
    expect(other.u.data).not.toEqual(first.u.data);
  });

  it('clips k to the shape, and answers rank 0 and empty matrices', () => {
    expect(unwrap(truncatedSvd(random(4, 3), 99)).s).toHaveLength(3);
    const none = unwrap(
      truncatedSvd(
        build(2, 2, () => 3),
        0,
      ),
    );
    expect(none.s).toHaveLength(0);
    expect(none.errorBound).toBeGreaterThanOrEqual(6);
    expect(none.errorBound).toBeCloseTo(6, 10);
    const empty = { rows: 0, cols: 5, data: new Float64Array(0) };
    expect(unwrap(truncatedSvd(empty, 3)).errorBound).toBe(0);
  });

  it('refuses what is not finite and ends when cancelled', () => {
    const matrix = random(200, 200, 12);
    let polls = 0;
    expect(truncatedSvd(matrix, 5, { isCancelled: () => ++polls > 3 })).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    });
    // Small matrices use the exact SVD, which checks for cancellation too.
    polls = 0;
    expect(truncatedSvd(random(90, 90), 5, { isCancelled: () => ++polls > 1 })).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    });
    matrix.data[0] = NaN;
    expect(truncatedSvd(matrix, 5)).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
  });
});

describe('truncatedSvd of few triplets', () => {
  // Half of it is noise, whose values are close together: the most difficult case for the search.
  const wave = (seed: number): Matrix => {
    const noise = random(250, 600, seed);
    return build(250, 600, (i, j) => Math.sin((i * j) / 50) + 0.5 * noise.data[i * 600 + j]!);
  };

  // A randomized SVD with seven power iterations (Halko, Martinsson & Tropp 2011) has an error of 1.6e-2 on
  // such matrices.
  it.each([
    ['noise', random(250, 600, 21), 2e-2],
    ['waves in noise', wave(22), 2e-2],
  ])('has the first ten values of %s to 2 %%', (_name, matrix, tolerance) => {
    const exact = unwrap(singularValues(matrix));
    const { s, subspace } = unwrap(truncatedSvd(matrix, 10));
    expect(subspace).toBe(64);
    s.forEach((value, i) => {
      expect(Math.abs(value - exact[i]!)).toBeLessThan(tolerance * exact[0]!);
    });
  });
});

describe('truncatedSvd from single precision', () => {
  it.each([
    ['random', random(301, 260, 21)],
    ['slow decay', withSpectrum(260, 303, slow(200), 22)],
    [
      'fast decay',
      withSpectrum(
        299,
        250,
        spectrum(200, (i) => 0.5 ** i),
        23,
      ),
    ],
    ['low rank', withSpectrum(250, 250, [5, 4, 3, 2, 1], 24)],
    [
      'equal values',
      withSpectrum(
        250,
        250,
        spectrum(200, () => 1),
        25,
      ),
    ],
    ['huge', scaled(withSpectrum(260, 200, slow(200), 26), 1e300)],
    ['tiny', scaled(withSpectrum(200, 261, slow(200), 27), 1e-300)],
    ['zero', build(200, 180, () => 0)],
  ])('certifies %s', (_name, matrix) => {
    const exact = unwrap(singularValues(matrix));
    for (const maxSubspace of [12, 40, 64]) {
      const options = { maxSubspace, singleFrom: 1, block: 8 };
      expectCertified(matrix, unwrap(truncatedSvd(matrix, 10, options)), exact);
    }
  });

  it('is as good as double precision where the subspace is the limit', () => {
    const matrix = withSpectrum(300, 290, slow(290), 28);
    const single = unwrap(truncatedSvd(matrix, 8, { singleFrom: 1 }));
    const double = unwrap(truncatedSvd(matrix, 8, { singleFrom: Infinity }));
    expect(single.subspace).toBe(double.subspace);
    expect(Math.abs(single.errorBound / double.errorBound - 1)).toBeLessThan(1e-6);
  });

  it('finds a matrix of low rank to rounding at once', () => {
    const matrix = withSpectrum(400, 390, [9, 7, 5, 3], 29);
    const answer = unwrap(truncatedSvd(matrix, 4));
    expect(answer.converged).toBe(true);
    expect(answer.subspace).toBeLessThan(40);
    [9, 7, 5, 3].forEach((sigma, i) => {
      expect(answer.s[i]).toBeCloseTo(sigma, 12);
    });
    expect(answer.errorBound).toBeLessThan(1e-11);
    expect(Math.max(...answer.residuals)).toBeLessThan(1e-11);
  });

  it.each([
    [900, 170],
    [165, 901],
  ])('searches a long matrix, %i × %i, where a square one would go the exact way', (m, n) => {
    const matrix = random(m, n, 31);
    const answer = unwrap(truncatedSvd(matrix, 24));
    expect(answer.subspace).toBeLessThan(Math.min(m, n));
    expectCertified(matrix, answer, unwrap(singularValues(matrix)));
    const square = unwrap(truncatedSvd(random(170, 170, 31), 24));
    expect(square.subspace).toBe(170);
  });

  it('searches again in double precision where single hides what is asked for', () => {
    const s = spectrum(40, (i) => 0.4 ** i);
    const matrix = withSpectrum(300, 280, s, 30);
    const answer = unwrap(truncatedSvd(matrix, 20, { singleFrom: 1, maxSubspace: 80 }));
    expect(answer.converged).toBe(true);
    answer.s.forEach((sigma, i) => {
      expect(Math.abs(sigma - s[i]!)).toBeLessThan(1e-14 * 2);
    });
    expect(Math.max(...answer.residuals)).toBeLessThan(1e-10);
    // With a larger tolerance, the result of the first search is returned, and it is certified too.
    const rough = unwrap(
      truncatedSvd(matrix, 20, { singleFrom: 1, maxSubspace: 80, tolerance: 1e-6 }),
    );
    expectCertified(
      matrix,
      rough,
      Float64Array.from({ length: 280 }, (_, i) => s[i] ?? 0),
    );
    expect(rough.converged).toBe(true);
  });
});

describe('truncatedSvdSteps', () => {
  it('gets better with every answer until it is exact', () => {
    const matrix = random(240, 220, 13);
    const exact = unwrap(singularValues(matrix));
    const answers = [...truncatedSvdSteps(matrix, 8)].map(unwrap);
    expect(answers.length).toBeGreaterThan(2);
    answers.forEach((answer, i) => {
      expectCertified(matrix, answer, exact);
      if (i > 0) expect(answer.errorBound).toBeLessThan(answers[i - 1]!.errorBound * (1 + 1e-12));
      expect(answer.converged).toBe(i === answers.length - 1);
    });
    const last = answers.at(-1)!;
    last.s.forEach((sigma, i) => {
      expect(Math.abs(sigma - exact[i]!)).toBeLessThan(1e-12 * exact[0]!);
    });
  });

  it('can be left at any time', () => {
    const matrix = random(240, 220, 14);
    for (const answer of truncatedSvdSteps(matrix, 8)) {
      expect(answer.ok).toBe(true);
      break;
    }
    let ended = false;
    const results = [
      ...truncatedSvdSteps(matrix, 8, { isCancelled: () => ended || !(ended = true) }),
    ];
    expect(results.at(-1)).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  });
});

describe('truncatedSvdStepsWith', () => {
  /** Products in single precision, as a GPU makes them. */
  function singlePrecision(matrix: Matrix, scale: number): Products {
    const rounded = { ...matrix, data: matrix.data.map((x) => Math.fround(x * scale)) };
    const turned = build(matrix.cols, matrix.rows, (i, j) => rounded.data[j * matrix.cols + i]!);
    const product = (by: Matrix, vectors: Float64Array, count: number) => {
      const x = build(by.cols, count, (i, j) => Math.fround(vectors[j * by.cols + i]!));
      const y = multiply(by, x);
      return Promise.resolve(
        Float64Array.from({ length: by.rows * count }, (_, at) =>
          Math.fround(y.data[(at % by.rows) * count + Math.floor(at / by.rows)]!),
        ),
      );
    };
    return {
      multiply: (vectors, count) => product(rounded, vectors, count),
      multiplyTransposed: (vectors, count) => product(turned, vectors, count),
    };
  }

  it.each([1, 1e-200, 1e200])('refines single precision to double (scale %f)', async (factor) => {
    const s = spectrum(200, (i) => 0.7 ** i);
    const matrix = scaled(withSpectrum(230, 200, s, 15), factor);
    const exact = unwrap(singularValues(matrix));
    let last: TruncatedSvd | undefined;
    for await (const result of truncatedSvdStepsWith(
      matrix,
      6,
      (scale) => singlePrecision(matrix, scale),
      { maxSubspace: 48, tolerance: 1e-6 },
    )) {
      last = unwrap(result);
      expectCertified(matrix, last, exact);
    }
    // Single precision alone has an error of 1e-7; the Rayleigh–Ritz step squares it.
    last!.s.forEach((sigma, i) => {
      expect(Math.abs(sigma - exact[i]!)).toBeLessThan(1e-12 * exact[0]!);
    });
  });

  it('gives one answer when one is asked for', async () => {
    const matrix = withSpectrum(230, 200, slow(200), 17);
    const exact = unwrap(singularValues(matrix));
    const make = (scale: number) => singlePrecision(matrix, scale);
    const answer = unwrap(await truncatedSvdWith(matrix, 6, make));
    expect(answer.subspace).toBeGreaterThanOrEqual(38);
    expectCertified(matrix, answer, exact);
    const refused = await truncatedSvdWith(scaled(matrix, Infinity), 6, make);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
  });

  it('passes on what a product throws, and still frees its memory', async () => {
    const matrix = random(220, 200, stream(16)() * 100);
    const lost = () => Promise.reject(new Error('the GPU is gone'));
    const steps = truncatedSvdStepsWith(matrix, 4, () => ({
      multiply: lost,
      multiplyTransposed: lost,
    }));
    await expect(steps.next()).rejects.toThrow('the GPU is gone');
    expect(truncatedSvd(matrix, 4).ok).toBe(true);
  });
});

function scaled(matrix: Matrix, factor: number): Matrix {
  return { ...matrix, data: matrix.data.map((x) => x * factor) };
}

describe('truncatedSvd of a matrix with one short side', () => {
  const decaying = spectrum(170, (i) => 0.9 ** i);

  it.each([
    [1400, 170],
    [165, 1330],
  ])('%i × %i is exact at once, to rounding', (rows, cols) => {
    for (const matrix of [
      random(rows, cols, 4),
      withSpectrum(rows, cols, decaying.slice(0, 165)),
    ]) {
      const exact = unwrap(singularValues(matrix));
      const answer = unwrap(truncatedSvd(matrix, 7));
      expect(answer.converged).toBe(true);
      expect(answer.subspace).toBe(Math.min(rows, cols));
      expectCertified(matrix, answer, exact);
      expect(Math.abs(answer.s[6]! - exact[6]!)).toBeLessThan(1e-13 * exact[0]!);
    }
  });

  it('is the same without WebAssembly', () => {
    const matrix = random(1400, 170, 9);
    const answer = unwrap(truncatedSvd(matrix, 5, { backend: 'plain' }));
    expect(answer).toEqual(unwrap(truncatedSvd(matrix, 5, { backend: 'wasm-simd' })));
  });

  it.each([
    [1300, 162],
    [162, 1300],
  ])('%i × %i finds values that squaring loses, by the search', (rows, cols) => {
    // Below √ε σ₁, the eigenvalues of MᵀM are only rounding errors.
    const steep = spectrum(20, (i) => 10 ** -i);
    const matrix = withSpectrum(rows, cols, steep, 3);
    const answer = unwrap(truncatedSvd(matrix, 12));
    expect(answer.converged).toBe(true);
    answer.s.forEach((sigma, i) => {
      expect(Math.abs(sigma - steep[i]!)).toBeLessThan(1e-13);
    });
    expect(answer.errorBound).toBeGreaterThanOrEqual(trueError(matrix, answer));
  });

  it('can be cancelled', () => {
    const matrix = random(1400, 170, 9);
    let polls = 0;
    const isCancelled = () => ++polls > 2;
    expect(truncatedSvd(matrix, 5, { isCancelled })).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    });
    expect(polls).toBe(3);
  });
});
