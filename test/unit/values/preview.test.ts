import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../src/core/values/preview.js';
import { runJavascript } from './run-javascript.js';

/** A matrix with entries that are not finite, and whose sides the blocks do not divide. */
const matrix = Array.from({ length: 23 }, (_, i) =>
  Array.from({ length: 17 }, (_, j) =>
    i < 5 && j < 5 ? NaN : i === 9 ? Infinity : Math.sin(i * 17 + j),
  ),
);

describe('a picture that the program makes', () => {
  it.each([1, 4, 5, 100])('of at most %i blocks along each side is that of the entries', (most) => {
    const { told, bytes } = runJavascript(matrix, most);
    const shape = told as unknown as Parameters<typeof previewOf>[0];
    expect(shape.rows).toBe(Math.ceil(23 / shape.blockRows));
    expect(shape.rows).toBeLessThanOrEqual(most);
    const overview = previewOf(shape, bytes, 23 * 17)!;
    for (let r = 0; r < shape.rows; r++) {
      for (let c = 0; c < shape.cols; c++) {
        const inside = matrix
          .slice(r * shape.blockRows, (r + 1) * shape.blockRows)
          .flatMap((row) => row.slice(c * shape.blockCols, (c + 1) * shape.blockCols))
          .filter(Number.isFinite);
        const at = r * shape.cols + c;
        const { sum, low, high, count } = overview.level;
        expect(count[at]).toBe(inside.length);
        expect(sum[at]).toBeCloseTo(
          inside.reduce((a, b) => a + b, 0),
          12,
        );
        expect([low[at], high[at]]).toEqual([Math.min(...inside), Math.max(...inside)]);
      }
    }
    expect(overview.notFinite).toBe(25 + 17);
    expect(overview.usual[0]).toBeGreaterThanOrEqual(-1);
    expect(overview.usual[1]).toBeLessThanOrEqual(1);
  });

  it('has a range where nothing is finite', () => {
    const { told, bytes } = runJavascript([[NaN, Infinity]], 4);
    const overview = previewOf(told as unknown as Parameters<typeof previewOf>[0], bytes, 2)!;
    expect([overview.usual, overview.notFinite]).toEqual([[0, 0], 2]);
  });

  it('is refused if bytes are missing', () => {
    const shape = { rows: 2, cols: 2, blockRows: 1, blockCols: 1 };
    expect(previewOf(shape, new Uint8Array(127), 4)).toBeUndefined();
  });
});
