import { describe, expect, it } from 'vitest';
import { complete, hideEntries, recovery } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { gaussian, multiply, unwrap } from './helpers.js';

const hiddenIn = (missing: Uint8Array | undefined) =>
  missing?.reduce((sum, flag) => sum + flag, 0) ?? 0;

describe('hiding entries', () => {
  const matrix = gaussian(20, 10, 7);

  it('hides the share that is asked for, and leaves the others as they are', () => {
    const hidden = hideEntries(matrix, 0.3, 1);
    expect(hiddenIn(hidden.missing)).toBe(60);
    hidden.data.forEach((value, i) => {
      if (hidden.missing?.[i] === 1) expect(value).toBeNaN();
      else expect(value).toBe(matrix.data[i]);
    });
    expect(matrix.data.every(Number.isFinite)).toBe(true);
  });

  it('hides the same entries for the same seed, others for another', () => {
    expect(hideEntries(matrix, 0.3, 5).missing).toEqual(hideEntries(matrix, 0.3, 5).missing);
    expect(hideEntries(matrix, 0.3, 5).missing).not.toEqual(hideEntries(matrix, 0.3, 6).missing);
  });

  it('hides at least one entry and leaves at least one', () => {
    expect(hiddenIn(hideEntries(matrix, 0, 1).missing)).toBe(1);
    expect(hiddenIn(hideEntries(matrix, 1, 1).missing)).toBe(199);
    expect(hiddenIn(hideEntries(fromRows([[3]]), 0.5, 1).missing)).toBe(0);
  });

  it('adds to entries that are missing already', () => {
    const holes = fromRows([
      [1, NaN],
      [3, 4],
    ]);
    const hidden = hideEntries(holes, 0.34, 1);
    expect(hiddenIn(hidden.missing)).toBe(2);
    expect(hidden.missing?.[1]).toBe(1);
  });
});

describe('recovery', () => {
  it('measures the hidden entries only', () => {
    const truth = fromRows([
      [3, 4],
      [5, 6],
    ]);
    const hidden = { ...truth, missing: Uint8Array.of(1, 1, 0, 0) };
    const completed = fromRows([
      [3, 9],
      [7, 7],
    ]);
    const { count, rmse, relative, largest } = recovery(truth, hidden, completed);
    expect(count).toBe(2);
    expect(rmse).toBeCloseTo(5 / Math.SQRT2, 12);
    expect(relative).toBeCloseTo(1, 12);
    expect(largest).toBe(5);
  });

  it('is as small as rounding for a matrix of rank 2 completed at rank 2', () => {
    const truth = multiply(gaussian(12, 2, 1), gaussian(2, 12, 2));
    const hidden = hideEntries(truth, 0.25, 3);
    const { matrix } = unwrap(complete(hidden, { rank: 2, method: 'hard-impute' }));
    expect(recovery(truth, hidden, matrix).relative).toBeLessThan(1e-7);
    const guess = unwrap(complete(hidden, { rank: 2, method: 'fill-mean' }));
    expect(recovery(truth, hidden, guess.matrix).relative).toBeGreaterThan(0.1);
  });
});
