/** Floating-point numbers of 8 and 16 bits, by their number of exponent and fraction bits. */
export type SmallFloat = 'f16' | 'bf16' | 'f8e4m3' | 'f8e5m2';

interface Format {
  readonly exponentBits: number;
  readonly fractionBits: number;
  /** The largest exponent means infinity and NaN (IEEE 754), or NaN for a fraction of all ones alone. */
  readonly infinities: boolean;
}

/**
 * binary16 of IEEE 754; bfloat16, the upper half of a binary32; the two of Micikevicius and others, "FP8
 * formats for deep learning" (2022).
 */
const formats: Readonly<Record<SmallFloat, Format>> = {
  f16: { exponentBits: 5, fractionBits: 10, infinities: true },
  bf16: { exponentBits: 8, fractionBits: 7, infinities: true },
  f8e4m3: { exponentBits: 4, fractionBits: 3, infinities: false },
  f8e5m2: { exponentBits: 5, fractionBits: 2, infinities: true },
};

const tables = new Map<SmallFloat, Float64Array>();

/** The number of every code: 2⁸ or 2¹⁶ of them. Made once: looking up is faster than computing. */
export function smallFloats(type: SmallFloat): Float64Array {
  const known = tables.get(type);
  if (known) return known;
  const table = tableOf(formats[type]);
  tables.set(type, table);
  return table;
}

function tableOf({ exponentBits, fractionBits, infinities }: Format): Float64Array {
  const codes = 2 ** (exponentBits + fractionBits);
  const one = 2 ** fractionBits;
  const bias = 2 ** (exponentBits - 1) - 1;
  const largest = 2 ** exponentBits - 1;
  const table = new Float64Array(2 * codes);
  for (let code = 0; code < codes; code++) {
    const exponent = code >> fractionBits;
    const fraction = code & (one - 1);
    const isNaN = exponent === largest && (infinities ? fraction > 0 : fraction === one - 1);
    const isInfinite = exponent === largest && infinities && fraction === 0;
    // Exponent 0 holds the subnormal numbers: no hidden one, and the scale of exponent 1.
    const size =
      (exponent === 0 ? fraction : one + fraction) *
      2 ** (Math.max(exponent, 1) - bias - fractionBits);
    const value = isNaN ? NaN : isInfinite ? Infinity : size;
    table[code] = value;
    table[codes + code] = -value;
  }
  return table;
}
