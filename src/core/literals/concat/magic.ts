import { filled, type Block } from './block.js';

/**
 * MATLAB's magic squares. Odd n: de la Loubère's siamese method; n divisible by 4: the counted
 * square with its diagonals' 4×4 pattern complemented; other even n: LUX-like assembly of four odd
 * squares with swapped columns (C. Moler, "Experiments with MATLAB", chapter 10).
 */
export function magic(n: number): Block {
  if (n === 2) return { rows: 2, cols: 2, data: [1, 3, 4, 2] };
  if (n % 2 === 1) return filled(n, n, (i, j) => odd(n, i, j));
  if (n % 4 === 0) return filled(n, n, (i, j) => doublyEven(n, i, j));
  return singlyEven(n);
}

function odd(n: number, i: number, j: number): number {
  const a = mod(i + j + 2 - (n + 3) / 2, n);
  const b = mod(i + 2 * j + 1, n);
  return n * a + b + 1;
}

function doublyEven(n: number, i: number, j: number): number {
  const counted = i * n + j + 1;
  const inPattern = Math.floor(mod(i + 1, 4) / 2) === Math.floor(mod(j + 1, 4) / 2);
  return inPattern ? n * n + 1 - counted : counted;
}

function singlyEven(n: number): Block {
  const half = n / 2;
  const quarter = (n - 2) / 4;
  const offsets = [0, 2 * half * half, 3 * half * half, half * half];
  const square = filled(n, n, (i, j) => {
    const quadrant = (i < half ? 0 : 2) + (j < half ? 0 : 1);
    return odd(half, i % half, j % half) + offsets[quadrant]!;
  });
  const data = Float64Array.from(square.data);
  const swap = (i: number, j: number): void => {
    const upper = i * n + j;
    const lower = (i + half) * n + j;
    [data[upper], data[lower]] = [data[lower]!, data[upper]!];
  };
  for (let i = 0; i < half; i++) {
    for (let j = 0; j < quarter; j++) swap(i, i === quarter ? j + 1 : j);
    for (let j = n - quarter + 1; j < n; j++) swap(i, j);
  }
  return { rows: n, cols: n, data };
}

function mod(value: number, n: number): number {
  return ((value % n) + n) % n;
}
