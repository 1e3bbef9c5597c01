import { describe, expect, it } from 'vitest';
import { svd } from '../../../src/core/index.js';
import { fromRows, type Matrix } from '../../../src/core/matrix.js';
import { describeDecomposition } from '../../../webview/model/decomposition.js';
import { isRounding, numbersOf } from '../../../webview/model/numbers.js';
import { initialState } from '../../../webview/model/state.js';

function numbersAt(matrix: Matrix, rank: number) {
  const parts = svd(matrix);
  if (!parts.ok) throw new Error(parts.problem.message);
  const answer = { svd: parts.value, millis: 0, complete: true, beyond: 0, workers: 1 } as const;
  const decomposition = describeDecomposition(matrix, answer);
  const numbers = numbersOf({ ...initialState('panel'), given: matrix, decomposition, rank });
  if (!numbers) throw new Error('no numbers');
  return numbers;
}

// Singular values 15, 3 and 0 (samples/worked.py).
const worked = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

describe('what is only rounding', () => {
  it('is the tail of a matrix at its rank, and not above', () => {
    expect(isRounding(numbersAt(worked, 2).tail, numbersAt(worked, 2))).toBe(true);
    expect(isRounding(numbersAt(worked, 1).tail, numbersAt(worked, 1))).toBe(false);
  });

  it.each([1e-200, 1e-8, 1e8, 1e200])('does not depend on the scale %d', (scale) => {
    const scaled = { ...worked, data: worked.data.map((value) => value * scale) };
    const numbers = numbersAt(scaled, 2);
    expect(isRounding(numbers.tail, numbers)).toBe(true);
    expect(isRounding(3 * scale, numbers)).toBe(false);
  });

  it('is no exact 0', () => {
    const numbers = numbersAt(fromRows([[1, 2]]), 1);
    expect(isRounding(0, numbers)).toBe(false);
  });
});
