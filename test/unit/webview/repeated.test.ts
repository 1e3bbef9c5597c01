import { describe, expect, it } from 'vitest';
import { median, repeated } from '../../../webview/compute/repeated.js';

/** A computation whose runs take these times on a simulated clock; it returns the number of runs so far. */
function timed(millis: readonly number[]) {
  let [clock, count] = [0, 0];
  const run = () => {
    clock += millis[Math.min(count, millis.length - 1)] ?? 0;
    count += 1;
    return count;
  };
  return { run, now: () => clock };
}

describe('repeated runs', () => {
  it('leave the first one out, which warms up', () => {
    const { run, now } = timed([30, 1]);
    expect(repeated(run, now)).toEqual([2, 3, 4, 5, 6]);
  });

  it('are one where it takes long', () => {
    const { run, now } = timed([50]);
    expect(repeated(run, now)).toEqual([1]);
  });

  it('end with the budget', () => {
    const { run, now } = timed([40]);
    expect(repeated(run, now)).toEqual([2, 3]);
  });

  it('have a median', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1])).toBe(1);
    expect(median([])).toBeNaN();
  });
});
