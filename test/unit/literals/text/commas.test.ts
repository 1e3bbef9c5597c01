import { describe, expect, it } from 'vitest';
import { matrixAt } from '../../../../src/core/literals/index.js';
import { found, problem, rows } from './read.js';

const noBreak = '\u00a0';
const thin = '\u202f';
const table = [
  [1234.5, 5],
  [2345.6, 7],
];

describe('blanks between the thousands of a number', () => {
  it.each([
    ['tabs part the columns', '1 234,5\t5\n2 345,6\t7'],
    ['several blanks do', '1 234,5   5\n2 345,6   7'],
    ['no-break blanks and ordinary ones', `1${noBreak}234,5 5\n2${noBreak}345,6 7`],
    ['no-break blanks and a point', `1${noBreak}234.5 5\n2${noBreak}345.6 7`],
    ['thin blanks', `1${thin}234,5 5\n2${thin}345,6 7`],
    ['thin blanks and a point', `1${thin}234.5 5\n2${thin}345.6 7`],
  ])('%s', (_, text) => {
    expect(rows(text, 'plaintext')).toEqual(table);
    expect(found(text, 'plaintext')).toEqual([[text, table]]);
    for (let at = 0; at <= text.length; at++) {
      const result = matrixAt(text, 'plaintext', at, { least: 'asked' })?.result;
      expect(result?.ok && [...result.value.data]).toEqual(table.flat());
    }
  });

  it('semicolons part the fields', () => {
    for (const language of ['plaintext', 'csv']) {
      expect(rows('1 234,5;5\n2 345,6;7', language)).toEqual(table);
      expect(rows('a;b\n1 234,5;5\n2 345,6;7', language)).toEqual(table);
      expect(rows('-1 234 567;5\n345;7', language)).toEqual([
        [-1234567, 5],
        [345, 7],
      ]);
    }
  });

  it('whole numbers are grouped by no-break blanks and tabs, not by ordinary blanks', () => {
    const grouped = [
      [1234, 5],
      [2345, 6],
    ];
    expect(rows(`1${noBreak}234 5\n2${noBreak}345 6`, 'plaintext')).toEqual(grouped);
    expect(found('1 234\t5\n2 345\t6', 'plaintext').map(([, entries]) => entries)).toEqual([
      grouped,
    ]);
    expect(rows('1 234 5\n2 345 6', 'plaintext')).toEqual([
      [1, 234, 5],
      [2, 345, 6],
    ]);
    expect(rows(`1${noBreak}2${noBreak}3\n4${noBreak}5${noBreak}6`, 'plaintext')).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('the lengths of the rows decide', () => {
    expect(rows('1 234,5 5\n67,8 9', 'plaintext')).toEqual([
      [1234.5, 5],
      [67.8, 9],
    ]);
    expect(rows('1 234,5 5\n12 67,8 9', 'plaintext')).toEqual([
      [1, 234.5, 5],
      [12, 67.8, 9],
    ]);
    expect(rows('a b\n1 234,5 5\n67,8 9', 'plaintext')).toEqual([
      [1234.5, 5],
      [67.8, 9],
    ]);
  });

  it.each([
    ['«1 234,5» 5\n2 345,6 7', '1234.5 or 2 numbers, 1 and 234.5'],
    ['«1 234,5» 5', '1234.5 or 2 numbers, 1 and 234.5'],
    ['0,5 «1 234 567,8»', '1234567.8 or 3 numbers, 1 and 234 and 567.8'],
    [`«1${noBreak}234»\n2${noBreak}345`, '1234 or 2 numbers, 1 and 234'],
  ])('%s may be read in two ways', (marked, sentence) => {
    const text = marked.replace(/[«»]/g, '');
    const told = problem(text, 'plaintext');
    expect(told.code).toBe('syntax');
    expect(told.message).toContain(sentence);
    expect([told.start, told.end]).toEqual([marked.indexOf('«'), marked.indexOf('»') - 1]);
    const at = text.indexOf('4');
    expect(matrixAt(text, 'plaintext', at, { least: 'asked' })?.result.ok).toBe(false);
  });

  it('between commas it is no label', () => {
    const told = problem('1 234,5\n2 345,6', 'csv');
    expect(told).toMatchObject({ code: 'syntax', start: 0, end: 5 });
    expect(told.message).toContain('1234 or 2 numbers, 1 and 234');
  });
});

describe('rows of decimal commas between blanks', () => {
  it('are found in a document, as a whole', () => {
    const text = 'measured:\n\n1,5 2,5\n3,5 4\n\nend';
    expect(found(text, 'plaintext')).toEqual([
      [
        '1,5 2,5\n3,5 4',
        [
          [1.5, 2.5],
          [3.5, 4],
        ],
      ],
    ]);
  });

  it.each([
    '[[1,5 2,5]\n [3,5 4,5]]',
    '[1,5 2,5; 3,5 4,5]',
    '[1,5 2,5\n 3,5 4,5]',
    '[1,5 2,5]\n[3,5 4,5]',
  ])('in brackets: %s', (text) => {
    expect(rows(text, 'plaintext')).toEqual([
      [1.5, 2.5],
      [3.5, 4.5],
    ]);
  });

  it('one row of them is selected without its neighbours', () => {
    expect(rows('[-1,5 2,5]', 'plaintext')).toEqual([[-1.5, 2.5]]);
    const text = '[[1,5 2,5],[3,5 4,5]]';
    const result = matrixAt(text, 'plaintext', 9, { least: 'asked' })?.result;
    expect(result?.ok && [result.value.rows, ...result.value.data]).toEqual([
      2, 1.5, 2.5, 3.5, 4.5,
    ]);
  });

  it('rows of one length in one reading only decide', () => {
    expect(rows('[1,5 2; 3 4]', 'plaintext')).toEqual([
      [1.5, 2],
      [3, 4],
    ]);
  });

  it('else both readings are named', () => {
    const told = problem('[1,5 2; 3 4,5]', 'plaintext');
    expect(told).toMatchObject({ code: 'syntax', start: 1, end: 4 });
    expect(told.message).toContain('may be 1.5 or two entries, 1 and 5');
  });

  it('in MATLAB commas part entries', () => {
    expect(rows('[1,5 2,5; 3,5 4,5]', 'octave')).toEqual([
      [1, 5, 2, 5],
      [3, 5, 4, 5],
    ]);
    expect(rows('[1, 5 2, 5]', 'plaintext')).toEqual([[1, 5, 2, 5]]);
    expect(rows('[1,5; 2,5]', 'plaintext')).toEqual([
      [1, 5],
      [2, 5],
    ]);
  });
});
