import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../src/core/literals/index.js';
import { parsed, problem, rowsOf } from './text/read.js';

describe('tables of named columns in R and Julia', () => {
  it.each<[string, string, number[][]]>([
    [
      'r',
      'tibble(a = c(1, 2), b = c(3, 4))',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'r',
      'tibble::tibble(a = 1:3, b = 7)',
      [
        [1, 7],
        [2, 7],
        [3, 7],
      ],
    ],
    [
      'r',
      'data.table(a = c(1, 2, 3, 4), b = c(5, 6))',
      [
        [1, 5],
        [2, 6],
        [3, 5],
        [4, 6],
      ],
    ],
    [
      'julia',
      'df = DataFrame(a = [1, 2], b = [3, 4])',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'julia',
      'DataFrame(\n  :a => 1:2, # first\n  "b" => 0.5,\n)',
      [
        [1, 0.5],
        [2, 0.5],
      ],
    ],
  ])('%s: %s', (language, text, wanted) => {
    const matrix = parsed(text, language);
    expect(rowsOf(matrix)).toEqual(wanted);
    expect(matrix.columnLabels).toEqual(['a', 'b']);
    expect(findMatrices(text, language).map(({ result }) => result.ok)).toEqual([true]);
  });

  it.each([
    ['r', 'tibble(a = 1:4, b = c(3, 4))', 'Column 2 has 2 entries, but column 1 has 4'],
    ['r', 'tibble(a = 1, b = 1:2, c = 1:3)', 'Column 3 has 3 entries, but column 2 has 2'],
    ['r', 'data.table(a = 1:4, b = 1:3)', 'Column 2 has 3 entries, but column 1 has 4'],
    ['julia', 'DataFrame(a = [1, 2], b = [3, 4, 5])', 'Column 2 has 3 entries, but column 1 has 2'],
    ['julia', 'DataFrame(a = 0, b = [3], c = 1:2)', 'Column 3 has 2 entries, but column 2 has 1'],
  ])('%s: %s has columns of different lengths', (language, text, message) => {
    const { code, message: said } = problem(text, language);
    expect(code).toBe('ragged');
    expect(said).toContain(message);
  });

  it.each([
    ['r', 'tibble(name = c("x", "y"), a = c(1, 2), b = y)', 'notNumeric', '“y”'],
    ['julia', 'DataFrame(name = ["x", "y"], a = [1, 2])', 'notNumeric', '“["x", "y"]”'],
    ['julia', 'DataFrame(a = [1 2], b = [3, 4])', 'notNumeric', '“[1 2]”'],
    ['julia', 'DataFrame(a = [1, 2], b = [3, 4]).b', 'syntax', '“.b”'],
    ['julia', 'DataFrame([[1, 2], [3, 4]], :auto)', 'syntax', 'a list of columns'],
  ])('%s: %s shows no part of it as the matrix', (language, text, code, message) => {
    expect(problem(text, language)).toMatchObject({ code });
    expect(problem(text, language).message).toContain(message);
    expect(findMatrices(text, language).filter(({ result }) => result.ok)).toEqual([]);
  });
});
