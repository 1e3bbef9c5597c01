import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixPreview, toMatrix } from '../../../src/core/index.js';
import { BlockSums } from '../../../src/core/large/block-sums.js';

const cell = fc.oneof(
  { weight: 20, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 0, -0) },
);

/** A matrix, a region of it, the sides of the blocks, and how many rows are added at once. */
const cases = fc
  .record({
    rows: fc.integer({ min: 1, max: 14 }),
    cols: fc.integer({ min: 1, max: 14 }),
    blockRows: fc.integer({ min: 1, max: 5 }),
    blockCols: fc.integer({ min: 1, max: 5 }),
    atOnce: fc.integer({ min: 1, max: 14 }),
    top: fc.nat(13),
    left: fc.nat(13),
  })
  .chain((sides) =>
    fc
      .array(cell, { minLength: sides.rows * sides.cols, maxLength: sides.rows * sides.cols })
      .map((data) => ({ ...sides, data: Float64Array.from(data) })),
  );

describe('sums and extremes of blocks', () => {
  it('are those of the cells, in any region and however many rows come at once', () => {
    fc.assert(
      fc.property(cases, ({ rows, cols, blockRows, blockCols, atOnce, data, ...corner }) => {
        const region = {
          top: corner.top % rows,
          left: corner.left % cols,
          bottom: rows,
          right: cols,
        };
        const sums = new BlockSums(region, blockRows, blockCols);
        for (let row = region.top; row < rows; row += atOnce) {
          const count = Math.min(atOnce, rows - row);
          sums.add(row, data, row * cols + region.left, count, cols);
        }
        const { level } = sums;
        const all: { value: number; row: number; column: number }[] = [];
        for (let row = region.top; row < rows; row++) {
          for (let column = region.left; column < cols; column++) {
            all.push({ value: data[row * cols + column]!, row, column });
          }
        }
        for (let r = 0; r < level.rows; r++) {
          for (let c = 0; c < level.cols; c++) {
            const inside = all
              .filter(
                ({ row, column }) =>
                  Math.floor((row - region.top) / blockRows) === r &&
                  Math.floor((column - region.left) / blockCols) === c,
              )
              .map(({ value }) => value)
              .filter(Number.isFinite);
            const at = r * level.cols + c;
            expect(level.count[at]).toBe(inside.length);
            // Of 0 and −0, either is the smallest.
            expect(level.low[at] === Math.min(...inside)).toBe(true);
            expect(level.high[at] === Math.max(...inside)).toBe(true);
            const sum = inside.reduce((a, b) => a + b, 0);
            expect(Math.abs(level.sum[at]! - sum)).toBeLessThan(1e-9);
          }
        }
        const finite = all.filter(({ value }) => Number.isFinite(value));
        const least = Math.min(...finite.map(({ value }) => value));
        const most = Math.max(...finite.map(({ value }) => value));
        // Where an extreme is there twice, any of its places is right.
        for (const [found, value] of [
          [sums.low, least],
          [sums.high, most],
        ] as const) {
          if (finite.length === 0) expect(found).toBeUndefined();
          else {
            expect(found!.value === value).toBe(true);
            expect(data[found!.row * cols + found!.column] === value).toBe(true);
          }
        }
        expect(sums.notFinite).toBe(all.length - finite.length);
        const first = all.find(({ value }) => !Number.isFinite(value));
        expect(sums.firstNotFinite).toEqual(first);
      }),
      { numRuns: 400 },
    );
  });

  it('keep a sum of minus zeros, and one that overflows is infinite', () => {
    const sums = new BlockSums({ top: 0, left: 0, bottom: 2, right: 4 }, 2, 4);
    sums.add(0, new Float64Array(8).fill(-0), 0, 2, 4);
    expect(sums.level.sum[0]).toBe(-0);
    const huge = new BlockSums({ top: 0, left: 0, bottom: 2, right: 4 }, 2, 4);
    huge.add(0, new Float64Array(8).fill(1.7e308), 0, 2, 4);
    expect(huge.level.sum[0]).toBe(Infinity);
    expect(huge.level.count[0]).toBe(8);
    expect(huge.notFinite).toBe(0);
  });
});

describe('a matrix in memory as a picture in blocks', () => {
  it('has no more blocks than a quick message holds, and every outlier', () => {
    const data = new Float64Array(1500 * 700).map((_, i) => Math.sin(i));
    data[1234 * 700 + 567] = 1e6;
    const { rows, cols, overview } = matrixPreview(toMatrix(1500, 700, data, true));
    const { level } = overview;
    expect([rows, cols, level.rows, level.cols]).toEqual([1500, 700, 188, 175]);
    expect(overview.high).toEqual({ value: 1e6, row: 1234, column: 567 });
    expect(level.high[Math.floor(1234 / 8) * 175 + Math.floor(567 / 4)]).toBe(1e6);
    expect(overview.usual[1]).toBeLessThan(2);
  });

  it('counts missing entries as such', () => {
    const data = Float64Array.of(1, NaN, 3, 4);
    const missing = Uint8Array.of(0, 1, 0, 0);
    const { overview } = matrixPreview({ ...toMatrix(2, 2, data, true), missing });
    expect(overview.notFinite).toBe(1);
    expect(overview.high?.value).toBe(4);
    expect(overview.firstNotFinite).toMatchObject({ row: 0, column: 1 });
  });
});
