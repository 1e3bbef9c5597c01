import { describe, expect, it } from 'vitest';
import { suggestRanks } from '../../../src/core/index.js';
import { pointsOf } from '../../../webview/charts/points.js';
import { decimate } from '../../../webview/model/decimate.js';
import { placeLabels } from '../../../webview/model/lanes.js';
import { energiesWith, groupByRank, isRatio, isShare } from '../../../webview/model/rank-rules.js';

describe('thinning out a series', () => {
  it('keeps every value of a short one', () => {
    expect(decimate([3, 1, 2], 2)).toEqual([0, 1, 2]);
  });

  it('keeps the ends and every extreme of a long one, in order', () => {
    const values = Float64Array.from({ length: 50_000 }, (_, i) => Math.sin(i / 900));
    values[31_415] = 7;
    values[27_182] = -7;
    const kept = decimate(values, 300);
    expect(kept.length).toBeLessThanOrEqual(602);
    expect(kept).toEqual([...kept].sort((a, b) => a - b));
    for (const index of [0, 27_182, 31_415, 49_999]) expect(kept).toContain(index);
  });

  it('has a place for 0 on a log axis', () => {
    const series = { kind: 'bars', first: 1, xTitle: '', yTitle: '', name: String } as const;
    const heights = (values: number[]) => pointsOf({ ...series, values }, true).map(({ y }) => y);
    expect(heights([10, 4, 0])).toEqual([10, 4, 2]);
    expect(heights([10, 1e-30])).toEqual([10, 10 * 1e-17]);
    expect(pointsOf({ ...series, values: [10, 0] }, false)[1]?.y).toBe(0);
  });
});

describe('labels over a chart', () => {
  it('take the next lane when they would cover another, and stay inside', () => {
    const labels = [10, 20, 30, 200].map((x) => ({ x, width: 40 }));
    expect(placeLabels(labels, 220, 2)).toEqual([
      { left: 0, lane: 0 },
      { left: 0, lane: 1 },
      undefined,
      { left: 180, lane: 0 },
    ]);
  });

  it('leave out a label that is wider than the chart', () => {
    expect(placeLabels([{ x: 5, width: 50 }], 40, 3)).toEqual([undefined]);
  });
});

describe('rules and their parameters', () => {
  it('are gathered by rank, without those that do not apply', () => {
    const groups = groupByRank(suggestRanks(Float64Array.of(15, 3, 0), 4, 3));
    expect(groups.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(groups[1]?.rules.map(({ rule }) => rule)).toEqual(['numerical', 'energy99', 'ratio']);
    const applying = suggestRanks(Float64Array.of(15, 3, 0), 4, 3).filter((r) => r.applies);
    expect(groups.flatMap(({ rules }) => rules)).toHaveLength(applying.length);
  });

  it('add one share of energy to the usual ones, in order and once', () => {
    expect(energiesWith(undefined)).toEqual([0.9, 0.95, 0.99]);
    expect(energiesWith(0.95)).toEqual([0.9, 0.95, 0.99]);
    expect(energiesWith(0.5)).toEqual([0.5, 0.9, 0.95, 0.99]);
  });

  it('refuse what is no ratio and no share', () => {
    expect([0, -1, NaN, Infinity, '3', 2].map(isRatio)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect([0, 1, 1.01, 0.5].map(isShare)).toEqual([false, true, false, true]);
  });
});
