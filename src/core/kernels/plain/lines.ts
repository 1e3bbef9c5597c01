import type { Kernels } from '../kernels.js';

/** The kernels of the pictures in plain TypeScript. */
export function lines(memory: Float64Array): Pick<Kernels, 'readLine' | 'standLine'> {
  return {
    readLine(rows, width, data, minus, ranges, pixels, divided, scratch, out) {
      addRows(memory, rows, width, data, minus, scratch);
      for (let x = 0; x < pixels; x++) {
        const first = memory[ranges + 2 * x]!;
        const end = memory[ranges + 2 * x + 1]!;
        let at = scratch + first;
        let sum = memory[at]!;
        let low = memory[at + width]!;
        let high = memory[at + 2 * width]!;
        for (at++; at < scratch + end; at++) {
          sum += memory[at]!;
          if (memory[at + width]! < low) low = memory[at + width]!;
          if (memory[at + 2 * width]! > high) high = memory[at + 2 * width]!;
        }
        memory[out + x] = divided ? sum / (rows * (end - first)) : sum;
        memory[out + pixels + x] = low;
        memory[out + 2 * pixels + x] = high;
      }
    },
    standLine(pixels, line, a, span, standOut, tie) {
      for (let at = line; at < line + pixels; at++) {
        const t = placed(memory[at]!, a, span);
        const low = placed(memory[at + pixels]!, a, span);
        const high = placed(memory[at + 2 * pixels]!, a, span);
        const above = high - t;
        const below = t - low;
        memory[at] = t;
        if (above > standOut && above >= below - tie) memory[at] = high;
        else if (below > standOut) memory[at] = low;
      }
    },
  };
}

/** Row by row: sums, least and most of each column at `scratch`. NaN changes no extreme. */
function addRows(
  memory: Float64Array,
  rows: number,
  width: number,
  data: number,
  minus: number,
  scratch: number,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) {
      const at = i * width + j;
      const taken = minus < 0 ? 0 : memory[minus + at]!;
      const value = memory[data + at]! - taken;
      const sum = scratch + j;
      memory[sum] = i === 0 ? value : memory[sum]! + value;
      if (i === 0 || value < memory[sum + width]!) memory[sum + width] = value;
      if (i === 0 || value > memory[sum + 2 * width]!) memory[sum + 2 * width] = value;
    }
  }
}

function placed(value: number, a: number, span: number): number {
  const t = (value - a) / span;
  return t < 0 ? 0 : t > 1 ? 1 : t;
}
