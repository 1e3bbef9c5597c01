import { describe, expect, it } from 'vitest';
import { parseMatrix } from '../../../../src/core/index.js';

/** Tables of an operation, with its sign in the corner: factors above and beside the results. */
describe('a table of an operation', () => {
  it.each([
    [
      'markdown',
      '| × | 1 | 2 | 3 |\n|---|---|---|---|\n| 1 | 1 | 2 | 3 |\n| 2 | 2 | 4 | 6 |\n',
      '2×3',
    ],
    ['markdown', '| + | 0 | 1 |\n|--|--|--|\n| 0 | 0 | 1 |\n| 1 | 1 | 0 |\n', '2×2'],
    ['csv', '×,1,2,3\n1,1,2,3\n2,2,4,6\n3,3,6,9\n', '3×3'],
    ['tsv', '⊕\t0\t1\t2\n0\t0\t1\t2\n1\t1\t2\t0\n2\t2\t0\t1\n', '3×3'],
    ['csv', 'i\\j,1,2\n1,0.5,0.25\n2,0.125,0.75\n', '2×2'],
  ])('in %s has its results alone: %j', (language, text, shape) => {
    const found = parseMatrix(text, language);
    if (!found.ok) throw new Error(found.problem.message);
    const { rows, cols, rowLabels, columnLabels } = found.value;
    expect(`${rows}×${cols}`).toBe(shape);
    expect(rowLabels).toHaveLength(rows);
    expect(columnLabels).toHaveLength(cols);
  });

  it.each([
    ['csv', '*,1,2\n3,4,5\n'],
    ['csv', '-,1,2\n3,4,5\n'],
  ])('is no table of an operation where the corner may be missing: %s %j', (language, text) => {
    const found = parseMatrix(text, language);
    expect(found.ok && found.value.rows === 1 ? 'a row lost' : 'fine').toBe('fine');
  });
});
