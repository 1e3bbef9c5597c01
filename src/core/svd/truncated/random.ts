/** Fills x[from, to) with numbers in [−1, 1) from a seeded stream (Mulberry32). */
export function fillRandom(x: Float64Array, from: number, to: number, seed: number): void {
  let state = (Math.trunc(seed) ^ 0x9e3779b9) >>> 0;
  for (let i = from; i < to; i++) {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    x[i] = ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  }
}
