import { describe, expect, it } from 'vitest';
import { svd, type Matrix } from '../../../src/core/index.js';
import type { MatrixRows } from '../../../src/core/matrix-rows.js';
import {
  leadingByPasses,
  type PassAnswer,
  type PassOptions,
} from '../../../src/core/svd/passes/index.js';
import { build, multiply, random, withSpectrum } from './helpers/matrices.js';
import { unwrap } from './helpers/ratios.js';

const small: PassOptions = { blockBytes: 8 * 7 * 30 };

function rowsOf({ rows, cols, data }: Matrix): MatrixRows {
  return {
    rows,
    cols,
    elementType: 'float64',
    readRows: (from, to) => Promise.resolve(data.slice(from * cols, to * cols)),
  };
}

async function all(matrix: Matrix, k: number, options: PassOptions = small): Promise<PassAnswer[]> {
  const answers: PassAnswer[] = [];
  for await (const answer of leadingByPasses(rowsOf(matrix), k, options))
    answers.push(unwrap(answer));
  return answers;
}

/** ‖M − M Vⱼ Vⱼᵀ‖_F by plain loops. */
function measured({ rows, cols, data }: Matrix, v: Matrix, count: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const row = data.slice(i * cols, (i + 1) * cols);
    for (let k = 0; k < count; k++) {
      let dot = 0;
      for (let j = 0; j < cols; j++) dot += data[i * cols + j]! * v.data[j * v.cols + k]!;
      for (let j = 0; j < cols; j++) row[j]! -= dot * v.data[j * v.cols + k]!;
    }
    for (const entry of row) sum += entry * entry;
  }
  return Math.sqrt(sum);
}

const inverse = (count: number) => Array.from({ length: count }, (_, i) => 1 / (i + 1));

describe('leading triplets by passes over the rows', () => {
  it.each([
    ['tall', withSpectrum(300, 80, inverse(80), 3)],
    ['wide', withSpectrum(60, 200, inverse(60), 4)],
    ['noise', random(150, 90, 5)],
    ['of low rank', multiply(random(120, 4, 6), random(4, 70, 7))],
    ['one column', random(50, 1, 8)],
    ['one row', random(1, 50, 9)],
    ['smaller than a block', random(5, 4, 10)],
    ['zeros', build(40, 30, () => 0)],
    ['diagonal', build(100, 100, (i, j) => (i === j ? 0.9 ** i : 0))],
    [
      'large numbers',
      withSpectrum(
        80,
        40,
        inverse(40).map((x) => x * 1e220),
        11,
      ),
    ],
    [
      'small numbers',
      withSpectrum(
        80,
        40,
        inverse(40).map((x) => x * 1e-220),
        12,
      ),
    ],
  ])('are those of the whole SVD: %s', async (_, matrix) => {
    const whole = unwrap(svd(matrix));
    const answers = await all(matrix, 6, { ...small, maxPasses: 40 });
    const last = answers.at(-1)!;
    const top = whole.s[0]!;
    expect(last.settled || answers.length < 40).toBe(true);
    last.s.forEach((value, i) => {
      expect(Math.abs(value - whole.s[i]!)).toBeLessThanOrEqual(2e-8 * top);
    });
    for (const { s, errors, tails, v, frobenius } of answers) {
      expect(v.cols).toBe(Math.min(6, matrix.rows, matrix.cols));
      // Some singular value lies within the error of each, and no bound is below the truth.
      s.forEach((value, i) => {
        // A wide matrix maps some directions to 0.
        const values = matrix.cols > matrix.rows ? [...whole.s, 0] : [...whole.s];
        const nearest = Math.min(...values.map((sigma) => Math.abs(sigma - value)));
        expect(nearest).toBeLessThanOrEqual(errors[i]! + 1e-15 * top);
      });
      const size = top > 1e150 || (top > 0 && top < 1e-150) ? 1 / top : 1;
      const scaled = { ...matrix, data: matrix.data.map((x) => x * size) };
      for (const j of [0, 1, v.cols]) {
        const error = measured(scaled, v, j);
        expect(error).toBeLessThanOrEqual(size * tails[j]! * (1 + 1e-12));
        expect(size * tails[j]! - error).toBeLessThanOrEqual(1e-7 * size * frobenius);
      }
    }
  });

  it('sharpen with each pass', async () => {
    const matrix = withSpectrum(200, 120, inverse(120), 13);
    const answers = await all(matrix, 8, { ...small, maxPasses: 6 });
    expect(answers.length).toBeGreaterThan(2);
    for (let i = 1; i < answers.length; i++) {
      expect(answers[i]!.tails[8]!).toBeLessThanOrEqual(answers[i - 1]!.tails[8]! * (1 + 1e-12));
      expect(answers[i]!.passes).toBe(i + 1);
    }
  });

  it('restart when the basis is full, and still settle', async () => {
    const matrix = withSpectrum(150, 100, inverse(100), 14);
    const options = { ...small, basisBytes: 16 * 100 * 24, maxPasses: 60 };
    const last = (await all(matrix, 3, options)).at(-1)!;
    expect(last.settled).toBe(true);
    const whole = unwrap(svd(matrix));
    last.s.forEach((value, i) => expect(Math.abs(value - whole.s[i]!)).toBeLessThan(1e-8));
  });

  it('report progress, and stop at a cancel', async () => {
    const matrix = random(100, 30, 16);
    const steps: string[] = [];
    let blocks = 0;
    const results = [];
    const options: PassOptions = {
      ...small,
      onProgress: (pass, fraction) => {
        steps.push(`${pass}:${fraction.toFixed(2)}`);
        blocks++;
      },
      isCancelled: () => blocks >= 17,
    };
    for await (const each of leadingByPasses(rowsOf(matrix), 2, options)) results.push(each);
    expect(steps[0]).toBe('1:0.07');
    expect(steps[14]).toBe('1:1.00');
    expect(results.map((each) => (each.ok ? 'answer' : each.problem.code))).toEqual([
      'answer',
      'cancelled',
    ]);
  });

  it('name the first entry that is not finite', async () => {
    for (const value of [NaN, Infinity, -Infinity]) {
      const matrix = random(40, 30, 17);
      matrix.data[25 * 30 + 4] = value;
      const results = [];
      for await (const each of leadingByPasses(rowsOf(matrix), 2, small)) results.push(each);
      expect(results).toMatchObject([
        {
          ok: false,
          problem: {
            code: 'nonFinite',
            message: expect.stringContaining('row 26, column 5') as string,
          },
        },
      ]);
    }
  });

  it('pass on why rows cannot be read', async () => {
    const broken: MatrixRows = {
      ...rowsOf(random(40, 30, 18)),
      readRows: () => Promise.reject(new Error('The file was deleted.')),
    };
    const results = [];
    for await (const each of leadingByPasses(broken, 2, small)) results.push(each);
    expect(results).toMatchObject([{ ok: false, problem: { message: 'The file was deleted.' } }]);
  });

  it('refuse numbers that are none', async () => {
    for (const [k, options] of [
      [NaN, {}],
      [2, { tolerance: NaN }],
      [2, { maxPasses: -1 }],
      [2, { seed: NaN }],
    ] as const) {
      const results = [];
      for await (const each of leadingByPasses(rowsOf(random(4, 3)), k, options))
        results.push(each);
      expect(results).toMatchObject([{ ok: false, problem: { code: 'nonFinite' } }]);
    }
  });
});
