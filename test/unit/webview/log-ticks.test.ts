import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../src/core/index.js';
import { digitsFor, logTicks, mostTicks } from '../../../webview/charts/log-ticks.js';

const labels = (min: number, max: number) => {
  const ticks = logTicks(min, max);
  const digits = digitsFor(ticks);
  return ticks.map((value) => formatNumber(value, digits));
};

describe('the labels of a log axis', () => {
  it('are powers of ten where it has many', () => {
    expect(logTicks(0.05, 2000)).toEqual([0.1, 1, 10, 100, 1000]);
    expect(logTicks(1e-12, 1)).toEqual([1e-12, 1e-9, 1e-6, 1e-3, 1]);
  });

  it('are 1, 2 and 5 times them where it has one or two', () => {
    expect(logTicks(0.8, 20)).toEqual([1, 2, 5, 10, 20]);
    expect(logTicks(0.011, 0.9)).toEqual([0.02, 0.05, 0.1, 0.2, 0.5]);
    expect(logTicks(0.9, 95)).toEqual([1, 2, 5, 10, 20, 50]);
  });

  it('are even steps where all values are close together', () => {
    expect(labels(0.97, 1.03)).toEqual(['0.98', '1', '1.02']);
    expect(labels(3.1, 4.9)).toEqual(['3.5', '4', '4.5']);
    expect(labels(0.9996, 1.0004)).toEqual(['0.9996', '0.9998', '1', '1.0002', '1.0004']);
    expect(labels(12000, 12010)).toHaveLength(6);
  });

  it('never repeat, are few, and lie within the axis', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-200, max: 1e200, noNaN: true }),
        fc.double({ min: -7, max: 40, noNaN: true }),
        (min, decades) => {
          const max = min * (1 + 10 ** Math.min(decades, 20));
          const ticks = logTicks(min, max);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(mostTicks + 1);
          for (const value of ticks) {
            expect(value).toBeGreaterThanOrEqual(min * (1 - 1e-8));
            expect(value).toBeLessThanOrEqual(max * (1 + 1e-8));
          }
          const texts = labels(min, max);
          expect(new Set(texts).size).toBe(texts.length);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('are none where there is nothing to span', () => {
    expect(logTicks(0, 1)).toEqual([]);
    expect(logTicks(1, 1)).toEqual([]);
    expect(logTicks(NaN, NaN)).toEqual([]);
  });
});
