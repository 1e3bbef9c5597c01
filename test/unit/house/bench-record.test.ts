import { describe, expect, it } from 'vitest';
import { fileOf, median, row } from '../../../bench/record.mjs';

describe('what a bench writes', () => {
  it('the median of an odd and an even number of runs', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 30])).toBe(3);
    expect(median([])).toBeNaN();
  });

  it('median, best and the ratio of the medians, to four digits', () => {
    const against = { name: 'other', values: [2, 4, 6] };
    expect(row({ name: 'ours', of: { size: '8x8' }, values: [1.23456, 9, 1], against })).toEqual({
      name: 'ours',
      of: { size: '8x8' },
      unit: 'ms',
      runs: 3,
      median: 1.235,
      best: 1,
      to: 'other',
      ratio: 0.3086,
    });
  });

  it('no ratio to what did not run, and the most where more is better', () => {
    const against = { name: 'other', values: [] };
    const measured = { name: 'speed', unit: 'Gflop/s', values: [1, 3], better: 'more' as const };
    expect(row({ ...measured, against })).toEqual({
      name: 'speed',
      of: {},
      unit: 'Gflop/s',
      runs: 2,
      median: 2,
      best: 3,
    });
  });

  it('a file by date and commit that replaces none', () => {
    const first = 'results/2026-01-02-abc1234.json';
    const date = '2026-01-02T03:04:05.000Z';
    expect(fileOf('results', date, 'abc1234', () => false)).toBe(first);
    expect(fileOf('results', date, 'abc1234', (file) => file === first)).toBe(
      'results/2026-01-02-abc1234-2.json',
    );
    expect(fileOf('results', date, 'abc1234+', () => false)).toBe(
      'results/2026-01-02-abc1234-changed.json',
    );
  });
});
