import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockSizeFor,
  cellRanges,
  colorTable,
  makeScale,
  rasterize,
  standOut,
  tableIndex,
  type RasterInput,
} from '../../../src/core/index.js';

/** The rule of `rasterize` in its simplest form: pixel by pixel, cell by cell. */
function plainly(input: RasterInput): number[] {
  const { data, minus, rows, cols, width, height, viewport, scale, table, missingColor } = input;
  const columns = cellRanges(viewport.x0, viewport.x1, width, cols);
  const lines = cellRanges(viewport.y0, viewport.y1, height, rows);
  const out: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const values: number[] = [];
      for (let i = lines[2 * y]!; i < lines[2 * y + 1]!; i++) {
        for (let j = columns[2 * x]!; j < columns[2 * x + 1]!; j++) {
          const value = data[i * cols + j]! - (minus?.[i * cols + j] ?? 0);
          if (Number.isFinite(value)) values.push(value);
        }
      }
      if (values.length === 0) {
        out.push(...missingColor, 255);
        continue;
      }
      const place = (value: number) => Math.min(1, Math.max(0, scale.position(value)));
      const mean = place(values.reduce((a, b) => a + b, 0) / values.length);
      const high = place(Math.max(...values));
      const low = place(Math.min(...values));
      const up = high - mean > standOut && high - mean >= mean - low - 2 ** -10;
      const t = up ? high : mean - low > standOut ? low : mean;
      const cells = (lines[2 * y + 1]! - lines[2 * y]!) * (columns[2 * x + 1]! - columns[2 * x]!);
      const share = Math.fround(values.length / cells);
      const color = Array.from(table.subarray(3 * tableIndex(t), 3 * tableIndex(t) + 3));
      const mixed = (byte: number, k: number) =>
        Math.round(byte * share + missingColor[k]! * (1 - share));
      out.push(...color.map(mixed), 255);
    }
  }
  return out;
}

// Eighths: sums and differences are exact in any order, so both sides must agree exactly.
const eighth = fc.integer({ min: -40, max: 40 }).map((n) => n / 8);
const entry = fc.oneof(
  { weight: 12, arbitrary: eighth },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
);

const picture = fc
  .record({
    rows: fc.integer({ min: 1, max: 24 }),
    cols: fc.integer({ min: 1, max: 24 }),
    width: fc.integer({ min: 1, max: 30 }),
    height: fc.integer({ min: 1, max: 30 }),
    kind: fc.constantFrom('linear', 'log', 'symlog'),
    domain: fc.constantFrom([-4, 4], [0, 1], [1, 1]),
    difference: fc.boolean(),
  })
  .chain((shape) => {
    const count = shape.rows * shape.cols;
    const entries = fc.array(entry, { minLength: count, maxLength: count });
    return fc.tuple(fc.constant(shape), entries, entries);
  })
  .map(([shape, data, minus]): RasterInput => {
    const { rows, cols, width, height } = shape;
    const [low, high] = shape.domain;
    return {
      rows,
      cols,
      width,
      height,
      viewport: { x0: 0, y0: 0, x1: cols, y1: rows },
      data: Float64Array.from(data),
      ...(shape.difference ? { minus: Float64Array.from(minus) } : {}),
      scale: makeScale(shape.kind, [low, high]),
      table: colorTable('viridis'),
      missingColor: [1, 2, 3],
    };
  });

describe('lines of pixels', () => {
  it('have the colours of the rule, for a matrix and for a difference', () => {
    fc.assert(
      fc.property(picture, (input) => {
        // Larger blocks have their own tests: their pixels consist of whole blocks.
        const block = blockSizeFor(input.viewport, input.width, input.height);
        fc.pre(block.rows * block.cols === 1);
        expect(Array.from(rasterize(input))).toEqual(plainly(input));
      }),
      { numRuns: 400 },
    );
  });
});
