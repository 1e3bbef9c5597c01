import { describe, expect, it } from 'vitest';
import { parseMatrix } from '../../../src/core/literals/index.js';
import { problem, rows } from './text/read.js';

const square = [
  [1, 2],
  [3, 4],
];

describe('unusual spellings that people write', () => {
  it.each<[string, string, number[][]]>([
    [
      'python',
      'A = [[1_000, 2,], [3, 4,],]',
      [
        [1000, 2],
        [3, 4],
      ],
    ],
    ['python', '[[1, 2],\\\n [3, 4]]', square],
    ['python', 'np.column_stack(([1, 3], [2, 4]))', square],
    ['python', 'np.vstack(([1, 2], [3, 4]))', square],
    ['python', 'np.hstack(([1, 2], [3, 4]))', [[1, 2, 3, 4]]],
    [
      'python',
      'np.diag([5, 6])',
      [
        [5, 0],
        [0, 6],
      ],
    ],
    [
      'matlab',
      'A = [1 -2; 3 - 4 5]',
      [
        [1, -2],
        [-1, 5],
      ],
    ],
    ['matlab', "A = [[1 3]' [2 4]']", square],
    ['julia', "[1 3; 2 4]'", square],
    ['latex', '\\pmatrix{1&2\\cr 3&4\\cr}', square],
    ['latex', '\\left[\\begin{array}{c|c}1&2\\\\\\hline 3&4\\end{array}\\right]', square],
    [
      'latex',
      '\\begin{bmatrix}\\frac12&-\\frac{3}{4}\\\\3&4\\end{bmatrix}',
      [
        [0.5, -0.75],
        [3, 4],
      ],
    ],
    ['go', 'a := mat.NewDense(2, 2, []float64{1, 2, 3, 4})', square],
    ['r', 'matrix(c(1, 2, 3, 4), 2, byrow = T, dimnames = list(NULL, c("a", "b")))', square],
    ['plaintext', '1, 2\n3, 4', square],
    ['plaintext', '1; 2\n3; 4', square],
  ])('%s: %s', (language, text, wanted) => {
    expect(rows(text, language)).toEqual(wanted);
  });
});

describe('rows selected without the brackets around them', () => {
  it.each([
    ['python', '[1, 2],\n[3, 4],'],
    ['python', '  [1, 2]\n  [3, 4]\n'],
    ['plaintext', '(1, 2)\n(3, 4)'],
    ['plaintext', '[1 2]\n [3 4]'],
    ['matlab', '[1 2]\n[3 4]'],
    ['c', '{1, 2},\n{3, 4}'],
    ['javascript', '[1, 2], [3, 4]'],
  ])('%s: %j', (language, text) => {
    expect(rows(text, language)).toEqual(square);
  });

  it('says which row is the odd one, and where', () => {
    const text = '  [1, 2],\n  [3, 4, 5]';
    const { code, start, end } = problem(text, 'python');
    expect([code, text.slice(start, end)]).toEqual(['ragged', '[3, 4, 5]']);
    expect(problem('[1, 2]\n[3]', 'python').code).toBe('ragged');
  });

  it('one row is one row, and one of several is no answer', () => {
    expect(rows('[1, 2]', 'python')).toEqual([[1, 2]]);
    expect(problem('[1, 2]; [3, 4]', 'python').code).toBe('syntax');
  });
});

it.each([
  'matrix(c(1, 2), nrow = 0)',
  'matrix(c(1, 2), nrow = 1e-400, byrow = TRUE)',
  'array(c(1, 2), dim = c(1e308, 1e308, 0))',
])('sizes that nothing has are a problem, not a crash: %s', (text) => {
  expect(problem(text, 'r').code).toBe('notNumeric');
});

describe('refused with a sentence that helps', () => {
  it.each([
    ['julia', '[«1 + 2im» 3; 4 5]', 'complex', 'row 1, column 1'],
    ['matlab', '[1 «-2i»; 3 4]', 'complex', 'row 1, column 2'],
    ['json', '[[1,2],[3,«01»]]', 'syntax', 'JSON does not write a number as “01”'],
    ['python', '«np.diag([[1, 2], [3, 4]])»', 'syntax', 'select the matrix inside it'],
    ['python', '«np.concatenate(([1, 2], [3, 4]), axis=0)»', 'syntax', 'is not computed here'],
    ['fortran', 'a = reshape([1, 2, 3, 4], «shape(b)»)', 'notNumeric', '“shape(b)”'],
    ['go', 'mat.NewDense(2, 2, «[]float64{1, 2, 3}»)', 'syntax', '2 × 2'],
    ['python', '[[1 2 «...» 3]\n [4 5 ... 6]]', 'summarised', 'set_printoptions'],
  ])('%s: %s is %s', (language, marked, code, sentence) => {
    const text = marked.replace('«', '').replace('»', '');
    const result = parseMatrix(text, language);
    if (result.ok) expect.fail('it was read');
    expect(result.problem.code).toBe(code);
    expect(result.problem.message).toContain(sentence);
    const place = [result.problem.start, result.problem.end];
    expect(place).toEqual([marked.indexOf('«'), marked.indexOf('»') - 1]);
  });
});
