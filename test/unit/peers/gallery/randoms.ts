import { transpose, type Matrix } from '../../../../src/core/index.js';
import { multiply, orthonormal, random, stream, withSpectrum } from '../../svd/helpers/matrices.js';
import { wathen } from './constructions.js';
import { list, rectangle, square, sum, type Kind } from './specimen.js';

/** The modes of MATLAB's gallery('randsvd') (Higham 1991), with condition κ. */
const modes: Readonly<Record<string, (n: number, kappa: number) => number[]>> = {
  'one large': (n, kappa) => list(n, (k) => (k === 1 ? 1 : 1 / kappa)),
  'one small': (n, kappa) => list(n, (k) => (k === n ? 1 / kappa : 1)),
  geometric: (n, kappa) => list(n, (k) => kappa ** (-(k - 1) / (n - 1))),
  arithmetic: (n, kappa) => list(n, (k) => 1 - ((k - 1) / (n - 1)) * (1 - 1 / kappa)),
  'random logarithms': (n, kappa) => {
    const next = stream(n);
    return list(n, () => kappa ** -next());
  },
};

const randsvd = Object.entries(modes).flatMap(([name, of]) =>
  [1e3, 2 ** 26].map((kappa): Kind => {
    const values = (n: number): number[] => of(n, kappa).sort((a, b) => b - a);
    return {
      name: `randsvd ${name} ${kappa}`,
      sizes: [10, 36],
      make: (n) => withSpectrum(n, n, values(n), n),
      facts: (n) => ({ values: values(n) }),
    };
  }),
);

/** Seeded random matrices with something that is known about them. */
export const randoms: readonly Kind[] = [
  ...randsvd,
  {
    name: 'randsvd, banded',
    sizes: [12, 30],
    make: (n) => {
      const next = stream(n);
      return square(n, (i, j) => (Math.abs(i - j) <= 2 ? 2 * next() - 1 : 0));
    },
    // The rows and columns have five entries of at most 1.
    facts: () => ({ atMost: 5 }),
  },
  {
    name: 'randcolu',
    sizes: [8, 25],
    make: (n) => {
      const values = columnValues(n);
      return multiply(unitRows(n, values), { rows: n, cols: n, data: orthonormal(n, n, n).data });
    },
    // Davies & Higham 2000: the squared values sum to n.
    facts: (n) => ({ values: columnValues(n) }),
  },
  {
    name: 'randcorr',
    sizes: [6, 20],
    make: (n) => {
      const values = columnValues(n);
      const rows = unitRows(n, values);
      return multiply(rows, transpose(rows));
    },
    // Bendel & Mickey 1978: ones on the diagonal and these eigenvalues.
    facts: (n) => ({ values: columnValues(n).map((value) => value * value), nuclear: n }),
  },
  {
    name: 'cycol',
    sizes: [8, 32],
    make: (n) => {
      const period = n / 4;
      const columns = random(n, period, n);
      return square(n, (i, j) => columns.data[(i - 1) * period + ((j - 1) % period)]!);
    },
    // Higham's cycol: columns that repeat. Each value is √4 times that of the columns.
    facts: (n) => ({ rank: n / 4 }),
  },
  {
    name: 'signs',
    sizes: [10, 45],
    make: (n) => {
      const next = stream(n);
      return square(n, () => (next() < 0.5 ? -1 : 1));
    },
    // Hadamard's bound and the Frobenius norm, n.
    facts: (n) => ({ atMost: n }),
  },
  {
    name: 'zeros and ones',
    sizes: [10, 45],
    make: (n) => {
      const next = stream(n + 1);
      return square(n, () => Number(next() < 0.5));
    },
    facts: (n) => ({ atMost: n }),
  },
  {
    name: 'normal',
    sizes: [20, 60],
    make: (n) => {
      const next = stream(n);
      return square(n, () => sum(12, next) - 6);
    },
  },
  {
    name: 'augmented',
    sizes: [4, 14],
    make: (n) => {
      const a = random(n + 2, n, n);
      const size = 2 * n + 2;
      return square(size, (i, j) => {
        if (i <= n + 2 && j <= n + 2) return Number(i === j);
        if (i > n + 2 && j > n + 2) return 0;
        return i <= n + 2 ? a.data[(i - 1) * n + j - n - 3]! : a.data[(j - 1) * n + i - n - 3]!;
      });
    },
    // Björck 1967: [I A; Aᵀ 0] is nonsingular if A has full rank.
    facts: (n) => ({ rank: 2 * n + 2 }),
  },
  {
    name: 'Jordan–Wielandt',
    sizes: [5, 20],
    make: (n) => {
      const a = withSpectrum(
        n,
        n,
        list(n, (k) => k),
        n,
      );
      return square(2 * n, (i, j) => {
        if (i > n === j > n) return 0;
        return i > n ? a.data[(j - 1) * n + i - n - 1]! : a.data[(i - 1) * n + j - n - 1]!;
      });
    },
    // [0 A; Aᵀ 0] has each value of A twice (Jordan 1874).
    facts: (n) => ({ values: list(2 * n, (k) => Math.ceil(k / 2)), pairs: true }),
  },
  {
    name: 'skew, random',
    sizes: [8, 30],
    make: (n) => {
      const a = random(n, n, n);
      return square(n, (i, j) => a.data[(i - 1) * n + j - 1]! - a.data[(j - 1) * n + i - 1]!);
    },
    // Eigenvalues ±iλ.
    facts: () => ({ pairs: true }),
  },
  {
    name: 'wathen',
    sizes: [1, 3],
    make: wathen,
    // Wathen 1987: positive definite, with the trace of its elements. D⁻¹A has no eigenvalue below ¼, where D is the
    // diagonal, whose least entry is 6/45.
    facts: (n) => ({ nuclear: ((4 * 6 + 4 * 32) / 45) * n * n, atLeast: 0.25 * (6 / 45) }),
  },
  {
    name: 'low rank and a small rest',
    sizes: [30, 180],
    make: (n) => withSpectrum(n, n, lowAndRest(n), n),
    facts: (n) => ({ values: lowAndRest(n) }),
  },
  {
    name: 'tall, falling',
    sizes: [12, 60],
    make: (n) =>
      withSpectrum(
        n + 40,
        n,
        list(n, (k) => 1 / k),
        n,
      ),
    facts: (n) => ({ values: list(n, (k) => 1 / k) }),
  },
  {
    name: 'wide, falling',
    sizes: [12, 160],
    make: (n) =>
      withSpectrum(
        n,
        n + 60,
        list(n, (k) => 0.9 ** k),
        n,
      ),
    facts: (n) => ({ values: list(n, (k) => 0.9 ** k) }),
  },
  {
    name: 'stacked copies',
    sizes: [6, 21],
    make: (n) => {
      const a = withSpectrum(
        n,
        n,
        list(n, (k) => k),
        3 * n,
      );
      return rectangle(4 * n, n, (i, j) => a.data[((i - 1) % n) * n + j - 1]!);
    },
    // [A; A; A; A] has the values of A times √4.
    facts: (n) => ({ values: list(n, (k) => 2 * k) }),
  },
  {
    name: 'scaled orthonormal columns',
    sizes: [6, 21],
    make: (n) => {
      const q = orthonormal(n + 5, n, n);
      return rectangle(n + 5, n, (i, j) => q.data[(i - 1) * n + j - 1]! * 2 ** (j - n));
    },
    facts: (n) => ({ values: list(n, (k) => 2 ** (k - n)) }),
  },
];

function lowAndRest(n: number): number[] {
  return list(n, (k) => (k <= 5 ? 6 - k : 1e-6 / k));
}

/** Values whose squares sum to n, with a condition of about 10. */
function columnValues(n: number): number[] {
  const raw = list(n, (k) => 1 + (9 * (k - 1)) / (n - 1));
  const scale = Math.sqrt(n / raw.reduce((total, value) => total + value * value, 0));
  return raw.map((value) => value * scale);
}

/** n×n with rows of length 1 and these values: rotations of two rows bring one of them to length 1. */
function unitRows(n: number, values: readonly number[]): Matrix {
  const a = withSpectrum(n, n, values, n + 7);
  const { data } = a;
  const gram = (p: number, q: number): number =>
    sum(n, (k) => data[p * n + k - 1]! * data[q * n + k - 1]!);
  for (let done = 0; done < n - 1; done++) {
    // The sum of the squared lengths is n: a row that is short needs one that is long.
    const p = done;
    let q = done + 1;
    while (q < n - 1 && (gram(p, p) - 1) * (gram(q, q) - 1) > 0) q++;
    const [pp, pq, qq] = [gram(p, p), gram(p, q), gram(q, q)];
    // (pp − 1) c² − 2 pq c s + (qq − 1) s² = 0, for t = s/c.
    const root = Math.sqrt(Math.max(0, pq * pq - (pp - 1) * (qq - 1)));
    const t = (pp - 1) / (pq + (pq < 0 ? -root : root));
    const c = 1 / Math.hypot(1, t);
    const s = t * c;
    for (let k = 0; k < n; k++) {
      const [x, y] = [data[p * n + k]!, data[q * n + k]!];
      data[p * n + k] = c * x - s * y;
      data[q * n + k] = s * x + c * y;
    }
  }
  return a;
}
