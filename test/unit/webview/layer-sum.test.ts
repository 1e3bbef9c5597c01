import { describe, expect, it } from 'vitest';
import { approximate, svd, type Matrix } from '../../../src/core/index.js';
import { LayerLedger, LayerSum } from '../../../webview/compute/layer-sum.js';

function random(rows: number, cols: number, seed: number): Matrix {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  return { rows, cols, data: Float64Array.from({ length: rows * cols }, next) };
}

function decomposed(matrix: Matrix) {
  const result = svd(matrix);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe('the running sum of layers', () => {
  it('is the rank-k approximation wherever the slider goes', () => {
    const factors = decomposed(random(17, 11, 3));
    const sum = new LayerSum(factors);
    for (const rank of [0, 1, 11, 3, 4, 2, 10, 0, 11, 5]) {
      const got = sum.moveTo(rank, undefined);
      const exact = approximate(factors, rank).data;
      got.forEach((value, i) => expect(value).toBeCloseTo(exact[i]!, 13));
    }
  });

  it('follows layers that are switched off', () => {
    const factors = decomposed(random(6, 8, 5));
    const weights = Float64Array.of(1, 0, 1, 1, 0, 1);
    const sum = new LayerSum(factors);
    sum.moveTo(6, undefined);
    const got = sum.moveTo(4, weights);
    const exact = approximate(factors, 4, weights).data;
    got.forEach((value, i) => expect(value).toBeCloseTo(exact[i]!, 13));
  });

  it('touches one layer for one step and starts again when that is cheaper', () => {
    const ledger = new LayerLedger(100);
    expect(ledger.moveTo(60, undefined).layers).toHaveLength(60);
    expect(ledger.moveTo(61, undefined)).toMatchObject({ restart: false });
    const back = ledger.moveTo(2, undefined);
    expect(back.restart).toBe(true);
    expect(Array.from(back.layers)).toEqual([0, 1]);
  });

  it('starts again after many steps, so that rounding errors stay bounded', () => {
    const ledger = new LayerLedger(4, 10);
    let restarts = 0;
    for (let i = 0; i < 40; i++) if (ledger.moveTo(2 + (i % 2), undefined).restart) restarts++;
    expect(restarts).toBeGreaterThan(2);
  });
});
