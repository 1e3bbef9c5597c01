import { describe, expect, it } from 'vitest';
import { singularValues, svd, type Matrix } from '../../../src/core/index.js';
import { bidiagonalizeByBand, byBandSize } from '../../../src/core/svd/band.js';
import { bidiagonalize, bidiagonalizeSize } from '../../../src/core/svd/bidiagonal.js';
import { conquer, conquerSize } from '../../../src/core/svd/conquer/index.js';
import { leading, load, scaleOf } from '../../../src/core/svd/load.js';
import { withWorkspace, type Backend } from '../../../src/core/kernels/workspace.js';
import { kinds, random } from './helpers/matrices.js';
import { unwrap } from './helpers/ratios.js';

const EPSILON = 2 ** -52;

/** Values of scale · M (as tall), and the bidiagonal's Frobenius norm and that of M. */
function reduced(matrix: Matrix, way: 'band' | 'direct', backend: Backend = 'wasm-simd') {
  const p = Math.max(matrix.rows, matrix.cols);
  const q = Math.min(matrix.rows, matrix.cols);
  const [reduce, size] =
    way === 'band'
      ? [bidiagonalizeByBand, byBandSize(p, q)]
      : [bidiagonalize, bidiagonalizeSize(p, q)];
  const lda = leading(p);
  const room = lda * q + Math.max(size, conquerSize(q, 0)) + 64;
  return withWorkspace(room, backend, (ws) => {
    const a = ws.alloc(lda * q);
    load(ws, matrix, scaleOf(matrix), a, lda);
    const out = {
      d: new Float64Array(q),
      e: new Float64Array(q),
      tauQ: new Float64Array(q),
      tauP: new Float64Array(q),
    };
    const shares: number[] = [];
    reduce(ws, p, q, a, lda, out, (share) => shares.push(share));
    const { d, e } = { d: out.d.slice(), e: out.e.slice() };
    const order = conquer(ws, q, out.d, out.e, { count: 0, poll: () => undefined });
    return { d, e, shares, values: Float64Array.from(order, (c) => out.d[c]!).reverse() };
  });
}

describe('the way by a band', () => {
  it.each(Object.entries(kinds))('has the values of the direct one: %s', (_name, make) => {
    for (const [rows, cols] of [
      [1, 1],
      [2, 2],
      [23, 23],
      [24, 24],
      [25, 25],
      [49, 48],
      [50, 50],
      [61, 74],
      [120, 97],
    ] as const) {
      const matrix = make(rows, cols);
      const byBand = reduced(matrix, 'band').values;
      const directly = reduced(matrix, 'direct').values;
      let apart = 0;
      for (let i = 0; i < directly.length; i++) {
        apart = Math.max(apart, Math.abs(byBand[i]! - directly[i]!));
      }
      expect(apart).toBeLessThanOrEqual(40 * EPSILON * directly[0]!);
    }
  });

  it('tells progress that rises to 1', () => {
    const { shares } = reduced(random(300, 280, 9), 'band');
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(10);
    expect(shares.at(-1)).toBe(1);
  });

  it('is the same on WebAssembly and in TypeScript, to the last bit', () => {
    for (const [rows, cols] of [
      [90, 77],
      [50, 50],
    ] as const) {
      const matrix = random(rows, cols, 5);
      const one = reduced(matrix, 'band', 'wasm-simd');
      const other = reduced(matrix, 'band', 'plain');
      expect(other.d).toEqual(one.d);
      expect(other.e).toEqual(one.e);
    }
  });

  it.each([
    [530, 520],
    [515, 600],
    [900, 513],
  ])('gives the values of the SVD of %i × %i', (rows, cols) => {
    const matrix = random(rows, cols, rows);
    const values = unwrap(singularValues(matrix));
    const { s } = unwrap(svd(matrix));
    let apart = 0;
    for (let i = 0; i < s.length; i++) apart = Math.max(apart, Math.abs(values[i]! - s[i]!));
    expect(apart).toBeLessThanOrEqual(40 * EPSILON * s[0]!);
  });

  it('ends where nobody wants the values any more, in the chase too', () => {
    const matrix = random(520, 520, 2);
    let polls = 0;
    const all = singularValues(matrix, { isCancelled: () => (polls++, false) });
    expect(all.ok).toBe(true);
    for (const until of [3, polls - 3]) {
      let seen = 0;
      const answer = singularValues(matrix, { isCancelled: () => ++seen > until });
      expect(answer).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
      expect(seen).toBe(until + 1);
    }
  });
});
