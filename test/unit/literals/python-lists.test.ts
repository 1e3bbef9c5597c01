import { describe, expect, it } from 'vitest';
import { found, problem, rows } from './text/read.js';

describe('a list that is repeated', () => {
  it.each<[string, number[][]]>([
    [
      '[[0]*3]*2',
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      '[[0] * 2, [1, 2]]',
      [
        [0, 0],
        [1, 2],
      ],
    ],
    [
      '[[1, 2], [0] * 2]',
      [
        [1, 2],
        [0, 0],
      ],
    ],
    [
      '[[1, 2]] * 2',
      [
        [1, 2],
        [1, 2],
      ],
    ],
    [
      'np.array([[1, 2], [3, 4]] * 2).T',
      [
        [1, 3, 1, 3],
        [2, 4, 2, 4],
      ],
    ],
    [
      '((0,) * 3,) * 2',
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      '[[1, None] * 2] * 2',
      [
        [1, null, 1, null],
        [1, null, 1, null],
      ] as number[][],
    ],
  ])('%s', (text, wanted) => {
    expect(rows(text, 'python')).toEqual(wanted);
    expect(found(text, 'python')).toEqual([[text, wanted]]);
  });

  it('is one row only when asked', () => {
    expect(rows('x = [0] * 3', 'python')).toEqual([[0, 0, 0]]);
    expect(rows('x = [1, 2]*2*1', 'python')).toEqual([[1, 2, 1, 2]]);
    expect(rows('[0]*3', 'plaintext')).toEqual([[0, 0, 0]]);
    expect(rows('[[0]*3]*2', 'plaintext')).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('a number times a matrix is no repetition in text that may be mathematics', () => {
    const literal = '[[1, 2], [3, 4]]';
    const matrix = [
      [1, 2],
      [3, 4],
    ];
    expect(found(`${literal}*2`, 'plaintext')).toEqual([[literal, matrix]]);
    expect(found(`${literal} * np.eye(2)`, 'python')).toEqual([[literal, matrix]]);
    expect(found(`${literal} + np.eye(2)`, 'python')).toEqual([[literal, matrix]]);
  });

  it.each([
    ['[[0]«*n»]*2', '“*n” does not say how often'],
    ['[0] «* len(x)»', '“* len(x)” does not say how often'],
    ['[[0]«*0»]', '“*0”'],
    ['[[0]«*-1»]', '“*-1”'],
    ['«3 * [0, 1]»', '“3 * [0, 1]”'],
    ['«[[1, 2]]» + [[3, 4]]', 'a sum of lists'],
    ['[[1, 2]« »for i in x]', 'a comprehension'],
    ['[[1, 2]« »+ [3], [4, 5, 6]]', 'a sum of lists'],
    ['[[1, 2]« »if a else [3, 4]]', 'a condition is a program'],
    ['[[1, 2], [3, 4]« »and b]', 'a condition is a program'],
  ])('%s is a problem that says so', (marked, sentence) => {
    const text = marked.replace(/[«»]/g, '');
    const told = problem(text, 'python');
    expect(told.code).toBe('syntax');
    expect(told.message).toContain(sentence);
    expect([told.start, told.end]).toEqual([marked.indexOf('«'), marked.indexOf('»') - 1]);
  });

  it('asks for no more than can be shown, nor for too much in all', () => {
    expect(problem('[[0] * 1000000] * 1000000', 'python').code).toBe('tooLarge');
    const many = Array.from({ length: 100 }, () => '[[0] * 4096] * 4096').join('\n');
    const codes = found(many, 'python').map(([, result]) => result);
    expect(codes.filter((code) => code === 'tooLarge').length).toBeGreaterThan(90);
  });

  it('of a name or in a comprehension is passed over in a document', () => {
    expect(found('grid = [[0] * n for _ in range(m)]\nrow = [[0] * n] * m\n', 'python')).toEqual(
      [],
    );
  });

  it.each([
    'change = f(2) * ([2.5, 0.2] if strong else [0.12, 0.08]) @ g',
    'x = [[1, 2] if s else [3, 4], [5, 6]]',
    'x = ([1, 2] or [3, 4])',
    'x = [[1, 2] and [3, 4]]',
    'x = ([1, 2] is not [3, 4])',
  ])('with a condition is passed over in a document: %s', (text) => {
    expect(found(text, 'python')).toEqual([]);
  });
});
