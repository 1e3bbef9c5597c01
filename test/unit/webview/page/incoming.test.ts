import { describe, expect, it } from 'vitest';
import type { ToPage } from '../../../../src/protocol/index.js';
import { Incoming } from '../../../../webview/incoming.js';
import { sourceOf } from './page.js';

type Begin = Extract<ToPage, { type: 'begin' }>;
type Part = Extract<ToPage, { type: 'part' }>;

const begin = (job: number): Begin => ({
  type: 'begin',
  job,
  source: sourceOf('M'),
  rows: 2,
  cols: 3,
  rowLabels: ['a', 'b'],
  columnLabels: ['x', 'y', 'z'],
  printedDecimals: 2,
});
const part = (job: number, offset: number, data: number[], more: Partial<Part> = {}): Part => ({
  type: 'part',
  job,
  offset,
  data: Float64Array.from(data),
  last: offset + data.length === 6,
  ...more,
});

describe('a matrix in parts', () => {
  it('is whole with the last of them, with all that was said of it first', () => {
    const incoming = new Incoming();
    incoming.begin(begin(1));
    expect(incoming.add(part(1, 0, [1, 2]))).toEqual({ fraction: 2 / 6 });
    expect(incoming.add(part(1, 2, [3, NaN], { missing: Uint8Array.of(0, 1) }))).toEqual({
      fraction: 4 / 6,
    });
    const added = incoming.add(part(1, 4, [5, 6]));
    expect(added?.whole).toEqual({
      source: sourceOf('M'),
      matrix: {
        rows: 2,
        cols: 3,
        data: Float64Array.of(1, 2, 3, NaN, 5, 6),
        missing: Uint8Array.of(0, 0, 0, 1, 0, 0),
        rowLabels: ['a', 'b'],
        columnLabels: ['x', 'y', 'z'],
        printedDecimals: 2,
      },
    });
    expect(incoming.add(part(1, 4, [5, 6]))).toBeUndefined();
  });

  it.each([
    ['of another job', [part(2, 0, [1, 2])]],
    ['twice', [part(1, 0, [1, 2]), part(1, 0, [1, 2])]],
    ['before the one that comes first', [part(1, 2, [3, 4])]],
    ['beyond the last entry', [part(1, 0, [1, 2, 3, 4, 5, 6, 7])]],
  ])('%s: does not belong to it', (_, parts) => {
    const incoming = new Incoming();
    incoming.begin(begin(1));
    const results = parts.map((each) => incoming.add(each));
    expect(results.at(-1)).toBeUndefined();
  });

  it('is not whole while entries are missing, whatever is called the last part', () => {
    const incoming = new Incoming();
    incoming.begin(begin(1));
    expect(incoming.add(part(1, 0, [1, 2], { last: true }))?.whole).toBeUndefined();
  });

  it('is dropped by a cancel, and by the beginning of another one', () => {
    const incoming = new Incoming();
    incoming.begin(begin(1));
    incoming.cancel();
    expect(incoming.add(part(1, 0, [1, 2]))).toBeUndefined();
    incoming.begin(begin(2));
    incoming.add(part(2, 0, [1, 2]));
    incoming.begin(begin(3));
    expect(incoming.add(part(2, 2, [3, 4]))).toBeUndefined();
    expect(incoming.add(part(3, 0, [1, 2, 3, 4, 5, 6]))?.whole?.matrix.data[5]).toBe(6);
  });
});
