import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { parseMatrix } from '../../../../src/core/literals/parse.js';
import { found, parsed, problem, rows } from './read.js';

const entries = [
  [1, 2],
  [3, 4],
];

describe('rows of numbers and the lines around them', () => {
  it.each([
    'The matrix:\n1 2\n3 4',
    'x y\n1 2\n3 4',
    'n = 2\n1 2\n3 4\n',
    '  a    b\n---  ---\n  1    2\n  3    4',
    'CELL (angstrom)\n1 2\n3 4\n\nmore 3',
    'edges= 4 w= 2 e= 17 E= 4.1e-09\n1 2\n3 4',
    '>MA0001.1 AGL3\n1 2\n3 4\n',
    '2 2\n1 2\n3 4'.replace('2 2', 'The first 2 rows of it are these'),
  ])('remarks above: %j', (text) => {
    expect(rows(text, 'plaintext')).toEqual(entries);
    expect(found(text, 'plaintext').map(([, got]) => got)).toContainEqual(entries);
  });

  it('words above as many columns are their names', () => {
    const matrix = parsed('mass time\n1 2\n3 4', 'plaintext');
    expect(matrix.columnLabels).toEqual(['mass', 'time']);
    expect(matrix.reading?.notes).toEqual(['names in row 1']);
  });

  it.each([
    'm = 1 0 0.5\n0 1 0.2\n0 0 1',
    'T: 1 0 0.5\n0 1 0.2\n0 0 1',
    '1.5 m 2 m\n3 4\n5 6',
    '1 2*\n3 4\n5 6',
    '2*\n3 4\n5 6',
    '1 2 3\n4 5 6\n7 8 9 *',
    '1 2 3\n4 5 6\n7 8 kg',
    '1 2 3\n#REF! 5 6\n7 8 9',
    '0 0 0\n1 0 0 0.1\n0 1 0 0.2\n0 0 1 0.3\n0 0 0 1\n1 1 1\n1 0 0 0.1',
    'a 1 2 x 3 4\nb 5 6 y 7 8',
    'v 0.0 0.0 0.0\nv 1.0 0.0 0.0\nv 0.0 1.0 0.0\nf 1 2 3',
    'v 0 0 0\nv 1 0 0\nvn 0 0 1\nf 1 2 3\nf 2 3 1',
    '  0.100-101  0.200+101\n  0.300E+01  0.400E+01',
    '   1.000-200.500\n   3.000   4.000',
  ])('never drop a row: %j', (text) => {
    const result = parseMatrix(text, 'plaintext');
    expect(result.ok).toBe(false);
    expect(findMatrices(text, 'plaintext').filter((one) => one.result.ok)).toEqual([]);
  });

  it.each([
    ['1. 10\n2. 20\n3. 30'],
    ['1) 0.5\n2) 0.7'],
    ['* 1.0\n* 2.0\n* 3.0'],
    ['- 16\n- 18\n- 20'],
    ['Results:\n1) 0.5\n2) 0.7'],
    ['030 1234 567\n030 7654 321'],
    ['+49 30 123456\n+49 89 654321'],
    ['978 3 16 148410 0\n978 0 14 032872 1'],
    ['978 3 16 148410 0\n978 1 4028 9462 6'],
    ['0110\n1001\n0110'],
    ['30373\n25512\n65332\n33549\n35390'],
    ['1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nWorld'],
    ['1.1 Intro 3\n1.2 Methods 5\n2.1 Results 9'],
    ['numpy 1.26\nscipy 1.11.2'],
    [
      '-rw-r--r-- 1 root root  1234 Jan  2 2024 a.txt\n-rw-r--r-- 1 root root  4321 Jan  3 2024 b.txt',
    ],
  ])('no matrix: %j', (text) => {
    for (const language of ['plaintext', 'markdown', 'log']) {
      expect(parseMatrix(text, language).ok).toBe(false);
      expect(findMatrices(text, language).filter((one) => one.result.ok)).toEqual([]);
    }
  });

  it.each([
    ['10 20\n30 40', 2, 2],
    ['1. 2.\n3. 4.', 2, 2],
    ['1.   10.\n2.   20.', 2, 2],
    ['-1\n-2\n-3', 3, 1],
    ['100\n200\n300', 3, 1],
    ['0.5 00.25'.replace('00', '0') + '\n0 1', 2, 2],
  ])('a matrix all the same: %j', (text, m, n) => {
    const matrix = parsed(text, 'plaintext');
    expect([matrix.rows, matrix.cols]).toEqual([m, n]);
  });

  it('a size above the rows is used where it fits, else told', () => {
    const words = 'the 0.1 0.2 0.3\nof 0.4 0.5 0.6';
    const matrix = parsed(`2 3\n${words}`, 'plaintext');
    expect([matrix.rows, matrix.cols, matrix.rowLabels]).toEqual([2, 3, ['the', 'of']]);
    expect(matrix.reading?.notes).toContain('size 2 × 3 in the first line');
    expect(problem(`3 3\n${words}`, 'plaintext').code).toBe('ragged');
    expect(rows('2 3\n1 2 3\n4 5 6', 'plaintext')).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('empty cells between tabs are missing, wherever they stand', () => {
    expect(rows('1\t\t3\n4\t5\t6', 'plaintext')).toEqual([
      [1, null, 3],
      [4, 5, 6],
    ]);
    expect(rows('\t1\t2\n3\t4\t', 'plaintext')).toEqual([
      [null, 1, 2],
      [3, 4, null],
    ]);
    expect(rows('1\t\t3\n4\t5\t', 'plaintext')).toEqual([
      [1, null, 3],
      [4, 5, null],
    ]);
  });
});
