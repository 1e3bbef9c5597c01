import { describe, expect, it } from 'vitest';
import { formatCount, formatNumber, subscript, superscript } from '../../src/core/index.js';

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

  it('writes counts with commas and indices low or high', () => {
    expect(formatCount(21030)).toBe('21,030');
    expect(formatCount(999)).toBe('999');
    expect(subscript(120)).toBe('₁₂₀');
    expect(superscript(-15)).toBe('⁻¹⁵');
  });
});
