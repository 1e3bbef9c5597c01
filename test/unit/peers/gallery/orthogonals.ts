import { transpose, type Matrix } from '../../../../src/core/index.js';
import { build, multiply, orthonormal, random } from '../../svd/helpers/matrices.js';
import { list, rectangle, square, type Kind } from './specimen.js';

const allOne = (n: number) => ({ values: list(n, () => 1), determinant: 1, reciprocal: 1 });

/** A kind whose singular values are all 1. */
function orthogonal(
  name: string,
  sizes: readonly number[],
  entry: (n: number) => (i: number, j: number) => number,
): Kind {
  return { name, sizes, make: (n) => square(n, entry(n)), facts: allOne };
}

/** Powers of two by doubling (Sylvester 1867); 12 and 20 from the squares modulo 11 and 19 (Paley 1933). */
export function hadamard(n: number): Matrix {
  if (n === 12 || n === 20) {
    const p = n - 1;
    const squares = new Set(list(p - 1, (k) => (k * k) % p));
    const character = (k: number): number => (k === 0 ? 0 : squares.has(k) ? 1 : -1);
    return build(n, n, (i, j) => {
      if (i === 0) return 1;
      if (j === 0) return -1;
      return character((j - i + p) % p) + Number(i === j);
    });
  }
  return build(n, n, (i, j) => {
    let sign = 1;
    for (let bits = i & j; bits > 0; bits >>= 1) if (bits & 1) sign = -sign;
    return sign;
  });
}

/** The orthonormal Haar matrix of size 2ᵏ. */
function haar(n: number): Matrix {
  return build(n, n, (i, j) => {
    if (i === 0) return 1 / Math.sqrt(n);
    const level = 2 ** Math.floor(Math.log2(i));
    const width = n / level;
    const at = j - (i - level) * width;
    if (at < 0 || at >= width) return 0;
    return (at < width / 2 ? 1 : -1) / Math.sqrt(width);
  });
}

const wave = (n: number): number => Math.PI / n;

/** Orthogonal matrices, and those that are orthogonal up to a factor or to one column. */
export const orthogonals: readonly Kind[] = [
  {
    name: 'hadamard',
    sizes: [2, 4, 12, 20, 32, 64],
    make: hadamard,
    // Hadamard 1893: HᵀH = n I, and nⁿᐟ² is the largest determinant of entries ±1.
    facts: (n) => ({ values: list(n, () => Math.sqrt(n)), lnDeterminant: (n / 2) * Math.log(n) }),
  },
  // The types of MATLAB's gallery('orthog', n, k), from the lists of Higham and of Strang 1999.
  orthogonal('orthog 1, sine', [6, 31, 64], (n) => (i, j) => {
    return Math.sqrt(2 / (n + 1)) * Math.sin(i * j * wave(n + 1));
  }),
  orthogonal('orthog 2, sine', [5, 30], (n) => (i, j) => {
    return (2 / Math.sqrt(2 * n + 1)) * Math.sin(2 * i * j * wave(2 * n + 1));
  }),
  orthogonal('orthog 4, Helmert', [4, 25], (n) => (i, j) => {
    if (i === 1) return 1 / Math.sqrt(n);
    return j < i ? 1 / Math.sqrt(i * (i - 1)) : j === i ? -(i - 1) / Math.sqrt(i * (i - 1)) : 0;
  }),
  orthogonal('orthog 5, Hartley', [7, 32], (n) => (i, j) => {
    const angle = 2 * (i - 1) * (j - 1) * wave(n);
    return (Math.sin(angle) + Math.cos(angle)) / Math.sqrt(n);
  }),
  orthogonal('orthog 6, cosine', [6, 33], (n) => (i, j) => {
    return Math.sqrt(2 / n) * Math.cos((i - 0.5) * (j - 0.5) * wave(n));
  }),
  orthogonal('orthog 7, reflection', [5, 29], (n) => (i, j) => Number(i === j) - 2 / n),
  orthogonal('DCT-II', [8, 35, 61], (n) => (i, j) => {
    return Math.sqrt((i === 1 ? 1 : 2) / n) * Math.cos((i - 1) * (j - 0.5) * wave(n));
  }),
  orthogonal('DST-II', [8, 24], (n) => (i, j) => {
    return Math.sqrt((i === n ? 1 : 2) / n) * Math.sin(i * (j - 0.5) * wave(n));
  }),
  orthogonal('identity', [1, 9, 40], () => (i, j) => Number(i === j)),
  orthogonal('exchange', [6, 33], (n) => (i, j) => Number(i + j === n + 1)),
  orthogonal('perfect shuffle', [8, 30], (n) => (i, j) => {
    return Number(j === (i % 2 ? (i + 1) / 2 : n / 2 + i / 2));
  }),
  orthogonal('permutation', [11, 37], (n) => (i, j) => Number(j - 1 === (7 * i) % n)),
  orthogonal('rotation', [2], () => (i, j) => {
    return i === j ? Math.cos(1) : (i - j) * Math.sin(1);
  }),
  orthogonal('rational rotation', [3], () => (i, j) => {
    return [2, -2, 1, 1, 2, 2, 2, 1, -2][3 * (i - 1) + j - 1]! / 3;
  }),
  orthogonal('cyclic exchange of signs', [12, 27], (n) => (i, j) => {
    return j === (i % n) + 1 ? (i % 3 ? 1 : -1) : 0;
  }),
  {
    name: 'orthog −1, cosine',
    sizes: [6, 24],
    make: (n) =>
      square(n, (i, j) => {
        const edge = (k: number): number => (k === 1 || k === n ? Math.SQRT1_2 : 1);
        return edge(i) * edge(j) * Math.cos((i - 1) * (j - 1) * wave(n - 1));
      }),
    // The DCT-1 of Strang 1999 up to the factor √(2/(n−1)).
    facts: (n) => ({ values: list(n, () => Math.sqrt((n - 1) / 2)) }),
  },
  {
    name: 'orthog −2, cosine',
    sizes: [6, 24],
    make: (n) => square(n, (i, j) => Math.cos((i - 1) * (j - 0.5) * wave(n))),
    facts: (n) => ({ values: list(n, (k) => Math.sqrt(k === 1 ? n : n / 2)) }),
  },
  {
    name: 'haar',
    sizes: [8, 32],
    make: haar,
    facts: allOne,
  },
  {
    name: 'DFT, real and imaginary part',
    sizes: [5, 12],
    make: (n) =>
      square(2 * n, (i, j) => {
        const angle = (-2 * ((i - 1) % n) * ((j - 1) % n) * Math.PI) / n;
        const diagonal = i > n === j > n;
        return diagonal ? Math.cos(angle) : (i > n ? 1 : -1) * Math.sin(angle);
      }),
    // [Re −Im; Im Re] has each singular value of the complex matrix twice.
    facts: (n) => ({ values: list(2 * n, () => Math.sqrt(n)) }),
  },
  {
    name: 'house',
    sizes: [5, 28],
    make: (n) => {
      const v = list(n, (k) => k);
      const squares = v.reduce((total, value) => total + value * value, 0);
      return square(n, (i, j) => Number(i === j) - (2 * i * j) / squares);
    },
    // Householder 1958.
    facts: allOne,
  },
  {
    name: 'qmult',
    sizes: [10, 40],
    make: (n) => orthonormal(n, n, n),
    // Stewart 1980: random orthogonal.
    facts: allOne,
  },
  {
    name: 'rohess',
    sizes: [8, 26],
    make: (n) => {
      let q = square(n, (i, j) => Number(i === j));
      for (let k = 1; k < n; k++) {
        const [c, s] = [Math.cos(k), Math.sin(k)];
        const turn = square(n, (i, j) => {
          if (i === j) return i === k || i === k + 1 ? c : 1;
          return i === k && j === k + 1 ? s : i === k + 1 && j === k ? -s : 0;
        });
        q = multiply(q, turn);
      }
      return q;
    },
    // Higham's ohess: an upper Hessenberg product of rotations.
    facts: allOne,
  },
  {
    name: 'orthonormal columns',
    sizes: [4, 15],
    make: (n) => orthonormal(3 * n, n, n + 1),
    facts: (n) => ({ values: list(n, () => 1) }),
  },
  {
    name: 'hadamard, its first rows',
    sizes: [3, 10],
    make: (n) => build(n, 16, (i, j) => hadamard(16).data[16 * i + j]!),
    facts: (n) => ({ values: list(n, () => 4) }),
  },
  {
    name: 'projection',
    sizes: [6, 30],
    make: (n) => {
      const k = Math.floor(n / 3);
      const q = orthonormal(n, k, n);
      return multiply(q, transpose(q));
    },
    facts: (n) => ({
      values: list(n, (k) => Number(k <= Math.floor(n / 3))),
      rank: Math.floor(n / 3),
    }),
  },
  {
    name: 'invol',
    sizes: [5, 7],
    make: involutory,
    // Householder & Carpenter 1963: A² = I, so σᵢ σₙ₊₁₋ᵢ = 1.
    facts: () => ({ reciprocal: 1 }),
  },
  {
    name: 'idempotent from invol',
    sizes: [4, 6],
    make: (n) => {
      const { data } = involutory(n);
      return build(n, n, (i, j) => (Number(i === j) - data[i * n + j]!) / 2);
    },
    // Its trace says how many eigenvalues are 1.
    facts: (n) => ({ rank: n / 2 }),
  },
  {
    name: 'randjorth',
    sizes: [4, 14],
    make: (n) => {
      const [u, v] = [orthonormal(n, n, n), orthonormal(n, n, n + 1)];
      const [w, z] = [orthonormal(n, n, n + 2), orthonormal(n, n, n + 3)];
      const outer = (a: Matrix, b: Matrix): Matrix =>
        square(2 * n, (i, j) => {
          if (i > n !== j > n) return 0;
          const block = i > n ? b : a;
          return block.data[((i - 1) % n) * n + ((j - 1) % n)]!;
        });
      const middle = square(2 * n, (i, j) => {
        if ((i - j) % n) return 0;
        const t = (2 * ((i - 1) % n)) / n;
        return i === j ? Math.cosh(t) : Math.sinh(t);
      });
      return multiply(multiply(outer(u, v), middle), outer(w, z));
    },
    // Higham 2003: J-orthogonal, with the values e^±t of its hyperbolic decomposition.
    facts: (n) => ({
      values: list(2 * n, (k) => Math.exp((k > n ? -2 : 2) * (((k - 1) % n) / n))),
      reciprocal: 1,
    }),
  },
  {
    name: 'rank one',
    sizes: [7, 30],
    make: (n) => rectangle(n, n + 3, (i, j) => Math.cos(i) * j),
    facts: (n) => ({
      rank: 1,
      largest: Math.hypot(...list(n, (i) => Math.cos(i))) * Math.hypot(...list(n + 3, (j) => j)),
    }),
  },
  {
    name: 'kron of differences',
    sizes: [4, 6],
    make: (n) => {
      const entry = (i: number, j: number): number =>
        i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0;
      return build(n * n, n * n, (i, j) => {
        return entry(Math.floor(i / n), Math.floor(j / n)) * entry(i % n, j % n);
      });
    },
    // Van Loan 2000: the values of A ⊗ B are the products of those of A and B.
    facts: (n) => {
      const one = list(n, (k) => 2 - 2 * Math.cos((k * Math.PI) / (n + 1)));
      return { values: one.flatMap((a) => one.map((b) => a * b)) };
    },
  },
  {
    name: 'random',
    sizes: [1, 2, 13, 50, 175],
    make: (n) => random(n, n, n),
  },
];

/** Hilbert's matrix with scaled rows, and a scaled first column. */
function involutory(n: number): Matrix {
  const scale = [1];
  let d = -n;
  for (let i = 1; i < n; i++) {
    d = (-(n + i) * (n - i) * d) / (i * i);
    scale.push(d);
  }
  return square(n, (i, j) => (scale[i - 1]! * (j === 1 ? -n : 1)) / (i + j - 1));
}
