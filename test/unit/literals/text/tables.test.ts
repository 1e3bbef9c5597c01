import { describe, expect, it } from 'vitest';
import { parseMatrix, readings } from '../../../../src/core/literals/index.js';
import { parsed, problem, rows, rowsOf } from './read.js';

const line = (...cells: string[]): string => cells.join('\t');

describe('a header is one by evidence', () => {
  it.each<[string, string, number[][], string[] | undefined, string[] | undefined]>([
    [
      'csv',
      'A,28,15\nB,8,10\nC,-3,16\n',
      [
        [28, 15],
        [8, 10],
        [-3, 16],
      ],
      ['A', 'B', 'C'],
      undefined,
    ],
    [
      'csv',
      'school,estimate,sd\nA,28,15\nB,8,10\n',
      [
        [28, 15],
        [8, 10],
      ],
      ['A', 'B'],
      ['estimate', 'sd'],
    ],
    [
      'tsv',
      'x1\t-1e-3\t2\r\nx2\t3\t4\r\n',
      [
        [-0.001, 2],
        [3, 4],
      ],
      ['x1', 'x2'],
      undefined,
    ],
    [
      'csv',
      'a;b\n1;2\n3;4\n',
      [
        [1, 2],
        [3, 4],
      ],
      undefined,
      ['a', 'b'],
    ],
    [
      'csv',
      'q,10%,50%,90%\nA,1,2,3\nB,4,5,6\n',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      ['A', 'B'],
      ['10%', '50%', '90%'],
    ],
    [
      'tsv',
      '\ta\tb\n0\t5.1\t3.5\n1\t4.9\t3\n2 rows × 2 columns',
      [
        [5.1, 3.5],
        [4.9, 3],
      ],
      ['0', '1'],
      ['a', 'b'],
    ],
    [
      'tsv',
      '\t400\t500\n1\t5.1\t3.5\n2\t4.9\t3\n',
      [
        [5.1, 3.5],
        [4.9, 3],
      ],
      ['1', '2'],
      ['400', '500'],
    ],
    [
      'plaintext',
      '\ta\tb\n0\t5.1\t3.5\n1\t4.9\t3\n2 rows × 2 columns',
      [
        [5.1, 3.5],
        [4.9, 3],
      ],
      ['0', '1'],
      ['a', 'b'],
    ],
  ])('%s %j', (language, text, wanted, rowLabels, columnLabels) => {
    const matrix = parsed(text, language);
    expect(rowsOf(matrix)).toEqual(wanted);
    expect(matrix.rowLabels).toEqual(rowLabels);
    expect(matrix.columnLabels).toEqual(columnLabels);
  });

  it('a row of a name and unknown entries stays a row', () => {
    expect(rows('A,NA,?\nB,1,2\n', 'csv')).toEqual([
      [null, null],
      [1, 2],
    ]);
  });

  it('numbers mixed with one word in row 1 are a mistake', () => {
    expect(problem('1,x,3\n4,5,6\n', 'csv').message).toContain('“x” at row 1, column 2');
    expect(problem('x,2,3\n4,5,6\n', 'csv').message).toContain('“x” at row 1, column 1');
  });

  it.each([
    ['2019,2020\n1,2\n', 'Row 1 is read as data'],
    ['city,2019,2020\nA,1,2\nB,3,4\n', 'Row 1 is read as the names'],
    ['0,1,2\n0.1,0.2,0.3\n', 'Row 1 is read as data'],
  ])('a doubt is shown: %j', (text, doubt) => {
    expect(parsed(text, 'csv').reading?.doubt).toContain(doubt);
  });

  it('a header over more columns than there are is told', () => {
    expect(problem('a,b,c\n1,2\n3,4\n', 'csv').code).toBe('ragged');
  });
});

describe('columns of text', () => {
  it('give the names where no first column does, or are told as left out', () => {
    const matrix = parsed('x,name,y,note\n1,Anna,2,good\n3,Bob,4,bad\n', 'csv');
    expect(rowsOf(matrix)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(matrix.rowLabels).toEqual(['Anna', 'Bob']);
    expect(matrix.reading?.notes).toEqual([
      'names in row 1 and column 2 “name”',
      'left out: column 4 “note” (text)',
    ]);
  });

  it.each([
    [
      '5.1,3.5,setosa\n4.9,3,virginica\n',
      'csv',
      [
        [5.1, 3.5],
        [4.9, 3],
      ],
    ],
    [
      '5.1\t3.5\tsetosa\n4.9\t3\tvirginica\n',
      'tsv',
      [
        [5.1, 3.5],
        [4.9, 3],
      ],
    ],
    [
      'a;day;b\n1;2024-01-01;2\n3;2024-01-02;4\n',
      'csv',
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])('%j', (text, language, wanted) => {
    expect(rows(text, language)).toEqual(wanted);
  });

  it.each([
    ['a,b,c\n1,2,3\n4,five,6\n7,8,9\n', 'csv', '“five” at row 2, column 2'],
    ['a\tb\n1\t2*\n3\t4\n', 'tsv', '“2*” at row 1, column 2'],
    ['a,b\n1.5*,2\n2.5*,3\n', 'csv', '“1.5*” at row 1, column 1'],
    ['n,a,b\nx,1,2\ny,3,4 kg\n', 'csv', '“4 kg” at row 2, column 2'],
  ])('one odd cell is a problem that names it: %j', (text, language, message) => {
    expect(problem(text, language).message).toContain(message);
  });

  it('words between the numbers of rows of words are not skipped', () => {
    expect(parseMatrix('1 2 x 3\n4 5 y 6\n', 'plaintext').ok).toBe(false);
  });
});

describe('numbers as spreadsheets write them', () => {
  it.each<[string, string, (number | null)[][], string]>([
    [
      'tsv',
      `${line('1,234.50', '2,000')}\n${line('3', '4')}`,
      [
        [1234.5, 2000],
        [3, 4],
      ],
      'thousands without',
    ],
    [
      'csv',
      '"1,234.50",7\n"22,000.00",8\n',
      [
        [1234.5, 7],
        [22000, 8],
      ],
      'thousands without',
    ],
    [
      'csv',
      '1.234,50;7\n22.000,25;8\n',
      [
        [1234.5, 7],
        [22000.25, 8],
      ],
      'decimal comma',
    ],
    [
      'tsv',
      `${line("1'234.50", '2')}\n${line('3', '4')}`,
      [
        [1234.5, 2],
        [3, 4],
      ],
      'thousands without',
    ],
    [
      'tsv',
      `${line('12,34,567.89', '2')}\n${line('3', '4')}`,
      [
        [1234567.89, 2],
        [3, 4],
      ],
      'thousands without',
    ],
    [
      'csv',
      'price,n\n"$1,234.50",1\n$2.00,2\n',
      [
        [1234.5, 1],
        [2, 2],
      ],
      'in $',
    ],
    [
      'tsv',
      `${line('1.234,5 €', '1')}\n${line('-2,5 €', '2')}`,
      [
        [1234.5, 1],
        [-2.5, 2],
      ],
      'in €',
    ],
    [
      'csv',
      'a,b\n12.5%,1\n-25%,2\n',
      [
        [0.125, 1],
        [-0.25, 2],
      ],
      'percent divided by 100',
    ],
    [
      'tsv',
      `${line('(1.5)', '2')}\n${line('3', '(4)')}`,
      [
        [-1.5, 2],
        [3, -4],
      ],
      'parentheses',
    ],
    ['csv', 'm,f1\nA,0.91 ± 0.01\nB,0.88 ± 0.02\n', [[0.91], [0.88]], '±'],
    ['csv', 'n,t\nA,10 ms\nB,2.5 ms\n', [[10], [2.5]], 'in ms'],
    [
      'tsv',
      `${line('30°', '45°')}\n${line('−60°', '90°')}`,
      [
        [30, 45],
        [-60, 90],
      ],
      'in °',
    ],
    [
      'csv',
      'a,b\n-5 kg,1\nNA,2\n',
      [
        [-5, 1],
        [null, 2],
      ],
      'in kg',
    ],
  ])('%s %j', (language, text, wanted, note) => {
    const matrix = parsed(text, language);
    expect(rowsOf(matrix)).toEqual(wanted);
    expect(matrix.reading?.notes.join('; ')).toContain(note);
  });

  it.each([
    ['csv', 'a,b\n12.5%,1\n25,2\n', '“25” at row 2, column 1'],
    ['csv', 'n,t\nA,10 ms\nB,2 s\n', '“2 s” at row 2, column 1'],
    ['csv', 'n,t\nA,$10\nB,€2\n', '“€2” at row 2, column 1'],
    ['tsv', '1,234\t2,345\n3,456\t4,567', 'may be 1.234 or 1234'],
    ['csv', 'a;b\n1,5;2.5\n3;4\n', '“1,5” has a comma for its decimal point'],
    ['tsv', '1.234,5\t1,234.5\n3\t4', '“1.234,5”'],
    ['csv', 'm,a,b\nx,1.5,2\n,(0.1),(0.2)\n', '“(0.1)”'],
  ])('%s %j is told', (language, text, message) => {
    expect(problem(text, language).message).toContain(message);
  });

  it('reads unknown entries of spreadsheets, and lines that begin with #N/A', () => {
    expect(rows('a,b\n1,NA\n,4\n-,5\nN/A,6\n#N/A,7\n# a comment\n', 'csv')).toEqual([
      [1, null],
      [null, 4],
      [null, 5],
      [null, 6],
      [null, 7],
    ]);
  });
});

describe('other readings of a table', () => {
  const labels = (text: string, language = 'csv'): string[] =>
    readings(text, language).map(({ label }) => label);

  it('names or data in the first row and column', () => {
    expect(labels('2019,2020\n1,2\n3,4\n')).toContain('Row 1 holds names');
    expect(labels('city,2019,2020\nA,1,2\nB,3,4\n')).toContain('Row 1 holds data');
    expect(labels('1,2,3\n4,5,6\n')).toEqual(
      expect.arrayContaining(['Row 1 holds names', 'Column 1 holds names', 'Transposed']),
    );
    expect(labels('1 2 3\n4 5 6\n', 'plaintext')).toEqual(
      expect.arrayContaining(['Row 1 holds names', 'Column 1 holds names']),
    );
  });

  it('decimal comma or thousands, percent as numbers', () => {
    expect(labels('1,234\t2,345\n3,456\t4,567', 'tsv')).toEqual(
      expect.arrayContaining(['The comma is the decimal point', 'The comma parts thousands']),
    );
    expect(labels('a,b\n12.5%,1\n25%,2\n')).toContain('Percent as numbers (12.5)');
    const [percent] = readings('a,b\n12.5%,1\n25%,2\n', 'csv').filter(({ as }) => as.percent);
    expect(percent && rowsOf(percent.matrix)).toEqual([
      [12.5, 1],
      [25, 2],
    ]);
  });
});
