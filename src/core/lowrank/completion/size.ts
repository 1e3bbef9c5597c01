/** The power of two that brings a magnitude to about 1, as an exponent; 0 for 0. */
export function exponentOf(largest: number): number {
  return largest === 0 ? 0 : Math.floor(Math.log2(largest));
}

/** value · 2^exponent, multiplied in two steps because one factor may be out of range. */
export function times(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
}

/** Every value · 2^exponent. */
export function timesEach(values: Float64Array, exponent: number): Float64Array {
  const half = Math.trunc(exponent / 2);
  const [first, second] = [2 ** half, 2 ** (exponent - half)];
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = values[i]! * first * second;
  return out;
}
