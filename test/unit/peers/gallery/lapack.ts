import { build, random, stream, withSpectrum } from '../../svd/helpers/matrices.js';
import { list, square, type Specimen } from './specimen.js';

/** The singular values of LAPACK's dlatms (TESTING/MATGEN/dlatm1.f), with the condition 1/ulp of ddrvbd. */
const CONDITION = 2 ** 52;

const modes: Readonly<Record<string, (r: number) => number[]>> = {
  'mode 1, one large': (r) => list(r, (k) => (k === 1 ? 1 : 1 / CONDITION)),
  'mode 2, one small': (r) => list(r, (k) => (k === r ? 1 / CONDITION : 1)),
  'mode 3, geometric': (r) => list(r, (k) => CONDITION ** (-(k - 1) / (r - 1))),
  'mode 4, arithmetic': (r) => list(r, (k) => 1 - ((k - 1) / (r - 1)) * (1 - 1 / CONDITION)),
  'mode 5, random logarithms': (r) => {
    const next = stream(r);
    return list(r, () => CONDITION ** -next()).sort((a, b) => b - a);
  },
  'mode 6, random': (r) => {
    const next = stream(r + 1);
    return list(r, next).sort((a, b) => b - a);
  },
};

/** Powers of two, so that scaling rounds nothing. ddrvbd has the first and the last: underflow/ulp and overflow·ulp. */
const scales: Readonly<Record<string, number>> = {
  'near underflow': 2 ** -970,
  'about 1e-150': 2 ** -498,
  'about 1': 1,
  'about 1e150': 2 ** 498,
  'near overflow': 2 ** 971,
};

const shapes: readonly (readonly [number, number])[] = [
  [20, 20],
  [45, 12],
  [11, 40],
  [34, 30],
];

/** Dense matrices of all modes, sizes of entries and shapes. */
const dense = Object.entries(modes).flatMap(([mode, of]) =>
  Object.entries(scales).flatMap(([size, scale]) =>
    shapes.map(([rows, cols]): Specimen => {
      const values = of(Math.min(rows, cols));
      const { data } = withSpectrum(rows, cols, values, rows + cols);
      return {
        name: `${mode}, ${size}, ${rows}×${cols}`,
        matrix: { rows, cols, data: data.map((value) => value * scale) },
        facts: { values: values.map((value) => value * scale) },
      };
    }),
  ),
);

/** The diagonal kinds 3 to 7 of dchkbd: nothing has to be rounded, so the values are the entries. */
const diagonal = Object.entries(modes).flatMap(([mode, of]) =>
  ['near underflow', 'about 1', 'near overflow'].map((size): Specimen => {
    const scale = scales[size]!;
    const values = of(17).map((value) => value * scale);
    return {
      name: `diagonal of ${mode}, ${size}`,
      matrix: square(17, (i, j) => (i === j ? values[(5 * i) % 17]! : 0)),
      facts: { values },
    };
  }),
);

/** Zero rows and columns, which leave the values of the rest. */
const withZeros = shapes.map(([rows, cols]): Specimen => {
  const values = list(Math.min(rows, cols), (k) => 1 / k);
  const inner = withSpectrum(rows, cols, values, 7);
  const [m, n] = [rows + 4, cols + 3];
  const used = (k: number, size: number): number =>
    // The first, the middle and the last are zero.
    k === 0 || k === size - 1 || k === size >> 1 ? -1 : k - 1 - Number(k > size >> 1);
  return {
    name: `zero rows and columns, ${m}×${n}`,
    matrix: build(m, n, (i, j) => {
      const [a, b] = [used(i, m - 1), used(j, n)];
      return i === m - 1 || a < 0 || b < 0 ? 0 : inner.data[a * cols + b]!;
    }),
    facts: {
      values: list(Math.min(m, n), (k) => values[k - 1] ?? 0),
      rank: values.length,
    },
  };
});

const special: readonly Specimen[] = [
  ...shapes.map(([m, n]): Specimen => {
    const r = Math.min(m, n);
    return {
      name: `zero, ${m}×${n}`,
      matrix: build(m, n, () => 0),
      facts: { values: list(r, () => 0), rank: 0 },
    };
  }),
  ...shapes.map(([m, n]): Specimen => {
    const r = Math.min(m, n);
    return {
      name: `identity, ${m}×${n}`,
      matrix: build(m, n, (i, j) => Number(i === j)),
      facts: { values: list(r, () => 1), rank: r },
    };
  }),
  ...Object.entries(scales).map(([size, scale]): Specimen => {
    const { rows, cols, data } = random(26, 22, 9);
    return {
      name: `random, ${size}`,
      matrix: { rows, cols, data: data.map((value) => value * scale) },
      facts: { rank: 22 },
    };
  }),
  ...Object.entries(scales).map(([size, scale]): Specimen => {
    const values = list(24, (k) => (k < 9 ? 1 : k < 17 ? 1 - 2 ** -50 * k : 2 ** -30) * scale);
    return {
      name: `clustered, ${size}`,
      matrix: withSpectrum(30, 24, values, 11),
      facts: { values },
    };
  }),
];

export const lapack: readonly Specimen[] = [...dense, ...diagonal, ...withZeros, ...special];
