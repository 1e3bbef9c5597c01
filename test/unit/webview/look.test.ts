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
