import { describe, expect, it } from 'vitest';
import type { KernelInstance } from '../../../src/core/kernels/kernels.js';
import { plainInstance } from '../../../src/core/kernels/plain.js';
import { wasmKernels } from '../../../src/core/kernels/wasm.js';
import { stream } from '../svd/helpers/matrices.js';

// Compares each kernel with its definition, written here as a loop. All builds come from one source, so
// their agreement does not show that the result is correct.

const EPSILON = 2 ** -52;
const SINGLE_EPSILON = 2 ** -23;

const builds: readonly [string, () => KernelInstance | undefined][] = [
  ['wasm-fused', () => wasmKernels('fused')],
  ['wasm-simd', () => wasmKernels('simd')],
  ['plain', plainInstance],
];

/** Memory with random numbers in [−1, 1], a bump allocator for it and the kernels. */
function lab(instance: KernelInstance) {
  const { start } = instance;
  instance.grow(start + 60_000);
  const { kernels } = instance;
  const x = instance.memory();
  const next = stream(5);
  for (let i = start; i < x.length; i++) x[i] = 2 * next() - 1;
  let at = start;
  const alloc = (n: number) => {
    at += n + (n & 1) + 2;
    return at - n - (n & 1) - 2;
  };
  return { k: kernels, x, alloc, f32: new Float32Array(x.buffer) };
}

/** |got − wanted| ≤ 4·terms·ε: entries and coefficients are at most about 1. */
function close(got: number, wanted: number, terms: number, epsilon = EPSILON): void {
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(4 * (terms + 1) * epsilon);
}

describe.each(builds.filter(([, make]) => make() !== undefined))('the kernels of %s', (_, make) => {
  it.each([
    [1, 1, 1],
    [5, 7, 9],
    [13, 8, 300],
    [130, 5, 6],
    [3, 260, 4],
  ])('gemm: C += alpha op(A) op(B), %i × %i × %i', (m, n, depth) => {
    for (const [transA, transB] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      const { k, x, alloc } = lab(make()!);
      const lda = (transA ? depth : m) + 1;
      const ldb = (transB ? n : depth) + 1;
      const a = alloc(lda * (transA ? m : depth));
      const b = alloc(ldb * (transB ? depth : n));
      const c = alloc((m + 2) * n);
      const before = x.slice();
      k.gemm(transA, transB, m, n, depth, 0.5, a, lda, b, ldb, c, m + 2);
      for (let j = 0; j < n; j++) {
        for (let i = 0; i < m; i++) {
          let sum = 0;
          for (let p = 0; p < depth; p++) {
            const left = before[a + (transA ? p + i * lda : i + p * lda)]!;
            sum += left * before[b + (transB ? j + p * ldb : p + j * ldb)]!;
          }
          const target = c + i + j * (m + 2);
          close(x[target]!, before[target]! + 0.5 * sum, depth);
        }
        // The space between two columns must not be written.
        expect(x[c + m + j * (m + 2)]).toBe(before[c + m + j * (m + 2)]);
      }
    }
  });

  it.each([
    [1, 1],
    [6, 3],
    [7, 9],
    [40, 13],
  ])('gemv, gemvT and sweep, %i × %i', (m, n) => {
    const { k, x, alloc } = lab(make()!);
    const ld = m + 1;
    const [a, v, y, yT, corr, base, sum] = [
      alloc(ld * n),
      alloc(m + 2 * n),
      alloc(m),
      alloc(n + 3),
      alloc(n + 3),
      alloc(n + 3),
      alloc(m),
    ];
    const before = x.slice();
    k.gemv(m, n, 0.5, a, ld, v, 2, y);
    k.gemvT(m, n, a, ld, v, yT);
    k.sweep(m, n, a, ld, v, 1.5, corr, base, sum);
    const column = (j: number) => before.subarray(a + j * ld, a + j * ld + m);
    const total = before.slice(y, y + m);
    const swept = before.slice(sum, sum + m);
    for (let j = 0; j < n; j++) {
      let dot = 0;
      column(j).forEach((value, i) => {
        dot += value * before[v + i]!;
        total[i]! += 0.5 * before[v + 2 * j]! * value;
      });
      close(x[yT + j]!, dot, m);
      const yj = 1.5 * (dot - before[corr + j]!);
      const wj = column(j)[0]! - before[base + j]! - yj;
      close(x[corr + j]!, yj, 2 * m);
      close(x[base + j]!, wj, 2 * m);
      column(j).forEach((value, i) => (swept[i]! += wj * value));
    }
    for (let i = 0; i < m; i++) {
      close(x[y + i]!, total[i]!, n);
      close(x[sum + i]!, swept[i]!, 20 * (m + n));
    }
  });

  it.each([0, 1, 2, 9, 30])('dot, apart, scale and rotate, %i numbers', (n) => {
    const { k, x, alloc } = lab(make()!);
    const [a, b, c, d, e] = [alloc(n), alloc(n), alloc(n), alloc(n), alloc(n)];
    const before = x.slice();
    const list = (at: number) => [...before.subarray(at, at + n)];
    close(
      k.dot(n, a, b),
      list(a).reduce((sum, value, i) => sum + value * before[b + i]!, 0),
      n,
    );
    const differences = list(a).map((value, i) => (value - 0.7 * before[b + i]!) ** 2);
    close(
      k.apart(n, a, 0.7, b),
      differences.reduce((sum, value) => sum + value, 0),
      4 * n,
    );
    k.scale(n, 0.25, c);
    expect([...x.subarray(c, c + n)]).toEqual(list(c).map((value) => 0.25 * value));
    k.rotate(n, d, e, 0.6, 0.8);
    for (let i = 0; i < n; i++) {
      close(x[d + i]!, 0.6 * before[d + i]! + 0.8 * before[e + i]!, 2);
      close(x[e + i]!, 0.6 * before[e + i]! - 0.8 * before[d + i]!, 2);
    }
  });

  it.each([
    [1, 1],
    [3, 7],
    [5, 32],
  ])('measure: largest magnitude and sum of squares, %i × %i', (rows, cols) => {
    const { k, x, alloc } = lab(make()!);
    const a = alloc(rows * cols);
    const out = alloc(2);
    const all = [...x.subarray(a, a + rows * cols)];
    k.measure(rows, cols, a, out);
    expect(x[out]).toBe(Math.max(...all.map(Math.abs)));
    close(
      x[out + 1]!,
      all.reduce((sum, value) => sum + value * value, 0),
      rows * cols,
    );
  });

  it.each([
    [1, 1],
    [3, 7],
    [5, 32],
  ])('peel: X − w vᵀ, its largest magnitude and sum of squares, %i × %i', (rows, cols) => {
    const { k, x, alloc } = lab(make()!);
    const a = alloc(rows * cols);
    const [v, w] = [alloc(cols), alloc(rows)];
    const out = alloc(2);
    const before = x.slice();
    k.peel(rows, cols, a, v, w, out);
    const all = [...x.subarray(a, a + rows * cols)];
    all.forEach((value, at) => {
      const weight = before[w + Math.floor(at / cols)]!;
      close(value, before[a + at]! - weight * before[v + (at % cols)]!, 2);
    });
    expect(x[out]).toBe(Math.max(...all.map(Math.abs)));
    close(
      x[out + 1]!,
      all.reduce((sum, value) => sum + value * value, 0),
      rows * cols,
    );
    // The numbers behind X are not written.
    expect(x[a + rows * cols]).toBe(before[a + rows * cols]);
  });

  it.each([
    [1, 3, 5],
    [3, 260, 11],
    [4, 9, 16],
  ])('single precision: %i slivers, depth %i, %i vectors', (slivers, depth, count) => {
    const { k, x, alloc, f32 } = lab(make()!);
    const rows = 4 * slivers;
    const octets = Math.ceil(count / 8);
    const matrix = alloc(rows * depth);
    const [right, left] = [alloc(count * depth), alloc(count * rows)];
    const half = (n: number) => 2 * alloc(n);
    const packed = half(rows * depth);
    const [xs, ys] = [half(8 * octets * depth), half(8 * octets * rows)];
    const [product, transposed] = [half(8 * octets * rows), half(8 * octets * depth)];
    for (let start = 0; start < depth; start += 256) {
      const length = Math.min(256, depth - start);
      for (let g = 0; g < slivers; g++) {
        const to = packed + rows * start + 4 * g * length;
        k.narrow4(length, 2, matrix + 4 * g * depth + start, depth, to);
      }
    }
    k.gather8(count, depth, depth, right, xs);
    k.gather8(count, rows, rows, left, ys);
    k.single(slivers, depth, octets, packed, xs, product);
    k.singleT(slivers, depth, octets, packed, ys, transposed);
    const [wide, back] = [alloc(rows * count), alloc(depth * count)];
    k.widen(count, rows, product, rows, wide);
    k.scatter8(count, depth, transposed, back);
    for (let j = 0; j < count; j++) {
      for (let i = 0; i < rows; i++) {
        let sum = 0;
        for (let p = 0; p < depth; p++) {
          sum += 2 * x[matrix + i * depth + p]! * x[right + j * depth + p]!;
        }
        close(x[wide + j * rows + i]!, sum, 4 * depth, SINGLE_EPSILON);
      }
      for (let p = 0; p < depth; p++) {
        let sum = 0;
        for (let i = 0; i < rows; i++) {
          sum += 2 * x[matrix + i * depth + p]! * x[left + j * rows + i]!;
        }
        close(x[back + j * depth + p]!, sum, 4 * rows, SINGLE_EPSILON);
      }
    }
    // Vectors that are missing in the last group are zeros.
    for (let p = 0; count % 8 !== 0 && p < depth; p++) {
      expect(f32[xs + 8 * depth * (octets - 1) + 8 * p + 7]).toBe(0);
    }
  });

  it('readLine and standLine: sums, extremes and positions', () => {
    const [rows, width] = [3, 10];
    const ranges = [0, 3, 3, 4, 4, 10, 2, 7];
    for (const minus of [false, true]) {
      const { k, x, alloc } = lab(make()!);
      const [data, other, at, scratch, out] = [
        alloc(rows * width),
        alloc(rows * width),
        alloc(8),
        alloc(3 * width),
        alloc(12),
      ];
      x.set(ranges, at);
      const values = Array.from({ length: rows * width }, (_, i) =>
        minus ? x[data + i]! - x[other + i]! : x[data + i]!,
      );
      k.readLine(rows, width, data, minus ? other : -1, at, 4, 1, scratch, out);
      const line = [...x.subarray(out, out + 12)];
      for (let pixel = 0; pixel < 4; pixel++) {
        const [first, end] = [ranges[2 * pixel]!, ranges[2 * pixel + 1]!];
        const cells = values.filter((_, i) => i % width >= first && i % width < end);
        close(line[pixel]!, cells.reduce((sum, value) => sum + value, 0) / cells.length, 20);
        expect(line[4 + pixel]).toBe(Math.min(...cells));
        expect(line[8 + pixel]).toBe(Math.max(...cells));
      }
      k.standLine(4, out, -0.5, 1.25, 0.2, 2 ** -10);
      const placed = line.map((value) => Math.min(1, Math.max(0, (value + 0.5) / 1.25)));
      for (let pixel = 0; pixel < 4; pixel++) {
        const [mean, low, high] = [placed[pixel]!, placed[4 + pixel]!, placed[8 + pixel]!];
        const up = high - mean > 0.2 && high - mean >= mean - low - 2 ** -10;
        const stands = up ? high : mean - low > 0.2 ? low : mean;
        close(x[out + pixel]!, stands, 2);
      }
    }
  });

  it.each([2, 3, 8, 31])('the secular equation and its vectors, %i poles', (n) => {
    const { k, x, alloc } = lab(make()!);
    const [d, z, out, product, right, left] = [
      alloc(n),
      alloc(n),
      alloc(4),
      alloc(n),
      alloc(n),
      alloc(n),
    ];
    for (let j = 0; j < n; j++) {
      x[d + j] = j / n;
      x[product + j] = 1;
    }
    const root = n - 2;
    const [origin, tau] = [x[d + root]!, 0.3 / n];
    const sigma = origin + tau;
    const gaps = Array.from({ length: n }, (_, j) => x[d + j]! ** 2 - sigma ** 2);
    k.secularSums(n, root + 1, d, z, origin, tau, out);
    const sums = [0, 0, 0, 0];
    gaps.forEach((gap, j) => {
      sums[j <= root ? 0 : 2]! += x[z + j]! ** 2 / gap;
      sums[j <= root ? 1 : 3]! += (x[z + j]! / gap) ** 2;
    });
    const near = (got: number, wanted: number) => {
      expect(Math.abs(got - wanted)).toBeLessThanOrEqual(64 * n * n * EPSILON * Math.abs(wanted));
    };
    // All terms of ψ have one sign, and so have those of φ, so their relative errors are small.
    sums.forEach((wanted, i) => {
      near(x[out + i]!, wanted);
    });
    k.lowner(n, root, d, origin, tau, product);
    k.secularVector(n, 0, 0, d, z, origin, tau, right);
    k.secularVector(n, 1, 0, d, z, origin, tau, left);
    const v = gaps.map((gap, j) => x[z + j]! / gap);
    const u = v.map((value, j) => (j === 0 ? -1 : value * x[d + j]!));
    const [lengthV, lengthU] = [Math.hypot(...v), Math.hypot(...u)];
    for (let j = 0; j < n; j++) {
      const pole = x[d + (j <= root ? root + 1 : root)]!;
      const gap = x[d + j]! ** 2 - pole ** 2;
      if (gap !== 0) near(x[product + j]!, gaps[j]! / gap);
      near(x[right + j]!, v[j]! / lengthV);
      near(x[left + j]!, u[j]! / lengthU);
    }
  });

  it.each([0, 0.3])(
    'qrSweep: the rotations make the new bidiagonal from the old, shift %d',
    (shift) => {
      const { k, x, alloc } = lab(make()!);
      const n = 7;
      const [d, e, rotations] = [alloc(n), alloc(n), alloc(4 * n)];
      const dense = Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (_, j) => (i === j ? x[d + i]! : j === i + 1 ? x[e + i]! : 0)),
      );
      k.qrSweep(d, e, 0, n - 1, shift, rotations);
      for (let i = 0; i + 1 < n; i++) {
        const [c, s, c2, s2] = x.subarray(rotations + 4 * i, rotations + 4 * i + 4);
        for (const row of dense) {
          const [a, b] = [row[i]!, row[i + 1]!];
          row[i] = c! * a + s! * b;
          row[i + 1] = c! * b - s! * a;
        }
        for (let j = 0; j < n; j++) {
          const [a, b] = [dense[i]![j]!, dense[i + 1]![j]!];
          dense[i]![j] = c2! * a + s2! * b;
          dense[i + 1]![j] = c2! * b - s2! * a;
        }
      }
      dense.forEach((row, i) => {
        row.forEach((value, j) => {
          close(value, i === j ? x[d + i]! : j === i + 1 ? x[e + i]! : 0, 4 * n);
        });
      });
    },
  );

  it('rotateColumns: rotation after rotation of neighbours', () => {
    const { k, x, alloc } = lab(make()!);
    const [rows, count, ld] = [11, 4, 13];
    const [a, rotations] = [alloc(ld * (count + 1)), alloc(4 * count)];
    for (let i = 0; i < count; i++) x.set([Math.cos(i), Math.sin(i)], rotations + 4 * i);
    const wanted = x.slice(a, a + ld * (count + 1));
    for (let i = 0; i < count; i++) {
      for (let r = 0; r < rows; r++) {
        const [p, q] = [wanted[r + i * ld]!, wanted[r + (i + 1) * ld]!];
        wanted[r + i * ld] = Math.cos(i) * p + Math.sin(i) * q;
        wanted[r + (i + 1) * ld] = Math.cos(i) * q - Math.sin(i) * p;
      }
    }
    k.rotateColumns(rows, count, a, ld, rotations);
    wanted.forEach((value, i) => {
      close(x[a + i]!, value, 4 * count);
    });
  });
});
