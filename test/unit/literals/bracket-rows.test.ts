import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt, parseMatrix } from '../../../src/core/literals/index.js';
import { along, parsed, problem, rows, rowsOf } from './text/read.js';

describe('rows in brackets below each other are rows of one matrix', () => {
  it.each([
    ['A = [1, 2]\n    [3, 4]', 'plaintext'],
    ['A = [1, 2]\r\n    [3, 4]\r\n', 'plaintext'],
    ['    [1 2]\nA = [3 4]', 'markdown'],
    ['K: [1 2]\n   [3 4]  # second', 'log'],
    ['result:\n[1, 2]\n[3, 4]', 'plaintext'],
    ['the matrix of the run is\n\n\t[1\t2]\n\t[3\t4]\n\nas before', 'plaintext'],
    ['(1.0, 2.0)\n(3.0, 4.0)', 'plaintext'],
    ['sage: A\n[1 2]\n[3 4]', 'python'],
    ['> [1 2]\n> [3 4]', 'markdown'],
    ['[ 1   4/2]\n[ 3   4  ]', 'matlab'],
    ['<Matrix 2x2 (1.0000, 2.0000)\n            (3.0000, 4.0000)>', 'python'],
  ])('%s', (text, language) => {
    expect(rows(text, language)).toEqual(along);
  });

  it('names before all of them are names of rows', () => {
    const matrix = parsed('>MA0004.1 Arnt\nA [ 4 19 -1e2 ]\nC [16  0 2.5 ]', 'plaintext');
    expect(rowsOf(matrix)).toEqual([
      [4, 19, -100],
      [16, 0, 2.5],
    ]);
    expect(matrix.rowLabels).toEqual(['A', 'C']);
  });

  it.each([
    ['[1, 2, 3]\n[4, 5]', 'ragged'],
    ['A = [1 2]\n    [3 x]', 'syntax'],
    ['[1 2 ... 9]\n[3 4 ... 8]', 'summarised'],
    ['[1 2j]\n[3 4]', 'complex'],
    ['a = [1, 2]\nb = [3, 4]', 'syntax'],
    ['<Matrix 3x2 (1.0, 2.0)\n            (3.0, 4.0)>', 'syntax'],
    ['[1 2] [x]   [5]\n[3 4] [y] = [6]', 'syntax'],
  ])('%s is a problem', (text, code) => {
    expect(problem(text, 'plaintext').code).toBe(code);
  });

  it('rows of a list or call that goes on are its own', () => {
    const text = 'f(\n    [1, 2],\n    [3, 4]\n)';
    expect(parseMatrix(text, 'python').ok).toBe(false);
    expect(findMatrices('[1, 2]\n[3, 4]\n', 'plaintext')).toEqual([]);
  });

  it('the cursor in one of them finds them all', () => {
    const line = (k: number): string => `[ ${k} 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 ]\n`;
    const text = `before\n${Array.from({ length: 40 }, (_, k) => line(k)).join('')}\nafter`;
    for (const offset of [9, 800, 1500, text.length - 20]) {
      const found = matrixAt(text, 'plaintext', offset, { least: 'asked' });
      expect(found?.result.ok && [found.result.value.rows, found.result.value.cols]).toEqual([
        40, 18,
      ]);
    }
  });
});
