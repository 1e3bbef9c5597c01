import { build, stream } from '../../svd/helpers/matrices.js';
import {
  factorial,
  hankel,
  list,
  lnCauchy,
  lnFactorial,
  lnVandermonde,
  rectangle,
  square,
  sum,
  type Kind,
} from './specimen.js';

/** cond₂ of Hilbert matrices, to four digits (Todd 1961; Higham, ASNA 2002, table 28.1). */
const hilbertCondition: Readonly<Record<number, number>> = {
  3: 524.1,
  4: 1.551e4,
  5: 4.766e5,
  6: 1.495e7,
  8: 1.526e10,
};

const chebyshevNodes = (n: number): number[] =>
  list(n, (k) => Math.cos(((2 * k - 1) * Math.PI) / (2 * n)));

/** Tₖ(x) by its recurrence. */
function chebyshev(k: number, x: number): number {
  let [before, now] = [1, x];
  for (let i = 0; i < k; i++) [before, now] = [now, 2 * x * now - before];
  return before;
}

/** Entries that are rational, or of moments: Hilbert, Cauchy, Vandermonde and their relatives. */
export const classical: readonly Kind[] = [
  {
    name: 'hilb',
    sizes: [3, 4, 5, 6, 8, 20, 60],
    make: (n) => square(n, (i, j) => 1 / (i + j - 1)),
    // Hilbert 1894: the determinant, by Cauchy's formula, and σ₁ < π.
    facts: (n) => ({
      atMost: Math.PI,
      nuclear: sum(n, (k) => 1 / (2 * k - 1)),
      ...(n in hilbertCondition && {
        lnDeterminant: lnCauchy(
          list(n, (i) => i),
          list(n, (j) => j - 1),
        ),
        condition: hilbertCondition[n]!,
        conditionPrinted: 5e-4,
      }),
    }),
  },
  {
    name: 'invhilb',
    sizes: [4, 7],
    make: (n) => square(n, (i, j) => inverseHilbert(n, i, j)),
    // Todd 1961; integers, so the matrix is exact.
    facts: (n) => ({ inverse: square(n, (i, j) => 1 / (i + j - 1)) }),
  },
  {
    name: 'cauchy',
    sizes: [4, 6, 25],
    make: (n) => square(n, (i, j) => 1 / (i + j)),
    facts: (n) =>
      n < 8
        ? {
            lnDeterminant: lnCauchy(
              list(n, (i) => i),
              list(n, (i) => i),
            ),
          }
        : {},
  },
  {
    name: 'cauchy of two sets',
    sizes: [5, 7],
    make: (n) => square(n, (i, j) => 1 / (i * i - 0.5 - j)),
    facts: (n) => ({
      lnDeterminant: lnCauchy(
        list(n, (i) => i * i - 0.5),
        list(n, (j) => -j),
      ),
    }),
  },
  {
    name: 'lotkin',
    sizes: [4, 6, 30],
    make: (n) => square(n, (i, j) => (i === 1 ? 1 : 1 / (i + j - 1))),
    // Lotkin 1955: a Cauchy matrix whose first row is that of x → ∞, times x.
    facts: (n) =>
      n > 8
        ? {}
        : {
            lnDeterminant:
              lnCauchy(
                list(n, (i) => i),
                list(n, (j) => j - 1),
              ) +
              sum(n, (j) => Math.log(j)) -
              sum(n - 1, (i) => Math.log(i)),
          },
  },
  {
    name: 'parter',
    sizes: [6, 40],
    make: (n) => square(n, (i, j) => 1 / (i - j + 0.5)),
    // Parter 1986: singular values below π, most of them close to it. A Cauchy matrix.
    facts: (n) => ({
      atMost: Math.PI,
      ...(n === 40 && { largest: Math.PI }),
      lnDeterminant: lnCauchy(
        list(n, (i) => i + 0.5),
        list(n, (j) => -j),
      ),
    }),
  },
  {
    name: 'ris',
    sizes: [6, 33],
    make: (n) => square(n, (i, j) => 0.5 / (n - i - j + 1.5)),
    // Ris; Nash 1979: eigenvalues between −π/2 and π/2. A Cauchy matrix times ½.
    facts: (n) => ({
      atMost: Math.PI / 2,
      lnDeterminant:
        lnCauchy(
          list(n, (i) => n + 1.5 - i),
          list(n, (j) => -j),
        ) -
        n * Math.LN2,
    }),
  },
  {
    name: 'vander at integers',
    sizes: [4, 6, 14],
    make: (n) => square(n, (i, j) => i ** (j - 1)),
    // The superfactorial 1! 2! … (n−1)!.
    facts: (n) => (n < 8 ? { lnDeterminant: sum(n - 1, (k) => lnFactorial(k)) } : {}),
  },
  {
    name: 'vander on [0, 1]',
    sizes: [5, 24],
    make: (n) => square(n, (i, j) => ((i - 1) / (n - 1)) ** (n - j)),
    facts: (n) => (n < 8 ? { lnDeterminant: lnVandermonde(list(n, (i) => i / (n - 1))) } : {}),
  },
  {
    name: 'vander at Chebyshev nodes',
    sizes: [6, 20],
    make: (n) => build(n, n, (i, j) => chebyshevNodes(n)[i]! ** j),
    facts: (n) => (n < 8 ? { lnDeterminant: lnVandermonde(chebyshevNodes(n)) } : {}),
  },
  {
    name: 'chebvand at Chebyshev nodes',
    sizes: [5, 32],
    make: (n) => build(n, n, (i, j) => chebyshev(i, chebyshevNodes(n)[j]!)),
    // Discrete orthogonality (Rivlin 1990): the rows have the squared norms n, n/2, n/2, ….
    facts: (n) => ({ values: list(n, (k) => Math.sqrt(k === 1 ? n : n / 2)) }),
  },
  {
    name: 'chebvand, equally spaced',
    sizes: [6, 26],
    make: (n) => square(n, (i, j) => chebyshev(i - 1, (j - 1) / (n - 1))),
    // det Tₖ(xⱼ) = 2^(0+0+1+2+…) · Vandermonde.
    facts: (n) =>
      n < 8
        ? {
            lnDeterminant:
              lnVandermonde(list(n, (j) => (j - 1) / (n - 1))) +
              Math.LN2 * (((n - 1) * (n - 2)) / 2),
          }
        : {},
  },
  {
    name: 'chebvand, tall',
    sizes: [4, 12],
    make: (n) => rectangle(2 * n + 1, n, (i, j) => chebyshev(j - 1, (i - n - 1) / n)),
    facts: (n) => ({ rank: n }),
  },
  {
    name: 'krylov',
    sizes: [6, 20],
    make: (n) => krylov(n),
    // Golub & Van Loan 7.4.5: a badly conditioned basis; the columns here are powers of diag(k/n).
    facts: (n) => (n < 8 ? { lnDeterminant: lnVandermonde(list(n, (k) => k / n)) } : {}),
  },
  {
    name: 'ipjfact',
    sizes: [3, 5, 9],
    make: (n) => square(n, (i, j) => factorial(i + j)),
    // Gover 1985: moments of x² e⁻ˣ, so the determinant is ∏ k! (k+2)! over k < n.
    facts: (n) =>
      n < 6
        ? { lnDeterminant: sum(n, (k) => lnFactorial(k - 1) + lnFactorial(k + 1)) }
        : { nuclear: sum(n, (k) => factorial(2 * k)) },
  },
  {
    name: 'ipjfact, reciprocal',
    sizes: [3, 4, 10],
    make: (n) => square(n, (i, j) => 1 / factorial(i + j)),
    // Gover 1985: |det| = ∏ k!/(n+1+k)! over k < n.
    facts: (n) =>
      n < 5 ? { lnDeterminant: sum(n, (k) => lnFactorial(k - 1) - lnFactorial(n + k)) } : {},
  },
  {
    name: 'hankel of Catalan numbers',
    sizes: [5, 12],
    make: (n) => hankel(n, (k) => catalan(k - 1)),
    // All Hankel determinants are 1 (Aigner 1999).
    facts: (n) => (n < 8 ? { determinant: 1 } : { nuclear: sum(n, (k) => catalan(2 * k - 2)) }),
  },
  {
    name: 'hankel of Bell numbers',
    sizes: [4, 6],
    make: (n) => hankel(n, (k) => bell(k - 1)),
    // Aigner 1999: the superfactorial.
    facts: (n) => ({ lnDeterminant: sum(n - 1, (k) => lnFactorial(k)) }),
  },
  {
    name: 'hankel of central binomials',
    sizes: [5, 7],
    make: (n) => hankel(n, (k) => k * catalan(k - 1)),
    // Aigner 1999: the determinant is 2ⁿ⁻¹.
    facts: (n) => ({ determinant: 2 ** (n - 1) }),
  },
  {
    name: 'hankel of 1, 2, …',
    sizes: [5, 28],
    make: (n) => hankel(n, (k) => k),
    // i + j − 1 is a sum of two rank-one matrices.
    facts: () => ({ rank: 2 }),
  },
  {
    name: 'hankel, random',
    sizes: [12, 37],
    make: (n) => {
      const next = stream(n);
      const values = list(2 * n - 1, () => next() - 0.5);
      return hankel(n, (k) => values[k - 1]!);
    },
  },
];

function inverseHilbert(n: number, i: number, j: number): number {
  const choose = (a: number, b: number): number => {
    let value = 1;
    for (let k = 1; k <= b; k++) value = (value * (a - b + k)) / k;
    return Math.round(value);
  };
  return (
    (-1) ** (i + j) *
    (i + j - 1) *
    choose(n + i - 1, n - j) *
    choose(n + j - 1, n - i) *
    choose(i + j - 2, i - 1) ** 2
  );
}

function catalan(k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * 2 * (2 * i - 1)) / (i + 1);
  return Math.round(value);
}

/** By Aitken's triangle. */
function bell(k: number): number {
  let row = [1];
  for (let i = 0; i < k; i++) {
    const next = [row.at(-1)!];
    for (const value of row) next.push(next.at(-1)! + value);
    row = next;
  }
  return row[0]!;
}

/** Columns b, Ab, A²b, … with A = diag(1/n, 2/n, …, 1) and b of ones. */
function krylov(n: number): ReturnType<typeof square> {
  return square(n, (i, j) => (i / n) ** (j - 1));
}
