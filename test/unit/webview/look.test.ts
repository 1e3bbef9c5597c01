import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../src/core/matrix.js';
import {
  fullLook,
  isLocked,
  isLook,
  plainLook,
  withDomain,
  withLock,
  withRange,
  type Look,
} from '../../../webview/model/look.js';
import { initialState } from '../../../webview/model/state.js';

const state = initialState('panel');
const matrix = fromRows([
  [-1, 0, 1],
  [2, NaN, 100],
]);

/** 40×40 small values with one far away at (3, 7). */
function spiked(value: number) {
  const rows = Array.from({ length: 40 }, (_, i) =>
    Array.from({ length: 40 }, (_, j) => Math.sin(3 * i + 7 * j * j)),
  );
  rows[3]![7] = value;
  return fromRows(rows);
}

describe('colours without outliers', () => {
  it.each([42, -42, 1e9])('leave out %d, and say where it is', (value) => {
    const { values, beyond } = fullLook(plainLook, state, spiked(value));
    expect(Math.max(...values.domain.map(Math.abs))).toBeLessThan(1.01);
    expect(values.span).toEqual(values.domain);
    expect(values.extended).toEqual([value < 0, value > 0]);
    expect(beyond).toEqual({
      count: 1,
      places: [{ row: 3, column: 7, value }],
      farthest: { row: 3, column: 7, value },
    });
  });

  it('show all values when that is wished, and mark nothing', () => {
    const { values, beyond } = fullLook(withRange(plainLook, 'full'), state, spiked(42));
    expect(values.domain[1]).toBe(42);
    expect(beyond).toBeUndefined();
  });

  it.each([
    ['an identity', (i: number, j: number) => (i === j ? 1 : 0)],
    ['products of normal numbers', (i: number, j: number) => Math.tan(i / 50) * Math.tan(j / 50)],
    ['a ramp', (i: number, j: number) => i + j],
    ['powers', (i: number, j: number) => ((i % 6) + 1) ** (j % 6)],
    ['a constant', () => 3],
    [
      'an identity with rounding',
      (i: number, j: number) => (i === j ? 1 : Math.sin(i * j) * 1e-16),
    ],
    ['a large row', (i: number, j: number) => (i === 4 ? 1e4 : Math.sin(i * j))],
  ])('leave nothing out of %s', (_, entry) => {
    const matrix = fromRows(
      Array.from({ length: 40 }, (_, i) => Array.from({ length: 40 }, (_, j) => entry(i, j))),
    );
    expect(fullLook(plainLook, state, matrix).beyond).toBeUndefined();
  });

  it('leave nothing out of a small matrix', () => {
    expect(fullLook(plainLook, state, fromRows([[1, 2, 1e6]])).values.domain).toEqual([1, 1e6]);
  });

  it('mark only the farthest of very many', () => {
    const rows = Array.from({ length: 100 }, (_, i) =>
      Array.from({ length: 100 }, (_, j) => (j === 50 && i > 74 ? 1000 + i : Math.cos(i * j))),
    );
    const { beyond } = fullLook(plainLook, state, fromRows(rows));
    expect(beyond).toMatchObject({ count: 25, farthest: { row: 99, column: 50, value: 1099 } });
    expect(beyond?.places).toHaveLength(1);
  });
});

describe('a look', () => {
  it('spans all finite values at first', () => {
    const { values, error } = fullLook(plainLook, state, matrix);
    expect(values.domain).toEqual([-1, 100]);
    expect(values.colorMap).toBe('viridis');
    expect(error.domain[0]).toBe(-error.domain[1]);
  });

  it('leaves outliers out of the robust range', () => {
    const many = fromRows([Array.from({ length: 1000 }, (_, i) => (i === 500 ? 1e6 : i / 1000))]);
    const { values } = fullLook(withRange(plainLook, 'robust'), state, many);
    expect(values.domain[1]).toBeLessThan(1);
    expect(values.span[1]).toBe(1e6);
  });

  it('shows a fixed domain, and a bar that spans what is wider', () => {
    const { values } = fullLook(withDomain(plainLook, [-500, 3]), state, matrix);
    expect(values.domain).toEqual([-500, 3]);
    expect(values.span).toEqual([-500, 100]);
  });

  it('keeps both domains while it is locked', () => {
    const locked = withLock(plainLook, true, fullLook(plainLook, state, matrix));
    expect(isLocked(locked)).toBe(true);
    const other = fullLook(locked, state, fromRows([[7, 9]]));
    expect(other.values.domain).toEqual([-1, 100]);
    expect(
      fullLook(withLock(locked, false, other), state, fromRows([[7, 9]])).values.domain,
    ).toEqual([7, 9]);
  });

  it('draws the error on symlog where values are on log', () => {
    const { values, error } = fullLook({ ...plainLook, scale: 'log' }, state, matrix);
    expect([values.scale, error.scale]).toEqual(['log', 'symlog']);
  });

  it('is checked when it comes from what was kept', () => {
    const locked: Look = { ...plainLook, range: 'fixed', fixed: [0, 1], errorEnd: 2 };
    expect(isLook(JSON.parse(JSON.stringify(locked)))).toBe(true);
    expect(isLook({ ...plainLook, scale: 'cubic' })).toBe(false);
    expect(isLook({ ...plainLook, range: 'fixed' })).toBe(false);
    expect(isLook({ ...plainLook, range: 'fixed', fixed: [2, 1] })).toBe(false);
    expect(isLook(undefined)).toBe(false);
  });
});
