import { describe, expect, it } from 'vitest';
import {
  cellRanges,
  colorTable,
  divergingMaps,
  finiteRange,
  makeScale,
  percentileRange,
  rasterize,
  sequentialMaps,
  tableIndex,
} from '../../../src/core/index.js';

const gray = colorTable('gray');
const base = {
  scale: makeScale('linear', [0, 1]),
  table: gray,
  missingColor: [9, 8, 7] as const,
};

function pixelsOf(data: number[], rows: number, cols: number, width: number, height: number) {
  return rasterize({
    ...base,
    data: Float64Array.from(data),
    rows,
    cols,
    width,
    height,
    viewport: { x0: 0, y0: 0, x1: cols, y1: rows },
  });
}

const red = (pixels: Uint8ClampedArray, index: number) => pixels[4 * index];

describe('pixels of a matrix', () => {
  it('gives every cell its colour, enlarged or not', () => {
    const pixels = pixelsOf([0, 1, 1, 0], 2, 2, 4, 4);
    expect(Array.from({ length: 16 }, (_, i) => red(pixels, i))).toEqual([
      0, 0, 255, 255, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0,
    ]);
  });

  it('averages cells that share a pixel', () => {
    const pixels = pixelsOf([0.4, 0.5, 0.5, 0.6], 2, 2, 1, 1);
    expect(red(pixels, 0)).toBe(gray[3 * tableIndex(0.5)]);
  });

  it('never averages an outlier away: one cell in a million stays', () => {
    const data = new Float64Array(1000 * 1000);
    data[123_456] = 1;
    const pixels = rasterize({
      ...base,
      data,
      rows: 1000,
      cols: 1000,
      width: 10,
      height: 10,
      viewport: { x0: 0, y0: 0, x1: 1000, y1: 1000 },
    });
    const bright = Array.from({ length: 100 }, (_, i) => red(pixels, i)).filter((v) => v === 255);
    expect(bright).toHaveLength(1);
    expect(red(pixels, 14)).toBe(255);
  });

  it('shows cells that are missing or infinite in their own colour, and mixes it in', () => {
    const pixels = pixelsOf([NaN, 1, Infinity, 0], 2, 2, 2, 2);
    expect(Array.from(pixels.subarray(0, 3))).toEqual([9, 8, 7]);
    expect(Array.from(pixels.subarray(8, 11))).toEqual([9, 8, 7]);
    const shared = pixelsOf([NaN, 1, 1, 1], 2, 2, 1, 1);
    // Three quarters of 255, and a quarter of the red of missing cells.
    expect(red(shared, 0)).toBe(Math.round(0.75 * 255 + 0.25 * 9));
  });

  it('covers every cell exactly once when shrinking', () => {
    for (const [cells, pixels] of [
      [1000, 7],
      [1000, 999],
      [13, 13],
      [5000, 311],
    ] as const) {
      const ranges = cellRanges(0, cells, pixels, cells);
      expect(ranges[0]).toBe(0);
      expect(ranges[2 * pixels - 1]).toBe(cells);
      for (let p = 1; p < pixels; p++) expect(ranges[2 * p]).toBe(ranges[2 * p - 1]);
    }
  });
});

describe('scales', () => {
  it('is 0 and 1 at the ends of the domain and increases in between', () => {
    for (const kind of ['linear', 'log', 'symlog'] as const) {
      const scale = makeScale(kind, [0.001, 50]);
      expect(scale.position(0.001)).toBeCloseTo(0, 12);
      expect(scale.position(50)).toBeCloseTo(1, 12);
      expect(scale.position(3)).toBeLessThan(scale.position(4));
    }
  });

  it('puts zero in the middle of a symmetric symlog scale', () => {
    expect(makeScale('symlog', [-7, 7]).position(0)).toBeCloseTo(0.5, 12);
  });

  it('puts everything in the middle of an empty domain', () => {
    expect(makeScale('linear', [4, 4]).position(4)).toBe(0.5);
  });
});

describe('domains', () => {
  it('is not stretched by missing and infinite entries', () => {
    expect(finiteRange(Float64Array.of(NaN, -2, Infinity, 5, -Infinity))).toEqual([-2, 5]);
    expect(finiteRange(Float64Array.of(NaN))).toEqual([0, 0]);
  });

  it('leaves outliers out between percentiles', () => {
    const data = Float64Array.from({ length: 1001 }, (_, i) => i);
    data[500] = 1e9;
    const [low, high] = percentileRange(data, 1, 99);
    expect(low).toBeGreaterThan(5);
    expect(high).toBeLessThan(1000);
  });
});

describe('colour maps', () => {
  it.each(sequentialMaps)('%s grows lighter from end to end', (name) => {
    const table = colorTable(name);
    const lightness = (i: number) =>
      0.2126 * table[3 * i]! + 0.7152 * table[3 * i + 1]! + 0.0722 * table[3 * i + 2]!;
    for (let i = 8; i < 256; i += 8) expect(lightness(i)).toBeGreaterThan(lightness(i - 8));
  });

  it.each(divergingMaps)('%s is lightest in the middle and reversible', (name) => {
    const table = colorTable(name);
    expect(Math.min(...table.subarray(3 * 127, 3 * 127 + 3))).toBeGreaterThan(235);
    expect(Array.from(colorTable(name, true).subarray(0, 3))).toEqual(
      Array.from(table.subarray(3 * 255)),
    );
  });

  it('has the published ends of viridis', () => {
    const table = colorTable('viridis');
    expect(Array.from(table.subarray(0, 3))).toEqual([0x44, 0x01, 0x54]);
    expect(Array.from(table.subarray(3 * 255))).toEqual([0xfd, 0xe7, 0x25]);
  });
});
