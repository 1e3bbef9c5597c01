/**
 * Decimal numbers by hand from character codes: no substring per entry, and the value is the double
 * nearest to the decimal, exactly what `Number` gives.
 */

/** The result of `scanDecimal`; one object is reused for a whole literal. */
export class NumberToken {
  value = 0;
  /** Offset after the number. */
  end = 0;
  /** Neither a point nor an exponent was written. */
  integer = false;
  /** Digits written after the point; -1 when there is an exponent. */
  decimals = 0;
}

/** 10⁰ … 10²², the powers of ten that are doubles. */
const powersOfTen = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const exactLimit = 2 ** 53;
/** A number with so many digits is below 2³¹. */
const headDigits = 9;
/** Digits of the two small integers together. */
const mostDigits = 18;
const zero = 48;
const nine = 57;

export function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

/**
 * Reads an unsigned decimal number `12`, `1.`, `.5`, `1.5e-3` at `at` into `token`; false if there is none.
 * An exponent letter without digits is not part of the number. `fortran` also accepts the exponent letters
 * d and q, which Fortran and MATLAB have.
 *
 * Fast path (Clinger 1990, "How to read floating point numbers accurately"): a mantissa below 2⁵³ is
 * multiplied or divided by a power of ten up to 10²². This rounds only once, so the result is correct.
 */
export function scanDecimal(
  text: string,
  at: number,
  token: NumberToken,
  fortran = false,
): boolean {
  let i = at;
  // The digits are collected in two small integers, which the engine adds several times as fast as a
  // double.
  let head = 0;
  let tail = 0;
  let digits = 0;
  let scale = 0;
  let code = text.charCodeAt(i);
  while (code >= zero && code <= nine && digits < headDigits) {
    head = (head * 10 + (code - zero)) | 0;
    digits++;
    code = text.charCodeAt(++i);
  }
  while (code >= zero && code <= nine) {
    if (digits < mostDigits) tail = (tail * 10 + (code - zero)) | 0;
    digits++;
    code = text.charCodeAt(++i);
  }
  token.integer = true;
  if (code === 46) {
    code = text.charCodeAt(++i);
    const pointEnd = i;
    const headEnd = i + headDigits - digits;
    while (code >= zero && code <= nine && i < headEnd) {
      head = (head * 10 + (code - zero)) | 0;
      code = text.charCodeAt(++i);
    }
    const tailEnd = pointEnd + mostDigits - digits;
    while (code >= zero && code <= nine && i < tailEnd) {
      tail = (tail * 10 + (code - zero)) | 0;
      code = text.charCodeAt(++i);
    }
    while (code >= zero && code <= nine) code = text.charCodeAt(++i);
    scale = i - pointEnd;
    digits += scale;
    token.integer = false;
  }
  if (digits === 0) return false;
  token.decimals = scale;
  let letterAt = -1;
  if (isExponentLetter(code, fortran)) {
    let j = i + 1;
    let sign = 1;
    code = text.charCodeAt(j);
    if (code === 45 || code === 43 || code === 0x2212) {
      sign = code === 43 ? 1 : -1;
      code = text.charCodeAt(++j);
    }
    if (code >= zero && code <= nine) {
      let exponent = 0;
      while (code >= zero && code <= nine) {
        // A larger exponent gives 0 or infinity in any case.
        if (exponent < 1e8) exponent = exponent * 10 + (code - zero);
        code = text.charCodeAt(++j);
      }
      letterAt = i;
      i = j;
      scale -= sign * exponent;
      token.integer = false;
      token.decimals = -1;
    }
  }
  token.end = i;
  const inTail = digits > headDigits ? digits - headDigits : 0;
  const isShort = digits <= mostDigits && scale <= 22 && scale >= -22;
  const mantissa = inTail > 0 ? (isShort ? head * powersOfTen[inTail]! + tail : Infinity) : head;
  if (isShort && mantissa < exactLimit) {
    token.value = scale >= 0 ? mantissa / powersOfTen[scale]! : mantissa * powersOfTen[-scale]!;
    return true;
  }
  const long = isShort && scale > 0 ? longQuotient(head, tail, inTail, scale) : NaN;
  token.value = Number.isNaN(long) ? slowValue(text, at, i, letterAt) : long;
  return true;
}

/** Splits a double into two halves, each with half of its digits (Veltkamp's splitting). */
const splitter = 2 ** 27 + 1;
const highHalves = powersOfTen.map((power) => power * splitter - (power * splitter - power));
/** A bound for the relative error of the correction. */
const slack = 2 ** -48;

/**
 * (head · 10^inTail + tail) / 10^scale, correctly rounded, for up to 18 digits. NaN if the value is so
 * close to the midpoint of two doubles that this method cannot decide between them.
 *
 * The quotient is corrected by its remainder divided by the divisor. Dekker's product gives the remainder
 * exactly (Dekker 1971, "A floating-point technique for extending the available precision", section 5). The
 * correction has a small error. If the sum rounds to the same double at both ends of the error interval,
 * that double is the nearest one.
 */
function longQuotient(head: number, tail: number, inTail: number, scale: number): number {
  // The dividend is a sum of two doubles: each product has at most 45 bits.
  const shift = powersOfTen[inTail]!;
  const upper = (head >> 15) * shift * 32_768;
  const lower = (head & 32_767) * shift + tail;
  const sum = upper + lower;
  const sumError = lower - (sum - upper);
  const divisor = powersOfTen[scale]!;
  const quotient = sum / divisor;
  const product = quotient * divisor;
  const scaled = quotient * splitter;
  const high = scaled - (scaled - quotient);
  const low = quotient - high;
  const divisorHigh = highHalves[scale]!;
  const divisorLow = divisor - divisorHigh;
  const productError =
    high * divisorHigh - product + high * divisorLow + low * divisorHigh + low * divisorLow;
  const correction = (sum - product - productError + sumError) / divisor;
  const value = quotient + correction * (1 + slack);
  return value === quotient + correction * (1 - slack) ? value : NaN;
}

function isExponentLetter(code: number, fortran: boolean): boolean {
  if (code === 101 || code === 69) return true;
  return fortran && (code === 100 || code === 68 || code === 113 || code === 81);
}

/** The value by the engine's own correctly rounded parser, for long mantissas and large exponents. */
function slowValue(text: string, start: number, end: number, letterAt: number): number {
  if (letterAt < 0) return Number(text.slice(start, end));
  const exponent = text.slice(letterAt + 1, end).replace('\u2212', '-');
  return Number(`${text.slice(start, letterAt)}e${exponent}`);
}
