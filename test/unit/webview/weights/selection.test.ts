import { describe, expect, it } from 'vitest';
import { selectedRows } from '../../../../webview/model/weights/selection.js';
import { row } from './rows.js';

describe('the selected rows', () => {
  const all = ['a', 'b', 'c', 'd'].map((name, id) => row(id, name));
  const [a, b, c, d] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0], (typeof all)[0]];

  it('have the order of the table, not that of the clicks', () => {
    expect(selectedRows(new Set([0, 3]), [d, c, b, a], all)).toEqual([d, a]);
    expect(selectedRows(new Set([3, 0]), all, all)).toEqual([a, d]);
    expect(selectedRows(new Set(), all, all)).toEqual([]);
  });

  it('end with those that the filter leaves out', () => {
    expect(selectedRows(new Set([0, 2, 1]), [c], all)).toEqual([c, a, b]);
  });
});
