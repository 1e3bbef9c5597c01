import { build, stream } from '../../svd/helpers/matrices.js';
import { binomial, list, rectangle, square, sum, tridiagonal, type Kind } from './specimen.js';

const upper = (n: number, diagonal: number, above: number) =>
  square(n, (i, j) => (i === j ? diagonal : j > i ? above : 0));

/** cos θ and sin θ of Kahan's matrix. */
const C = 0.6;
const S = 0.8;

/** The values of the bidiagonal matrix of ones. */
const bidiagonalOnes = (n: number): number[] =>
  list(n, (k) => 2 * Math.cos((k * Math.PI) / (2 * n + 1)));

/** Triangular and bidiagonal matrices, many of them close to singular. */
export const triangular: readonly Kind[] = [
  {
    name: 'kahan',
    sizes: [6, 12, 30, 60],
    make: (n) => square(n, (i, j) => S ** (i - 1) * (i === j ? 1 : j > i ? -C : 0)),
    // Kahan 1966; Higham, ASNA 2002, chapter 8: σₙ₋₁ = sⁿ⁻² √(1 + c).
    facts: (n) => ({
      secondSmallest: S ** (n - 2) * Math.sqrt(1 + C),
      ...(n < 20 && { determinant: S ** ((n * (n - 1)) / 2) }),
    }),
  },
  {
    name: 'triw (−1)',
    sizes: [6, 16, 40, 80],
    make: (n) => upper(n, 1, -1),
    // Kahan; Golub & Wilkinson 1976: changing an entry by 2²⁻ⁿ makes it singular.
    facts: (n) => (n < 30 ? { determinant: 1 } : { smallest: 0 }),
  },
  {
    name: 'triw (1)',
    sizes: [6, 30],
    make: (n) => upper(n, 1, 1),
    // The inverse of a bidiagonal matrix of 1 and −1.
    facts: (n) => ({
      values: bidiagonalOnes(n).map((value) => 1 / value),
      inverse: tridiagonal(
        n,
        () => 0,
        () => 1,
        () => -1,
      ),
    }),
  },
  {
    name: 'triw (2)',
    sizes: [6, 30],
    make: (n) => upper(n, 1, 2),
    // MATLAB's gallery: cond₂ = cot²(π/4n).
    facts: (n) => ({ condition: 1 / Math.tan(Math.PI / (4 * n)) ** 2, determinant: 1 }),
  },
  {
    name: 'jordbloc (1)',
    sizes: [5, 32],
    make: (n) => square(n, (i, j) => Number(j === i || j === i + 1)),
    facts: (n) => ({ values: bidiagonalOnes(n), determinant: 1 }),
  },
  {
    name: 'jordbloc (½)',
    sizes: [12, 60],
    make: (n) => square(n, (i, j) => (j === i ? 0.5 : Number(j === i + 1))),
    facts: (n) => ({ atMost: 1.5, ...(n < 20 && { determinant: 0.5 ** n }) }),
  },
  {
    name: 'pascal, lower triangular',
    sizes: [5, 10],
    make: (n) => square(n, (i, j) => binomial(i - 1, j - 1)),
    facts: (n) => ({
      determinant: 1,
      inverse: square(n, (i, j) => (-1) ** (i + j) * binomial(i - 1, j - 1)),
    }),
  },
  {
    name: 'pascal, signed',
    sizes: [5, 11],
    make: (n) => square(n, (i, j) => (-1) ** (j - 1) * binomial(i - 1, j - 1)),
    // Its own inverse (MATLAB, pascal(n, 1)).
    facts: () => ({ reciprocal: 1 }),
  },
  {
    name: 'Stirling numbers of the second kind',
    sizes: [6, 8],
    make: (n) => square(n, (i, j) => stirlingSecond(i, j)),
    // Knuth, TAOCP 1, 1.2.6: the inverse has those of the first kind.
    facts: (n) => ({ determinant: 1, inverse: square(n, (i, j) => stirlingFirst(i, j)) }),
  },
  {
    name: 'wilk 3',
    sizes: [3],
    make: () =>
      rectangle(3, 3, (i, j) =>
        i === j ? (i === 2 ? 0.9 : 1e-10) : j < i ? 0 : j === 2 ? 0.9 : -0.4,
      ),
    // Wilkinson 1961: an ill-conditioned triangular system.
  },
  {
    name: 'compar',
    sizes: [8, 24],
    make: (n) => square(n, (i, j) => (i === j ? i : j > i ? -1 / (j - i) : 0)),
    // Higham 1987: the comparison matrix of a triangular matrix.
    facts: (n) => (n < 10 ? { lnDeterminant: sum(n, (k) => Math.log(k)) } : {}),
  },
  {
    name: 'condex 1',
    sizes: [4],
    make: () =>
      build(
        4,
        4,
        (i, j) =>
          [
            [1, -1, -200, 0],
            [0, 1, 100, -100],
            [0, 1, 101, -101],
            [0, 0, 0, 100],
          ][i]![j]!,
      ),
    // Cline & Rew 1983, with θ = 100. By its first column and the last row the determinant is 100.
    facts: () => ({ determinant: 100 }),
  },
  {
    name: 'condex 2',
    sizes: [3],
    make: () =>
      build(3, 3, (i, j) => (i === j ? 1 : j < i ? 0 : i === 1 ? 1 : j === 1 ? 1 - 2e-4 : -2)),
    // Cline & Rew 1983, its triangular form with θ = 100.
    facts: () => ({ determinant: 1 }),
  },
  {
    name: 'condex 3',
    sizes: [6, 20],
    make: (n) => square(n, (i, j) => (i === j ? (i === n ? -1 : 1) : j < i ? -1 : 0)),
    // Higham 1987, against LAPACK's estimator.
    facts: () => ({ determinant: 1 }),
  },
  {
    name: 'condex 4',
    sizes: [7, 19],
    make: (n) => {
      const v = list(n, (k) => (-1) ** (k + 1) * (1 + (k - 1) / (n - 1)));
      const u = list(n, () => 1 / Math.sqrt(n));
      const dot = v.reduce((total, value, k) => total + value * u[k]!, 0);
      const w = v.map((value, k) => value - dot * u[k]!);
      const length = Math.hypot(...w);
      const p = w.map((value) => value / length);
      return build(
        n,
        n,
        (i, j) => Number(i === j) + 100 * (Number(i === j) - u[i]! * u[j]! - p[i]! * p[j]!),
      );
    },
    // Higham 1988: I + θ times a projection whose kernel has dimension 2.
    facts: (n) => ({ values: list(n, (k) => (k < 3 ? 1 : 101)) }),
  },
  {
    name: 'random exponents, bidiagonal',
    sizes: [7, 24],
    make: (n) => {
      const next = stream(n);
      const size = (): number => 2 ** (104 * next() - 52);
      return square(n, (i, j) => (j === i || j === i + 1 ? size() : 0));
    },
    // Type 16 of LAPACK's dchkbd.
  },
  {
    name: 'gfpp',
    sizes: [8, 30],
    make: (n) => square(n, (i, j) => (j === n || i === j ? 1 : j < i ? -1 : 0)),
    // Wilkinson 1961: elimination makes it triangular, with 1, …, 1, 2ⁿ⁻¹ on the diagonal.
    facts: (n) => ({ determinant: 2 ** (n - 1) }),
  },
  {
    name: 'frank',
    sizes: [5, 8, 20],
    make: (n) => square(n, (i, j) => (j < i - 1 ? 0 : n + 1 - Math.max(i, j))),
    // Frank 1958; Varah 1986.
    facts: (n) => (n < 10 ? { determinant: 1 } : {}),
  },
  {
    name: 'invhess',
    sizes: [6, 20],
    make: (n) => square(n, (i, j) => (i >= j ? j : -i)),
    // Its inverse is upper Hessenberg. Elimination from the last row: ∏ (xⱼ + xⱼ₋₁), which is 1 · 3 · 5 ….
    facts: (n) => ({ lnDeterminant: sum(n, (k) => Math.log(2 * k - 1)) }),
  },
  {
    name: 'moler',
    sizes: [5, 9, 30],
    make: (n) => square(n, (i, j) => (i === j ? i : Math.min(i, j) - 2)),
    // Nash 1979: triw(−1)ᵀ triw(−1), one small eigenvalue, determinant 1.
    facts: (n) => ({ nuclear: (n * (n + 1)) / 2, ...(n < 12 && { determinant: 1 }) }),
  },
];

function stirlingSecond(n: number, k: number): number {
  if (k > n || k < 1) return Number(n === 0 && k === 0);
  return k * stirlingSecond(n - 1, k) + stirlingSecond(n - 1, k - 1);
}

/** With signs. */
function stirlingFirst(n: number, k: number): number {
  if (k > n || k < 1) return Number(n === 0 && k === 0);
  return stirlingFirst(n - 1, k - 1) - (n - 1) * stirlingFirst(n - 1, k);
}
