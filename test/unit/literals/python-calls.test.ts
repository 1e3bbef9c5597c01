import { describe, expect, it } from 'vitest';
import { parseMatrix } from '../../../src/core/literals/index.js';
import { found, problem, rows } from './text/read.js';

describe('np.c_ and np.r_', () => {
  it.each<[string, number[][]]>([
    [
      'np.c_[[1, 2], [3, 4]]',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    ['np.r_[[1, 2], [3, 4]]', [[1, 2, 3, 4]]],
    ['x = np.r_[0, [1, 2], np.array([3]), -4]', [[0, 1, 2, 3, -4]]],
    [
      'numpy.c_[np.array([1, 2, 3]), (4, 5, 6)]',
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    [
      'np.c_[[[1, 2], [3, 4]], [5, 6]]',
      [
        [1, 2, 5],
        [3, 4, 6],
      ],
    ],
    [
      'np.r_[[[1, 2]], [[3, 4], [5, 6]]]',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    ['np.c_[1, 2]', [[1, 2]]],
  ])('%s', (text, wanted) => {
    expect(rows(text, 'python')).toEqual(wanted);
    expect(rows(text, 'plaintext')).toEqual(wanted);
    expect(found(text, 'python')).toHaveLength(wanted.length > 1 ? 1 : 0);
  });

  it.each([
    ['np.r_[«1:5», [1, 2]]', 'syntax', 'the slice 1:5 in np.r_[…] is not computed'],
    ["np.r_[«'0,2'», [1, 2], [3, 4]]", 'syntax', "the directive '0,2'"],
    ['np.c_[[1, 2], «[3, 4, 5]»]', 'ragged', 'does not fit the first one'],
    ['np.c_[[1, 2], «x»]', 'notNumeric', '“x”'],
    ['np.r_[[[1, 2]], «[3, 4]»]', 'ragged', 'shapes differ'],
  ])('%s is %s', (marked, code, sentence) => {
    const text = marked.replace('«', '').replace('»', '');
    const { message, start, end, ...rest } = problem(text, 'python');
    expect(rest.code).toBe(code);
    expect(message).toContain(sentence);
    expect([start, end]).toEqual([marked.indexOf('«'), marked.indexOf('»') - 1]);
  });

  it('of variables is no matrix of its own accord', () => {
    expect(found('X = np.c_[np.ones(3), x]\n', 'python')).toEqual([]);
  });
});

describe('an index is no matrix', () => {
  it.each([
    ['python', 'x[[1, 2], [3, 4]]'],
    ['python', 'x[[[1, 2], [3, 4]]] = 0'],
    ['python', 'f(a)[[0, 1], :] = 5'],
    ['javascript', 'x[[1, 2], [3, 4]]'],
    ['rust', 'x[[1, 2]]'],
    ['julia', 'x[[1, 2], [3, 4]]'],
  ])('%s: %s', (language, text) => {
    const result = parseMatrix(text, language);
    expect(!result.ok && result.problem.code).toBe('none');
    expect(found(text, language)).toEqual([]);
  });

  it('what is assigned to it may be one', () => {
    expect(found('x[[0, 1]] = [[1, 2], [3, 4]]', 'python')).toEqual([
      [
        '[[1, 2], [3, 4]]',
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]);
  });
});

describe('constructors that arrange or change their entries', () => {
  it("SymPy's sizes before a flat list", () => {
    expect(rows('M = Matrix(2, 3, [1, 2, 3, 4, 5, 6])', 'python')).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(rows('sp.Matrix(2, 2, [1, 2, 3, 4]).T', 'python')).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(problem('Matrix(2, 2, [1, 2, 3, x])', 'python').message).toContain('row 2, column 2');
    expect(problem('Matrix(2, 2, [1, 2, 3])', 'python').message).toContain('2 × 2');
  });

  it('dtype=bool makes ones of all that is not zero', () => {
    expect(rows('np.array([[0, 2], [-3, 0.5]], dtype=bool)', 'python')).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  it('sparse values with their places are not taken for rows', () => {
    expect(problem('csr_matrix(([1, 2], [0, 1], [0, 2]))', 'python').message).toContain('toarray');
    expect(problem('sp.coo_array((3, 4))', 'python').code).toBe('syntax');
    expect(rows('sp.csr_matrix([[1, 0], [0, 2]])', 'python')).toEqual([
      [1, 0],
      [0, 2],
    ]);
  });
});
