// The matrices of the benchmark: uniform random numbers from a seeded stream, the same for all contenders.

/** "512" or "4096x256" → rows and columns. */
export function shapeOf(size) {
  const [rows, cols = rows] = size.split('x').map(Number);
  return { rows, cols };
}

export function randomMatrix(size) {
  const { rows, cols } = shapeOf(size);
  const data = new Float64Array(rows * cols);
  let state = (rows * 31 + cols) >>> 0;
  for (let i = 0; i < data.length; i++) {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    data[i] = ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  }
  return { rows, cols, data };
}
