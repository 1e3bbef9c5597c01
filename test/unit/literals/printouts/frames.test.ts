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

describe('frames account for all of their columns and rows', () => {
  const read = (text: string, language = 'plaintext') => {
    const matrix = parsed(text, language);
    return [rows(text, language), matrix.rowLabels, matrix.columnLabels, matrix.reading?.notes];
  };

  it.each<[what: string, text: string, wanted: unknown[], language?: string]>([
    [
      'a text column in the middle is left out, and nothing left of it',
      '   a   name    b\n0  1    foo  2.5\n1  3  bar x  4.0',
      [
        [
          [1, 2.5],
          [3, 4],
        ],
        ['foo', 'bar x'],
        ['a', 'b'],
        ['names in row 1 and column “name”'],
      ],
    ],
    [
      'a second text column is told',
      '   a   x    b    y\nr  1  ab  2.5  cde\ns  3   b  4.0    f',
      [
        [
          [1, 2.5],
          [3, 4],
        ],
        ['r', 's'],
        ['a', 'b'],
        ['names in row 1 and column 1', 'left out: “x”, “y” (text)'],
      ],
    ],
    [
      'a first text column with blanks',
      '               name  a  b\n0       Anna Miller  1  2\n1  Bob van der Meer  3  4',
      [
        [
          [1, 2],
          [3, 4],
        ],
        ['Anna Miller', 'Bob van der Meer'],
        ['a', 'b'],
        ['names in row 1 and column “name”'],
      ],
    ],
    [
      'groups of columns (MultiIndex)',
      '     A         B     \n     x    y    x    y\n0  1.0  2.0  3.0  4.0\n1  5.0  6.0  7.0  8.0',
      [
        [
          [1, 2, 3, 4],
          [5, 6, 7, 8],
        ],
        ['0', '1'],
        ['A x', 'A y', 'B x', 'B y'],
        ['names in row 1 and column 1'],
      ],
      'python',
    ],
    [
      'levels of the index',
      '       value\na b         \n0 0      1.0\n  1      2.0\n1 0      3.0',
      [[[1], [2], [3]], ['0 0', '1', '1 0'], ['value'], ['names in row 1 and column 1']],
    ],
    [
      'a crosstab with margins',
      'Predicted   0   1  All\nTrue                  \n0          50   2   52\n1           3  45   48\nAll        53  47  100',
      [
        [
          [50, 2, 52],
          [3, 45, 48],
          [53, 47, 100],
        ],
        ['0', '1', 'All'],
        ['0', '1', 'All'],
        ['names in row 1 and column 1'],
      ],
    ],
    [
      'caret',
      '##           Reference\n## Prediction   0   1\n##          0 352 186\n##          1 187 351\n',
      [
        [
          [352, 186],
          [187, 351],
        ],
        ['0', '1'],
        ['0', '1'],
        ['names in row 1 and column 1', 'without “##” before every line'],
      ],
      'r',
    ],
    [
      'thousands',
      '          a         b\n0  1,234.50  2,000.00\n1      3.00      4.00',
      [
        [
          [1234.5, 2000],
          [3, 4],
        ],
        ['0', '1'],
        ['a', 'b'],
        ['names in row 1 and column 1'],
      ],
    ],
    [
      'years over an empty corner',
      '    2019  2020\na    1.5   2.5\nb    3.5   4.5',
      [
        [
          [1.5, 2.5],
          [3.5, 4.5],
        ],
        ['a', 'b'],
        ['2019', '2020'],
        ['names in row 1 and column 1'],
      ],
    ],
    [
      'data.table',
      '       a     b\n   <int> <num>\n1:     1   2.5\n2:     3   4.5\n',
      [
        [
          [1, 2.5],
          [3, 4.5],
        ],
        ['1:', '2:'],
        ['a', 'b'],
        ['names in row 1 and column 1'],
      ],
      'r',
    ],
  ])('%s', (_, text, wanted, language) => {
    expect(read(text, language)).toEqual(wanted);
  });

  it.each([
    ['a star', '      a    b\nx   1.0  2.0\ny  3.0*  4.0\nz   5.0  6.0', 'notNumeric'],
    [
      'a word among numbers',
      '     a     b\nx  1.0   2.0\ny  3.0  none!\nz  5.0   6.0',
      'notNumeric',
    ],
    ['a missing cell', '     a    b\nx  1.0  2.0\ny       4.0\nz  5.0  6.0', 'syntax'],
    ['one cell more', '     a    b\nx  1.0  2.0\ny  3.0  4.0  5.0\nz  5.0  6.0', 'syntax'],
    ['rows left out', '      a    b\n0   1.0  2.0\n..  ...  ...\n9   5.0  6.0', 'summarised'],
    [
      'rows left out of a data.table',
      '     a b\n  1: 1 2\n  2: 3 4\n ---    \n 99: 5 6\n100: 7 8\n',
      'summarised',
    ],
    [
      'a short tibble',
      '# A tibble: 100 x 2\n      a     b\n  <dbl> <dbl>\n1     1     2\n2     3     4\n# ... with 98 more rows',
      'summarised',
    ],
    [
      'R leaves rows out',
      '  a b\n1 1 2\n2 3 4\n [ reached \'max\' / getOption("max.print") -- omitted 8 rows ]',
      'summarised',
    ],
  ])('%s is told', (_, text, code) => {
    for (const language of ['plaintext', 'r', 'python']) {
      expect(problem(text, language).code).toBe(code);
      expect(found(text, language).filter(([, got]) => typeof got !== 'string')).toEqual([]);
    }
  });

  it.each(['python', 'r', 'julia', 'matlab'])('no first row is a header in %s', (language) => {
    for (const text of [
      'x1 1.5 2.5\nx2 3.5 4.5\nx3 5.5 6.5',
      'A  28  15\nB   8  10\nC  -3  16',
      'a 0 1\nb 1 0',
      'x1 1.5 2.5*\nx2 3.5  4.5\nx3 5.5  6.5',
    ]) {
      expect(found(text, language)).toEqual([]);
    }
  });
});
