import type { Kernels } from '../kernels.js';

function gap(d: number, origin: number, tau: number): number {
  return (d - origin - tau) * (d + origin + tau);
}

function sums(
  memory: Float64Array,
  n: number,
  d: number,
  z: number,
  origin: number,
  tau: number,
  out: number,
): void {
  // Even and odd entries apart, as the two lanes of the SIMD kernel do.
  const value = [0, 0];
  const slope = [0, 0];
  const pairs = n & ~1;
  for (let j = 0; j < pairs; j++) {
    const q = memory[z + j]! / gap(memory[d + j]!, origin, tau);
    value[j & 1] = value[j & 1]! + memory[z + j]! * q;
    slope[j & 1] = slope[j & 1]! + q * q;
  }
  memory[out] = value[0]! + value[1]!;
  memory[out + 1] = slope[0]! + slope[1]!;
  if (n & 1) {
    const q = memory[z + pairs]! / gap(memory[d + pairs]!, origin, tau);
    memory[out] = memory[out] + memory[z + pairs]! * q;
    memory[out + 1] = memory[out + 1]! + q * q;
  }
}

/** The twins of assembly/secular.ts, where the formulas are explained. */
export function secular(
  memory: Float64Array,
): Pick<Kernels, 'secularSums' | 'lowner' | 'secularVector'> {
  return {
    secularSums(n, split, d, z, origin, tau, out) {
      sums(memory, split, d, z, origin, tau, out);
      sums(memory, n - split, d + split, z + split, origin, tau, out + 2);
    },
    lowner(n, root, d, origin, tau, product) {
      const above = memory[d + root + 1]!;
      const below = memory[d + root]!;
      for (let j = 0; j < n; j++) {
        const x = memory[d + j]!;
        const ratio = gap(x, origin, tau) / gap(x, j <= root ? above : below, 0);
        memory[product + j] = memory[product + j]! * ratio;
      }
    },
    secularVector(n, left, first, d, z, origin, tau, out) {
      const squares = [0, 0];
      const pairs = n & ~1;
      let last = 0;
      for (let j = 0; j < n; j++) {
        let q = memory[z + j]! / gap(memory[d + j]!, origin, tau);
        if (left) q *= memory[d + j]!;
        if (j < pairs) squares[j & 1] = squares[j & 1]! + q * q;
        else last = q * q;
        memory[out + j] = q;
      }
      let total = squares[0]! + squares[1]!;
      if (n & 1) total += last;
      if (left) {
        memory[out + first] = -1;
        total += 1;
      }
      const factor = 1 / Math.sqrt(total);
      for (let j = 0; j < n; j++) memory[out + j] = factor * memory[out + j]!;
    },
  };
}
