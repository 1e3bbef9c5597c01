import { describe, expect, it } from 'vitest';
import { approximate, frobeniusNorm, rankOneTerm, svd, type Svd } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { describeDecomposition } from '../../../webview/model/decomposition.js';
import {
  allOff,
  allOn,
  countOn,
  firstLayers,
  flipped,
  isOn,
  layerPeak,
  layerWeights,
  leftOut,
  only,
  toggled,
  type LayerSet,
} from '../../../webview/model/layers.js';
import { reduce, smallLayer, wholeLayer } from '../../../webview/model/small-layer.js';

const ticked = (set: LayerSet, count: number) =>
  Array.from({ length: count }, (_, i) => i).filter((i) => isOn(set, i));

function decomposed(rows: number[][]): Svd {
  const result = svd(fromRows(rows));
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const hilbert = Array.from({ length: 5 }, (_, i) =>
  Array.from({ length: 4 }, (_v, j) => 1 / (i + j + 1)),
);

describe('sets of layers', () => {
  it('switches one layer and leaves the others as they were ticked', () => {
    const off = toggled(firstLayers(4), 1);
    expect(ticked(off, 6)).toEqual([0, 2, 3]);
    expect(ticked(toggled(off, 1), 6)).toEqual([0, 1, 2, 3]);
  });

  it('reaches a layer beyond the rank without ticking those between', () => {
    const far = toggled(firstLayers(2), 4);
    expect(far.rank).toBe(5);
    expect(ticked(far, 6)).toEqual([0, 1, 4]);
    expect(countOn(far)).toBe(3);
  });

  it('shows one alone, all, none, and the first again', () => {
    expect(ticked(only(firstLayers(3), 1), 6)).toEqual([1]);
    expect(ticked(only(firstLayers(3), 5), 6)).toEqual([5]);
    expect(ticked(allOn(6), 6)).toHaveLength(6);
    expect(countOn(allOff(firstLayers(3)))).toBe(0);
    expect(layerWeights(firstLayers(3).off, 6)).toBeUndefined();
    expect([...layerWeights(only(firstLayers(3), 1).off, 4)!]).toEqual([0, 1, 0, 1]);
  });

  it('flips one layer for a moment, also one that completes the first', () => {
    const { rank, weights } = flipped(toggled(firstLayers(2), 0), 0, 3);
    expect(rank).toBe(2);
    expect([...weights]).toEqual([1, 1, 1]);
  });
});

describe('what a sum leaves out', () => {
  it('is the error of that sum, and its spectral norm', () => {
    const all = decomposed(hilbert);
    const set = toggled(firstLayers(3), 1);
    const weights = layerWeights(set.off, 4)!;
    const sum = approximate(all, set.rank, weights);
    const error = sum.data.map((value, i) => hilbert.flat()[i]! - value);
    const about = describeDecomposition(fromRows(hilbert), {
      svd: all,
      millis: 0,
      complete: true,
      beyond: 0,
      workers: 1,
    });
    const out = leftOut(about, { rank: set.rank, weights });
    expect(out.tail).toBeCloseTo(frobeniusNorm(error), 13);
    expect(out.largest).toBe(all.s[1]);
    expect(out.layersOn).toBe(2);
    expect(out.energy + (out.tail / frobeniusNorm(fromRows(hilbert).data)) ** 2).toBeCloseTo(1, 13);
  });

  it('loses nothing of a zero matrix', () => {
    const zero = fromRows([
      [0, 0],
      [0, 0],
    ]);
    const result = svd(zero);
    if (!result.ok) throw new Error(result.problem.message);
    const about = describeDecomposition(zero, {
      svd: result.value,
      millis: 0,
      complete: true,
      beyond: 0,
      workers: 1,
    });
    const out = leftOut(about, { rank: 1, weights: Float64Array.of(0, 1) });
    expect(out).toEqual({ tail: 0, largest: 0, energy: 1, layersOn: 0 });
  });
});

describe('small layers', () => {
  it('are the layer itself when it is small, with its peak', () => {
    const all = decomposed(hilbert);
    const { matrix } = smallLayer(all, 1, 10);
    expect(matrix.data).toEqual(rankOneTerm(all, 1).data);
    const labels = { rowLabels: ['a', 'b', 'c', 'd', 'e'], columnLabels: ['p', 'q', 'r', 's'] };
    const whole = wholeLayer(all, 1, { ...fromRows(hilbert), ...labels });
    expect(whole).toEqual({ ...rankOneTerm(all, 1), ...labels });
    expect(layerPeak(all, 1)).toBeCloseTo(Math.max(...matrix.data.map(Math.abs)), 15);
  });

  it('keep a spike that a mean would hide', () => {
    const values = new Float64Array(1000).fill(0.01);
    values[503] = -1;
    const small = reduce(values, 10);
    expect(small).toHaveLength(10);
    expect(small[5]).toBe(-1);
    expect(small[4]).toBeCloseTo(0.01, 15);
  });
});
