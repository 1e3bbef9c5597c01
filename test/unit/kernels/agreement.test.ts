import { describe, expect, it, vi } from 'vitest';
import type { Kernels } from '../../../src/core/kernels/kernels.js';
import { plainKernels } from '../../../src/core/kernels/scalar.generated.js';
import { wasmKernels } from '../../../src/core/kernels/wasm.js';
import { svd } from '../../../src/core/index.js';
import { random, stream } from '../svd/helpers/matrices.js';
import { unwrap } from '../svd/helpers/ratios.js';

const DOUBLES = 400_000;

/** Runs the same kernel calls on WebAssembly and on TypeScript over the same numbers. */
function twins(run: (kernels: Kernels, at: number, memory: Float64Array) => void) {
  const instance = wasmKernels('simd');
  if (!instance) throw new Error('this host has no WebAssembly SIMD');
  instance.grow(instance.start + DOUBLES);
  const memory = instance.memory();
  const next = stream(11);
  for (let i = instance.start; i < memory.length; i++) memory[i] = 2 * next() - 1;
  const copy = memory.slice();
  run(instance.kernels, instance.start, memory);
  run(plainKernels(copy), instance.start, copy);
  const bytes = instance.start;
  return { wasm: memory.subarray(bytes), plain: copy.subarray(bytes) };
}

function expectSame(run: (kernels: Kernels, at: number, memory: Float64Array) => void): void {
  const { wasm, plain } = twins(run);
  // Compared as one flag first, since a matcher over 400,000 numbers is slow.
  let first = -1;
  for (let i = 0; i < wasm.length && first < 0; i++) if (!Object.is(wasm[i], plain[i])) first = i;
  expect(first < 0 ? [] : [first, wasm[first], plain[first]]).toEqual([]);
}

describe('WebAssembly and TypeScript from the same source agree to the last bit', () => {
  it.each([
    [1, 1, 1],
    [3, 5, 7],
    [4, 4, 4],
    [17, 9, 300],
    [130, 6, 33],
    [5, 515, 3],
    [64, 64, 64],
  ])('gemm %i × %i × %i, all transpositions', (m, n, depth) => {
    for (const transA of [0, 1]) {
      for (const transB of [0, 1]) {
        const lda = (transA ? depth : m) + 1;
        const ldb = (transB ? n : depth) + 2;
        expectSame((k, at) => {
          k.gemm(
            transA,
            transB,
            m,
            n,
            depth,
            -0.75,
            at,
            lda,
            at + 100_000,
            ldb,
            at + 300_001,
            m + 3,
          );
        });
      }
    }
  });

  it.each([
    [1, 1],
    [7, 3],
    [8, 4],
    [33, 9],
    [50, 12],
  ])('gemv, gemvT, sweep %i × %i', (m, n) => {
    expectSame((k, at) => {
      k.gemv(m, n, 1.5, at, m + 1, at + 50_000, 3, at + 60_001);
      k.gemvT(m, n, at, m + 1, at + 70_000, at + 80_000);
      k.sweep(m, n, at, m + 1, at + 70_000, 1.3, at + 90_000, at + 91_000, at + 92_001);
    });
  });

  it.each([
    [1, 1, 1],
    [2, 5, 1],
    [5, 1030, 2],
    [8, 300, 1],
    [3, 2061, 1],
  ])('single precision: %i slivers of %i columns, %i × 8 vectors', (slivers, depth, octets) => {
    expectSame((k, at, memory) => {
      const y = new Float32Array(memory.buffer);
      const next = stream(12);
      const [a, x, c, z] = [2 * at, 2 * at + 100_000, 2 * at + 200_000, 2 * at + 300_000];
      for (let i = a; i < c; i++) y[i] = 2 * next() - 1;
      k.single(slivers, depth, octets, a, x, c);
      k.singleT(slivers, depth, octets, a, x, z);
    });
  });

  it.each([
    [1, 5, 5],
    [8, 30, 32],
    [11, 17, 20],
  ])('%i vectors of %i numbers to single precision and back', (count, length, padded) => {
    expectSame((k, at) => {
      const groups = 2 * at + 100_000;
      k.gather8(count, length, padded, at, groups);
      k.scatter8(count, padded, groups, at + 100_000);
      k.widen(count, length, groups + 3, length + 2, at + 150_000);
    });
  });

  it.each([1, 2, 5, 256])('slivers of four rows of %i numbers', (depth) => {
    expectSame((k, at) => {
      k.narrow4(depth, 2 ** -3, at, depth + 3, 2 * at + 200_000);
      k.narrow4(depth, 0.7, at, depth, 2 * at + 210_001);
    });
  });

  it.each([
    [1, 1],
    [3, 4],
    [7, 5],
    [2, 1000],
    [5, 30],
  ])('size of %i rows of %i numbers, NaN and infinity too', (rows, cols) => {
    for (const odd of [0.5, NaN, -Infinity]) {
      for (const place of [0, cols - 1, rows * cols - 1]) {
        expectSame((k, at, memory) => {
          memory[at + place] = odd;
          k.measure(rows, cols, at, at + 20_000);
        });
      }
    }
  });

  it.each([
    [1, 1],
    [3, 4],
    [7, 5],
    [5, 30],
  ])('%i rows of %i numbers without an outer product', (rows, cols) => {
    expectSame((k, at) => k.peel(rows, cols, at, at + 10_000, at + 11_001, at + 20_000));
  });

  it.each([0, 1, 2, 7, 40])('vectors of %i', (n) => {
    expectSame((k, at, memory) => {
      memory[at + 5000] = k.dot(n, at, at + 1001);
      memory[at + 5001] = k.apart(n, at, 0.7, at + 1001);
      k.scale(n, 0.3, at + 2000);
      k.rotate(n, at + 3000, at + 4001, 0.6, 0.8);
    });
  });

  it.each([
    [1, 6, 1],
    [3, 26, 8],
    [4, 10, 10],
  ])('lines of %i × %i cells in %i pixels', (rows, width, pixels) => {
    for (const minus of [false, true]) {
      for (const divided of [0, 1]) {
        expectSame((k, at, memory) => {
          const ranges = at + 1000;
          for (let p = 0; p < pixels; p++) {
            memory[ranges + 2 * p] = Math.floor((p * width) / pixels);
            memory[ranges + 2 * p + 1] = Math.floor(((p + 1) * width) / pixels);
          }
          const taken = minus ? at + 500 : -1;
          k.readLine(rows, width, at, taken, ranges, pixels, divided, at + 2000, at + 3000);
          // The line's length is even here, so one pixel has no neighbour.
          if (pixels % 2 === 0) k.standLine(pixels, at + 3000, -0.25, 0.5, 0.25, 2 ** -10);
        });
      }
    }
  });

  it.each([1, 2, 3, 9, 60])('dqds of %i rows', (n) => {
    for (const budget of [1, 30 * n]) {
      expectSame((k, at, memory) => {
        for (let i = at; i < at + 200; i++) memory[i] = Math.abs(memory[i]!);
        memory[at + 5000] = k.dqds(n, at, at + 2000, 1e-32, budget);
      });
    }
  });

  it.each([2, 3, 8, 31])('the secular equation with %i poles', (n) => {
    expectSame((k, at, memory) => {
      const poles = memory.subarray(at, at + n);
      poles.sort();
      poles[0] = 0;
      for (let i = 1; i < n; i++) poles[i] = poles[i - 1]! + 0.1 + Math.abs(poles[i]!);
      const product = at + 3000;
      memory.fill(1, product, product + n);
      for (let i = 0; i + 1 < n; i++) {
        const tau = 0.3 * (poles[i + 1]! - poles[i]!);
        k.secularSums(n, i + 1, at, at + 1000, poles[i]!, tau, at + 2000 + 4 * i);
        k.lowner(n, i, at, poles[i]!, tau, product);
        k.secularVector(n, 0, 0, at, at + 1000, poles[i]!, tau, at + 4000 + i * n);
        k.secularVector(n, 1, 0, at, at + 1000, poles[i]!, tau, at + 8001 + i * n);
      }
    });
  });
});

describe('implicit QR sweeps', () => {
  it.each([1, 2, 3, 9])('of %i steps, shifted and not, and their rotations', (steps) => {
    for (const shift of [0, 0.25]) {
      expectSame((k, at) => {
        k.qrSweep(at, at + 100, 1, 1 + steps, shift, at + 200);
        k.rotateColumns(11, steps, at + 1000, 13, at + 200);
        k.rotateColumns(2, steps, at + 2000, 2, at + 202);
      });
    }
  });

  it('of numbers whose squares underflow', () => {
    expectSame((k, at, memory) => {
      for (let i = at; i < at + 200; i++) memory[i]! *= 1e-200;
      k.qrSweep(at, at + 100, 0, 8, 0, at + 200);
    });
  });

  it('of zeros', () => {
    expectSame((k, at, memory) => {
      memory[at + 2] = 0;
      memory[at + 103] = 0;
      k.qrSweep(at, at + 100, 0, 8, 0, at + 200);
    });
  });
});

describe('whole decompositions', () => {
  it('are the same on WebAssembly and in TypeScript, to the last bit', () => {
    const matrix = random(80, 61, 12);
    const one = unwrap(svd(matrix, { backend: 'wasm-simd' }));
    const other = unwrap(svd(matrix, { backend: 'plain' }));
    expect(other.s).toEqual(one.s);
    expect(other.u.data).toEqual(one.u.data);
    expect(other.v.data).toEqual(one.v.data);
  });
});

describe('a host without WebAssembly', () => {
  it('decomposes with the kernels in TypeScript', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    vi.resetModules();
    try {
      const core = await import('../../../src/core/index.js');
      expect(core.bestBackend()).toBe('plain');
      const matrix = random(40, 30, 3);
      const { s } = unwrap(core.svd(matrix));
      expect(s).toEqual(unwrap(svd(matrix, { backend: 'plain' })).s);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
