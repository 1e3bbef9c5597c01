import { fromRows } from '../../../../src/core/matrix.js';
import { carries, chebspec, magic, neumann, sampling, spiral } from './constructions.js';
import { binomial, list, rectangle, square, sum, type Kind } from './specimen.js';

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const totient = (n: number): number =>
  list(n, (k) => Number(gcd(n, k) === 1)).filter(Boolean).length;

/** μ(k), by trial division. */
function moebius(k: number): number {
  let sign = 1;
  let rest = k;
  for (let p = 2; p <= rest; p++) {
    if (rest % p) continue;
    rest /= p;
    if (rest % p === 0) return 0;
    sign = -sign;
  }
  return sign;
}

/** Matrices of whole numbers, and those with combinatorial facts. */
export const integers: readonly Kind[] = [
  {
    name: 'magic',
    sizes: [3, 4, 5, 6, 8, 10, 13, 20, 32],
    make: magic,
    // Moler, Numerical Computing with MATLAB, 2004, chapter 10: the rank; all rows and columns have the same sum.
    facts: (n) => ({
      largest: (n * (n * n + 1)) / 2,
      rank: n % 2 ? n : n % 4 ? n / 2 + 2 : 3,
      ...(n % 4 === 0 && {
        // M minus its mean is a sum of two rank-one matrices that are at right angles.
        values: list(n, (k) =>
          k === 1 ? (n * (n * n + 1)) / 2 : k < 4 ? n ** (4 - k) * Math.sqrt((n * n - 1) / 12) : 0,
        ),
      }),
      // MATLAB's documentation of svd and det.
      ...(n === 3 && { values: [15, 4 * Math.sqrt(3), 2 * Math.sqrt(3)], determinant: 360 }),
    }),
  },
  {
    name: 'pascal',
    sizes: [4, 8, 12],
    make: (n) => square(n, (i, j) => binomial(i + j - 2, i - 1)),
    // Brawer & Pirovino 1992: determinant 1, similar to its inverse, positive definite.
    facts: (n) => ({
      reciprocal: 1,
      nuclear: sum(n, (k) => binomial(2 * k - 2, k - 1)),
      ...(n < 10 && { determinant: 1 }),
    }),
  },
  {
    name: 'binomial',
    sizes: [4, 9, 20],
    make: (n) => {
      // Row i has the coefficients of (1 + x)ⁿ⁻ⁱ (1 − x)ⁱ⁻¹.
      const rows = list(n, (i) => i).map((i) => {
        let row = [1];
        for (let step = 1; step < n; step++) {
          const sign = step <= n - i ? 1 : -1;
          row = list(step + 1, (k) => (row[k - 1] ?? 0) + sign * (row[k - 2] ?? 0));
        }
        return row;
      });
      return fromRows(rows);
    },
    // Boyd, Micchelli, Strang & Zhou 2001: its square is 2ⁿ⁻¹ I.
    facts: (n) => ({ reciprocal: 2 ** (n - 1) }),
  },
  {
    name: 'gcdmat',
    sizes: [6, 30],
    make: (n) => square(n, gcd),
    // Smith 1876: the determinant is ∏ φ(k). Positive definite.
    facts: (n) => ({
      lnDeterminant: sum(n, (k) => Math.log(totient(k))),
      nuclear: (n * (n + 1)) / 2,
    }),
  },
  {
    name: 'redheff',
    sizes: [10, 31],
    make: (n) => square(n, (i, j) => Number(j === 1 || j % i === 0)),
    // Redheffer 1977: the determinant is Mertens's function, −1 at 10 and −4 at 31.
    facts: (n) => ({ determinant: Math.abs(sum(n, moebius)) }),
  },
  {
    name: 'riemann',
    sizes: [6, 20, 42],
    make: (n) => square(n, (i, j) => ((j + 1) % (i + 1) === 0 ? i : -1)),
    // Roesler 1986. No row and no column sums to more than n² in magnitude.
    facts: (n) => ({ atMost: n * n }),
  },
  {
    name: 'leslie',
    sizes: [5, 30],
    make: (n) => square(n, (i, j) => Number(i === 1 || j === i - 1)),
    // Leslie 1945: |det| is the last birth rate times all survival rates. A companion matrix, too.
    facts: (n) => ({ determinant: 1, values: companionValues(list(n, () => 1)) }),
  },
  {
    name: 'companion',
    sizes: [4, 12, 33],
    make: (n) => square(n, (i, j) => (i === 1 ? (j % 5) - 2.5 : Number(j === i - 1))),
    // Kenney & Laub 1988: all but two singular values are 1.
    facts: (n) => ({ values: companionValues(list(n, (j) => (j % 5) - 2.5)) }),
  },
  {
    name: 'pei',
    sizes: [5, 26],
    make: (n) => square(n, (i, j) => Number(i === j) + 1),
    // Pei 1962: α = 1, then n + α.
    facts: (n) => ({ values: list(n, (k) => (k === 1 ? n + 1 : 1)), determinant: n + 1 }),
  },
  {
    name: 'pei, almost singular',
    sizes: [7, 40],
    make: (n) => square(n, (i, j) => (i === j ? 2 ** -20 : 0) + 1),
    facts: (n) => ({ values: list(n, (k) => (k === 1 ? n : 0) + 2 ** -20) }),
  },
  {
    name: 'ones',
    sizes: [9, 40],
    make: (n) => square(n, () => 1),
    facts: (n) => ({ values: list(n, (k) => (k === 1 ? n : 0)), rank: 1 }),
  },
  {
    name: 'rosser',
    sizes: [8],
    make: () =>
      fromRows([
        [611, 196, -192, 407, -8, -52, -49, 29],
        [196, 899, 113, -192, -71, -43, -8, -44],
        [-192, 113, 899, 196, 61, 49, 8, 52],
        [407, -192, 196, 611, 8, 44, 59, -23],
        [-8, -71, 61, 8, 411, -599, 208, 208],
        [-52, -43, 49, 44, -599, 411, 208, 208],
        [-49, -8, 8, 59, 208, 208, 99, -911],
        [29, -44, 52, -23, 208, 208, -911, 99],
      ]),
    // Rosser, Lanczos, Hestenes & Karush 1951.
    facts: () => ({
      rank: 7,
      values: [
        10 * Math.sqrt(10405),
        10 * Math.sqrt(10405),
        510 + 100 * Math.sqrt(26),
        1020,
        1000,
        1000,
        510 - 100 * Math.sqrt(26),
        0,
      ],
    }),
  },
  {
    name: 'neumann',
    sizes: [3, 6],
    make: neumann,
    // Plemmons 1976: the constant vector is in the kernel, and nothing else.
    facts: (n) => ({ rank: n * n - 1, smallest: 0 }),
  },
  {
    name: 'poisson',
    sizes: [3, 6],
    make: (n) =>
      square(n * n, (i, j) => {
        const [di, dj] = distance(n, i, j);
        return di + dj === 0 ? 4 : di + dj === 1 ? -1 : 0;
      }),
    // Golub & Van Loan 4.5.4: 4 − 2 cos(iπ/(n+1)) − 2 cos(jπ/(n+1)).
    facts: (n) => ({
      values: list(n * n, (k) => {
        const angle = Math.PI / (n + 1);
        return (
          4 - 2 * Math.cos((1 + ((k - 1) % n)) * angle) - 2 * Math.cos(Math.ceil(k / n) * angle)
        );
      }),
    }),
  },
  {
    name: 'lauchli',
    sizes: [5, 30],
    make: (n) => rectangle(n + 1, n, (i, j) => (i === 1 ? 1 : i === j + 1 ? 2 ** -26 : 0)),
    // Läuchli 1961: √(n + μ²), then μ, which MᵀM loses.
    facts: (n) => ({ values: list(n, (k) => (k === 1 ? Math.sqrt(n + 2 ** -52) : 2 ** -26)) }),
  },
  {
    name: 'lauchli, wide',
    sizes: [8, 20],
    make: (n) => rectangle(n, n + 1, (i, j) => (j === 1 ? 1 : j === i + 1 ? 2 ** -26 : 0)),
    facts: (n) => ({ values: list(n, (k) => (k === 1 ? Math.sqrt(n + 2 ** -52) : 2 ** -26)) }),
  },
  {
    name: 'carry',
    sizes: [5, 9],
    make: (n) => carries(n, 10),
    // Holte 1997: eigenvalues 1, 1/b, …, 1/bⁿ⁻¹, so the determinant is b^(−n(n−1)/2).
    facts: (n) => (n < 6 ? { lnDeterminant: -Math.LN10 * ((n * (n - 1)) / 2) } : {}),
  },
  {
    name: 'spiral',
    sizes: [7, 20],
    make: spiral,
    // The numbers 1 to n² (MATLAB's spiral), as the squares of Ulam.
  },
  {
    name: 'chebspec',
    sizes: [6, 16],
    make: chebspec,
    // Trefethen & Trummer 1987: nilpotent; constants are in the kernel, and nothing else.
    facts: (n) => ({ rank: n - 1 }),
  },
  {
    name: 'sampling',
    sizes: [6, 15],
    make: sampling,
    // Bondesson & Traat 2007: eigenvalues 0, 1, …, n−1, so one singular value is 0.
    facts: (n) => ({ rank: n - 1 }),
  },
  {
    name: 'golub',
    sizes: [6, 10],
    make: (n) => {
      const low = (i: number, j: number): number =>
        i === j ? 1 : j < i ? ((i * 3 + j * 5) % 7) - 3 : 0;
      return square(n, (i, j) => sum(n, (k) => low(i, k) * low(j + 1, k + 1)));
    },
    // Integers with determinant 1 that are almost singular: a product of unit triangular matrices.
    facts: (n) => (n < 8 ? { determinant: 1 } : {}),
  },
  {
    name: 'arrow',
    sizes: [8, 30],
    make: (n) => square(n, (i, j) => (i === j ? i : i === 1 || j === 1 ? 1 : 0)),
    // By elimination: n! (1 − ½ − ⅓ − … − 1/n).
    facts: (n) => ({
      lnDeterminant:
        sum(n, (k) => Math.log(k)) + Math.log(Math.abs(1 - sum(n - 1, (k) => 1 / (k + 1)))),
    }),
  },
  {
    name: 'hanowa',
    sizes: [6, 30],
    make: (n) =>
      square(n, (i, j) => {
        const half = n / 2;
        if (i === j) return -1;
        return j === i + half ? -i : i === j + half ? j : 0;
      }),
    // Hairer, Nørsett & Wanner 1987: normal, eigenvalues −1 ± ki.
    facts: (n) => ({ values: list(n, (k) => Math.hypot(1, Math.ceil(k / 2))), pairs: true }),
  },
  {
    name: 'ones and a tiny change',
    sizes: [6, 24],
    make: (n) => square(n, (i, j) => 1 + (i === j && i === n ? 2 ** -40 : 0)),
    // A sum of two rank-one matrices.
    facts: () => ({ rank: 2 }),
  },
  {
    name: 'multiplication table',
    sizes: [9, 30],
    make: (n) => square(n, (i, j) => i * j),
    facts: (n) => ({
      values: list(n, (k) => (k === 1 ? (n * (n + 1) * (2 * n + 1)) / 6 : 0)),
      rank: 1,
    }),
  },
  {
    name: 'i² + j²',
    sizes: [8, 25],
    make: (n) => square(n, (i, j) => i * i + j * j),
    facts: () => ({ rank: 2 }),
  },
  {
    name: 'powers of i + j',
    sizes: [9, 20],
    make: (n) => square(n, (i, j) => ((i + j) / n) ** 3),
    // (i + j)³ has four terms.
    facts: () => ({ rank: 4 }),
  },
];

/** The first row has these coefficients, the diagonal below it ones. */
function companionValues(row: readonly number[]): number[] {
  const total = 1 + row.reduce((all, value) => all + value * value, 0);
  const last = row.at(-1)!;
  const root = Math.sqrt(total * total - 4 * last * last);
  return [Math.sqrt((total + root) / 2), Math.abs(last) / Math.sqrt((total + root) / 2)].concat(
    list(row.length - 2, () => 1),
  );
}

/** The distance of points i and j of an n×n grid, in rows and in columns. */
function distance(n: number, i: number, j: number): [number, number] {
  return [Math.abs(Math.ceil(i / n) - Math.ceil(j / n)), Math.abs(((i - 1) % n) - ((j - 1) % n))];
}
