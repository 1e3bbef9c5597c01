import { describe, expect, it } from 'vitest';
import { svd as decompose } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { cellText } from '../../../webview/model/cells.js';
import { describeDecomposition } from '../../../webview/model/decomposition.js';
import { initialState, type LensState } from '../../../webview/model/state.js';

function shown(rows: number[][], rank: number): LensState {
  const matrix = fromRows(rows);
  const result = decompose(matrix);
  if (!result.ok) throw new Error(result.problem.message);
  const arrived = { svd: result.value, millis: 1, complete: true, beyond: 0, workers: 1 as const };
  return {
    ...initialState('panel'),
    given: matrix,
    matrix,
    rank,
    decomposition: describeDecomposition(matrix, arrived),
  };
}

describe('the number in a cell', () => {
  it('has three digits, fewer where the cell is small, and none where not one fits', () => {
    const state = shown(
      [
        [0.0266123, 1],
        [1, 2],
      ],
      2,
    );
    const texts = [9, 6, 5, 4, 3].map((most) => cellText(state, 'matrix', 0, 0, most));
    expect(texts).toEqual(['0.0266', '0.0266', '0.027', '0.03', '']);
  });

  it('is whole for a whole number', () => {
    const state = shown(
      [
        [-123456, 7],
        [1000, 2],
      ],
      2,
    );
    expect(cellText(state, 'matrix', 0, 0, 7)).toBe('−123456');
    expect(cellText(state, 'matrix', 0, 0, 6)).toBe('');
    expect(cellText(state, 'matrix', 1, 0, 7)).toBe('1000');
  });

  it('has all digits before the point, or there is none', () => {
    const state = shown(
      [
        [1111.5, -12_345.6],
        [12.3, 1234567.5],
      ],
      2,
    );
    const texts = (row: number, column: number) =>
      [8, 6, 5, 4, 3, 2, 1].map((most) => cellText(state, 'matrix', row, column, most));
    expect(texts(0, 0)).toEqual(['1112', '1112', '1112', '1112', '', '', '']);
    expect(texts(0, 1)).toEqual(['−12346', '−12346', '', '', '', '', '']);
    expect(texts(1, 0)).toEqual(['12.3', '12.3', '12.3', '12.3', '12', '12', '']);
    expect(texts(1, 1)).toEqual(['1.23×10⁶', '1×10⁶', '1×10⁶', '', '', '', '']);
  });

  it('is that of M where the approximation is M but for rounding', () => {
    const rows = [
      [1111, 1112],
      [1121, 1134],
    ];
    const state = shown(rows, 2);
    const texts = [0, 1].map((i) => [0, 1].map((j) => cellText(state, 'approximation', i, j, 4)));
    expect(texts).toEqual(rows.map((row) => row.map(String)));
  });

  it('is 0 where only rounding is left', () => {
    const state = shown(
      [
        [1, 0],
        [0, 2],
      ],
      2,
    );
    expect(cellText(state, 'approximation', 0, 1, 7)).toBe('0');
    expect(cellText(state, 'error', 0, 0, 7)).toBe('0');
  });

  it('is none where rounding is as large as the entry: nothing is known there', () => {
    const state = shown(
      [
        [2 ** 53 + 2, 2],
        [3, 5],
      ],
      2,
    );
    expect(cellText(state, 'matrix', 0, 1, 7)).toBe('2');
    expect(cellText(state, 'matrix', 1, 0, 7)).toBe('3');
    for (const of of ['approximation', 'error'] as const) {
      expect(cellText(state, of, 0, 1, 7)).toBe('');
      expect(cellText(state, of, 1, 0, 7)).toBe('');
    }
  });
});
