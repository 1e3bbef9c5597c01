import { describe, expect, it } from 'vitest';
import { found, problem, rows } from './text/read.js';

describe('a row that cannot be read is told, not cut off', () => {
  it.each([
    ['plaintext', '[1  2]\n[3  «x»]', 'row 2, column 2'],
    ['python', '[1  2]\n[    ]\n[3  «x»]', 'row 2, column 2'],
    ['plaintext', '[1 2]\n[3 4]\n[5 «x»]', 'row 3, column 2'],
    ['plaintext', '( 1 2 )\n( 3 «x» )', 'row 2, column 2'],
    ['plaintext', '1 2\n3 4\n5 «x»', 'row 3, column 2'],
    ['plaintext', '1 2\n3 «x»\n5 6', 'row 2, column 2'],
    ['r', '  a b\n1 1 2\n2 3 «x»', 'row 2, column 2'],
    ['python', '   a  b\n0  1  2\n1  3  «x»', 'row 2, column 2'],
    ['matlab', 'x =\n\n   1   2\n   3   «x»\n', 'row 2, column 2'],
  ])('%s: %j', (language, marked, place) => {
    const text = marked.replace('«', '').replace('»', '');
    const { code, message, start, end } = problem(text, language);
    expect([code, start, end]).toEqual([
      'notNumeric',
      marked.indexOf('«'),
      marked.indexOf('»') - 1,
    ]);
    expect(message).toContain(place);
    for (const [, what] of found(text, language)) expect(what).toBe('notNumeric');
  });

  it('words under a table are no row of it', () => {
    const text = '1 2 3\n4 5 6\nin 2 rows';
    expect(found(text, 'plaintext')).toEqual([
      [
        '1 2 3\n4 5 6',
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
    ]);
  });
});

describe('decimal commas between blanks', () => {
  it.each<[string, number[][]]>([
    ['1,5 2,5', [[1.5, 2.5]]],
    [
      '1,5 2,5\n3,5 4',
      [
        [1.5, 2.5],
        [3.5, 4],
      ],
    ],
    [
      '-1,5 2,5\n3,5 -4,5e-3',
      [
        [-1.5, 2.5],
        [3.5, -0.0045],
      ],
    ],
    [
      '1,234 0,5\n2 3',
      [
        [1.234, 0.5],
        [2, 3],
      ],
    ],
  ])('%j', (text, wanted) => {
    expect(rows(text, 'plaintext')).toEqual(wanted);
  });

  it.each([
    ['«1,234» 5,678\n2,345 6,789', 'plaintext', 'may be 1.234 or 1234'],
    ['«1,234»\t2,500\n3,500\t4,500', 'tsv', 'may be 1.234 or 1234'],
    ['"«1,234»",2\n"2,345",3\n', 'csv', 'may be 1.234 or 1234'],
  ])('%j does not say what it means', (marked, language, sentence) => {
    const text = marked.replace('«', '').replace('»', '');
    const { message, start, end } = problem(text, language);
    expect(message).toContain(sentence);
    expect([start, end]).toEqual([marked.indexOf('«'), marked.indexOf('»') - 1]);
  });

  it('points and commas in one number say which is which', () => {
    expect(rows('1.234,5 2.345,6\n3,5 4,5', 'plaintext')).toEqual([
      [1234.5, 2345.6],
      [3.5, 4.5],
    ]);
    expect(rows('a,b\n5,"1,234,567.5"\n', 'csv')).toEqual([[5, 1234567.5]]);
    expect(rows('1,234,567 2\n3 4', 'plaintext')).toEqual([
      [1234567, 2],
      [3, 4],
    ]);
  });
});
