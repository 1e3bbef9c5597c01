import { describe, expect, it } from 'vitest';
import { findVersion, recognise } from '../../../src/host/sources/version/find-version.js';

/** What the literal that begins with `head` in `now` was in `before`. */
function wasIn(now: string, head: string, before: string, languageId = 'python') {
  const start = now.indexOf(head);
  expect(start).toBeGreaterThanOrEqual(0);
  const recognised = recognise(now, languageId, start);
  if (!recognised) return 'not recognised';
  const found = findVersion(before, languageId, recognised);
  return typeof found === 'string' ? found : before.slice(found.start, found.end);
}

describe('a literal in another version of its text', () => {
  it('is found by its name, wherever it was, whatever it was', () => {
    const now = '# new\n\nX = [[1, 2], [3, 4]]\nW = [[5, 6], [7, 8]]\n';
    const before = 'W = [[0, 0], [7, 8]]\nX = [[1, 2], [3, 4]]\n';
    expect(wasIn(now, '[[5', before)).toBe('[[0, 0], [7, 8]]');
    expect(wasIn(now, '[[1', before)).toBe('[[1, 2], [3, 4]]');
  });

  it('is found by its place among those of one name', () => {
    const now = 'W = [[1, 2], [3, 4]]\nW = [[5, 6], [7, 9]]\n';
    const before = 'W = [[1, 2], [3, 4]]\n\nW = [[5, 6], [7, 8]]\n';
    expect(wasIn(now, '[[5', before)).toBe('[[5, 6], [7, 8]]');
  });

  it('is not guessed when their number changed', () => {
    const now = 'W = [[1, 2], [3, 4]]\nW = [[5, 6], [7, 9]]\n';
    expect(wasIn(now, '[[5', `${now}W = [[1, 1], [1, 1]]\n`)).toBe('unclear');
    expect(wasIn('W = [[1, 2], [3, 4]]\n', '[[1', now)).toBe('unclear');
    expect(wasIn(now, '[[5', 'W = [[5, 6], [7, 8]]\n')).toBe('unclear');
  });

  it('did not exist', () => {
    expect(wasIn('W = [[1, 2], [3, 4]]\n', '[[1', 'V = [[1, 2], [3, 4]]\n')).toBe('none');
    expect(wasIn('W = [[1, 2], [3, 4]]\n', '[[1', '')).toBe('none');
  });

  it('has no name: the whole text of a table', () => {
    expect(wasIn('1,2\n3,4\n', '1,2', '1,2\n3,5\n', 'csv')).toContain('3,5');
  });

  it('is not a list of one row, which only a person calls a matrix', () => {
    expect(wasIn('a = 1\nw = [1, 2, 3]\n', '[1', 'w = [1, 2, 4]\n')).toBe('not recognised');
  });
});
