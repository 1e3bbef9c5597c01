import { describe, expect, it } from 'vitest';
import { svd, thinForm } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { canBeFull, paddingOf } from '../../../webview/model/factors/form.js';
import { drawVector, readVector } from '../../../webview/model/factors/layer-input.js';
import { compareLayers } from '../../../webview/model/factors/layer.js';
import { spanAt, spanText } from '../../../webview/model/table-window.js';

const worked = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

function svdOf(matrix = worked) {
  const result = svd(matrix);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe('padding of the forms', () => {
  it('names the columns of a thin form that belong to σ = 0', () => {
    expect(paddingOf(thinForm(svdOf()))).toEqual({ u: [3, 3], v: [3, 3] });
  });

  it('finds none at full rank', () => {
    const parts = svdOf(fromRows([[4, 11, 14], [8, 7, -2]])); // prettier-ignore
    expect(paddingOf(thinForm(parts))).toEqual({ u: undefined, v: undefined });
    expect(canBeFull(parts)).toBe(true);
  });
});

describe('a vector that is typed', () => {
  it.each(['1, 2, 3', '1 2 3', '[1; 2; 3]', ' 1,2\n3 '])('reads %j', (text) => {
    const typed = readVector(text, 3);
    expect(typed.ok && [...typed.values]).toEqual([1, 2, 3]);
  });

  it('takes one number for all, and true minus signs', () => {
    const typed = readVector('−0.5', 2);
    expect(typed.ok && [...typed.values]).toEqual([-0.5, -0.5]);
  });

  it('says how many there are, and which word is no number', () => {
    expect(readVector('1 2', 3)).toEqual({ ok: false, problem: 'count', text: '2' });
    expect(readVector('1 0x10 3', 3)).toEqual({ ok: false, problem: 'number', text: '0x10' });
    expect(readVector('1 Infinity 3', 3)).toMatchObject({ problem: 'number' });
  });

  it('is drawn alike from the same seed, otherwise for x, b and other seeds', () => {
    const x = drawVector(7, 'x', 4);
    expect(drawVector(7, 'x', 4)).toBe(x);
    expect(drawVector(7, 'b', 4)).not.toBe(x);
    expect(drawVector(8, 'x', 4)).not.toBe(x);
    expect(readVector(x, 4).ok).toBe(true);
  });
});

describe('y = Wx + b against y′ = B(Ax) + b', () => {
  const x = Float64Array.of(1, -1, 0);
  const bias = Float64Array.of(1, 1, 1, 1);

  it('differs by the second term of the worked example at rank 1', () => {
    // M x = (1, −1, 4, 0) and M̂₁ x = 0 for this x.
    const { table, largest, bound } = compareLayers(worked, svdOf(), 1, x, bias);
    expect(largest).toBeCloseTo(4, 12);
    expect(bound).toBeCloseTo(3 * Math.SQRT2, 12);
    expect(table.data[0]).toBeCloseTo(2, 12);
    expect(table.data[1]).toBeCloseTo(1, 12);
  });

  it('agrees at full rank', () => {
    expect(compareLayers(worked, svdOf(), 3, x, bias).largest).toBeLessThan(1e-13);
  });
});

describe('a window of a table', () => {
  it('stays inside and says what is left out', () => {
    expect(spanAt(395, 12, 400)).toEqual({ start: 388, end: 400 });
    expect(spanText(spanAt(0, 12, 400), 400)).toBe('1–12 / 400');
    expect(spanText(spanAt(0, 12, 3), 3)).toBe('3');
  });
});
