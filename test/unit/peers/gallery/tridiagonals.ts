import { list, square, sum, tridiagonal, type Kind } from './specimen.js';

const one = (): number => 1;
const minusOne = (): number => -1;
const cosine = (n: number, of: (k: number) => number): number[] =>
  list(n, (k) => Math.abs(2 - 2 * Math.cos(of(k))));

/** The second difference with −1, 2, −1, and its first and last entry on the diagonal. */
const difference = (n: number, first: number, last: number) =>
  tridiagonal(n, minusOne, (i) => (i === 1 ? first : i === n ? last : 2), minusOne);

/** Tridiagonal matrices and their inverses. */
export const tridiagonals: readonly Kind[] = [
  {
    name: 'tridiag',
    sizes: [3, 10, 40, 170],
    make: (n) => difference(n, 2, 2),
    // Todd 1977, p. 155: 2 − 2 cos(kπ/(n+1)), determinant n + 1.
    facts: (n) => ({
      values: cosine(n, (k) => (k * Math.PI) / (n + 1)),
      determinant: n + 1,
      nuclear: 2 * n,
    }),
  },
  {
    name: 'tridiag (1, 0, 1)',
    sizes: [6, 21],
    make: (n) => tridiagonal(n, one, () => 0, one),
    facts: (n) => ({ values: list(n, (k) => Math.abs(2 * Math.cos((k * Math.PI) / (n + 1)))) }),
  },
  {
    name: 'tridiag, skew',
    sizes: [6, 22],
    make: (n) => tridiagonal(n, minusOne, () => 0, one),
    facts: (n) => ({
      values: list(n, (k) => Math.abs(2 * Math.cos((k * Math.PI) / (n + 1)))),
      pairs: true,
    }),
  },
  {
    name: 'fixed and free',
    sizes: [7, 30],
    make: (n) => difference(n, 1, 2),
    // Strang, SIAM Review 41, 1999: 2 − 2 cos((k − ½)π/(n + ½)).
    facts: (n) => ({
      values: cosine(n, (k) => ((k - 0.5) * Math.PI) / (n + 0.5)),
      determinant: 1,
    }),
  },
  {
    name: 'free at both ends',
    sizes: [8, 33],
    make: (n) => difference(n, 1, 1),
    // Strang 1999, DCT-2.
    facts: (n) => ({ values: cosine(n, (k) => ((k - 1) * Math.PI) / n), rank: n - 1 }),
  },
  {
    name: 'odd at both ends',
    sizes: [7, 30],
    make: (n) => difference(n, 3, 3),
    // The DST-2 of Strang 1999.
    facts: (n) => ({ values: cosine(n, (k) => (k * Math.PI) / n) }),
  },
  {
    name: 'minij',
    sizes: [4, 12, 50],
    make: (n) => square(n, Math.min),
    // Fortiana & Cuadras 1997: ¼ sec²(kπ/(2n+1)).
    facts: (n) => ({
      values: list(n, (k) => 0.25 / Math.cos((k * Math.PI) / (2 * n + 1)) ** 2),
      determinant: 1,
      nuclear: (n * (n + 1)) / 2,
      inverse: difference(n, 2, 1),
    }),
  },
  {
    name: 'lehmer',
    sizes: [5, 16],
    make: (n) => square(n, (i, j) => Math.min(i, j) / Math.max(i, j)),
    // Lehmer 1946; Newman & Todd 1958: n ≤ cond ≤ 4n², determinant (2n)!/(2ⁿ n!³).
    facts: (n) => ({
      lnDeterminant: sum(2 * n, (k) => Math.log(k)) - n * Math.LN2 - 3 * sum(n, (k) => Math.log(k)),
      nuclear: n,
    }),
  },
  {
    name: 'green',
    sizes: [7, 20],
    make: (n) => square(n, (i, j) => (Math.min(i, j) * (n + 1 - Math.max(i, j))) / (n + 1)),
    // Green's function of the second difference, its inverse.
    facts: (n) => ({
      inverse: difference(n, 2, 2),
      values: cosine(n, (k) => (k * Math.PI) / (n + 1)).map((value) => 1 / value),
    }),
  },
  {
    name: 'clement',
    sizes: [6, 15],
    make: (n) =>
      tridiagonal(
        n,
        (i) => i - 1,
        () => 0,
        (i) => n - i,
      ),
    // Clement 1959, Kac: eigenvalues n−1, n−3, …, so the determinant is theirs, 0 for odd n.
    facts: (n) => (n % 2 ? { rank: n - 1 } : { determinant: 225 }),
  },
  {
    name: 'clement, symmetric',
    sizes: [8, 15, 40],
    make: (n) =>
      tridiagonal(
        n,
        (i) => Math.sqrt((i - 1) * (n - i + 1)),
        () => 0,
        (i) => Math.sqrt(i * (n - i)),
      ),
    // Clement 1959: ±(n−1), ±(n−3), ….
    facts: (n) => ({ values: list(n, (k) => Math.abs(n + 1 - 2 * k)) }),
  },
  {
    name: 'lesp',
    sizes: [6, 25],
    make: (n) =>
      tridiagonal(
        n,
        (i) => 1 / i,
        (i) => -2 * i - 3,
        (i) => i + 1,
      ),
    // Lenferink & Spijker 1991: similar to a symmetric matrix; only its size is used here.
    facts: (n) => ({ atMost: 3 * n + 4 }),
  },
  {
    name: 'dorr',
    sizes: [7, 24],
    make: dorr,
    // Dorr 1971: rows sum to 0 but for the first and the last: an M-matrix, almost singular.
  },
  {
    name: 'wilkinson+',
    sizes: [7, 21],
    make: (n) => tridiagonal(n, one, (i) => Math.abs((n + 1) / 2 - i), one),
    // Wilkinson 1965, p. 308: λ₁ of W₂₁⁺ is 10.74619418, and λ₂ agrees with it to 14 digits. The determinant of W₇⁺ is that
    // of its even part, −10, times that of its odd part, 2.
    facts: (n) => (n === 21 ? { largest: 10.746194182903393 } : { determinant: 20 }),
  },
  {
    name: 'wilkinson−',
    sizes: [7, 21],
    make: (n) => tridiagonal(n, one, (i) => (n + 1) / 2 - i, one),
    // Wilkinson 1965: eigenvalues in pairs ±λ and 0, so the values come in pairs and a 0.
    facts: (n) => ({ rank: n - 1, pairs: true }),
  },
  {
    name: 'a random walk',
    sizes: [6, 24],
    make: (n) =>
      tridiagonal(
        n,
        () => 0.5,
        (i) => (i === 1 || i === n ? 0.5 : 0),
        () => 0.5,
      ),
    facts: (n) => ({ values: list(n, (k) => Math.abs(Math.cos(((k - 1) * Math.PI) / n))) }),
  },
  {
    name: 'Legendre',
    sizes: [5, 24],
    make: (n) => jacobi(n, (k) => k / Math.sqrt(4 * k * k - 1)),
    // Golub & Welsch 1969: the nodes of Gauss's quadrature; for n = 5 they have radicals.
    facts: (n) =>
      n === 5
        ? {
            values: list(5, (k) =>
              k === 5 ? 0 : Math.sqrt(5 + (k % 2 ? 2 : -2) * Math.sqrt(10 / 7)) / 3,
            ),
          }
        : { atMost: 1 },
  },
  {
    name: 'Hermite',
    sizes: [4, 25],
    make: (n) => jacobi(n, (k) => Math.sqrt(k)),
    // Golub & Welsch 1969: the roots of Heₙ; those of x⁴ − 6x² + 3.
    facts: (n) =>
      n === 4
        ? { values: list(4, (k) => Math.sqrt(3 + (k % 2 ? 1 : -1) * Math.sqrt(6))) }
        : { atMost: 2 * Math.sqrt(n) },
  },
  {
    name: 'Laguerre',
    sizes: [5, 16],
    make: (n) =>
      tridiagonal(
        n,
        (i) => i - 1,
        (i) => 2 * i - 1,
        (i) => i,
      ),
    // Golub & Welsch 1969: the product of the roots of Lₙ is n!, their sum n².
    facts: (n) => ({ lnDeterminant: sum(n, (k) => Math.log(k)), nuclear: n * n }),
  },
  {
    name: 'Chebyshev nodes',
    sizes: [7, 28],
    make: (n) => jacobi(n, (k) => (k === 1 ? Math.SQRT1_2 : 0.5)),
    facts: (n) => ({
      values: list(n, (k) => Math.abs(Math.cos(((2 * k - 1) * Math.PI) / (2 * n)))),
    }),
  },
];

function jacobi(n: number, of: (k: number) => number) {
  return tridiagonal(
    n,
    (i) => of(i - 1),
    () => 0,
    of,
  );
}

/** −θ u″ + (½ − x) u′ by differences that keep it an M-matrix, with θ = 0.01. */
function dorr(n: number) {
  const h = 1 / (n + 1);
  const size = 0.01 / (h * h);
  const drift = (i: number): number => (0.5 - i * h) / h;
  const below = (i: number): number => -size - Math.max(-drift(i), 0);
  const above = (i: number): number => -size - Math.max(drift(i), 0);
  return tridiagonal(n, below, (i) => -below(i) - above(i), above);
}
