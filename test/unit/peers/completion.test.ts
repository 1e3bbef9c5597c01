import { describe, expect, it } from 'vitest';
import {
  completionMethods,
  heldOutErrors,
  hideEntries,
  svd,
  transpose,
  type CompletionMethod,
  type Matrix,
} from '../../../src/core/index.js';
import { complete } from '../../../src/core/lowrank/completion/complete.js';
import { fromRows } from '../../../src/core/matrix.js';
import { gaussian } from '../lowrank/helpers.js';
import { build, multiply, withSpectrum } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';
import { arranged, completed, difference, mixed, times } from './completion-checks.js';

const _ = NaN;

function lowRank(rows: number, cols: number, rank: number, seed: number): Matrix {
  return multiply(gaussian(rows, rank, seed), gaussian(rank, cols, seed + 500));
}

/** With enough known entries: at least 2.5 for each of the k(m + n − k) degrees of freedom. */
const recoverable = [
  [6, 6, 1, 0.3],
  [8, 5, 1, 0.35],
  [10, 10, 1, 0.45],
  [10, 30, 1, 0.45],
  [25, 20, 1, 0.7],
  [12, 12, 2, 0.15],
  [20, 20, 2, 0.4],
  [30, 12, 2, 0.4],
  [30, 30, 2, 0.6],
  [20, 40, 3, 0.45],
  [30, 30, 3, 0.4],
  [40, 40, 3, 0.55],
  [40, 25, 4, 0.3],
  [50, 40, 5, 0.4],
] as const;

describe('exact low rank is recovered', () => {
  describe.each(recoverable)('%i×%i of rank %i, %d missing', (rows, cols, rank, share) => {
    it.each([1, 2])('with the rank known, seed %i', (seed) => {
      const truth = lowRank(rows, cols, rank, seed);
      const holes = hideEntries(truth, share, seed);
      const result = completed(holes, { rank, method: 'hard-impute' });
      expect(result.converged).toBe(true);
      expect(difference(result.matrix, truth)).toBeLessThan(1e-6);
      expect(result.residual).toBeLessThan(1e-6);
    });

    it('by soft-impute without a penalty', () => {
      const truth = lowRank(rows, cols, rank, 3);
      const holes = hideEntries(truth, share, 3);
      const result = completed(holes, { rank, method: 'soft-impute', lambda: 0 });
      expect(difference(result.matrix, truth)).toBeLessThan(1e-6);
    });
  });

  it.each([
    [12, 10, 1, 0.3],
    [14, 14, 2, 0.2],
  ])('%i×%i: held-out errors choose the rank %i', (rows, cols, rank, share) => {
    const holes = hideEntries(lowRank(rows, cols, rank, 9), share, 9);
    const found = unwrap(heldOutErrors(holes, { ranks: [1, 2, 3], method: 'hard-impute' }));
    expect(found.simplest).toBe(rank);
  });
});

describe('small matrices whose missing entries follow by hand', () => {
  it.each<[string, number[][], number[][]]>([
    [
      'the other diagonal',
      [
        [2, _],
        [4, 10],
      ],
      [
        [2, 5],
        [4, 10],
      ],
    ],
    [
      'a table of 1 × 1 to 4 × 4',
      [
        [1, 2, _, 4],
        [_, 4, 6, _],
        [3, _, 9, 12],
        [4, 8, _, _],
      ],
      [
        [1, 2, 3, 4],
        [2, 4, 6, 8],
        [3, 6, 9, 12],
        [4, 8, 12, 16],
      ],
    ],
    [
      'signs',
      [
        [1, -1, _],
        [-1, _, -1],
        [_, -1, 1],
      ],
      [
        [1, -1, 1],
        [-1, 1, -1],
        [1, -1, 1],
      ],
    ],
    [
      'fractions',
      [
        [1, 0.5, _],
        [_, 0.25, 0.125],
        [2, _, 0.5],
      ],
      [
        [1, 0.5, 0.25],
        [0.5, 0.25, 0.125],
        [2, 1, 0.5],
      ],
    ],
    [
      'equal rows of which one is whole',
      [
        [_, 7, _, 1],
        [3, _, _, 1],
        [3, 7, 2, 1],
        [_, _, 2, 1],
      ],
      [
        [3, 7, 2, 1],
        [3, 7, 2, 1],
        [3, 7, 2, 1],
        [3, 7, 2, 1],
      ],
    ],
  ])('%s: rank 1', (_name, holes, whole) => {
    const { matrix, warnings } = completed(fromRows(holes), { rank: 1, method: 'hard-impute' });
    expect(difference(matrix, fromRows(whole))).toBeLessThan(1e-8);
    expect(warnings).toEqual([]);
  });

  it.each([5, 6, 8])('i + j of order %i with a diagonal missing: rank 2', (n) => {
    const whole = build(n, n, (i, j) => i + j);
    const holes = build(n, n, (i, j) => (i === j ? NaN : i + j));
    const { matrix } = completed(holes, { rank: 2, method: 'hard-impute' });
    expect(difference(matrix, whole)).toBeLessThan(1e-6);
  });
});

/** Noise on rank 2, with a quarter missing: many known entries, and one minimum near the signal. */
function noisy(seed: number): Matrix {
  const signal = lowRank(14, 11, 2, seed);
  const noise = gaussian(14, 11, seed + 7).data;
  const data = signal.data.map((value, i) => value + 0.02 * noise[i]!);
  return hideEntries({ ...signal, data }, 0.25, seed);
}

/** Methods and options whose minimum is unique for `noisy`. */
const definite: readonly (readonly [CompletionMethod, object])[] = [
  ['fill-zero', {}],
  ['fill-mean', {}],
  ['fill-row-mean', {}],
  ['fill-column-mean', {}],
  ['hard-impute', { ridge: 0 }],
  ['hard-impute', { ridge: 1.5 }],
  ['soft-impute', { lambda: 1.5 }],
];

describe.each(definite)('%s with %o', (method, more) => {
  const options = { rank: 2, method, ...more };
  const seeds = [11, 12];

  it('goes with rows and columns into another order', () => {
    for (const seed of seeds) {
      const holes = noisy(seed);
      const [p, q] = [mixed(holes.rows), mixed(holes.cols)];
      const other = completed(arranged(holes, p, q), options).matrix;
      const whole = arranged(completed(holes, options).matrix, p, q);
      expect(difference(other, whole)).toBeLessThan(1e-7);
    }
  });

  it('goes with the transpose', () => {
    // Means of rows become means of columns.
    const swapped: Partial<Record<CompletionMethod, CompletionMethod>> = {
      'fill-row-mean': 'fill-column-mean',
      'fill-column-mean': 'fill-row-mean',
    };
    for (const seed of seeds) {
      const holes = noisy(seed);
      const other = { ...options, method: swapped[method] ?? method };
      const flipped = transpose(completed(transpose(holes), other).matrix);
      expect(difference(flipped, completed(holes, options).matrix)).toBeLessThan(1e-7);
    }
  });

  it('goes with the scale: exactly for powers of 2, and for −3', () => {
    for (const seed of seeds) {
      const holes = noisy(seed);
      const { matrix } = completed(holes, options);
      const scaledBy = (factor: number): Matrix => {
        const penalty = Object.fromEntries(
          Object.entries(more as Record<string, number>).map(([name, value]) => [
            name,
            Math.abs(factor) * value,
          ]),
        );
        return completed(times(holes, factor), { ...options, ...penalty }).matrix;
      };
      for (const factor of [2 ** -300, 0.5, 1024, 2 ** 300]) {
        expect(times(scaledBy(factor), 1 / factor).data).toEqual(matrix.data);
      }
      expect(difference(times(scaledBy(-3), -1 / 3), matrix)).toBeLessThan(1e-7);
    }
  });
});

describe('symmetric matrices are filled symmetrically', () => {
  it.each([
    ['hard-impute', { ridge: 0 }],
    ['hard-impute', { ridge: 0.5 }],
    ['soft-impute', { lambda: 0.5 }],
    ['fill-zero', {}],
    ['fill-mean', {}],
  ] as const)('by %s with %o', (method, more) => {
    for (const seed of [1, 2, 3]) {
      const signal = withSpectrum(10, 2, [5, 3], seed);
      const whole = multiply(signal, transpose(signal));
      const noise = gaussian(10, 10, seed).data;
      const holes = build(10, 10, (i, j) => {
        const [a, b] = [Math.min(i, j), Math.max(i, j)];
        const isMissing = (3 * a + 5 * b) % 7 === 0;
        return isMissing ? NaN : whole.data[10 * a + b]! + 0.01 * noise[10 * a + b]!;
      });
      const { matrix } = completed(holes, { rank: 2, method, ...more });
      expect(difference(matrix, transpose(matrix))).toBeLessThan(1e-7);
    }
  });
});

describe('means', () => {
  it.each(['fill-mean', 'fill-row-mean', 'fill-column-mean'] as const)(
    '%s at full rank fills with them',
    (method) => {
      for (const seed of [1, 2, 3, 4]) {
        const holes = hideEntries(gaussian(9, 7, seed), 0.3, seed);
        const { rows, cols } = holes;
        const { matrix } = completed(holes, { rank: 7, method });
        const wrong = Array.from(matrix.data.keys()).filter((at) => {
          const [i, j] = [Math.floor(at / cols), at % cols];
          const values = holes.data.filter((value, other) => {
            const sameRow = Math.floor(other / cols) === i;
            const wanted =
              method === 'fill-mean' || (method === 'fill-row-mean' ? sameRow : other % cols === j);
            return wanted && !Number.isNaN(value);
          });
          const mean = values.reduce((total, value) => total + value, 0) / values.length;
          return holes.missing![at] === 1 && Math.abs(matrix.data[at]! - mean) > 1e-12;
        });
        expect([rows, wrong]).toEqual([9, []]);
      }
    },
  );
});

describe('what the data do not determine', () => {
  const cases: readonly (readonly [string, number, Matrix, RegExp])[] = [
    [
      'one known entry',
      1,
      fromRows([
        [3, _],
        [_, _],
      ]),
      /in row 2|in column 2/,
    ],
    ['a diagonal', 1, build(5, 5, (i, j) => (i === j ? i + 1 : NaN)), /5 groups/],
    ['two blocks', 1, build(6, 6, (i, j) => (i < 3 === j < 3 ? 1 + i * j : NaN)), /2 groups/],
    ['a row without entries', 1, build(4, 4, (i, j) => (i === 1 ? NaN : 1 + i + j)), /in row 2/],
    [
      'a column without entries',
      2,
      build(5, 4, (i, j) => (j === 3 ? NaN : 1 + i * j)),
      /in column 4/,
    ],
    [
      'a rank beyond the entries',
      3,
      hideEntries(lowRank(6, 6, 2, 1), 0.4, 1),
      /degrees of freedom|Fewer known/,
    ],
  ];

  it.each(cases)('%s: said, and finite', (_name, rank, matrix, words) => {
    for (const method of completionMethods) {
      const result = completed(matrix, { rank, method });
      expect(result.warnings.join(' ')).toMatch(words);
      const known = matrix.data.filter((value) => !Number.isNaN(value)).map(Math.abs);
      const most = Math.max(...known);
      expect(Math.max(...result.matrix.data.map(Math.abs))).toBeLessThan(1e3 * most);
    }
  });
});

describe.each(completionMethods)('%s refuses', (method) => {
  const holes = fromRows([
    [1, 2, _],
    [2, _, 6],
  ]);

  it('a matrix without known entries', () => {
    for (const matrix of [
      build(3, 2, () => NaN),
      { ...holes, missing: new Uint8Array(6).fill(1) },
    ]) {
      const result = complete(matrix, { rank: 1, method });
      expect(result).toMatchObject({ ok: false, problem: { code: 'empty' } });
    }
  });

  it('an infinite entry, unless it is marked missing', () => {
    const data = Float64Array.of(1, 2, NaN, 2, Infinity, 6);
    const result = complete({ ...holes, data }, { rank: 1, method });
    expect(result).toMatchObject({ ok: false, problem: { code: 'nonFinite' } });
    if (!result.ok) expect(result.problem.message).toContain('row 2, column 2');
    const missing = Uint8Array.of(0, 0, 1, 0, 1, 0);
    completed({ ...holes, data, missing }, { rank: 1, method });
  });

  it('options that are no numbers, or negative penalties', () => {
    for (const option of [
      { rank: NaN },
      { seed: NaN },
      { lambda: -1 },
      { lambda: NaN },
      { ridge: -1 },
      { ridge: NaN },
      { tolerance: NaN },
      { tolerance: -1 },
      { maxIterations: NaN },
    ]) {
      const result = complete(holes, { rank: 1, method, ...option });
      expect([option, result]).toMatchObject([
        option,
        { ok: false, problem: { code: 'nonFinite' } },
      ]);
    }
  });
});

describe('a seed', () => {
  it.each(['hard-impute', 'soft-impute'] as const)('gives the same bits of %s again', (method) => {
    for (const seed of [1, 77]) {
      const holes = hideEntries(lowRank(12, 10, 2, seed), 0.3, seed);
      const first = completed(holes, { rank: 2, method, seed });
      unwrap(svd(gaussian(30, 30, 1)));
      expect(completed(holes, { rank: 2, method, seed }).matrix.data).toEqual(first.matrix.data);
    }
  });
});
