import { rectangle, list, square, toeplitz, type Kind } from './specimen.js';

const midpoint = (i: number, n: number): number => (i - 0.5) / n;
const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(x) / x);

/** A kernel by the midpoint rule, h K(sᵢ, tⱼ) with s in [a, b] and t in [c, d]. */
const quadrature =
  (kernel: (s: number, t: number) => number, [a, b]: Span = [0, 1], [c, d]: Span = [0, 1]) =>
  (n: number) =>
    square(
      n,
      (i, j) =>
        (Math.sqrt((b - a) * (d - c)) / n) *
        kernel(a + (b - a) * midpoint(i, n), c + (d - c) * midpoint(j, n)),
    );

type Span = readonly [number, number];

/**
 * Discretized integral equations of the first kind (Hansen, Regularization Tools, Numer. Algorithms 6, 1994; also in
 * MatrixDepot). Their values fall to rounding. Each is the midpoint rule here.
 */
export const integrals: readonly Kind[] = [
  {
    name: 'deriv2',
    sizes: [16, 64],
    make: quadrature((s, t) => (s < t ? s * (t - 1) : t * (s - 1))),
    // The values of the kernel are 1/(kπ)². The midpoint rule inverts a second difference: (2n sin(kπ/2n))⁻².
    facts: (n) => ({
      values: list(n, (k) => 1 / (2 * n * Math.sin((k * Math.PI) / (2 * n))) ** 2),
    }),
  },
  {
    name: 'foxgood',
    sizes: [12, 40],
    make: quadrature((s, t) => Math.hypot(s, t)),
    // Positive entries of at most √2.
    facts: () => ({ atMost: Math.SQRT2 }),
  },
  {
    name: 'gravity',
    sizes: [16, 48],
    make: quadrature((s, t) => 0.25 * (0.0625 + (s - t) ** 2) ** -1.5),
    // A positive definite kernel; its symbol is below ∫ K = 2/d = 8.
    facts: (n) => ({ nuclear: 16, atMost: 8 * (1 + 1 / n) }),
  },
  {
    name: 'baart',
    sizes: [12, 32],
    make: quadrature((s, t) => Math.exp(s * Math.cos(t)), [0, Math.PI / 2], [0, Math.PI]),
    facts: () => ({ atMost: (Math.PI / Math.SQRT2) * Math.exp(Math.PI / 2) }),
  },
  {
    name: 'shaw',
    sizes: [16, 60],
    make: quadrature(
      (s, t) => (Math.cos(s) + Math.cos(t)) ** 2 * sinc(Math.PI * (Math.sin(s) + Math.sin(t))) ** 2,
      [-Math.PI / 2, Math.PI / 2],
      [-Math.PI / 2, Math.PI / 2],
    ),
    facts: () => ({ atMost: 4 * Math.PI }),
  },
  {
    name: 'phillips',
    sizes: [16, 60],
    make: quadrature(
      (s, t) => (Math.abs(s - t) < 3 ? 1 + Math.cos((Math.PI * (s - t)) / 3) : 0),
      [-6, 6],
      [-6, 6],
    ),
    // Phillips 1962: a convolution with ∫ K = 6.
    facts: (n) => ({ atMost: 6 * (1 + 1 / n) }),
  },
  {
    name: 'heat',
    sizes: [16, 40],
    make: (n) =>
      toeplitz(n, (offset) => {
        const t = (0.5 - offset) / n;
        return offset > 0 ? 0 : (t ** -1.5 * Math.exp(-1 / (4 * t))) / (2 * n * Math.sqrt(Math.PI));
      }),
    // Carasso 1982: a Volterra equation, a lower triangular Toeplitz matrix of total weight below 1.
    facts: () => ({ atMost: 1 }),
  },
  {
    name: 'wing',
    sizes: [12, 30],
    make: quadrature((s, t) => t * Math.exp(-s * t * t)),
    facts: () => ({ atMost: 1 }),
  },
  {
    name: 'ursell',
    sizes: [12, 30],
    make: quadrature((s, t) => 1 / (s + t + 1)),
    // A Hankel matrix of a positive definite kernel: ∫ 1/(2s+1) ds = ½ ln 3, less the midpoint rule.
    facts: () => ({ atMost: 1 }),
  },
  {
    name: 'parallax',
    sizes: [20],
    make: (n) =>
      rectangle(26, n, (i, j) =>
        Math.exp(-((0.1 * (j - 6) - 0.04 * (i - 13)) ** 2) / (2 * 0.15 ** 2)),
      ),
  },
  {
    name: 'spikes',
    sizes: [18],
    make: (n) =>
      rectangle(n + 2, n, (i, j) => ((i / j) ** 0.5 * Math.exp((-i * i) / (2 * j * j))) / j),
  },
  {
    name: 'tomo',
    sizes: [5],
    make: (n) =>
      rectangle(2 * n + 2 * (2 * n - 1), n * n, (i, j) => {
        const [row, col] = [Math.ceil(j / n), ((j - 1) % n) + 1];
        if (i <= n) return Number(row === i);
        if (i <= 2 * n) return Number(col === i - n);
        if (i <= 4 * n - 1) return Math.SQRT2 * Number(row + col === i - 2 * n + 1);
        return Math.SQRT2 * Number(row - col === i - 5 * n + 1);
      }),
    // Sums over the rows, columns and diagonals of an image.
  },
  {
    name: 'blur',
    sizes: [6],
    make: (n) =>
      square(n * n, (i, j) => {
        const down = Math.abs(Math.ceil(i / n) - Math.ceil(j / n));
        const right = Math.abs(((i - 1) % n) - ((j - 1) % n));
        return down > 2 || right > 2
          ? 0
          : Math.exp(-(down * down + right * right) / (2 * 0.49)) / (2 * Math.PI * 0.49);
      }),
    // A product of two Toeplitz matrices in the sense of Kronecker, symmetric.
    facts: () => ({ atMost: 1.1 }),
  },
  {
    name: 'gaussian kernel',
    sizes: [20, 60],
    make: (n) => square(n, (i, j) => Math.exp(-(((i - j) / 3) ** 2))),
    // Positive definite, and its values fall faster than any power.
    facts: (n) => ({ nuclear: n, atMost: 3 * Math.sqrt(Math.PI) + 0.001 }),
  },
  {
    name: 'exponential kernel',
    sizes: [20, 60],
    make: (n) => square(n, (i, j) => Math.exp(-Math.abs(i - j) / 4)),
    facts: (n) => ({
      nuclear: n,
      lnDeterminant: (n - 1) * Math.log1p(-Math.exp(-0.5)),
    }),
  },
];
