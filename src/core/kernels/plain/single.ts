import type { Kernels } from '../kernels.js';

const PIECE = 256;

/**
 * The twins of assembly/single.ts. Products and sums of 32-bit numbers in double precision, rounded once
 * more, are those of single precision to the last bit (Figueroa, ACM SIGNUM 30(3), 1995).
 */
export function single(
  memory: Float64Array,
): Pick<Kernels, 'single' | 'singleT' | 'narrow4' | 'gather8' | 'scatter8' | 'widen'> {
  const f32 = new Float32Array(memory.buffer, memory.byteOffset, 2 * memory.length);
  const f = Math.fround;
  /** One row of a sliver with four of eight vectors. */
  function row(depth: number, a: number, x: number, c: number, ldc: number, first: boolean): void {
    let c0 = f(0);
    let c1 = f(0);
    let c2 = f(0);
    let c3 = f(0);
    for (let p = 0; p < depth; p++) {
      const value = f32[a + 4 * p]!;
      const at = x + 8 * p;
      c0 = f(c0 + f(value * f32[at]!));
      c1 = f(c1 + f(value * f32[at + 1]!));
      c2 = f(c2 + f(value * f32[at + 2]!));
      c3 = f(c3 + f(value * f32[at + 3]!));
    }
    f32[c] = first ? c0 : f32[c]! + c0;
    f32[c + ldc] = first ? c1 : f32[c + ldc]! + c1;
    f32[c + 2 * ldc] = first ? c2 : f32[c + 2 * ldc]! + c2;
    f32[c + 3 * ldc] = first ? c3 : f32[c + 3 * ldc]! + c3;
  }
  return {
    single(slivers, depth, octets, a, x, c) {
      const ldc = 4 * slivers;
      for (let start = 0; start < depth; start += PIECE) {
        const length = Math.min(PIECE, depth - start);
        for (let g = 0; g < slivers; g++) {
          const at = a + 4 * (slivers * start + g * length);
          for (let q = 0; q < 2 * octets; q++) {
            const vectors = x + 8 * ((q >> 1) * depth + start) + 4 * (q & 1);
            const target = c + 4 * g + 4 * q * ldc;
            for (let i = 0; i < 4; i++) {
              row(length, at + i, vectors, target + i, ldc, start === 0);
            }
          }
        }
      }
    },
    singleT(slivers, depth, octets, a, y, z) {
      f32.fill(0, z, z + 8 * depth * octets);
      for (let g = 0; g < slivers; g++) {
        for (let q = 0; q < octets; q++) {
          for (let p = 0; p < depth; p++) {
            const start = p - (p % PIECE);
            const length = Math.min(PIECE, depth - start);
            const at = a + 4 * (slivers * start + g * length + p - start);
            const vectors = y + 32 * (q * slivers + g);
            const target = z + 8 * (q * depth + p);
            for (let l = 0; l < 8; l++) {
              let sum = f32[target + l]!;
              for (let i = 0; i < 4; i++) {
                sum = f(sum + f(f32[at + i]! * f32[vectors + 8 * i + l]!));
              }
              f32[target + l] = sum;
            }
          }
        }
      }
    },
    narrow4(depth, scale, from, ld, to) {
      for (let i = 0; i < 4; i++) {
        const row = from + i * ld;
        for (let p = 0; p < depth; p++) f32[to + 4 * p + i] = scale * memory[row + p]!;
      }
    },
    gather8(count, length, padded, from, to) {
      f32.fill(0, to, to + 8 * padded * ((count + 7) >> 3));
      for (let j = 0; j < count; j++) {
        const group = to + 8 * padded * (j >> 3) + (j & 7);
        for (let i = 0; i < length; i++) f32[group + 8 * i] = memory[from + j * length + i]!;
      }
    },
    scatter8(count, length, from, to) {
      for (let j = 0; j < count; j++) {
        const group = from + 8 * length * (j >> 3) + (j & 7);
        for (let i = 0; i < length; i++) memory[to + j * length + i] = f32[group + 8 * i]!;
      }
    },
    widen(count, length, from, ld, to) {
      for (let j = 0; j < count; j++) {
        for (let i = 0; i < length; i++) memory[to + j * length + i] = f32[from + j * ld + i]!;
      }
    },
  };
}
