import { littleMachine, reverseNumbers } from './byte-order.js';
import { encodeDoubles } from './encode.js';

/** Element types that numbers in double precision can be written in. */
export type WritableFloat = 'f64' | 'f32' | 'f16' | 'bf16' | 'f8e4m3' | 'f8e5m2';

/** Adding and subtracting this number rounds |x| < 2⁵¹ to an integer, a tie to the even one. */
const ROUND = 1.5 * 2 ** 52;

/**
 * Little-endian numbers of an element type, each rounded once to the nearest, ties to even (IEEE 754). Beyond the
 * largest number of the type they become infinite, or NaN in F8_E4M3, which has no infinity. NaN becomes the usual quiet
 * one.
 */
export function encodeFloats(data: Float64Array, type: WritableFloat): Uint8Array {
  if (type === 'f64') return encodeDoubles(data);
  if (type === 'f8e4m3' || type === 'f8e5m2') return eighths(data, type);
  const bytes = new Uint8Array(data.length * (type === 'f32' ? 4 : 2));
  if (type === 'f32') new Float32Array(bytes.buffer).set(data);
  else if (type === 'f16') halves(data, new Uint16Array(bytes.buffer));
  else brains(data, new Uint16Array(bytes.buffer));
  if (!littleMachine) reverseNumbers(bytes, type === 'f32' ? 4 : 2);
  return bytes;
}

/** 5 bits of exponent and 10 of fraction. */
function halves(data: Float64Array, out: Uint16Array): void {
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
    const size = Math.abs(value);
    if (Number.isNaN(value)) out[i] = 0x7e00;
    else if (size >= 65520) out[i] = sign | 0x7c00;
    else if (size < 2 ** -14) out[i] = sign | rounded(size * 2 ** 24);
    else {
      const exponent = exponentOf(size);
      // A fraction that is rounded up to 2 carries into the exponent, as it should.
      out[i] = sign | (((exponent + 14) << 10) + rounded(size * 2 ** (10 - exponent)));
    }
  }
}

/** Types of one byte (Micikevicius et al., FP8 Formats for Deep Learning, 2022): fraction bits, and the smallest normal exponent. */
const eightBits = {
  f8e4m3: { fraction: 3, least: -6, most: 464, beyond: 0x7f, nan: 0x7f },
  f8e5m2: { fraction: 2, least: -14, most: 61440, beyond: 0x7c, nan: 0x7e },
} as const;

function eighths(data: Float64Array, type: keyof typeof eightBits): Uint8Array {
  const { fraction, least, most, beyond, nan } = eightBits[type];
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    const sign = value < 0 || Object.is(value, -0) ? 0x80 : 0;
    const size = Math.abs(value);
    if (Number.isNaN(value)) out[i] = nan;
    else if (size >= most && !(type === 'f8e4m3' && size === most)) out[i] = sign | beyond;
    else if (size < 2 ** least) out[i] = sign | rounded(size * 2 ** (fraction - least));
    else {
      const exponent = exponentOf(size);
      const code = ((exponent - least) << fraction) + rounded(size * 2 ** (fraction - exponent));
      out[i] = sign | code;
    }
  }
  return out;
}

/** The upper half of a single: 8 bits of exponent and 7 of fraction. */
function brains(data: Float64Array, out: Uint16Array): void {
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
    const size = Math.abs(value);
    if (Number.isNaN(value)) out[i] = 0x7fc0;
    else if (size >= 2 ** 128) out[i] = sign | 0x7f80;
    else if (size < 2 ** -126) out[i] = sign | rounded(size * 2 ** 133);
    else {
      const exponent = exponentOf(size);
      out[i] = sign | (((exponent + 126) << 7) + rounded(size * 2 ** (7 - exponent)));
    }
  }
}

function rounded(x: number): number {
  return x + ROUND - ROUND;
}

const one = new Float64Array(1);
const words = new Uint32Array(one.buffer);
const HIGH = littleMachine ? 1 : 0;

/** ⌊log₂ x⌋ of a normal positive number. */
function exponentOf(x: number): number {
  one[0] = x;
  return (words[HIGH]! >>> 20) - 1023;
}
