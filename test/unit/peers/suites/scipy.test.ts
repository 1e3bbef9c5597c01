import { describe, expect, it } from 'vitest';
import {
  fullForm,
  singularValues,
  svd,
  transpose,
  truncatedSvd,
  type Matrix,
} from '../../../../src/core/index.js';
import { fromRows } from '../../../../src/core/matrix.js';
import { build, multiply, random } from '../../svd/helpers/matrices.js';
import { isSame, unwrap } from '../../svd/helpers/ratios.js';
import { expectNear, expectValues } from '../gallery/check.js';
import {
  checkInputs,
  compose,
  expectPenrose,
  expectSame,
  peerCase,
  pseudoinverse,
  type PeerCase,
} from './peer.js';

/** Entries between 0 and 1. */
const positive = (rows: number, cols: number, seed: number): Matrix => ({
  rows,
  cols,
  data: random(rows, cols, seed).data.map((value) => (1 + value) / 2),
});

/**
 * Inputs and facts of SciPy: linalg/tests/test_decomp.py (svd, svdvals, null_space, orth), test_basic.py (pinv),
 * test_interpolative.py, and sparse/linalg/_eigen/tests/test_svds.py. Left out: complex and single precision, sparse
 * and operator input, which="SM", start vectors, LAPACK drivers, overwriting, and refusals of options we do not have.
 */
const dense: readonly PeerCase[] = [
  peerCase(
    'simple',
    [
      [1, 2, 3],
      [1, 20, 3],
      [2, 5, 6],
    ],
    { facts: { values: [21.329058324904864, 5.837060130991163, 0], rank: 2 } },
  ),
  peerCase(
    'simple singular',
    [
      [1, 2, 3],
      [1, 2, 3],
      [2, 5, 6],
    ],
    { facts: { values: [9.632468356120926, 0.4642772537277812, 0], rank: 2 } },
  ),
  peerCase(
    'simple underdetermined',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { facts: { values: [9.508032000695724, 0.7728696356734843] } },
  ),
  peerCase(
    'simple overdetermined',
    [
      [1, 2],
      [4, 5],
      [3, 4],
    ],
    { facts: { values: [8.41440825110166, 0.4446726703905843] } },
  ),
  peerCase(
    'the splines of issue 5039',
    [
      [0.16666667, 0.66666667, 0.16666667, 0, 0, 0],
      [0, 0.16666667, 0.66666667, 0.16666667, 0, 0],
      [0, 0, 0.16666667, 0.66666667, 0.16666667, 0],
      [0, 0, 0, 0.16666667, 0.66666667, 0.16666667],
    ],
    {
      facts: {
        values: [0.9405798802648397, 0.7828413007335548, 0.580974810083958, 0.4061247141228314],
      },
    },
  ),
  peerCase(
    'pinv',
    [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 10],
    ],
    {
      facts: {
        values: [17.412505166808593, 0.8751613501104356, 0.19686652111743022],
        determinant: 3,
      },
    },
  ),
  peerCase(
    'pinv, singular',
    [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
    { facts: { values: [16.84810335261421, 1.0683695145547085, 0], rank: 2 } },
  ),
  peerCase(
    'the flows of issue 9793',
    [
      [-1, -1, -1, 0, 0, 0],
      [0, 0, 0, 1, 1, 1],
      [1, 0, 0, 1, 0, 0],
      [0, 1, 0, 0, 1, 0],
      [0, 0, 1, 0, 0, 1],
    ],
    { facts: { values: [5, 3, 2, 2, 0].map(Math.sqrt), rank: 4 } },
  ),
  ...(
    [
      [20, 15],
      [15, 20],
      [13, 23],
      [30, 50],
      [60, 100],
    ] as const
  ).map(([m, n]) => ({
    name: `random ${m}×${n}`,
    matrix: positive(m, n, m),
  })),
];

describe('SciPy linalg', () => {
  checkInputs(dense);

  it.each([
    [0, 0],
    [2, 0],
    [0, 3],
  ])('has no singular values of %i×%i', (rows, cols) => {
    expect(unwrap(singularValues({ rows, cols, data: new Float64Array(0) }))).toHaveLength(0);
  });

  it.each(dense)('$name has a pseudoinverse', ({ matrix }) => {
    expectPenrose(matrix, pseudoinverse(matrix), 1e-11);
  });

  it.each([
    [1, 1],
    [1, 2],
    [2, 1],
    [3, 10],
    [10, 3],
    [10, 10],
    [20, 35],
  ])('has a basis of the kernel and of the range of %i×%i', (m, n) => {
    // A random matrix has full rank, and with its last row copied its rank is one less.
    for (const copied of [false, true]) {
      const a = random(m, n, m + n);
      if (copied && m > 1) a.data.copyWithin((m - 1) * n, 0, n);
      const rank = Math.min(copied && m > 1 ? m - 1 : m, n);
      const { u, v, essential } = fullForm(unwrap(svd(a)));
      expect(essential).toBe(rank);
      const kernel = build(n, n - rank, (i, j) => v.data[i * n + rank + j]!);
      expectSame(
        multiply(a, kernel),
        build(m, n - rank, () => 0),
        1e-13 * (m + n),
      );
      const range = build(m, rank, (i, j) => u.data[i * m + j]!);
      expectSame(multiply(range, multiply(transpose(range), a)), a, 1e-13 * (m + n));
    }
  });
});

const hilbert = (n: number) => build(n, n, (i, j) => 1 / (i + j + 1));

describe('SciPy interpolative', () => {
  it.each([1e-12, 1e-9, 1e-6, 1e-3])('finds a rank of hilbert(300) for the error %f', (eps) => {
    const matrix = hilbert(300);
    const s = unwrap(singularValues(matrix));
    const rank = s.findIndex((value) => value < eps);
    // The values fall by an order of magnitude per index or so: about −2 log₁₀ ε of them count.
    expect(rank).toBeGreaterThan(3);
    expect(rank).toBeLessThan(30);
    const answer = unwrap(truncatedSvd(matrix, rank));
    expect(answer.errorBound).toBeLessThan(2 * eps + 1e-13);
  });

  it('has rank 8 for a random 16×8 matrix', () => {
    const { essential } = fullForm(unwrap(svd(random(16, 8, 4))));
    expect(essential).toBe(8);
  });

  it('has three triplets of a 4×3 matrix when four are asked', () => {
    expect(
      unwrap(
        truncatedSvd(
          build(4, 3, () => 1),
          4,
        ),
      ).s,
    ).toHaveLength(3);
  });
});

const first = fromRows([
  [1, 2, 3],
  [3, 4, 3],
  [1, 0, 2],
  [0, 0, 1],
]);
const second = fromRows([
  [1, 2, 3, 8],
  [3, 4, 3, 5],
  [1, 0, 2, 3],
  [0, 0, 1, 0],
]);

const sparse: readonly PeerCase[] = [
  {
    name: 'the first matrix',
    matrix: first,
    facts: { values: [7.048581483771185, 1.9052356440844374, 0.8292021509548505] },
  },
  {
    name: 'the second matrix',
    matrix: second,
    facts: {
      values: [11.89322673349033, 2.8753151085194104, 1.3920279415706949, 0.5881998830307693],
    },
  },
  {
    name: 'hilbert(6)',
    matrix: hilbert(6),
    facts: {
      values: [
        1.618899858924339, 0.24236087057520955, 0.016321521319875822, 0.0006157483541826576,
        1.2570757122625194e-5, 1.0827994845655498e-7,
      ],
    },
  },
];

describe('SciPy svds', () => {
  checkInputs(sparse);

  it.each(
    [first, transpose(first), second, transpose(second)].flatMap((matrix, which) =>
      [1, 2, 3, 4]
        .filter((k) => k <= Math.min(matrix.rows, matrix.cols))
        .map((k) => ({ which, k, matrix })),
    ),
  )('has $k triplets of matrix $which', ({ k, matrix }) => {
    const whole = unwrap(svd(matrix));
    const answer = unwrap(truncatedSvd(matrix, k));
    expectValues(answer.s, [...whole.s.slice(0, k)], 1e-14 * whole.s[0]!);
    expectNear(answer.errorBound, Math.hypot(...whole.s.slice(k)), 1e-12 * whole.s[0]!);
  });

  it.each([
    [6, 7, 3],
    [9, 5, 4],
    [10, 8, 5],
    [5, 7, 2],
    [6, 6, 2],
    [7, 5, 2],
    [100, 100, 5],
    [100, 101, 5],
    [101, 100, 5],
    [100, 100, 1],
    [170, 180, 5],
  ])('agrees with the whole SVD: %i×%i, %i triplets', (m, n, k) => {
    // Entries between 0 and 1 have one large singular value.
    const matrix = positive(m, n, 52);
    const whole = unwrap(svd(matrix));
    const answer = unwrap(truncatedSvd(matrix, k, { tolerance: 1e-12 }));
    expectNear(answer.s[0]!, whole.s[0]!, 1e-13 * whole.s[0]!);
    const best = compose(answer);
    const rest = matrix.data.map((value, at) => value - best.data[at]!);
    expect(Math.hypot(...rest)).toBeLessThanOrEqual(answer.errorBound);
  });

  it.each([
    [6, 5],
    [5, 5],
    [5, 6],
  ])('has √(mn) and zeros for ones(%i, %i)', (m, n) => {
    const { s } = unwrap(
      truncatedSvd(
        build(m, n, () => 1),
        3,
      ),
    );
    expectValues(s, [Math.sqrt(m * n), 0, 0], 1e-14);
  });

  it.each([
    [3, 4],
    [4, 4],
    [4, 3],
    [4, 2],
  ])('has zero and orthonormal vectors for zeros(%i, %i)', (m, n) => {
    const { u, s, v } = unwrap(
      truncatedSvd(
        build(m, n, () => 0),
        1,
      ),
    );
    expect([...s]).toEqual([0]);
    expect(Math.hypot(...u.data)).toBeCloseTo(1, 14);
    expect(Math.hypot(...v.data)).toBeCloseTo(1, 14);
  });

  it.each([0, 1, 2])('gives the same answer twice for seed %i', (seed) => {
    const matrix = random(170, 165, 5);
    const [one, two] = [1, 2].map(() => unwrap(truncatedSvd(matrix, 4, { seed })));
    expect(isSame(one!.s, two!.s) && isSame(one!.u.data, two!.u.data)).toBe(true);
    expect(isSame(one!.v.data, two!.v.data)).toBe(true);
  });
});
