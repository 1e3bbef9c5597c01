import * as v from 'valibot';

/**
 * Numbers of a matrix in fewer bytes, without any loss. Most matrices have few decimals, and n / 10ᵈ with a
 * whole n is then exactly the number that the text says: division is correctly rounded (IEEE 754), and so is
 * reading a decimal. A number that is not found again bit for bit is not packed.
 */
export interface Packed {
  /** n of each number; the lowest value of the type stands for NaN. */
  readonly values: Int8Array | Int16Array | Int32Array;
  readonly decimals: number;
}

export const packedSchema = v.object({
  values: v.custom<Packed['values']>(
    (value) =>
      value instanceof Int8Array || value instanceof Int16Array || value instanceof Int32Array,
    'not an array of whole numbers',
  ),
  decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
});

const mostDecimals = 9;
/** So many numbers are looked at first; matrices with long decimals are soon told. */
const sampled = 64;
const largest = 2 ** 31 - 1;

/** The numbers in fewer bytes, or undefined if that would change one of them. */
export function pack(data: Float64Array): Packed | undefined {
  const decimals = decimalsOf(data);
  if (decimals === undefined) return undefined;
  const scale = 10 ** decimals;
  const found = new Int32Array(data.length);
  let most = 0;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value !== value) {
      found[i] = -largest - 1;
      continue;
    }
    const n = Math.round(value * scale);
    const size = Math.abs(n);
    // Minus zero has no whole number of its own.
    if (size > largest || n / scale !== value || (n === 0 && 1 / value < 0)) return undefined;
    found[i] = n;
    if (size > most) most = size;
  }
  if (most < 2 ** 7) return { values: narrowed(found, new Int8Array(data.length)), decimals };
  if (most < 2 ** 15) return { values: narrowed(found, new Int16Array(data.length)), decimals };
  return { values: found, decimals };
}

/** The low bits of the lowest value are 0: it becomes the lowest value of the smaller type. */
function narrowed<T extends Int8Array | Int16Array>(from: Int32Array, to: T): T {
  const lowest = -(2 ** (8 * to.BYTES_PER_ELEMENT - 1));
  for (let i = 0; i < from.length; i++) to[i] = from[i]! < lowest ? lowest : from[i]!;
  return to;
}

function decimalsOf(data: Float64Array): number | undefined {
  let decimals = 0;
  const step = Math.max(1, Math.floor(data.length / sampled));
  for (let i = 0; i < data.length; i += step) {
    const value = data[i]!;
    if (value !== value) continue;
    while (Math.round(value * 10 ** decimals) / 10 ** decimals !== value) {
      if (++decimals > mostDecimals) return undefined;
    }
  }
  return decimals;
}

/** The same numbers again. */
export function unpack({ values, decimals }: Packed): Float64Array {
  const lowest = -(2 ** (8 * values.BYTES_PER_ELEMENT - 1));
  const scale = 10 ** decimals;
  const data = new Float64Array(values.length);
  for (let i = 0; i < data.length; i++) {
    const n = values[i]!;
    data[i] = n === lowest ? NaN : n / scale;
  }
  return data;
}
