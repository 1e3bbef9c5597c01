import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBound,
  formatCount,
  formatNumber,
  formatPercent,
  formatSquare,
  subscript,
} from '../../src/core/index.js';
import { superscript } from '../../src/core/format.js';

describe('numbers for people', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [15, '15'],
    [15.297058540778355, '15.297'],
    [-2.5, '−2.5'],
    [1e-7, '1×10⁻⁷'],
    [-1.23456789e-9, '−1.2346×10⁻⁹'],
    [123456, '123460'],
    [1e6, '1×10⁶'],
    [NaN, '?'],
    [-Infinity, '−∞'],
    [100, '100'],
  ])('%s is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([
    [0, '0'],
    [3, '9'],
    [-1.5, '2.25'],
    [1e-4, '1×10⁻⁸'],
    [3.7e-301, '1.369×10⁻⁶⁰¹'],
    [-9e-200, '8.1×10⁻³⁹⁹'],
    [2e200, '4×10⁴⁰⁰'],
    [5e-324, '2.5×10⁻⁶⁴⁷'],
    [Infinity, '∞'],
    [NaN, '?'],
  ])('the square of %s is %s', (value, text) => {
    expect(formatSquare(value)).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [0.8, '80 %'],
    [0.123456, '12.35 %'],
    [9.344e-6, '0.0009344 %'],
    [0.9994, '99.94 %'],
    [0.9996, '99.96 %'],
    // σ = 0.246, 0.12, 0.0008, …: rank 2 does not keep all of the energy.
    [1 - 1.82e-5, '99.9981 %'],
    [1 - 3e-9, '99.9999997 %'],
    [1 - 1e-13, '99.99999999 %'],
    [1 - 2 ** -52, '100 %'],
    [1, '100 %'],
    [1 + 2 ** -52, '100 %'],
  ])('the share %s is %s', (share, text) => {
    expect(formatPercent(share)).toBe(text);
  });

  it('writes counts with commas and indices low or high', () => {
    expect(formatCount(21030)).toBe('21,030');
    expect(formatCount(999)).toBe('999');
    expect(subscript(120)).toBe('₁₂₀');
    expect(superscript(-15)).toBe('⁻¹⁵');
  });
});

describe('formatBound', () => {
  it.each([
    [7.94, 2, '8'],
    [7.9, 2, '7.9'],
    [9.91, 2, '10'],
    [1.0001e-11, 2, '1.1×10⁻¹¹'],
    [4.76e-11, 2, '4.8×10⁻¹¹'],
    [0, 2, '0'],
  ])('shows %f with %i digits as %s', (value, digits, text) => {
    expect(formatBound(value, digits)).toBe(text);
  });

  it('is never below the number, and less than a unit of its last digit above', () => {
    const magnitudes = fc.tuple(fc.double({ min: 1, max: 9.999 }), fc.integer({ min: -4, max: 5 }));
    fc.assert(
      fc.property(magnitudes, fc.integer({ min: 1, max: 6 }), ([mantissa, power], digits) => {
        const value = Number(`${mantissa}e${power}`);
        const shown = Number(formatBound(value, digits).replace(/×10.*/, ''));
        fc.pre(shown > 1e-4 && shown < 1e6);
        expect(shown).toBeGreaterThanOrEqual(value);
        expect(shown - value).toBeLessThanOrEqual(1.000001 * 10 ** (power + 1 - digits));
      }),
    );
  });
});
