import { describe, expect, it, vi } from 'vitest';
import { findMatrices, writtenEntries } from '../../../src/core/index.js';
import { replacement } from '../../../src/host/code-actions/approximation.js';
import { filledIn, isQuicklyCompleted } from '../../../src/host/code-actions/completion.js';

vi.mock('vscode', () => import('./vscode/index.js'));

function entriesOf(text: string) {
  const [found] = findMatrices(text, 'python');
  if (!found?.result.ok) throw new Error('no matrix');
  const { start, end } = found;
  const entries = writtenEntries({
    ...{ text, languageId: 'python', start, end },
    matrix: found.result.value,
  });
  if (!entries) throw new Error('nothing can be written here');
  return entries;
}

const applied = (text: string, change: { start: number; end: number; text: string }) =>
  text.slice(0, change.start) + change.text + text.slice(change.end);

describe('missing entries that are filled in a text', () => {
  it('come from the model that predicts best, and have the decimals of the text', () => {
    const rows = [1, 2, 3, 4, 5, 6].map((a) => [1.5, 2.5, 3.5, 4.5].map((b) => (a * b).toFixed(2)));
    const exact = rows[1]![2]!;
    rows[1]![2] = 'np.nan';
    const text = `R = np.array([${rows.map((row) => `[${row.join(', ')}]`).join(',\n')}])`;
    const filled = filledIn(entriesOf(text));
    if (!filled.ok) throw new Error(filled.problem.message);
    expect(applied(text, filled.value.rewriting)).toBe(text.replace('np.nan', exact));
    expect(filled.value.how).toContain(
      'Filled the missing entry by the rank-1 model (hard-impute), held-out error ',
    );
  });

  it('are means where too little is known to choose a model', () => {
    const text = 'R = [[1, None], [3, 4]]';
    const filled = filledIn(entriesOf(text));
    if (!filled.ok) throw new Error(filled.problem.message);
    expect(applied(text, filled.value.rewriting)).toMatch(/^R = \[\[1, [\d.]+\], \[3, 4\]\]$/);
  });

  it('are found at once in small matrices only', () => {
    expect(isQuicklyCompleted({ rows: 20, cols: 30, data: new Float64Array(600) })).toBe(true);
    expect(isQuicklyCompleted({ rows: 20, cols: 31, data: new Float64Array(620) })).toBe(false);
  });
});

describe('an approximation in the place of a matrix', () => {
  it('is written without the rounding noise of its computation', () => {
    const text = 'X = [[3, 2, 5], [2, 3, 5], [2, -2, 0], [5, 5, 10]]';
    const change = replacement(entriesOf(text), 2, undefined);
    if (!change.ok) throw new Error(change.problem.message);
    expect(applied(text, change.value)).toBe(text);
  });

  it('has that rank when all its digits are read again', () => {
    const text = 'X = [[1, 2, 3], [2, 5, 6], [3, 6, 10]]';
    const change = replacement(entriesOf(text), 1, undefined);
    if (!change.ok) throw new Error(change.problem.message);
    const [a = 0, b = 0, , d = 0, e = 0] = applied(text, change.value)
      .match(/-?\d+\.\d+/g)!
      .map(Number);
    expect(a * e).toBeCloseTo(b * d, 12);
  });
});
