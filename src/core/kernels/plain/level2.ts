import type { Kernels } from '../kernels.js';

/** x·y in the order of the SIMD kernel: even entries, odd entries, then the last of an odd count. */
export function dot(memory: Float64Array, n: number, x: number, y: number): number {
  let even = 0;
  let odd = 0;
  const pairs = n & ~1;
  for (let i = 0; i < pairs; i += 2) {
    even += memory[x + i]! * memory[y + i]!;
    odd += memory[x + i + 1]! * memory[y + i + 1]!;
  }
  const total = even + odd;
  return n & 1 ? total + memory[x + pairs]! * memory[y + pairs]! : total;
}

function add(memory: Float64Array, n: number, factor: number, from: number, to: number): void {
  for (let i = 0; i < n; i++) memory[to + i] = memory[to + i]! + factor * memory[from + i]!;
}

/** The twins of assembly/vector.ts and assembly/level2.ts. */
export function level2(
  memory: Float64Array,
): Pick<Kernels, 'gemv' | 'gemvT' | 'sweep' | 'dot' | 'scale' | 'rotate'> {
  return {
    gemv(m, n, alpha, a, lda, x, incx, y) {
      for (let j = 0; j < n; j++) add(memory, m, alpha * memory[x + j * incx]!, a + j * lda, y);
    },
    gemvT(m, n, a, lda, x, y) {
      for (let j = 0; j < n; j++) memory[y + j] = dot(memory, m, a + j * lda, x);
    },
    sweep(rows, cols, a, lda, v, tau, y, w, x) {
      for (let j = 0; j < cols; j++) {
        const column = a + j * lda;
        const yj = tau * (dot(memory, rows, column, v) - memory[y + j]!);
        const wj = memory[column]! - memory[w + j]! - yj;
        memory[y + j] = yj;
        memory[w + j] = wj;
        add(memory, rows, wj, column, x);
      }
    },
    dot: (n, x, y) => dot(memory, n, x, y),
    scale(n, factor, x) {
      for (let i = x; i < x + n; i++) memory[i] = factor * memory[i]!;
    },
    rotate(n, x, y, c, s) {
      for (let i = 0; i < n; i++) {
        const p = memory[x + i]!;
        const q = memory[y + i]!;
        memory[x + i] = c * p + s * q;
        memory[y + i] = c * q - s * p;
      }
    },
  };
}
