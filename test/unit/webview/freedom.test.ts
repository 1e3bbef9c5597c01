import { describe, expect, it } from 'vitest';
import { noFreedom } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { describeDecomposition } from '../../../webview/model/decomposition.js';
import {
  changesSums,
  freedomKey,
  freedomOf,
  isLensChoice,
  presented,
} from '../../../webview/model/freedom.js';
import { svdOf } from '../lowrank/helpers.js';

describe('the saved choice of signs, turns and bases', () => {
  const chosen = {
    convention: 'rows' as const,
    flips: [1],
    angles: { 0: 30 },
    bases: { u: 2, v: 0 },
  };

  it('is read back', () => {
    expect(freedomOf({ [freedomKey]: JSON.parse(JSON.stringify(chosen)) as unknown })).toEqual(
      chosen,
    );
    expect(isLensChoice(chosen)).toBe(false);
    expect(isLensChoice(noFreedom)).toBe(true);
    expect(isLensChoice({ ...noFreedom, angles: { 0: 360 } })).toBe(true);
  });

  it('is that of the lens where it is not valid', () => {
    for (const wrong of [
      undefined,
      null,
      'rows',
      { ...chosen, convention: 'other' },
      { ...chosen, flips: [-1] },
      { ...chosen, angles: { a: 1 } },
      { ...chosen, angles: { 0: '30' } },
      { ...chosen, bases: { u: 0.5, v: 0 } },
    ]) {
      expect(freedomOf({ [freedomKey]: wrong })).toBe(noFreedom);
    }
  });

  it('tells whether pictures of sums of layers change: not by flips, but by turns', () => {
    const matrix = fromRows([
      [2, 0],
      [0, 2],
    ]);
    const svd = svdOf(matrix);
    const arrived = { svd, millis: 1, complete: true, beyond: 0, workers: 1 } as const;
    const before = describeDecomposition(matrix, arrived);
    const flipped = presented(matrix, before, undefined, { ...noFreedom, flips: [0] });
    expect(flipped.svd).not.toBe(svd);
    expect(changesSums(before.svd, flipped.svd)).toBe(false);
    const turned = presented(matrix, before, undefined, { ...noFreedom, angles: { 0: 30 } });
    expect(changesSums(before.svd, turned.svd)).toBe(true);
    expect(presented(matrix, turned, undefined, noFreedom).svd).toBe(svd);
    expect(presented(matrix, before, undefined, noFreedom)).toBe(before);
  });
});
