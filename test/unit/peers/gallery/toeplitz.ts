import { build, stream } from '../../svd/helpers/matrices.js';
import { list, square, sum, toeplitz, tridiagonal, type Kind } from './specimen.js';

/** |DFT| of the first row: the singular values of a circulant matrix (Davis, Circulant Matrices, 1979). */
export function dft(row: readonly number[]): number[] {
  const n = row.length;
  return row.map((_, k) => {
    const angle = (2 * Math.PI * k) / n;
    return Math.hypot(
      row.reduce((total, value, j) => total + value * Math.cos(angle * j), 0),
      row.reduce((total, value, j) => total + value * Math.sin(angle * j), 0),
    );
  });
}

const circulant = (row: readonly number[]) =>
  build(row.length, row.length, (i, j) => row[(j - i + row.length) % row.length]!);

const randomRow = (n: number): number[] => {
  const next = stream(n);
  return list(n, () => 2 * next() - 1);
};

/** max |Σ cₖ eⁱᵏᵗ|, which no singular value of the Toeplitz matrix exceeds (Böttcher & Silbermann 1999). */
function symbolMaximum(coefficients: Readonly<Record<number, number>>): number {
  let most = 0;
  for (let step = 0; step <= 4000; step++) {
    const t = (Math.PI * step) / 4000;
    let [re, im] = [0, 0];
    for (const [k, c] of Object.entries(coefficients)) {
      re += c * Math.cos(Number(k) * t);
      im += c * Math.sin(Number(k) * t);
    }
    most = Math.max(most, Math.hypot(re, im));
  }
  return most;
}

const banded = (n: number, coefficients: Readonly<Record<number, number>>) =>
  toeplitz(n, (offset) => coefficients[offset] ?? 0);

const grcar = { '-1': -1, 0: 1, 1: 1, 2: 1, 3: 1 };
const toeppen = { '-2': 1, '-1': -10, 0: 0, 1: 10, 2: 1 };

function fibonacci(n: number): number {
  let [a, b] = [0, 1];
  for (let i = 0; i < n; i++) [a, b] = [b, a + b];
  return a;
}

/** Constant along diagonals. */
export const toeplitzKinds: readonly Kind[] = [
  {
    name: 'circul',
    sizes: [5, 12, 31],
    make: (n) => circulant(list(n, (k) => k)),
    facts: (n) => ({ values: dft(list(n, (k) => k)), largest: (n * (n + 1)) / 2 }),
  },
  {
    name: 'circul, random',
    sizes: [8, 27, 64],
    make: (n) => circulant(randomRow(n)),
    facts: (n) => ({ values: dft(randomRow(n)) }),
  },
  {
    name: 'circul of a difference',
    sizes: [6, 25],
    make: (n) => circulant(list(n, (k) => (k === 1 ? 1 : k === 2 ? -1 : 0))),
    facts: (n) => ({ values: list(n, (k) => 2 * Math.sin((Math.PI * k) / n)), rank: n - 1 }),
  },
  {
    name: 'toeplitz, random',
    sizes: [9, 40],
    make: (n) => {
      const row = randomRow(2 * n - 1);
      return toeplitz(n, (offset) => row[offset + n - 1]!);
    },
  },
  {
    name: 'kms',
    sizes: [6, 24],
    make: (n) => toeplitz(n, (offset) => 0.5 ** Math.abs(offset)),
    // Kac, Murdock & Szegő 1953: determinant (1 − ρ²)ⁿ⁻¹, and a tridiagonal inverse. Positive definite.
    facts: (n) => ({
      determinant: 0.75 ** (n - 1),
      nuclear: n,
      inverse: tridiagonal(
        n,
        () => -0.5 / 0.75,
        (i) => (i === 1 || i === n ? 1 : 1.25) / 0.75,
        () => -0.5 / 0.75,
      ),
      // The symbol (1 − ρ²)/|1 − ρ eⁱᵗ|² is between (1 − ρ)/(1 + ρ) and its reciprocal.
      atMost: 3,
      atLeast: 1 / 3,
    }),
  },
  {
    name: 'prolate',
    sizes: [5, 30],
    make: (n) => toeplitz(n, (k) => (k === 0 ? 0.5 : Math.sin(0.5 * Math.PI * k) / (Math.PI * k))),
    // Varah 1993: positive definite, eigenvalues in (0, 1), half of them near each end.
    facts: (n) => ({ nuclear: n / 2, atMost: 1 }),
  },
  {
    name: 'grcar',
    sizes: [6, 40],
    make: (n) => banded(n, grcar),
    facts: () => ({ atMost: symbolMaximum(grcar) * (1 + 1e-5) }),
  },
  {
    name: 'toeppen',
    sizes: [7, 41],
    make: (n) => banded(n, toeppen),
    // Rutishauser 1966.
    facts: () => ({ atMost: symbolMaximum(toeppen) * (1 + 1e-5) }),
  },
  {
    name: 'chow',
    sizes: [6, 21],
    make: (n) => toeplitz(n, (offset) => (offset <= 1 ? 1 : 0)),
    // Chow 1969: the last two rows are equal, the others independent.
    facts: (n) => ({ rank: n - 1 }),
  },
  {
    name: 'chow, shifted',
    sizes: [5],
    make: (n) => toeplitz(n, (offset) => (offset > 1 ? 0 : offset === 0 ? 2 : 1)),
    // Chow 1969: eigenvalues 4 cos²(kπ/(n+2)) for k = 1 … ⌈n/2⌉ and ⌊n/2⌋ zeros, here plus 1.
    facts: (n) => ({
      lnDeterminant: sum(Math.ceil(n / 2), (k) =>
        Math.log(1 + 4 * Math.cos((k * Math.PI) / (n + 2)) ** 2),
      ),
    }),
  },
  {
    name: 'dramadah 1',
    sizes: [6, 12],
    make: (n) =>
      toeplitz(n, (offset) =>
        offset > 0
          ? Number(offset === 1 || offset === 3)
          : Number(-offset % 4 === 0 || -offset % 4 === 3),
      ),
    // Graham & Sloane 1984: 0 and 1, determinant ±1, a large inverse.
    facts: () => ({ determinant: 1 }),
  },
  {
    name: 'dramadah 2',
    sizes: [7, 20],
    make: (n) => toeplitz(n, (offset) => (offset < 0 ? 0 : offset < 2 ? 1 : offset % 2)),
    // Upper triangular with ones on the diagonal.
    facts: () => ({ determinant: 1 }),
  },
  {
    name: 'dramadah 3',
    sizes: [7, 16],
    make: (n) =>
      toeplitz(n, (offset) => (offset === 1 || (offset <= 0 && offset % 2 === 0) ? 1 : 0)),
    // A lower Hessenberg matrix of 0 and 1 whose determinant is the nth Fibonacci number (Ching 1993).
    facts: (n) => ({ determinant: fibonacci(n) }),
  },
  {
    name: 'fiedler',
    sizes: [6, 22],
    make: (n) => toeplitz(n, Math.abs),
    // Todd 1977, p. 159.
    facts: (n) => ({ lnDeterminant: (n - 2) * Math.LN2 + Math.log(n - 1) }),
  },
  {
    name: 'fiedler of squares',
    sizes: [5, 12],
    make: (n) => square(n, (i, j) => Math.abs(i * i - j * j)),
    // |det| = 2ⁿ⁻² (cₙ − c₁) ∏ (cᵢ₊₁ − cᵢ) (Fiedler, in Todd 1977).
    facts: (n) => ({
      lnDeterminant:
        (n - 2) * Math.LN2 + Math.log(n * n - 1) + sum(n - 1, (i) => Math.log(2 * i + 1)),
    }),
  },
  {
    name: 'pdtoep',
    sizes: [8, 30],
    make: (n) => {
      const next = stream(n);
      const waves = list(n, () => 2 * Math.PI * next());
      return toeplitz(n, (k) => waves.reduce((total, wave) => total + Math.cos(wave * k), 0));
    },
    // Cybenko & Van Loan 1986: positive semidefinite, trace n · n.
    facts: (n) => ({ nuclear: n * n }),
  },
  {
    name: 'shift',
    sizes: [4, 19],
    make: (n) => toeplitz(n, (offset) => Number(offset === 1)),
    facts: (n) => ({ values: list(n, (k) => Number(k < n)), rank: n - 1 }),
  },
  {
    name: 'forsythe',
    sizes: [5, 30],
    make: (n) => square(n, (i, j) => (j === i + 1 ? 1 : i === n && j === 1 ? 2 ** -26 : 0)),
    // A permutation with one changed entry, √ε.
    facts: (n) => ({ values: list(n, (k) => (k === n ? 2 ** -26 : 1)) }),
  },
  {
    name: 'gearmat',
    sizes: [6, 21],
    make: (n) =>
      square(n, (i, j) =>
        i === 1 && j === n ? 1 : i === n && j === 1 ? -1 : Number(Math.abs(i - j) === 1),
      ),
    // Gear 1969: sums of absolute values are at most 2.
    facts: () => ({ atMost: 2 }),
  },
  {
    name: 'integers, skew',
    sizes: [8, 25],
    make: (n) => toeplitz(n, (offset) => offset),
    // j − i is a skew-symmetric matrix of rank 2.
    facts: (n) => {
      const sigma = n * Math.sqrt((n * n - 1) / 12);
      return { values: list(n, (k) => (k < 3 ? sigma : 0)), rank: 2 };
    },
  },
  {
    name: 'signs, skew',
    sizes: [8, 30],
    make: (n) => toeplitz(n, Math.sign),
    // Skew-circulant: eigenvalues i cot((2k − 1) π / 2n).
    facts: (n) => ({
      values: list(n, (k) => Math.abs(1 / Math.tan(((2 * k - 1) * Math.PI) / (2 * n)))),
    }),
  },
];
