import { describe, expect, it } from 'vitest';
import { sliceText, usualSelection, type Selection } from '../../../src/core/index.js';
import type { ArrayFacts } from '../../../src/protocol/index.js';
import {
  atIndex,
  choosableAxes,
  comingWishes,
  filtered,
  sizeText,
  steps,
  unfolded,
  withAxis,
} from '../../../webview/model/slices.js';

function facts(shape: number[], selection: Selection = usualSelection(shape)): ArrayFacts {
  return {
    format: 'NumPy .npy 1.0',
    fileSize: 100,
    name: 'W',
    count: 1,
    shape,
    elementType: '<f8',
    order: 'rows',
    isComplex: false,
    isWide: false,
    selection: { axes: [...selection.axes], at: [...selection.at] },
  };
}

describe('the axes of an array', () => {
  it('can be chosen where there are more than two', () => {
    expect(choosableAxes(facts([2, 3]))).toEqual([]);
    expect(choosableAxes(facts([1, 2, 3, 1]))).toEqual([]);
    expect(choosableAxes(facts([1, 2, 3, 4, 1]))).toEqual([1, 2, 3]);
    expect(choosableAxes(facts([5, 1, 3, 4]))).toEqual([0, 1, 2, 3]);
  });

  it('that are not shown can be stepped through', () => {
    expect(steps(facts([5, 1, 3, 4]))).toEqual([{ axis: 0, length: 5, index: 0 }]);
    const moved = atIndex(usualSelection([5, 2, 3, 4]), 1, 1);
    expect(steps(facts([5, 2, 3, 4], moved))).toEqual([
      { axis: 0, length: 5, index: 0 },
      { axis: 1, length: 2, index: 1 },
    ]);
  });

  it('change places when one is chosen for the other', () => {
    const first = usualSelection([5, 3, 4]);
    expect(first.axes).toEqual([1, 2]);
    expect(withAxis(first, 0, 0).axes).toEqual([0, 2]);
    expect(withAxis(first, 0, 2).axes).toEqual([2, 1]);
    expect(withAxis(first, 1, 1).axes).toEqual([2, 1]);
  });

  it('unfold and fold again', () => {
    const before = facts([5, 3, 4]);
    const open = unfolded(before, true);
    expect(open).toMatchObject({ axes: [1, 2], unfolded: true });
    expect(steps({ ...before, selection: { ...before.selection, unfolded: true } })).toEqual([]);
    expect(
      unfolded({ ...before, selection: { axes: [1, 2], at: [0, 0, 0], unfolded: true } }, false),
    ).toEqual({
      axes: [1, 2],
      at: [0, 0, 0],
    });
    // After the rows were moved to the axis of the columns.
    const same = { axes: [2, 2] as [number, number], at: [0, 0, 0], unfolded: true };
    expect(unfolded({ ...before, selection: same }, false).axes).toEqual([1, 2]);
  });
});

describe('a slice', () => {
  it.each<[number[], Partial<Selection>, boolean, string]>([
    [[3, 4], {}, false, ''],
    [[1, 3, 4], {}, false, ''],
    [[2, 3, 4], {}, false, '[0, :, :]'],
    [[2, 3, 4], { at: [1, 0, 0] }, false, '[1, :, :]'],
    [[2, 3, 4], { axes: [2, 0], at: [0, 1, 0] }, false, '[:, 1, :].T'],
    [[3, 4], { axes: [1, 0] }, false, '[:, :].T'],
    [[2, 3, 4], { unfolded: true, axes: [1, 1] }, false, 'unfolded along axis 1'],
    [[3, 4], {}, true, 'real part'],
    [[2, 3, 4], { part: 'phase' }, true, '[0, :, :], phase'],
    [[5], {}, false, ''],
    [[], {}, false, ''],
  ])('of shape %j with %j is called as in NumPy', (shape, chosen, isComplex, text) => {
    expect(sliceText(shape, { ...usualSelection(shape), ...chosen }, isComplex)).toBe(text);
  });
});

describe('a list of arrays', () => {
  const arrays = ['layers.0.q_proj.weight', 'layers.0.k_proj.weight', 'layers.1.q_proj.bias'].map(
    (name) => ({ name, shape: [2, 2], elementType: 'F32' }),
  );
  it.each([
    ['', 3],
    ['q_proj', 2],
    ['Q_PROJ weight', 1],
    ['layers  1', 1],
    ['x', 0],
  ])('is filtered by the words that are typed: %s', (typed, count) => {
    expect(filtered(arrays, typed)).toHaveLength(count);
  });
});

describe('the size of a file', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [2144, '2.09 KiB'],
    [1023.9 * 1024, '1 MiB'],
    [320_000_128, '305 MiB'],
    [5 * 2 ** 30, '5 GiB'],
    [3 * 2 ** 50, '3070 TiB'],
  ])('%i is %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

describe('slices that were wished for', () => {
  const first = usualSelection([2, 3, 4, 5]);
  const rows = withAxis(first, 0, 1);
  const both = withAxis(rows, 1, 0);
  const wished = { from: first, wishes: [rows, both] };
  /** As it comes from the host. */
  const onScreen = (selection: Selection): Selection => structuredClone(selection);

  it('come as long as none of them is on screen', () => {
    expect(comingWishes(undefined, first)).toEqual([]);
    expect(comingWishes(wished, first)).toEqual([rows, both]);
  });

  it('still come when the slice of an earlier one is on screen', () => {
    expect(comingWishes(wished, onScreen(rows))).toEqual([both]);
    const steps = [1, 2, 1, 2].map((index) => atIndex(first, 1, index));
    expect(comingWishes({ from: first, wishes: steps }, onScreen(steps[0]!))).toEqual([steps[3]]);
  });

  it('do not come any more when the last one or another slice is on screen', () => {
    expect(comingWishes(wished, onScreen(both))).toEqual([]);
    expect(comingWishes(wished, onScreen(atIndex(first, 0, 1)))).toEqual([]);
    const unfolding = { ...first, unfolded: true };
    expect(comingWishes({ from: first, wishes: [unfolding] }, onScreen(first))).toEqual([]);
    expect(comingWishes({ from: first, wishes: [unfolding] }, onScreen(unfolding))).toEqual([]);
  });
});
