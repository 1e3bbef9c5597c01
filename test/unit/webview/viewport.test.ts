import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../src/core/matrix.js';
import { initialState } from '../../../webview/model/state.js';
import {
  cellAt,
  isWhole,
  packViewport,
  panBy,
  showing,
  unpackViewport,
  viewportOf,
  wholeViewport,
  zoomAt,
} from '../../../webview/model/viewport.js';

const shape = { rows: 40, cols: 100 };
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the viewport', () => {
  it('stays inside the matrix, whatever is zoomed and moved', () => {
    const step = fc.record({
      factor: fc.double({ min: 0.05, max: 20, noNaN: true }),
      fx: share,
      fy: share,
      dx: fc.double({ min: -200, max: 200, noNaN: true }),
      dy: fc.double({ min: -200, max: 200, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let viewport = wholeViewport(shape);
        for (const { factor, fx, fy, dx, dy } of steps) {
          viewport = panBy(zoomAt(viewport, shape, factor, fx, fy), shape, dx, dy);
          expect(viewport.x0).toBeGreaterThanOrEqual(-1e-9);
          expect(viewport.y0).toBeGreaterThanOrEqual(-1e-9);
          expect(viewport.x1).toBeLessThanOrEqual(100 + 1e-9);
          expect(viewport.y1).toBeLessThanOrEqual(40 + 1e-9);
          expect(viewport.x1 - viewport.x0).toBeGreaterThanOrEqual(4 - 1e-9);
        }
      }),
    );
  });

  it('keeps the place that is zoomed around', () => {
    const zoomed = zoomAt(wholeViewport(shape), shape, 2, 0.25, 0.75);
    expect(zoomed.x0 + 0.25 * (zoomed.x1 - zoomed.x0)).toBeCloseTo(25, 12);
    expect(zoomed.y0 + 0.75 * (zoomed.y1 - zoomed.y0)).toBeCloseTo(30, 12);
    expect(zoomed.x1 - zoomed.x0).toBeCloseTo(50, 12);
  });

  it('comes back to the whole matrix', () => {
    const zoomed = zoomAt(wholeViewport(shape), shape, 3, 0.9, 0.1);
    expect(isWhole(zoomed, shape)).toBe(false);
    expect(zoomAt(zoomed, shape, 1 / 8)).toEqual(wholeViewport(shape));
  });

  it('moves by as little as shows a cell', () => {
    const viewport = { x0: 10, y0: 10, x1: 20, y1: 20 };
    expect(showing(viewport, shape, { row: 12, column: 19 })).toBe(viewport);
    expect(showing(viewport, shape, { row: 20, column: 8 })).toEqual({
      x0: 8,
      y0: 11,
      x1: 18,
      y1: 21,
    });
  });

  it('knows the cell at a place of the picture', () => {
    const viewport = { x0: 10.5, y0: 0, x1: 20.5, y1: 5 };
    expect(cellAt(viewport, shape, 0, 0)).toEqual({ row: 0, column: 10 });
    expect(cellAt(viewport, shape, 0.06, 0.99)).toEqual({ row: 4, column: 11 });
    expect(cellAt(viewport, shape, 1, 0.5)).toBeUndefined();
  });

  it('is remembered for a matrix of the same shape only', () => {
    const viewport = { x0: 1.5, y0: 2, x1: 8, y1: 7.25 };
    const kept: unknown = JSON.parse(JSON.stringify(packViewport(viewport, shape)));
    expect(unpackViewport(kept, shape)).toEqual(viewport);
    expect(unpackViewport(kept, { rows: 40, cols: 99 })).toBeUndefined();
    expect(unpackViewport([1, 2], shape)).toBeUndefined();
  });

  it('starts with what is remembered, as the same object every time', () => {
    const given = fromRows(Array.from({ length: 5 }, () => Array.from({ length: 6 }, () => 1)));
    const plain = { ...initialState('panel'), given };
    expect(viewportOf(plain)).toEqual(wholeViewport(given));
    const zoomed = { x0: 1, y0: 1, x1: 5, y1: 5 };
    const state = { ...plain, memory: { viewport: packViewport(zoomed, given) } };
    expect(viewportOf(state)).toEqual(zoomed);
    expect(viewportOf(state)).toBe(viewportOf(state));
  });
});
