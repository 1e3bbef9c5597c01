import { describe, expect, it } from 'vitest';
import {
  comesInHalves,
  singularValues,
  solveGivenHalf,
  splitSvd,
  svd,
  type Backend,
  type HalfTask,
  type Svd,
} from '../../../src/core/index.js';
import { decompose } from '../../../src/core/svd/engine.js';
import { kinds, random, withSpectrum } from './helpers/matrices.js';
import { expectGoodSvd, isSame, unwrap } from './helpers/ratios.js';

function sameBits(a: Svd, b: Svd): boolean {
  return isSame(a.s, b.s) && isSame(a.u.data, b.u.data) && isSame(a.v.data, b.v.data);
}

/** The left and right vectors computed separately, however small the matrix. */
function apart(matrix: Parameters<typeof svd>[0], backend: Backend): Svd {
  const q = Math.min(matrix.rows, matrix.cols);
  const { s, u, v } = decompose(matrix, q, backend, {}, true);
  return { s, u: u!, v: v! };
}

describe('an SVD whose two sides are computed apart', () => {
  // Even and odd sizes, and more rows than columns or fewer.
  describe.each([
    [64, 64],
    [65, 65],
    [90, 67],
    [67, 90],
    [131, 130],
  ])('%i × %i', (rows, cols) => {
    it.each(Object.entries(kinds))('%s', (_name, make) => {
      const matrix = make(rows, cols);
      const answer = apart(matrix, 'wasm-simd');
      expectGoodSvd(matrix, answer);
      expect(sameBits(answer, apart(matrix, 'plain'))).toBe(true);
      const values = unwrap(singularValues(matrix, { backend: 'wasm-simd' }));
      const allowed = 50 * Math.max(rows, cols) * 2 ** -52 * answer.s[0]!;
      values.forEach((value, i) => {
        expect(Math.abs(value - answer.s[i]!)).toBeLessThanOrEqual(allowed);
      });
    });
  });

  it('is good across strips and blocks, also where values agree in both halves', () => {
    const spectrum = Array.from({ length: 300 }, (_, i) => 1 + (i % 3));
    for (const matrix of [random(340, 300, 5), withSpectrum(300, 310, spectrum, 6)]) {
      expectGoodSvd(matrix, apart(matrix, 'wasm-simd'));
    }
  });
});

/** The task as another worker receives it. */
function arrived(task: HalfTask): HalfTask {
  return structuredClone(task, { transfer: [task.vectors.buffer as ArrayBuffer] });
}

describe('an SVD in two workers', () => {
  it.each([
    [512, 512],
    [540, 513],
    [500, 640],
  ])('%i × %i has the bits of svd', (rows, cols) => {
    const matrix = random(rows, cols, 11);
    const split = unwrap(splitSvd(matrix));
    const given = arrived(split.give());
    const kept = unwrap(split.keep());
    const answer = unwrap(split.join(kept, unwrap(solveGivenHalf(given))));
    split.release();
    expect(sameBits(answer, unwrap(svd(matrix)))).toBe(true);
    const alone = unwrap(splitSvd(matrix));
    expect(sameBits(unwrap(alone.alone()), answer)).toBe(true);
    alone.release();
  });

  it('is for large matrices whose sides are not too different', () => {
    expect(comesInHalves(512, 512)).toBe(true);
    expect(comesInHalves(400, 400)).toBe(false);
    expect(comesInHalves(4096, 256)).toBe(false);
    expect(() => splitSvd(random(20, 20))).toThrow(RangeError);
  });

  it('can be cancelled in each of its parts and tells its progress', () => {
    const matrix = random(512, 512, 3);
    const cancelled = { ok: false, problem: { code: 'cancelled' } };
    expect(splitSvd(matrix, { isCancelled: () => true })).toMatchObject(cancelled);
    let stop = false;
    const shares: number[] = [];
    const onProgress = (share: number) => shares.push(share);
    const split = unwrap(splitSvd(matrix, { isCancelled: () => stop, onProgress }));
    const task = split.give();
    expect(solveGivenHalf(task, { isCancelled: () => true })).toMatchObject(cancelled);
    const before = shares.length;
    unwrap(split.keep());
    expect(before).toBeGreaterThan(0);
    expect(shares.length).toBeGreaterThan(before);
    expect(shares.every((share, i) => i === 0 || share >= shares[i - 1]!)).toBe(true);
    expect(shares.at(-1)).toBe(1);
    split.release();
    const other = unwrap(splitSvd(matrix, { isCancelled: () => stop }));
    stop = true;
    expect(other.keep()).toMatchObject(cancelled);
    other.release();
  });

  it('refuses what svd refuses', () => {
    const matrix = random(512, 512, 3);
    matrix.data[1000] = NaN;
    expect(splitSvd(matrix)).toEqual(svd(matrix));
  });
});
