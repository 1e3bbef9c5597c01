import { build } from '../../svd/helpers/matrices.js';
import { binomial, list, square, type Kind } from './specimen.js';

const bits = (k: number): number => {
  let count = 0;
  for (let rest = k; rest > 0; rest >>= 1) count += rest & 1;
  return count;
};

/** The five outer and five inner points of Petersen's graph. */
function petersen(i: number, j: number): number {
  const [a, b] = i < j ? [i, j] : [j, i];
  if (b < 5) return Number(b - a === 1 || b - a === 4);
  if (a >= 5) return Number(b - a === 2 || b - a === 3);
  return Number(b === a + 5);
}

/** A Dynkin diagram: a path, with one more edge from point `from` to the last. */
const cartan = (n: number, from: number) =>
  square(n, (i, j) => {
    if (i === j) return 2;
    const [a, b] = i < j ? [i, j] : [j, i];
    if (b < n) return b - a === 1 ? -1 : 0;
    return a === from ? -1 : 0;
  });

/** Matrices of graphs, whose spectra are in closed form (Brouwer & Haemers, Spectra of Graphs, 2012, chapter 1). */
export const graphs: readonly Kind[] = [
  {
    name: 'complete graph',
    sizes: [7, 30],
    make: (n) => square(n, (i, j) => Number(i !== j)),
    facts: (n) => ({ values: list(n, (k) => (k === 1 ? n - 1 : 1)) }),
  },
  {
    name: 'complete bipartite graph',
    sizes: [5, 14],
    make: (n) => square(2 * n + 1, (i, j) => Number(i > n !== j > n)),
    facts: (n) => ({
      values: list(2 * n + 1, (k) => (k < 3 ? Math.sqrt(n * (n + 1)) : 0)),
      rank: 2,
    }),
  },
  {
    name: 'star graph',
    sizes: [6, 26],
    make: (n) => square(n, (i, j) => Number((i === 1) !== (j === 1))),
    facts: (n) => ({ values: list(n, (k) => (k < 3 ? Math.sqrt(n - 1) : 0)), rank: 2 }),
  },
  {
    name: 'cycle',
    sizes: [7, 12, 31],
    make: (n) => square(n, (i, j) => Number(Math.abs(i - j) === 1 || Math.abs(i - j) === n - 1)),
    facts: (n) => ({ values: list(n, (k) => Math.abs(2 * Math.cos((2 * Math.PI * k) / n))) }),
  },
  {
    name: 'cycle, Laplacian',
    sizes: [8, 29],
    make: (n) =>
      square(n, (i, j) => {
        if (i === j) return 2;
        return Math.abs(i - j) === 1 || Math.abs(i - j) === n - 1 ? -1 : 0;
      }),
    facts: (n) => ({
      values: list(n, (k) => 2 - 2 * Math.cos((2 * Math.PI * k) / n)),
      rank: n - 1,
    }),
  },
  {
    name: 'complete graph, Laplacian',
    sizes: [6, 28],
    make: (n) => square(n, (i, j) => (i === j ? n - 1 : -1)),
    facts: (n) => ({ values: list(n, (k) => (k === n ? 0 : n)), rank: n - 1 }),
  },
  {
    name: 'star graph, Laplacian',
    sizes: [6, 27],
    make: (n) =>
      square(n, (i, j) => (i === j ? (i === 1 ? n - 1 : 1) : i === 1 || j === 1 ? -1 : 0)),
    facts: (n) => ({ values: list(n, (k) => (k === 1 ? n : Number(k < n))), rank: n - 1 }),
  },
  {
    name: 'hypercube',
    sizes: [3, 5],
    make: (n) => build(2 ** n, 2 ** n, (i, j) => Number(bits(i ^ j) === 1)),
    // n − 2k, as often as there are k of n.
    facts: (n) => ({
      values: list(n + 1, (k) => k - 1).flatMap((k) =>
        list(binomial(n, k), () => Math.abs(n - 2 * k)),
      ),
    }),
  },
  {
    name: 'petersen',
    sizes: [10],
    make: () => build(10, 10, petersen),
    facts: () => ({ values: [3, 1, 1, 1, 1, 1, 2, 2, 2, 2], determinant: 48 }),
  },
  {
    name: 'path, incidence',
    sizes: [6, 30],
    make: (n) => build(n, n - 1, (i, j) => (i === j ? -1 : Number(i === j + 1))),
    facts: (n) => ({ values: list(n - 1, (k) => 2 * Math.sin((k * Math.PI) / (2 * n))) }),
  },
  {
    name: 'cartan D',
    sizes: [5, 9],
    make: (n) => cartan(n, n - 2),
    // Humphreys 1972: determinant 4.
    facts: (n) => ({ determinant: 4, nuclear: 2 * n }),
  },
  {
    name: 'cartan E',
    sizes: [6, 7, 8],
    make: (n) => cartan(n, 3),
    // Humphreys 1972: 9 − n.
    facts: (n) => ({ determinant: 9 - n, nuclear: 2 * n }),
  },
  {
    name: 'Paley',
    sizes: [13, 29],
    make: (n) => {
      const squares = new Set(list(n - 1, (k) => (k * k) % n));
      return build(n, n, (i, j) => Number(squares.has((i - j + n) % n)));
    },
    // (n − 1)/2, and (−1 ± √n)/2 for half of the rest each.
    facts: (n) => ({
      values: list(n, (k) => (k === 1 ? (n - 1) / 2 : (Math.sqrt(n) + (k % 2 ? 1 : -1)) / 2)),
    }),
  },
  {
    name: 'tournament',
    sizes: [7, 21],
    make: (n) => square(n, (i, j) => Number((j - i + n) % n > 0 && (j - i + n) % n <= n / 2)),
    // A circulant, normal: (n − 1)/2, and ½/cos(kπ/n) or so: |Σ_{j ≤ h} ωʲᵏ| = |sin(hkπ/n)/sin(kπ/n)|.
    facts: (n) => {
      const h = (n - 1) / 2;
      return {
        values: list(n, (k) =>
          k === n ? h : Math.abs(Math.sin((h * k * Math.PI) / n) / Math.sin((k * Math.PI) / n)),
        ),
      };
    },
  },
];
