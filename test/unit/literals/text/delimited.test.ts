import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { found, parsed, problem, rows } from './read.js';

describe('CSV', () => {
  it('reads bare numbers, quotes, blanks and line ends', () => {
    const same = [
      [1, 2],
      [3, 4],
    ];
    for (const text of ['1,2\n3,4', '1,2\r\n3,4\r\n', '\uFEFF1,2\n3,4\n', ' 1 , 2\n3,4 \n\n']) {
      expect(rows(text, 'csv')).toEqual(same);
    }
    expect(rows('"1","2"\n"3","4"\n', 'csv')).toEqual(same);
    expect(rows('# a comment\n1,2\n3,4', 'csv')).toEqual(same);
    expect(rows('1,2,\n3,4,\n', 'csv')).toEqual(same);
  });

  it.each<[string, (number | null)[][], string[] | undefined]>([
    // Texts for the fast path, and texts that only look like it at first.
    [
      '1,-2.5\n3e2,4\n',
      [
        [1, -2.5],
        [300, 4],
      ],
      undefined,
    ],
    [
      'a,b\r\n1,2\r\n\r\n3,4\r\n',
      [
        [1, 2],
        [3, 4],
      ],
      ['a', 'b'],
    ],
    [
      'a;b;c\n1;;2\n3;4;5\n',
      [
        [1, null, 2],
        [3, 4, 5],
      ],
      ['a', 'b', 'c'],
    ],
    [
      'a\tb\n1\t2 \n3\t4\n',
      [
        [1, 2],
        [3, 4],
      ],
      ['a', 'b'],
    ],
    [
      '"1","2"\n3,4\n5,6',
      [
        [3, 4],
        [5, 6],
      ],
      ['1', '2'],
    ],
    [
      '1,2\n3,\n5,6\n',
      [
        [1, 2],
        [3, null],
        [5, 6],
      ],
      undefined,
    ],
    [
      '1,2\n,4\n5,6\n',
      [
        [1, 2],
        [null, 4],
        [5, 6],
      ],
      undefined,
    ],
    [
      ',a,b\n1,2,3\n4,5,6\n',
      [
        [2, 3],
        [5, 6],
      ],
      ['a', 'b'],
    ],
    [
      'a,b\n1,2,3\n4,5,6\n',
      [
        [2, 3],
        [5, 6],
      ],
      ['a', 'b'],
    ],
    [
      '1;2,5\n3;4\n',
      [
        [1, 2.5],
        [3, 4],
      ],
      undefined,
    ],
  ])('plain rows: %j', (text, wanted, labels) => {
    expect(rows(text, 'csv')).toEqual(wanted);
    expect(parsed(text, 'csv').columnLabels).toEqual(labels);
  });

  it('a wrong row among plain ones is still told', () => {
    expect(problem('1,2\n3,4,5\n6,7\n', 'csv').code).toBe('ragged');
    expect(problem('1,2\n3,x\n6,7\n', 'csv').code).toBe('notNumeric');
  });

  it('keeps header and row labels', () => {
    const matrix = parsed('name,"a ""b""","c,d"\nAmy,1,2\n"Bob, jr",3,4\n', 'csv');
    expect(matrix.columnLabels).toEqual(['a "b"', 'c,d']);
    expect(matrix.rowLabels).toEqual(['Amy', 'Bob, jr']);
    expect([...matrix.data]).toEqual([1, 2, 3, 4]);
  });

  it.each<[string, string, (number | null)[][], unknown, unknown]>([
    [
      'pandas to_csv',
      ',a,b\n0,1.5,2\n1,3,4\n',
      [
        [1.5, 2],
        [3, 4],
      ],
      ['0', '1'],
      ['a', 'b'],
    ],
    [
      'pandas, default names',
      ',0,1\n0,1.5,2\n1,3,4\n',
      [
        [1.5, 2],
        [3, 4],
      ],
      ['0', '1'],
      ['0', '1'],
    ],
    [
      'R write.csv',
      '"","a","b"\n"1",1,2\n"2",3,NA\n',
      [
        [1, 2],
        [3, null],
      ],
      ['1', '2'],
      ['a', 'b'],
    ],
    [
      'R write.table',
      '"a";"b"\n"x";1;2\n"y";3;4\n',
      [
        [1, 2],
        [3, 4],
      ],
      ['x', 'y'],
      ['a', 'b'],
    ],
    [
      'years',
      ',2019,2020\nAmy,1,2\nBob,3,4\n',
      [
        [1, 2],
        [3, 4],
      ],
      ['Amy', 'Bob'],
      ['2019', '2020'],
    ],
    [
      'labels only',
      'Amy,1,2\nBob,3,4\n',
      [
        [1, 2],
        [3, 4],
      ],
      ['Amy', 'Bob'],
      undefined,
    ],
    [
      'header only',
      'x,y\n1,2\n3,4\n',
      [
        [1, 2],
        [3, 4],
      ],
      undefined,
      ['x', 'y'],
    ],
    [
      'quoted years',
      '"2019","2020"\n1,2\n3,4\n',
      [
        [1, 2],
        [3, 4],
      ],
      undefined,
      ['2019', '2020'],
    ],
  ])('%s', (_name, text, wanted, rowLabels, columnLabels) => {
    const matrix = parsed(text, 'csv');
    expect(rows(text, 'csv')).toEqual(wanted);
    expect(matrix.rowLabels).toEqual(rowLabels);
    expect(matrix.columnLabels).toEqual(columnLabels);
  });

  it('reads unknown entries in every spelling', () => {
    const spellings = [
      '',
      '?',
      'NA',
      'NaN',
      'nan',
      'null',
      'None',
      '--',
      '-',
      'N/A',
      'missing',
      '—',
    ];
    const text = `${spellings.map((s) => `1,${s}`).join('\n')}\n`;
    expect(rows(text, 'csv')).toEqual(spellings.map(() => [1, null]));
  });

  it('settles semicolons and commas', () => {
    expect(rows('1,5;2\n3;4,25\n', 'csv')).toEqual([
      [1.5, 2],
      [3, 4.25],
    ]);
    expect(rows('1.5;2\n3;4.25\n', 'csv')).toEqual([
      [1.5, 2],
      [3, 4.25],
    ]);
    expect(rows('1,5\t2\n3\t4,25\n', 'tsv')).toEqual([
      [1.5, 2],
      [3, 4.25],
    ]);
    expect(rows('a;b\n-0,5;1e3\n,5;2\n', 'csv')).toEqual([
      [-0.5, 1000],
      [0.5, 2],
    ]);
    expect(problem('1,234;0.5\n2;3\n', 'csv').code).toBe('syntax');
  });

  it('reads other delimiters', () => {
    expect(rows('1\t2\n3\t4\n', 'csv')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(rows('1|2\n3|4\n', 'csv')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(rows('1 2\n3 4\n', 'csv')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(rows('1,2\n3,4\n', 'tsv')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(rows('\t2\t\n3\t\t\n', 'tsv')).toEqual([
      [null, 2],
      [3, null],
    ]);
  });

  it('says what is wrong and where', () => {
    expect(problem('1,2\n3\n', 'csv')).toMatchObject({ code: 'ragged' });
    expect(problem('1,2\n3\n', 'csv').message).toContain('Row 2');
    expect(problem('1,x,3\n4,5,6\n', 'csv').message).toContain('“x” at row 1, column 2');
    expect(problem('a,b\n1,2\n3,four\n', 'csv').message).toContain('“four” at row 2, column 2');
    expect(problem('1,2\n3,1+2i\n', 'csv').code).toBe('complex');
    expect(problem('1,2,...,9\n1,2,...,9\n', 'csv').code).toBe('summarised');
    expect(problem('a,b\n', 'csv').code).toBe('empty');
  });

  it('is silent on a list of addresses', () => {
    expect(found('name,street\nAmy,Elm 1\nBob,Oak 2\n', 'csv')).toEqual([]);
    expect(found('', 'csv')).toEqual([]);
  });

  it('reads back what it is given, bit for bit', () => {
    const entry = fc.oneof(fc.double({ noDefaultInfinity: true, noNaN: true }), fc.constant(null));
    const grid = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 6 }))
      .chain(([m, n]) =>
        fc.tuple(
          fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
          fc.constantFrom(',', ';', '\t'),
          fc.boolean(),
        ),
      );
    fc.assert(
      fc.property(grid, ([table, delimiter, headed]) => {
        // A grid with only missing entries does not show its own columns.
        fc.pre(table.every((row) => row.at(-1) !== null) && table.flat().some((x) => x !== null));
        const lines = table.map((row) =>
          row.map((x) => (x === null ? '' : String(x))).join(delimiter),
        );
        const header = table[0]!.map((_, j) => `c${j}`).join(delimiter);
        const text = [...(headed ? [header] : []), ...lines].join('\n');
        expect(rows(text, 'csv')).toEqual(table.map((row) => row.map((x) => (x === 0 ? 0 : x))));
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

describe('tables of bars', () => {
  const wanted = [
    [1, 2],
    [3, null],
  ];
  it.each([
    ['Markdown', '| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 | ? |'],
    ['without outer bars', 'a | b\n--|--\n1 | 2\n3 | ?'],
    ['with row labels', '| | a | b |\n|:-:|---|---|\n| x | 1 | 2 |\n| y | **3** | |'],
    ['emphasis and formulas', '| a | b |\n|---|---|\n| `1` | $2$ |\n| **3** | -- |'],
    ['an empty header', '| | |\n|---|---|\n| 1 | 2 |\n| 3 | |'],
    ['a header of numbers', '| 1 | 2 |\n|---|---|\n| 3 | |'],
    ['tabulate grid', '+---+---+\n| 1 | 2 |\n+---+---+\n| 3 | ? |\n+---+---+'],
    ['psql', ' a | b \n---+---\n 1 | 2\n 3 |  '],
    ['box drawing', '┌───┬───┐\n│ a │ b │\n├───┼───┤\n│ 1 │ 2 │\n│ 3 │ ? │\n└───┴───┘'],
  ])('%s', (_name, text) => {
    expect(rows(text, 'markdown')).toEqual(wanted);
    const inside = `Some words.\n\n${text}\n\nMore | words.\n`;
    expect(found(inside, 'markdown').map(([, got]) => got)).toEqual([wanted]);
  });

  it('keeps labels and escaped bars', () => {
    const matrix = parsed('|film \\| year|a|b|\n|---|---|---|\n|x|1|2|\n|y|3|4|', 'markdown');
    expect(matrix.columnLabels).toEqual(['a', 'b']);
    expect(matrix.rowLabels).toEqual(['x', 'y']);
  });

  it('is silent on tables of words and on lone bars', () => {
    expect(found('| a | b |\n|---|---|\n| one | two |\n', 'markdown')).toEqual([]);
    expect(found('a | b\nc | d\n', 'markdown')).toEqual([]);
  });

  it('explains when asked', () => {
    expect(problem('| a | b |\n|---|---|\n| 1 | two |\n', 'markdown').message).toContain('“two”');
    expect(problem('| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |\n', 'markdown').code).toBe('ragged');
  });

  it('reads the code fences of a document too', () => {
    const text = '```python\nA = np.array([[1, 2], [3, 4]])\n```\n';
    expect(found(text, 'markdown').map(([, got]) => got)).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
    ]);
  });
});

describe('Matrix Market', () => {
  const head = '%%MatrixMarket matrix';
  it.each<[string, string, number[][]]>([
    ['array unsigned-integer general', '1 2\n1\n4294967295\n', [[1, 4294967295]]],
    [
      'array real general',
      '% c\n2 2\n1\n2\n3\n4\n',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'array real symmetric',
      '2 2\n1\n2\n3\n',
      [
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'array real skew-symmetric',
      '3 3\n1\n2\n3\n',
      [
        [0, -1, -2],
        [1, 0, -3],
        [2, 3, 0],
      ],
    ],
    [
      'coordinate real general',
      '2 3 2\n1 1 5\n2 3 -1.5e0\n',
      [
        [5, 0, 0],
        [0, 0, -1.5],
      ],
    ],
    [
      'coordinate integer symmetric',
      '2 2 2\n1 1 5\n2 1 3\n',
      [
        [5, 3],
        [3, 0],
      ],
    ],
    [
      'coordinate real skew-symmetric',
      '2 2 1\n2 1 3\n',
      [
        [0, -3],
        [3, 0],
      ],
    ],
    [
      'coordinate pattern general',
      '2 2 1\n1 2\n',
      [
        [0, 1],
        [0, 0],
      ],
    ],
    ['coordinate real general', '1 2 2\n1 2 1\n1 2 2\n', [[0, 3]]],
  ])('%s', (kind, body, wanted) => {
    expect(rows(`${head} ${kind}\n${body}`, 'matrix-market')).toEqual(wanted);
    expect(rows(`${head} ${kind}\n${body}`, 'plaintext')).toEqual(wanted);
  });

  it.each([
    ['complex', 'array complex general\n1 1\n1 2\n'],
    ['syntax', 'vector real\n1\n'],
    ['syntax', 'coordinate real general\n2 2 1\n3 1 5\n'],
    ['syntax', 'coordinate real general\n2 2 2\n1 1 5\n'],
    ['syntax', 'array real symmetric\n2 3\n1\n'],
    ['syntax', 'coordinate real general\n2 2 1\n1 1\n'],
    ['notNumeric', 'array real general\n1 1\nx\n'],
    ['empty', 'array real general\n0 3\n'],
    ['tooLarge', 'coordinate real general\n100000 100000 0\n'],
  ])('%s: %s', (code, rest) => {
    expect(problem(`${head} ${rest}`, 'plaintext').code).toBe(code);
  });
});
