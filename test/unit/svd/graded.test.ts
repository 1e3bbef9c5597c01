import { describe, expect, it } from 'vitest';
import { singularValues, svd, type Matrix } from '../../../src/core/index.js';
import { withWorkspace } from '../../../src/core/kernels/workspace.js';
import { fromRows } from '../../../src/core/matrix.js';
import { bidiagonalQr, rotationsSize } from '../../../src/core/svd/bidiagonal-qr.js';
import { dqds, dqdsSize } from '../../../src/core/svd/dqds.js';
import { build, multiply, random, stream, withSpectrum } from './helpers/matrices.js';
import { expectGoodSvd, unwrap } from './helpers/ratios.js';

const EPSILON = 2 ** -52;

/** 20 rows: 2⁻⁴ᵏ on the diagonal and 3·2⁻⁴ᵏ⁻² to its right, k falling or rising with the row. */
function graded(order: 'falling' | 'rising'): Matrix {
  return build(20, 20, (i, j) => {
    const k = order === 'falling' ? i : 19 - i;
    return j === i ? 2 ** (-4 * k) : j === i + 1 ? 3 * 2 ** (-4 * k - 2) : 0;
  });
}

/** Computed with one-sided Jacobi rotations in 150 decimal digits, rounded to double precision. */
const reference = {
  falling: [
    1.2505640673192213, 0.06855794847889027, 0.004087720001114196, 0.0002500321976489066,
    1.5457381489421732e-5, 9.604980919096932e-7, 5.984152933827354e-8, 3.733559849217245e-9,
    2.3312022750416227e-10, 1.456207345658783e-11, 9.098513844949762e-13, 5.685594975451274e-14,
    3.5531540455193196e-15, 2.220600831580919e-16, 1.3878331897046815e-17, 8.673808647929047e-19,
    5.42107810246467e-20, 3.388155427571725e-21, 2.117585537891504e-22, 8.744461652439614e-24,
  ],
  rising: [
    1.0011023241343333, 0.06250015172473376, 0.003906250020836643, 0.0002441406250028615,
    1.5258789062500393e-5, 9.5367431640625e-7, 5.960464477539063e-8, 3.725290298461914e-9,
    2.3283064365386963e-10, 1.4551915228366852e-11, 9.094947017729282e-13, 5.684341886080801e-14,
    3.552713678800501e-15, 2.220446049250313e-16, 1.3877787807814457e-17, 8.673617379884035e-19,
    5.421010862427522e-20, 3.3881317890172014e-21, 2.1175823680571373e-22, 1.3220284562966574e-23,
  ],
} as const;

/** Singular values of an upper bidiagonal by implicit QR, as for vectors. */
function byQr(n: number, d: Float64Array, e: Float64Array): Float64Array {
  return withWorkspace(2 * n + rotationsSize(n) + 16, 'wasm-simd', (ws) => {
    const at = ws.alloc(2 * n);
    ws.x.set(d, at);
    ws.x.set(e, at + n);
    const none = { at: 0, ld: 0, rows: 0 };
    bidiagonalQr(ws, n, at, at + n, none, [], ws.alloc(rotationsSize(n)));
    return ws.x
      .slice(at, at + n)
      .sort()
      .reverse();
  });
}

/** The same by dqds, as for values alone. */
function byDqds(n: number, d: Float64Array, e: Float64Array): Float64Array {
  return withWorkspace(dqdsSize(n), 'wasm-simd', (ws) => dqds(ws, n, d, e))!;
}

/**
 * The values of a bidiagonal by all methods: rotations, which the product uses for small graded matrices, and those for
 * all other matrices.
 */
function allWays(matrix: Matrix): Float64Array[] {
  const { rows: n, data } = matrix;
  const d = Float64Array.from({ length: n }, (_, i) => data[i * n + i]!);
  const e = Float64Array.from({ length: n }, (_, i) => (i + 1 < n ? data[i * n + i + 1]! : 0));
  return [unwrap(svd(matrix)).s, unwrap(singularValues(matrix)), byQr(n, d, e), byDqds(n, d, e)];
}

function expectDigits(found: Float64Array, expected: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(Math.abs(value / expected[i]! - 1)).toBeLessThan(tolerance);
  });
}

describe('small singular values of graded matrices', () => {
  it('are those of their block beside a 1', () => {
    const matrix = fromRows([
      [1, 0, 0],
      [0, 1e-18, 1e-18],
      [0, 0, 1e-18],
    ]);
    for (const values of allWays(matrix)) {
      expectDigits(values, [1, 1.618033988749895e-18, 6.180339887498949e-19], 4 * EPSILON);
    }
  });

  it.each(['falling', 'rising'] as const)('keep their digits in a bidiagonal %s by 16', (order) => {
    for (const values of allWays(graded(order))) {
      expectDigits(values, reference[order], 20 * EPSILON);
    }
  });

  it('are the same by implicit QR and by dqds, which share nothing', () => {
    const next = stream(17);
    for (let trial = 0; trial < 200; trial++) {
      const n = 2 + Math.floor(24 * next());
      const steps = 250 * next() * (trial % 2 === 0 ? 1 : -1);
      const size = (i: number): number => (2 * next() - 1) * 2 ** ((-steps * i) / n);
      const d = Float64Array.from({ length: n }, (_, i) => size(i));
      const e = Float64Array.from({ length: n }, (_, i) => (i + 1 < n ? size(i) : 0));
      expectDigits(byQr(n, d, e), [...byDqds(n, d, e)], 100 * n * EPSILON);
    }
  });
});

/** A kind of matrix, from a stream of numbers in [0, 1). */
const kinds: Readonly<Record<string, (m: number, n: number, seed: number) => Matrix>> = {
  random: (m, n, seed) => random(m, n, seed),
  'of low rank': (m, n, seed) =>
    multiply(random(m, 1 + (seed % 3), seed), random(1 + (seed % 3), n, seed + 1)),
  'with rows and columns of zeros': (m, n, seed) => {
    const full = random(m, n, seed);
    return build(m, n, (i, j) => (i % 3 === 1 || j % 4 === 2 ? 0 : full.data[i * n + j]!));
  },
  'of equal columns': (m, n, seed) => {
    const column = random(m, 1, seed);
    return build(m, n, (i) => column.data[i]!);
  },
  'graded by columns': (m, n, seed) => {
    const next = stream(seed);
    return build(m, n, (_, j) => (next() - 0.5) * 10 ** ((-60 * j) / n));
  },
  'graded by rows, upwards': (m, n, seed) => {
    const next = stream(seed);
    return build(m, n, (i) => (next() - 0.5) * 10 ** ((-200 * (m - i)) / m));
  },
  'of a falling spectrum': (m, n, seed) => {
    const r = Math.min(m, n);
    const s = Array.from({ length: r }, (_, i) => 10 ** ((-(10 + (seed % 30)) * i) / r));
    return withSpectrum(m, n, s, seed);
  },
  nilpotent: (m, n, seed) => {
    const next = stream(seed);
    return build(m, n, (i, j) => (j > i ? next() : 0));
  },
};

describe('600 matrices, random, singular and graded', () => {
  it.each(Object.keys(kinds))('are decomposed to rounding: %s', (name) => {
    const next = stream(name.length);
    for (let trial = 0; trial < 75; trial++) {
      const m = 1 + Math.floor(38 * next());
      const n = 1 + Math.floor(38 * next());
      const matrix = kinds[name]!(m, n, 100 + trial);
      const whole = unwrap(svd(matrix));
      expectGoodSvd(matrix, whole);
      const values = unwrap(singularValues(matrix));
      values.forEach((value, i) => {
        const bound = 20 * Math.max(m, n) * EPSILON * values[0]!;
        expect(Math.abs(value - whole.s[i]!)).toBeLessThanOrEqual(bound);
      });
    }
  });
});
