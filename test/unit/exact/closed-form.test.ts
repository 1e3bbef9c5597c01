import { describe, expect, it } from 'vitest';
import { closedForm } from '../../../src/core/exact/closed-form.js';
import { surdLatex, surdText } from '../../../src/core/exact/surd.js';
import { seededRandom } from '../../../src/core/index.js';

const text = (value: number) => {
  const form = closedForm(value);
  return form && surdText(form);
};

describe('closed forms', () => {
  it('are written as lecture notes print them', () => {
    const forms: readonly (readonly [number, string, string])[] = [
      [1 / Math.sqrt(6), '1/√6', '\\frac{1}{\\sqrt{6}}'],
      [-2 / 3, '−2/3', '-\\frac{2}{3}'],
      [6 * Math.sqrt(10), '6√10', '6\\sqrt{10}'],
      [-3 / Math.sqrt(10), '−3/√10', '-\\frac{3}{\\sqrt{10}}'],
      [1 / Math.sqrt(18), '1/(3√2)', '\\frac{1}{3\\sqrt{2}}'],
      [Math.sqrt(8) / 3, '2√2/3', '\\frac{2\\sqrt{2}}{3}'],
      [Math.sqrt(2 / 3), '2/√6', '\\frac{2}{\\sqrt{6}}'],
      [15, '15', '15'],
      [0, '0', '0'],
      [-0.5, '−1/2', '-\\frac{1}{2}'],
    ];
    for (const [value, plain, latex] of forms) {
      expect(text(value)).toBe(plain);
      expect(surdLatex(closedForm(value)!)).toBe(latex);
    }
  });

  it('need 1e-13', () => {
    expect(text(1 / Math.sqrt(6) + 5e-14)).toBe('1/√6');
    for (const off of [3e-13, -3e-13, 1e-12, 1e-9]) {
      expect(text(1 / Math.sqrt(6) + off)).toBeUndefined();
    }
  });

  it('are not found for other numbers', () => {
    for (const value of [
      Math.PI,
      Math.E,
      Math.SQRT1_2 ** 0.5,
      1e-9,
      1e300,
      NaN,
      Infinity,
      5.4649857042190426,
    ]) {
      expect(text(value)).toBeUndefined();
    }
  });

  it('of random numbers at most one in a hundred thousand has one by chance', () => {
    const random = seededRandom(4);
    let found = 0;
    for (let i = 0; i < 400_000; i++) if (closedForm(2 * random.uniform() - 1)) found++;
    // Random numbers of 32 bits: multiples of 2⁻³² that are a form exactly are rare, too.
    expect(found).toBeLessThanOrEqual(4);
  });

  it('of every small form is found again', () => {
    for (let q = 1; q <= 30; q++) {
      for (let p = 1; p <= q; p++) {
        const form = closedForm(Math.sqrt(p / q));
        expect(form).toBeDefined();
      }
    }
  });
});
