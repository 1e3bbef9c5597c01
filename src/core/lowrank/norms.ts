/** An entry and its position; row and column are counted from 0. */
export interface PlacedEntry {
  readonly value: number;
  readonly row: number;
  readonly column: number;
}

/** Sums of squares of numbers in this range neither overflow nor underflow harmfully. */
const SAFE_LOW = 2 ** -900;
const SAFE_HIGH = 2 ** 1000;

/** Summing in blocks keeps the rounding error near √(mn)·ε instead of mn·ε. */
const BLOCK = 1024;

/**
 * ‖A‖_F = √Σ aᵢⱼ². Entries in the usual range need one pass. The squares of entries around 1e±200
 * overflow or underflow, so these need a second pass, scaled by the largest magnitude.
 *
 * @param data the entries in any order.
 * @param missing 1 where an entry is unknown and not part of the norm; same length as `data`.
 */
export function frobeniusNorm(data: Float64Array, missing?: Uint8Array): number {
  const plain = sumOfSquares(data, missing, 1);
  if (plain > SAFE_LOW && plain < SAFE_HIGH) return Math.sqrt(plain);
  const largest = maxAbs(data, missing);
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  // A power of two, so that scaling is exact; two factors, as 1 / 2^-1074 is not a number.
  const exponent = Math.floor(Math.log2(largest));
  const half = Math.trunc(-exponent / 2);
  const sum = sumOfSquares(data, missing, 2 ** half, 2 ** (-exponent - half));
  return Math.sqrt(sum) * 2 ** -half * 2 ** (exponent + half);
}

/** max |aᵢⱼ| over the known entries; 0 for an empty matrix, NaN when a known entry is NaN. */
export function maxAbs(data: Float64Array, missing?: Uint8Array): number {
  let largest = 0;
  for (let index = 0; index < data.length; index++) {
    if (missing?.[index] === 1) continue;
    const magnitude = Math.abs(data[index]!);
    if (!(magnitude <= largest)) {
      if (Number.isNaN(magnitude)) return NaN;
      largest = magnitude;
    }
  }
  return largest;
}

/**
 * The known entry of largest magnitude, the first of several equals; undefined when none is known.
 *
 * @param cols length of a row of the row-major `data`.
 */
export function largestEntry(
  data: Float64Array,
  cols: number,
  missing?: Uint8Array,
): PlacedEntry | undefined {
  let at = -1;
  let largest = -1;
  for (let index = 0; index < data.length; index++) {
    if (missing?.[index] === 1) continue;
    const magnitude = Math.abs(data[index]!);
    if (magnitude > largest) {
      largest = magnitude;
      at = index;
    }
  }
  if (at < 0) return undefined;
  return { value: data[at]!, row: Math.floor(at / cols), column: at % cols };
}

/** ‖A‖_F and the largest known entry in one pass over memory; see the two functions above. */
export function measure(
  data: Float64Array,
  cols: number,
  missing?: Uint8Array,
): { frobenius: number; largest: PlacedEntry | undefined } {
  let total = 0;
  let at = -1;
  let largest = -1;
  for (let start = 0; start < data.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, data.length);
    let sum = 0;
    for (let index = start; index < end; index++) {
      if (missing?.[index] === 1) continue;
      const value = data[index]!;
      sum += value * value;
      if (Math.abs(value) > largest) {
        largest = Math.abs(value);
        at = index;
      }
    }
    total += sum;
  }
  return {
    frobenius:
      total > SAFE_LOW && total < SAFE_HIGH ? Math.sqrt(total) : frobeniusNorm(data, missing),
    largest:
      at < 0 ? undefined : { value: data[at]!, row: Math.floor(at / cols), column: at % cols },
  };
}

function sumOfSquares(
  data: Float64Array,
  missing: Uint8Array | undefined,
  factor: number,
  second = 1,
): number {
  let total = 0;
  for (let start = 0; start < data.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, data.length);
    let even = 0;
    let odd = 0;
    for (let index = start; index < end; index++) {
      if (missing?.[index] === 1) continue;
      const scaled = data[index]! * factor * second;
      if (index & 1) odd += scaled * scaled;
      else even += scaled * scaled;
    }
    total += even + odd;
  }
  return total;
}
