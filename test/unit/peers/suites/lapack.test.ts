import { describe, expect, it } from 'vitest';
import { singularValues, svd, type Matrix } from '../../../../src/core/index.js';
import { fromRows } from '../../../../src/core/matrix.js';
import { build, stream } from '../../svd/helpers/matrices.js';
import { expectGoodSvd, unwrap } from '../../svd/helpers/ratios.js';
import { expectValues, rounding } from '../gallery/check.js';
import { list, square } from '../gallery/specimen.js';
import { checkInputs, peerCase, type PeerCase } from './peer.js';

/**
 * The bidiagonal kinds of TESTING/EIG/dchkbd.f, triangles of order 2 as in dlasv2.f, and printed examples of the users'
 * guide of LAPACK95, of NAG (f08kb) and of Intel (dgesvd, dgesdd). The dense kinds of ddrvbd.f are in gallery/lapack.ts.
 * Left out: error exits, workspace queries, jobs that overwrite, complex and single precision, and generalized SVDs.
 */
const examples: readonly PeerCase[] = [
  peerCase(
    'LAPACK95',
    [
      [-2, 1, -5, 11, 2],
      [2, -2, 0, 1, 4],
      [6, -8, 0, 6, 0],
    ],
    {
      facts: { values: [14.08282900842245, 10.11238917901086, 3.926004611785267] },
      printed: [14.0828, 10.1124],
      decimals: 4,
    },
  ),
  peerCase(
    'NAG f08kb',
    [
      [2.27, -1.54, 1.15, -1.94],
      [0.28, -1.67, 0.94, -0.78],
      [-0.48, -3.09, 0.99, -0.21],
      [1.07, 1.22, 0.79, 0.63],
      [-2.35, 2.93, -1.45, 2.3],
      [0.62, -7.39, 1.03, -2.57],
    ],
    {
      facts: {
        values: [9.996627661356912, 3.6831013739686362, 1.3569287262747167, 0.5000440991298917],
      },
      printed: [9.9966, 3.6831, 1.3569, 0.5],
      decimals: 4,
    },
  ),
  peerCase(
    'Intel dgesvd',
    [
      [8.79, 9.93, 9.83, 5.45, 3.16],
      [6.11, 6.91, 5.04, -0.27, 7.98],
      [-9.15, -7.93, 4.86, 4.85, 3.01],
      [9.57, 1.64, 8.83, 0.74, 5.8],
      [-3.49, 4.02, 9.8, 10, 4.27],
      [9.84, 0.15, -8.99, -6.02, -5.31],
    ],
    {
      facts: {
        values: [
          27.46873241822184, 22.643185009774704, 8.55838822848258, 5.985723201512133,
          2.014899658715757,
        ],
      },
      printed: [27.47, 22.64, 8.56, 5.99, 2.01],
      decimals: 2,
    },
  ),
  peerCase(
    'Intel dgesdd',
    [
      [7.52, -1.1, -7.95, 1.08],
      [-0.76, 0.62, 9.34, -7.1],
      [5.13, 6.62, -5.66, 0.87],
      [-4.75, 8.52, 5.75, 5.3],
      [1.33, 4.91, -5.49, -3.52],
      [-2.4, -6.77, 2.34, 3.95],
    ],
    {
      facts: {
        values: [18.365978454889984, 13.629979679210997, 10.853335727227046, 4.4915690945268905],
      },
      printed: [18.37, 13.63, 10.85, 4.49],
      decimals: 2,
    },
  ),
];

const upper = (d: readonly number[], e: readonly number[]): Matrix =>
  build(d.length, d.length, (i, j) => (i === j ? d[i]! : j === i + 1 ? e[i]! : 0));

/** Types 1 to 16 of dchkbd.f, as the bidiagonal that they begin with. */
function bidiagonal(type: number, n: number): Matrix {
  const next = stream(100 * type + n);
  const ulp = 2 ** -52;
  const scale =
    type === 6 || type === 11 || type === 14 ? 2 ** 487 : type === 7 || type === 12 ? 2 ** -458 : 1;
  const even = list(n, (k) => (n < 2 ? 1 : 1 - ((1 - ulp) * (k - 1)) / (n - 1)));
  const d =
    type === 1
      ? list(n, () => 0)
      : type === 2
        ? list(n, () => 1)
        : type === 4 || type === 9
          ? list(n, (k) => (n < 2 ? 1 : ulp ** ((k - 1) / (n - 1))))
          : type === 5 || type === 10
            ? list(n, (k) => (k === 1 ? 1 : ulp))
            : type === 16
              ? list(n, () => Math.exp(-2 * Math.log(ulp) * (2 * next() - 1)))
              : type > 12
                ? list(n, () => 2 * next() - 1)
                : even;
  // The dense types have an entry beside each diagonal one, the diagonal types have none.
  const e = list(n - 1, (k) =>
    type < 8
      ? 0
      : type === 16
        ? Math.exp(-2 * Math.log(ulp) * (2 * next() - 1))
        : d[k]! * (next() - 0.5),
  );
  return upper(
    d.map((value) => value * scale),
    e.map((value) => value * scale),
  );
}

/** σ₁ and σ₂ of [f g; 0 h]: √((f + h)² + g²) ± √((f − h)² + g²), halved (as dlas2.f). */
function triangle(f: number, g: number, h: number): [number, number] {
  const sum = Math.hypot(f + h, g);
  const difference = Math.hypot(f - h, g);
  const first = (sum + difference) / 2;
  return [first, first === 0 ? 0 : (f / first) * h];
}

describe('LAPACK', () => {
  checkInputs(examples);

  it.each(list(16, (type) => type).flatMap((type) => [1, 2, 7, 26, 40].map((n) => ({ type, n }))))(
    'decomposes bidiagonal matrices of type $type, order $n',
    ({ type, n }) => {
      const matrix = bidiagonal(type, n);
      const found = unwrap(svd(matrix));
      expectGoodSvd(matrix, found);
      expectValues(unwrap(singularValues(matrix)), [...found.s], rounding(matrix, found.s));
      if (type < 8) {
        const d = list(n, (k) => matrix.data[(k - 1) * (n + 1)]!);
        expectValues(found.s, d, rounding(matrix, found.s));
      }
    },
  );

  it('knows the values of 729 triangles of order 2', () => {
    const sizes = [0, 1, 2 ** -30, 3, 2 ** -52, 1e10, 0.7, 1e-8, 5];
    for (const f of sizes) {
      for (const g of sizes) {
        for (const h of sizes) {
          const matrix = fromRows([
            [f, g],
            [0, h],
          ]);
          const s = unwrap(singularValues(matrix));
          const expected = triangle(f, g, h);
          expectValues(s, expected, 4 * 2 ** -52 * expected[0]);
        }
      }
    }
  });

  it.each([1, 2, 5, 30])('decomposes rows, columns and diagonals of order %i', (n) => {
    const length = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 6);
    expectValues(unwrap(svd(build(1, n, (_, j) => j + 1))).s, [length], 1e-14 * length);
    expectValues(unwrap(svd(build(n, 1, (i) => -1 - i))).s, [length], 1e-14 * length);
    expect([...unwrap(svd(square(n, (i, j) => (i === j ? -i : 0)))).s]).toEqual(
      list(n, (k) => n + 1 - k),
    );
  });

  it.each([
    [0, 0],
    [0, 3],
    [3, 0],
  ])('returns at once for %i×%i', (rows, cols) => {
    expect(unwrap(svd({ rows, cols, data: new Float64Array(0) })).s).toHaveLength(0);
  });
});
