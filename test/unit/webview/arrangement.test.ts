import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, pictureGap, type Pictures } from '../../../webview/model/arrangement.js';
import { heatmapSize } from '../../../webview/model/layout.js';

const pictures = (rows: number, cols: number, more: Partial<Pictures> = {}): Pictures => ({
  ...{ count: 3, rows, cols, gutter: 12, isShared: false, around: () => 86 },
  ...more,
});

/** Height of an arrangement in CSS pixels. */
function heightOf(given: Pictures, room: { width: number; height: number }): number {
  const { columns, tallest, across } = arrange(given, room);
  const { height } = heatmapSize(given.rows, given.cols, across, tallest);
  const down = Math.ceil(given.count / columns);
  return down * (height + given.around(across)) + (down - 1) * pictureGap;
}

describe('where M, M̂ₖ and the error stand', () => {
  it.each([
    ['a square one in a side bar: two and one', 5, 5, 336, 520, 2],
    ['a square one in a wide panel: beside each other', 5, 5, 860, 560, 3],
    ['a wide one in a side bar: below each other', 2, 12, 336, 540, 1],
    ['a tall one in a side bar: beside each other', 40, 4, 336, 520, 3],
    ['in a low and wide place: beside each other', 5, 5, 620, 230, 3],
  ])('%s', (_, rows, cols, width, height, columns) => {
    expect(arrange(pictures(rows, cols), { width, height }).columns).toBe(columns);
  });

  it('all on the first screen of 360 × 800, whatever the shape', () => {
    // The parts above the pictures use 240 of the 800 pixels.
    const room = { width: 336, height: 560 };
    for (const [rows, cols] of [
      [2, 2],
      [3, 8],
      [8, 3],
      [1, 40],
      [512, 512],
    ] as const) {
      expect(heightOf(pictures(rows, cols), room)).toBeLessThanOrEqual(room.height);
    }
  });

  it('never so narrow that nothing can be read beside each other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 220, max: 1400 }),
        fc.integer({ min: 50, max: 1000 }),
        fc.boolean(),
        (rows, cols, width, height, isShared) => {
          const given = pictures(rows, cols, { gutter: 60, isShared });
          const { columns, across, tallest } = arrange(given, { width, height });
          if (columns > 1) expect(across).toBeGreaterThanOrEqual(height < 200 ? 56 : 72);
          expect(tallest).toBeGreaterThanOrEqual(Math.min(96, Math.max(48, height)));
          const taken =
            columns * across + (columns - 1) * pictureGap + (isShared ? 1 : columns) * 60;
          expect(taken).toBeCloseTo(width, 6);
        },
      ),
    );
  });

  it('shares the names of the rows, which leaves the pictures more room', () => {
    const room = { width: 600, height: 300 };
    const own = arrange(pictures(5, 5, { gutter: 60 }), room);
    const shared = arrange(pictures(5, 5, { gutter: 60, isShared: true }), room);
    expect([own.columns, shared.columns]).toEqual([3, 3]);
    expect(shared.across).toBeCloseTo(own.across + 40, 6);
  });
});
