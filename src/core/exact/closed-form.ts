import { rootOf, surdValue, type Surd } from './surd.js';

/** x² = n/d with d up to 1000 and n·d up to 10⁶. */
const mostDenominator = 1000;
const mostProduct = 1_000_000;

/** A form must agree with the number to this, relative to max(1, |x|). */
const TOLERANCE = 1e-13;

/**
 * The simple closed form p√r/(q√s) of a number, if there is one: 0.408248290463863 is 1/√6. The convergents of the continued
 * fraction of x² are tried, and a form is accepted if it is within 1e-13 of x. There are about 3·10⁵ forms below 1, each with
 * an interval of 2e-13: of random numbers fewer than one in ten million has a form by chance.
 *
 * @returns undefined if there is none. 0 is a form, too; numbers below 0.03 but not 0 have none.
 */
export function closedForm(value: number): Surd | undefined {
  if (value === 0) return rootOf(0n, 1n);
  const size = Math.abs(value);
  if (!(size >= 0.03 && size <= 1000)) return undefined;
  let x = size * size;
  let [n0, d0, n1, d1] = [0, 1, 1, 0];
  for (let step = 0; step < 24; step++) {
    const whole = Math.floor(x);
    [n0, d0, n1, d1] = [n1, d1, whole * n1 + n0, whole * d1 + d0];
    if (d1 > mostDenominator || n1 * d1 > mostProduct) return undefined;
    if (n1 > 0 && Math.abs(Math.sqrt(n1 / d1) - size) <= TOLERANCE * Math.max(1, size)) {
      const surd = rootOf(BigInt(n1), BigInt(d1), value < 0);
      return Math.abs(surdValue(surd) - value) <= 2 * TOLERANCE * Math.max(1, size)
        ? surd
        : undefined;
    }
    const rest = x - whole;
    if (rest === 0) return undefined;
    x = 1 / rest;
  }
  return undefined;
}
