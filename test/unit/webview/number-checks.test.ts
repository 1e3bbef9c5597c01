import { describe, expect, it } from 'vitest';
import { finite, notNegative, whole, wholeBetween } from '../../../webview/ui/number-checks.js';

describe('the checks of number fields', () => {
  const cases = [
    { name: 'wholeBetween(1, 3)', check: wholeBetween(1, 3), good: [1, 3], bad: [0, 4, 1.5, NaN] },
    { name: 'whole', check: whole, good: [-2, 0, 7], bad: [0.5, NaN, Infinity] },
    { name: 'finite', check: finite, good: [-0.5, 1e300], bad: [NaN, Infinity, -Infinity] },
    { name: 'notNegative', check: notNegative, good: [0, 0.1], bad: [-0.1, NaN, Infinity] },
  ];
  for (const { name, check, good, bad } of cases) {
    it(`${name} takes what will do and says what is wrong with the rest`, () => {
      for (const value of good) expect(check(value), String(value)).toBeUndefined();
      for (const value of bad) expect(check(value), String(value)).toMatch(/\w/);
    });
  }

  it('say the limits', () => {
    expect(wholeBetween(1, 3)(9)).toBe('A whole number from 1 to 3');
  });
});
