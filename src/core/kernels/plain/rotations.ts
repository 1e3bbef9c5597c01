import { makeRotation, type Rotation } from '../rotation.js';
import type { Kernels } from '../kernels.js';

const right: Rotation = { c: 1, s: 0, r: 0 };
const left: Rotation = { c: 1, s: 0, r: 0 };

function keep(memory: Float64Array, at: number, { c, s }: Rotation): void {
  memory[at] = c;
  memory[at + 1] = s;
}

function zeroShift(
  memory: Float64Array,
  d: number,
  e: number,
  steps: number,
  rotations: number,
): void {
  right.c = 1;
  left.c = 1;
  left.s = 0;
  for (let i = 0; i < steps; i++) {
    makeRotation(memory[d + i]! * right.c, memory[e + i]!, right);
    keep(memory, rotations + 4 * i, right);
    if (i > 0) memory[e + i - 1] = left.s * right.r;
    makeRotation(left.c * right.r, memory[d + i + 1]! * right.s, left);
    keep(memory, rotations + 4 * i + 2, left);
    memory[d + i] = left.r;
  }
  const last = memory[d + steps]! * right.c;
  memory[d + steps] = last * left.c;
  memory[e + steps - 1] = last * left.s;
}

function shifted(
  memory: Float64Array,
  d: number,
  e: number,
  steps: number,
  shift: number,
  rotations: number,
): void {
  const first = memory[d]!;
  let f = (Math.abs(first) - shift) * ((first < 0 ? -1 : 1) + shift / first);
  let g = memory[e]!;
  for (let i = 0; i < steps; i++) {
    makeRotation(f, g, right);
    keep(memory, rotations + 4 * i, right);
    if (i > 0) memory[e + i - 1] = right.r;
    const di = memory[d + i]!;
    const ei = memory[e + i]!;
    const dn = memory[d + i + 1]!;
    f = right.c * di + right.s * ei;
    const en = right.c * ei - right.s * di;
    g = right.s * dn;
    const turned = right.c * dn;
    makeRotation(f, g, left);
    keep(memory, rotations + 4 * i + 2, left);
    memory[d + i] = left.r;
    f = left.c * en + left.s * turned;
    memory[d + i + 1] = left.c * turned - left.s * en;
    memory[e + i] = en;
    if (i + 1 < steps) {
      const next = memory[e + i + 1]!;
      g = left.s * next;
      memory[e + i + 1] = left.c * next;
    }
  }
  memory[e + steps - 1] = f;
}

/** The twins of assembly/rotations.ts. */
export function rotations(memory: Float64Array): Pick<Kernels, 'qrSweep' | 'rotateColumns'> {
  return {
    qrSweep(d, e, lo, hi, shift, out) {
      if (shift === 0) zeroShift(memory, d + lo, e + lo, hi - lo, out);
      else shifted(memory, d + lo, e + lo, hi - lo, shift, out);
    },
    rotateColumns(rows, count, at, ld, list) {
      for (let i = 0; i < count; i++) {
        const c = memory[list + 4 * i]!;
        const s = memory[list + 4 * i + 1]!;
        const column = at + i * ld;
        for (let p = column; p < column + rows; p++) {
          const x = memory[p]!;
          const y = memory[p + ld]!;
          memory[p] = c * x + s * y;
          memory[p + ld] = c * y - s * x;
        }
      }
    },
  };
}
