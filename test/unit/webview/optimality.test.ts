import { describe, expect, it } from 'vitest';
import { isOptimalityWish, turnAt } from '../../../webview/ui/methods/optimality-wish.js';
import { angleOf } from '../../../webview/ui/methods/turn-dial.js';

describe('the turned direction', () => {
  it('has an angle without a sign of its own', () => {
    expect(angleOf(1, 0)).toBe(0);
    expect(angleOf(1, 1)).toBe(45);
    expect(angleOf(0, 1)).toBe(90);
    expect(angleOf(0, -1)).toBe(-90);
    // The other end of the same line.
    expect(angleOf(-1, -1)).toBe(45);
    expect(angleOf(-1, 1)).toBe(-45);
    expect(Math.abs(angleOf(-1, 0))).toBe(0);
  });

  it('is that of the last direction that is kept towards the first that is left out, until others are chosen', () => {
    expect(turnAt({}, 2, 5)).toEqual({ kept: 2, left: 3, degrees: 0 });
    expect(turnAt({ kept: 1, left: 5, degrees: 30 }, 2, 5)).toEqual({
      ...{ kept: 1, left: 5, degrees: 30 },
    });
    // At another rank, those are used that are kept and left out there.
    expect(turnAt({ kept: 3, left: 4 }, 2, 5)).toEqual({ kept: 2, left: 4, degrees: 0 });
    expect(turnAt({ kept: 1, left: 3 }, 4, 5)).toEqual({ kept: 1, left: 5, degrees: 0 });
  });

  it('is saved as plain numbers in their ranges', () => {
    expect(isOptimalityWish({})).toBe(true);
    expect(isOptimalityWish({ decimals: 3, degrees: -90, example: 'turned' })).toBe(true);
    for (const wrong of [
      null,
      3,
      { decimals: -1 },
      { degrees: 91 },
      { kept: 0.5 },
      { example: 'x' },
    ]) {
      expect(isOptimalityWish(wrong)).toBe(false);
    }
  });
});
