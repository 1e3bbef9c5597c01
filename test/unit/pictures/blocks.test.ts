import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BlockPyramid,
  blockSizeFor,
  cellRanges,
  colorTable,
  makeScale,
  rasterize,
  tableIndex,
  type RasterInput,
} from '../../../src/core/index.js';
import { reduceBlocks } from '../../../src/core/pictures/blocks.js';

const table = colorTable('gray');
const missingColor = [1, 2, 3] as const;

function whole(data: Float64Array, rows: number, cols: number, size: number): RasterInput {
  return {
    data,
    rows,
    cols,
    viewport: { x0: 0, y0: 0, x1: cols, y1: rows },
    width: size,
    height: size,
    scale: makeScale('linear', [0, 1]),
    table,
    missingColor,
  };
}

const red = (pixels: Uint8ClampedArray, at: number) => pixels[4 * at];

describe('cellRanges', () => {
  it('leaves out no cell of the viewport, and meets without gaps', () => {
    const cells = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        cells,
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, pixels, share) => {
          const from = share * 0.5 * n * (n > 1 ? 1 : 0);
          const to = n - share * 0.25 * n;
          const size = blockSizeFor({ x0: from, x1: to, y0: 0, y1: 1 }, pixels, 1).cols;
          const ranges = cellRanges(from, to, pixels, n, size);
          if ((to - from) / pixels / size < 1) return;
          expect(ranges[0]! * size).toBeLessThanOrEqual(from);
          expect(ranges[2 * pixels - 1]! * size).toBeGreaterThanOrEqual(Math.min(n, to));
          for (let p = 1; p < pixels; p++) expect(ranges[2 * p]).toBe(ranges[2 * p - 1]);
        },
      ),
    );
  });

  it('gives each pixel two to four blocks where it covers many cells', () => {
    for (let cells = 1000; cells < 40_000; cells = Math.ceil(cells * 1.3)) {
      const viewport = { x0: 0, y0: 0, x1: cells, y1: 1 };
      const block = blockSizeFor(viewport, 100, 1).cols;
      const ranges = cellRanges(0, cells, 100, cells, block);
      for (let p = 0; p < 99; p++) {
        const blocks = ranges[2 * p + 1]! - ranges[2 * p]!;
        expect(blocks).toBeGreaterThanOrEqual(2);
        expect(blocks).toBeLessThanOrEqual(5);
      }
    }
  });
});

describe('reduceBlocks', () => {
  it('sums and bounds what is finite, in blocks of any shape', () => {
    const value = fc.oneof(fc.integer({ min: -100, max: 100 }), fc.constantFrom(NaN, Infinity));
    const side = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        side,
        side,
        side,
        side,
        fc.array(value, { minLength: 81, maxLength: 81 }),
        (rows, cols, blockRows, blockCols, values) => {
          const data = Float64Array.from(values.slice(0, rows * cols));
          const level = reduceBlocks({ data, rows, cols }, { rows: blockRows, cols: blockCols });
          for (let b = 0; b < level.rows * level.cols; b++) {
            const inside: number[] = [];
            data.forEach((entry, at) => {
              const i = Math.floor(Math.floor(at / cols) / blockRows);
              const j = Math.floor((at % cols) / blockCols);
              if (i * level.cols + j === b && Number.isFinite(entry)) inside.push(entry);
            });
            expect(level.count[b]).toBe(inside.length);
            expect(level.sum[b]).toBe(inside.reduce((a, c) => a + c, 0));
            expect(level.low[b]).toBe(Math.min(...inside));
            expect(level.high[b]).toBe(Math.max(...inside));
          }
        },
      ),
    );
  });

  it('keeps the levels that were used last', () => {
    const pyramid = new BlockPyramid({ data: new Float64Array(64), rows: 8, cols: 8 }, 2);
    const first = pyramid.level({ rows: 2, cols: 2 });
    pyramid.level({ rows: 4, cols: 4 });
    expect(pyramid.level({ rows: 2, cols: 2 })).toBe(first);
    pyramid.level({ rows: 8, cols: 8 });
    expect(pyramid.level({ rows: 2, cols: 2 })).toBe(first);
    expect(pyramid.level({ rows: 4, cols: 4 }).rows).toBe(2);
    expect(pyramid.level({ rows: 2, cols: 2 })).toBe(first);
  });
});

describe('rasterize', () => {
  it('shows a single outlier wherever it stands in a large matrix', () => {
    const n = 1000;
    for (const [row, column] of [
      [0, 0],
      [999, 999],
      [500, 3],
      [997, 501],
    ] as const) {
      const data = new Float64Array(n * n);
      data[row * n + column] = 1;
      const pixels = rasterize(whole(data, n, n, 37));
      const bright = [];
      for (let p = 0; p < 37 * 37; p++) if (red(pixels, p) === 255) bright.push(p);
      expect(bright).toHaveLength(1);
      expect(Math.abs(Math.floor(bright[0]! / 37) - (row / n) * 37)).toBeLessThan(1.5);
      expect(Math.abs((bright[0]! % 37) - (column / n) * 37)).toBeLessThan(1.5);
    }
  });

  it('shows the mean where nothing stands out, and leaves missing cells out of it', () => {
    const data = Float64Array.from({ length: 64 * 64 }, (_, i) => (i % 2 === 0 ? 0.4 : 0.6));
    data[0] = NaN;
    data[70] = Infinity;
    const pixels = rasterize(whole(data, 64, 64, 4));
    const middle = table[3 * tableIndex(0.5)]!;
    for (let p = 0; p < 16; p++) expect(Math.abs(red(pixels, p)! - middle)).toBeLessThan(3);
  });

  it('gives missing cells their own colour, alone and in whole blocks', () => {
    const data = new Float64Array(64 * 64).fill(NaN);
    const pixels = rasterize(whole(data, 64, 64, 4));
    expect([...pixels.slice(0, 4)]).toEqual([...missingColor, 255]);
    const one = rasterize(whole(Float64Array.of(NaN, 1), 1, 2, 2));
    expect([...one.slice(0, 4)]).toEqual([...missingColor, 255]);
    expect(red(one, 1)).toBe(table[3 * tableIndex(1)]);
  });

  it('shows how many cells are missing where a pixel covers many', () => {
    // As in a table of 3×2000 ratings of which 1,800 are hidden. A pixel covers whole blocks, of which a few more or
    // fewer cells are missing.
    const data = Float64Array.from({ length: 6000 }, (_, i) => (i % 10 < 3 ? NaN : 1));
    const input = { ...whole(data, 3, 2000, 1), width: 40 };
    const bright = table[3 * tableIndex(1)]!;
    for (let p = 0; p < 40; p++) {
      expect(Math.abs(red(rasterize(input), p)! - (0.7 * bright + 0.3))).toBeLessThan(12);
    }
  });

  it.each([
    ['all known', (_: number) => false],
    ['some missing', (i: number) => i % 7 === 0],
    ['the last rows missing', (i: number) => i > 50_000],
  ])('draws the same with and without kept blocks, %s', (_, isMissing) => {
    const data = Float64Array.from({ length: 300 * 200 }, (_, i) =>
      isMissing(i) ? NaN : Math.abs(Math.sin(i * i)),
    );
    const input = whole(data, 300, 200, 21);
    const kept = rasterize({ ...input, pyramid: new BlockPyramid({ data, rows: 300, cols: 200 }) });
    expect(kept).toEqual(rasterize(input));
  });
});
