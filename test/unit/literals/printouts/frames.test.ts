import { describe, expect, it } from 'vitest';
import { found, parsed, problem, rows } from '../text/read.js';

const wanted = [
  [1, 3],
  [2, 4],
];

describe('R printouts', () => {
  it('reads positions, names, and both in comments', () => {
    const plain = '     [,1] [,2]\n[1,]    1    3\n[2,]    2    4';
    for (const text of [plain, plain.replaceAll(/^/gm, '#> '), plain.replaceAll(/^/gm, '## ')]) {
      expect(rows(text, 'r')).toEqual(wanted);
      expect(found(`${text}\n`, 'markdown').map(([, got]) => got)).toEqual([wanted]);
    }
    const named = parsed(
      '           Star Wars  y\nMazda RX4          1  3\nAmy                2  4',
      'r',
    );
    expect(named.rowLabels).toEqual(['Mazda RX4', 'Amy']);
    expect(named.columnLabels).toEqual(['Star Wars', 'y']);
    expect([...named.data]).toEqual([1, 3, 2, 4]);
  });

  it('reads tables with the names of their dimensions', () => {
    const table = '   gear\ncyl  3  4  5\n  4  1  8  2\n  6  2  4  1\n  8 12  0  2';
    const matrix = parsed(table, 'r');
    expect(rows(table, 'plaintext')).toEqual([
      [1, 8, 2],
      [2, 4, 1],
      [12, 0, 2],
    ]);
    expect(matrix.rowLabels).toEqual(['4', '6', '8']);
    expect(matrix.columnLabels).toEqual(['3', '4', '5']);
  });

  it('puts blocks of columns together, coarsest precision kept', () => {
    const text = [
      '         [,1]   [,2]',
      '[1,] -0.62645 1.5952',
      '[2,]  0.18364 0.3295',
      '     [,3]',
      '[1,]    7',
      '[2,]    8',
    ].join('\n');
    const matrix = parsed(text, 'r');
    expect(matrix.cols).toBe(3);
    expect([...matrix.data]).toEqual([-0.62645, 1.5952, 7, 0.18364, 0.3295, 8]);
    expect(matrix.printedDecimals).toBe(4);
  });

  it('reads sparse and diagonal matrices of package Matrix', () => {
    const sparse =
      '2 x 3 sparse Matrix of class "dgCMatrix"\n            \n[1,] . .   .\n[2,] 1 2.5 .\n';
    expect(rows(sparse, 'r')).toEqual([
      [0, 0, 0],
      [1, 2.5, 0],
    ]);
    const noted = sparse.replace('\n', '\n  [[ suppressing 3 column names ‘a’, ‘b’, ‘c’ ]]\n');
    expect(rows(noted, 'r')).toEqual(rows(sparse, 'r'));
    const diagonal =
      '2 x 2 diagonal matrix of class "ddiMatrix"\n     [,1] [,2]\n[1,]    1    .\n[2,]    .    2\n';
    expect(rows(diagonal, 'plaintext')).toEqual([
      [1, 0],
      [0, 2],
    ]);
  });

  it('explains', () => {
    expect(problem('     [,1] [,2]\n[1,] "a"  "c" \n[2,] "b"  "d" ', 'r').message).toContain(
      '“"a"”',
    );
    expect(problem('     [,1] [,2]\n', 'r').code).toBe('empty');
    const cut = `     [,1]\n[1,]    1\n[2,]    2\n [ reached getOption("max.print") -- omitted 8 rows ]`;
    expect(problem(cut, 'r').code).toBe('summarised');
    const deep =
      ', , 1\n\n     [,1]\n[1,]    1\n[2,]    2\n\n, , 2\n\n     [,1]\n[1,]    3\n[2,]    4\n';
    expect(problem(deep, 'r').message).toContain('2 × 1 × 2');
  });
});

describe('pandas printouts', () => {
  const frame = '     a    b\nx  1.0  3.0\ny  2.0  4.0';

  it('reads frames in any document that may hold them', () => {
    for (const language of ['plaintext', 'python', 'markdown', 'log', 'some-unknown-id']) {
      expect(
        found(`Result:\n\n${frame}\n`, language).map(([, got]) => got),
        language,
      ).toEqual([wanted]);
    }
    const docstring = `"""\n>>> df\n${frame}\n"""\n`;
    expect(found(docstring, 'python').map(([, got]) => got)).toEqual([wanted]);
  });

  it('knows when rows or columns were left out', () => {
    expect(
      problem(
        '      a  ...    b\n0   1.0  ...  3.0\n..  ...  ...  ...\n9   2.0  ...  4.0',
        'python',
      ).code,
    ).toBe('summarised');
    expect(problem(`${frame}\n\n[9 rows x 2 columns]`, 'python').code).toBe('summarised');
    expect(rows(`${frame}\n\n[2 rows x 2 columns]`, 'python')).toEqual(wanted);
  });
});

describe('tables between blanks', () => {
  it('needs two rows and two columns of numbers and nothing else', () => {
    expect(found('so\n\n1 2 3\n4 5 6\n\nthen', 'plaintext')).toEqual([
      [
        '1 2 3\n4 5 6',
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
    ]);
    for (const silent of [
      'In 2019 there were 3 4\nand 7 of 8 9\n',
      '2024-01-02 12:30 5\n2024-01-03 12:40 6\n',
      'Call 555 1234 or\n555 9876 now\n',
      '1 2 3\n',
      '1\n2\n3\n',
      '1 2\n3 4 5\n',
      'name    city\nAmy     Rome\nBob     Oslo\n',
      'call(\n1 2\n3 4\n)\n',
      'v1.2.3 1.0\nv1.2.4 1.1\n',
    ]) {
      expect(found(silent, 'plaintext'), silent).toEqual([]);
    }
  });

  it('reads what is asked for', () => {
    expect(rows('1 2 ?\n3 -- NA\n', 'plaintext')).toEqual([
      [1, 2, null],
      [3, null, null],
    ]);
    expect(rows('1\t2\n3\t4\n', 'plaintext')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(rows('1,2\n3,4\n', 'plaintext')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(rows('x y\na 1 2\nb 3 4\n', 'plaintext')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(problem('1 2\n3 4 5\n', 'plaintext').code).toBe('ragged');
  });
});
