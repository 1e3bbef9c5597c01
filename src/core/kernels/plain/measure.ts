import type { Kernels } from '../kernels.js';

/** The twins of assembly/measure.ts. */
export function measures(memory: Float64Array): Pick<Kernels, 'measure' | 'apart'> {
  return {
    measure(rows, cols, x, out) {
      let largest = 0;
      let squares = 0;
      for (let i = 0; i < rows; i++) {
        const row = x + i * cols;
        const whole = row + (cols & ~3);
        const sums = [0, 0, 0, 0];
        let at = row;
        for (; at < whole; at++) {
          const a = memory[at]!;
          sums[(at - row) & 3]! += a * a;
          largest = Math.max(largest, Math.abs(a));
        }
        let total = sums[0]! + sums[1]! + (sums[2]! + sums[3]!);
        for (; at < row + cols; at++) {
          const a = memory[at]!;
          total += a * a;
          largest = Math.max(largest, Math.abs(a));
        }
        squares += total;
      }
      memory[out] = largest;
      memory[out + 1] = squares;
    },
    apart(n, x, factor, y) {
      const rest = (i: number) => (memory[x + i]! - factor * memory[y + i]!) ** 2;
      let even = 0;
      let odd = 0;
      const pairs = n & ~1;
      for (let i = 0; i < pairs; i += 2) {
        even += rest(i);
        odd += rest(i + 1);
      }
      return n & 1 ? even + odd + rest(pairs) : even + odd;
    },
  };
}
