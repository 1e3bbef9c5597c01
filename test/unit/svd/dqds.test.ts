import { describe, expect, it } from 'vitest';
import { conquer, conquerSize } from '../../../src/core/svd/conquer/index.js';
import { dqds, dqdsSize } from '../../../src/core/svd/dqds.js';
import { withWorkspace, type Backend } from '../../../src/core/kernels/workspace.js';
import { stream } from './helpers/matrices.js';

/**
 * Upper bidiagonal: the diagonal and the superdiagonal; the last entry of the superdiagonal is not used.
 */
type Make = (i: number, n: number, next: () => number) => readonly [number, number];

const kinds: Readonly<Record<string, Make>> = {
  random: (_i, _n, next) => [2 * next() - 1, 2 * next() - 1],
  ones: () => [1, 1],
  'falling by 1e-20': (i, n, next) => [10 ** ((-20 * i) / n), next() * 10 ** ((-20 * i) / n)],
  'rising by 1e20': (i, n, next) => [
    10 ** ((20 * (i - n)) / n),
    next() * 10 ** ((20 * (i - n)) / n),
  ],
  'falling by 1e-300': (i, n, next) => [10 ** ((-300 * i) / n), next() * 10 ** ((-300 * i) / n)],
  'zeros in both': (i, _n, next) => [i % 3 === 0 ? 0 : next(), i % 5 === 0 ? 0 : next()],
  'one zero on the diagonal': (i, n, next) => [i === n >> 1 ? 0 : next(), next()],
  'zero at the end': (i, n, next) => [i === n - 1 ? 0 : next(), next()],
  'a zero diagonal': () => [0, 1],
  zeros: () => [0, 0],
  equal: () => [3, 1e-17],
  clustered: (_i, _n, next) => [1 + 1e-10 * next(), 1e-8 * next()],
  'at 1e-130': (_i, _n, next) => [1e-130 * next(), 1e-130 * next()],
  'at 1e140': (_i, _n, next) => [1e140 * next(), -1e140 * next()],
  'of Kahan': (i) => [0.9 ** i, -0.4 * 0.9 ** i],
  'of second differences': () => [2, -1],
  'of Wilkinson': (i, n) => [Math.abs(i - n / 2) + 0.001, 1],
  'one large': (i, _n, next) => [i === 0 ? 1 : 1e-12 * next(), 1e-12 * next()],
};

function bidiagonal(make: Make, n: number, seed: number): { d: Float64Array; e: Float64Array } {
  const next = stream(seed);
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  for (let i = 0; i < n; i++) [d[i], e[i]] = make(i, n, next) as [number, number];
  e[n - 1] = 0;
  return { d, e };
}

function byDqds(d: Float64Array, e: Float64Array, backend: Backend = 'wasm-simd') {
  return withWorkspace(dqdsSize(d.length), backend, (ws) => dqds(ws, d.length, d, e));
}

/** The same by divide and conquer, which shares no code with dqds. */
function byConquer(d: Float64Array, e: Float64Array): Float64Array {
  return withWorkspace(conquerSize(d.length, 0), 'wasm-simd', (ws) => {
    const values = d.slice();
    const poll = () => undefined;
    const order = conquer(ws, d.length, values, e.slice(), { count: 0, poll });
    return Float64Array.from(order, (column) => values[column]!).reverse();
  });
}

describe('dqds', () => {
  it.each(Object.entries(kinds))('meets divide and conquer on bidiagonals %s', (_name, make) => {
    for (const n of [2, 3, 4, 5, 8, 26, 61, 150]) {
      const { d, e } = bidiagonal(make, n, n);
      const values = byDqds(d, e)!;
      const reference = byConquer(d, e);
      const size = reference[0]!;
      expect(values).toHaveLength(n);
      for (let i = 0; i < n; i++) {
        expect(Math.abs(values[i]! - reference[i]!)).toBeLessThanOrEqual(64 * 2 ** -52 * size);
        if (i > 0) expect(values[i]).toBeLessThanOrEqual(values[i - 1]!);
      }
    }
  });

  it.each([302, 405, 1255])(
    'and among clusters where its roots once ran in circles (%i)',
    (seed) => {
      const { d, e } = bidiagonal(kinds['clustered']!, 200, seed);
      const values = byDqds(d, e)!;
      byConquer(d, e).forEach((value, i) => {
        expect(Math.abs(value - values[i]!)).toBeLessThan(2e-14);
      });
    },
  );

  it.each(Object.entries(kinds))('is the same without WebAssembly, %s', (_name, make) => {
    const { d, e } = bidiagonal(make, 40, 5);
    expect(byDqds(d, e, 'plain')).toEqual(byDqds(d, e));
  });

  it('keeps the digits of small values', () => {
    // The 2×2 blocks [aᵢ aᵢ; 0 aᵢ] aᵢ = 10⁻ⁱ have singular values aᵢ(√5 ± 1)/2.
    const n = 12;
    const d = Float64Array.from({ length: n }, (_, i) => 10 ** -(i >> 1));
    const e = Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 10 ** -(i >> 1) : 0));
    const expected = Array.from(d, (a, i) => (a * (Math.sqrt(5) + (i % 2 === 0 ? 1 : -1))) / 2);
    expected.sort((a, b) => b - a);
    byDqds(d, e)!.forEach((value, i) => {
      expect(Math.abs(value / expected[i]! - 1)).toBeLessThan(1e-15);
    });
  });
});
