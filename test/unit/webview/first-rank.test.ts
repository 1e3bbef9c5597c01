import { describe, expect, it } from 'vitest';
import { seededRandom, svd as decompose, type Matrix } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { describeDecomposition, firstRank } from '../../../webview/model/decomposition.js';
import { pageMemory } from '../../../webview/model/page-memory.js';

function described(matrix: Matrix, complete = true) {
  const result = decompose(matrix);
  if (!result.ok) throw new Error(result.problem.message);
  const arrived = { svd: result.value, millis: 1, complete, beyond: 0, workers: 1 as const };
  return describeDecomposition(matrix, arrived);
}

/** Rank 3 plus noise with standard deviation 0.1 in each entry. */
function noisy(): Matrix {
  const random = seededRandom(7);
  const normal = () => random.normal();
  const left = Array.from({ length: 40 }, () => [normal(), normal(), normal()]);
  const right = Array.from({ length: 30 }, () => [normal(), normal(), normal()]);
  return fromRows(
    left.map((u) => right.map((v) => u.reduce((sum, x, k) => sum + x * v[k]!, 0.1 * normal()))),
  );
}

describe('the rank that is shown first', () => {
  it('is the recommended one', () => {
    const matrix = noisy();
    const decomposition = described(matrix);
    const { recommended } = decomposition;
    expect(firstRank(decomposition)).toBe(3);
    expect(recommended?.sentence).toBe(`Recommended: 3. ${recommended?.reason}`);
    expect(recommended?.reason).toMatch(/what is left looks like noise of size 0\.(?:09|1)/);
  });

  it('is at least 1, for a matrix of zeros too', () => {
    const zeros = fromRows([
      [0, 0],
      [0, 0],
    ]);
    expect(firstRank(described(zeros))).toBe(1);
  });

  it('is told by the energy while only leading triplets are known', () => {
    const matrix = noisy();
    const leading = described(matrix, false);
    expect(leading.recommended).toBeUndefined();
    expect(firstRank(leading)).toBe(leading.energies.findIndex((share) => share >= 0.9));
  });
});

describe('what another matrix keeps of the memory', () => {
  it('is what a person folded on the page', () => {
    const memory = { 'page.details': true, look: { scale: 'log' }, 'result.open': true };
    expect(pageMemory(memory)).toEqual({ 'page.details': true });
  });
});
