import { expect, it } from 'vitest';
import { parseMatrix } from '../../../../src/core/literals/parse.js';
import { testReading } from '../expect-read.js';
import { parsed } from '../text/read.js';

const polars = `shape: (2, 3)
┌──────┬─────┬──────┐
│ name ┆ a   ┆ b    │
│ ---  ┆ --- ┆ ---  │
│ str  ┆ i64 ┆ f64  │
╞══════╪═════╪══════╡
│ x    ┆ 1   ┆ 2.5  │
│ y    ┆ -3  ┆ null │
└──────┴─────┴──────┘
`;
const psql = `  a  |  b
-----+-----
  10 | 2.5
  -3 | 1e-3
(2 rows)
`;
const grid = `+-----+------+
|   a |    b |
+=====+======+
|   1 | -2   |
+-----+------+
|   3 |  4.5 |
+-----+------+
`;
const plus = (above: string): string =>
  `${above}\n+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n| 3 | 4 |\n+---+---+\n`;

const numbers = [
  [1, 2],
  [3, 4],
];
const three = [
  [1, 2.5],
  [-3, null],
];

testReading('tables of data frames', [
  ['Polars: a text column holds the names', 'plaintext', polars, three],
  ['under a mark of a comment', 'python', polars.replace(/^/gm, '# '), three],
  ['with line ends of Windows', 'plaintext', polars.replace(/\n/g, '\r\n'), three],
  ['indented in a log', 'log', polars.replace(/^/gm, '    '), three],
  [
    'with the rules of old versions',
    'plaintext',
    polars.replace('│ y', '├╌╌╌╌╌╌┼╌╌╌╌╌┼╌╌╌╌╌╌┤\n│ y'),
    three,
  ],
  ['fewer rows than the shape says', 'plaintext', polars.replace('(2, 3)', '(9, 3)'), 'summarised'],
  [
    'fewer columns than the shape says',
    'plaintext',
    polars.replace('(2, 3)', '(2, 7)'),
    'summarised',
  ],
  ['more rows than the shape says', 'plaintext', polars.replace('(2, 3)', '(1, 3)'), 'ragged'],
  [
    'a row of dots',
    'plaintext',
    polars.replace('│ y ', '│ …    ┆ …   ┆ …    │\n│ y ').replace('(2, 3)', '(60, 3)'),
    'summarised',
  ],
  [
    'digits in a column of texts are names',
    'plaintext',
    `shape: (2, 2)
┌─────┬─────┐
│ zip ┆ a   │
│ --- ┆ --- │
│ str ┆ f32 │
╞═════╪═════╡
│ 012 ┆ 1.5 │
│ 345 ┆ 2.5 │
└─────┴─────┘`,
    [[1.5], [2.5]],
  ],
  [
    'Julia: the numbers of the rows are no data',
    'plaintext',
    `2×2 DataFrame
│ Row │ a     │ b       │
│     │ Int64 │ Float64 │
├─────┼───────┼─────────┤
│ 1   │ 1     │ 2.0     │
│ 2   │ 3     │ 4.0     │`,
    numbers,
  ],
  [
    'console.table: (index) is no data',
    'plaintext',
    `┌─────────┬────┬────┐
│ (index) │ x  │ y  │
├─────────┼────┼────┤
│    0    │ 1  │ 2  │
│    1    │ 3  │ 4  │
└─────────┴────┴────┘`,
    numbers,
  ],
]);

testReading('tables of databases', [
  [
    'psql',
    'plaintext',
    psql,
    [
      [10, 2.5],
      [-3, 0.001],
    ],
  ],
  [
    'psql in SQL',
    'sql',
    psql,
    [
      [10, 2.5],
      [-3, 0.001],
    ],
  ],
  ['psql: another count of rows', 'plaintext', psql.replace('(2 rows)', '(3 rows)'), 'summarised'],
  [
    'psql: nothing known',
    'plaintext',
    psql.replace('1e-3', ''),
    [
      [10, 2.5],
      [-3, null],
    ],
  ],
  ['psql: a row without a bar', 'plaintext', psql.replace('-3 |', '-3  '), 'ragged'],
  ['MySQL', 'plaintext', `${plus('mysql> select * from t;')}2 rows in set (0.00 sec)\n`, numbers],
  ['MySQL: cut off', 'plaintext', `${plus('')}12 rows in set (0.00 sec)\n`, 'summarised'],
  [
    'Spark says that it shows the top',
    'plaintext',
    `${plus('')}only showing top 2 rows\n`,
    'summarised',
  ],
  [
    'DuckDB',
    'plaintext',
    `┌───────┬────────┬─────────┐
│   a   │   b    │    s    │
│ int64 │ double │ varchar │
├───────┼────────┼─────────┤
│     1 │    2.5 │ x       │
│    -3 │   NULL │ y       │
└───────┴────────┴─────────┘`,
    three,
  ],
  [
    'DuckDB: rows left out',
    'plaintext',
    `┌───────┬────────┐
│   a   │   b    │
│ int64 │ double │
├───────┼────────┤
│     1 │    2.5 │
│     · │     ·  │
│    99 │    4.0 │
├───────┴────────┤
│    99 rows     │
│  (2 shown)     │
└────────────────┘`,
    'summarised',
  ],
  [
    'DuckDB: the count of rows in the box',
    'plaintext',
    `┌────────┬────────┐
│   a    │   b    │
│ int64  │ double │
├────────┼────────┤
│      1 │    2.0 │
│      3 │    4.0 │
├────────┴────────┤
│ 2 rows          │
└─────────────────┘`,
    numbers,
  ],
  [
    'ClickHouse: names in the first rule',
    'plaintext',
    '┌─a─┬─b2─┐\n│ 1 │  2 │\n│ 3 │  4 │\n└───┴────┘\n\n2 rows in set. Elapsed: 0.002 sec.\n',
    numbers,
  ],
]);

testReading('tables of Markdown, org and wikis', [
  [
    'an empty corner is over names',
    'markdown',
    '|   | 1 | 2 |\n|---|---|---|\n| 7 | 1 | 2 |\n| 8 | 3 | 4 |\n',
    numbers,
  ],
  [
    'row numbers of pandas',
    'markdown',
    '|    |   a |   b |\n|---:|----:|----:|\n|  0 |   1 |   2 |\n|  1 |   3 |   4 |\n',
    numbers,
  ],
  ['org without a header', 'org', '| 1 | 2 |\n| 3 | 4 |\n', numbers],
  [
    'org with a formula below',
    'org',
    '| x | y |\n|---+---|\n| 1 | 2 |\n| 3 | 4 |\n#+TBLFM: $2=$1\n',
    numbers,
  ],
  ['Jira', 'plaintext', '|| a || b ||\n| 1 | 2 |\n| 3 | 4 |\n', numbers],
  ['Textile', 'plaintext', '|_.  a |_.  b |\n|>.  1 |>.  2 |\n|>.  3 |>.  4 |\n', numbers],
  [
    'emphasis and links',
    'markdown',
    '| a | b |\n|---|---|\n| **1** | [2](x/y) |\n| `3` | $4$ |\n',
    numbers,
  ],
  ['a row without bars at the end', 'markdown', '| a | b |\n|---|---|\n| 1 | 2 |\n3 4\n', 'ragged'],
  [
    'a row without bars between the others',
    'markdown',
    '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\nx 5 6\n| 7 | 8 |\n',
    'ragged',
  ],
  ['a row without bars at the start', 'org', '1 2\n| 3 | 4 |\n| 5 | 6 |\n', 'ragged'],
  ['a cell too few', 'markdown', '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |\n', 'ragged'],
  ['a cell too many', 'markdown', '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 | 5 |\n', 'ragged'],
]);

testReading('grids of Python and reStructuredText', [
  [
    'a rule between the rows',
    'python',
    grid,
    [
      [1, -2],
      [3, 4.5],
    ],
  ],
  [
    'in a docstring',
    'python',
    `def f():\n    """\n${grid.replace(/^/gm, '    ')}    """\n`,
    [
      [1, -2],
      [3, 4.5],
    ],
  ],
  [
    'a cell that goes over two lines',
    'plaintext',
    grid.replace('|   3 |', '|   2 |      |\n|   3 |'),
    'ragged',
  ],
  ['a title', 'plaintext', plus('+-------+\n| Title |'), numbers],
  ['a unit in a cell', 'plaintext', grid.replace('4.5 |', '4 k |'), 'notNumeric'],
  [
    'rich',
    'plaintext',
    '┏━━━━━━┳━━━┳━━━┓\n┃ name ┃ a ┃ b ┃\n┡━━━━━━╇━━━╇━━━┩\n│ x    │ 1 │ 2 │\n│ y    │ 3 │ 4 │\n└──────┴───┴───┘',
    numbers,
  ],
]);

testReading('rules of dashes', [
  ['tabulate', 'plaintext', '  a    b\n---  ---\n  1    2\n  3    4\n', numbers],
  [
    'tabulate with names of rows',
    'plaintext',
    '      a    b\n--  ---  ---\nx     1    2\ny     3    4\n',
    numbers,
  ],
  ['between two rules', 'plaintext', '-  -\n1  2\n3  4\n-  -\n', numbers],
  [
    'reStructuredText',
    'plaintext',
    '===  ===\n  a    b\n===  ===\n  1    2\n  3    4\n===  ===\n',
    numbers,
  ],
  ['sqlite in a comment', 'python', '# a  b\n# -  -\n# 1  2\n# 3  4\n', numbers],
  [
    'an entry missing',
    'plaintext',
    'a    b    c\n---  ---  ---\n1    2    3\n4         6\n',
    [
      [1, 2, 3],
      [4, null, 6],
    ],
  ],
  [
    'SQL Server',
    'plaintext',
    'a           b\n----------- -----------\n          1           2\n          3           4\n\n(2 rows affected)\n',
    numbers,
  ],
  [
    'SQL Server: rows left out',
    'plaintext',
    'a           b\n----------- -----------\n          1           2\n          3           4\n\n(9 rows affected)\n',
    'summarised',
  ],
  [
    'PowerShell',
    'plaintext',
    'Name       a b\n----       - -\nlonger     1 2\nx          3 4\n',
    numbers,
  ],
  ['a row that does not fit', 'plaintext', '  a    b\n---  ---\n  1    2 kg\n 3  4  5\n', 'ragged'],
]);

it.each([
  ['┌─────┐     ┌─────┐\n│  1  │────▶│  2  │\n└─────┘     └─────┘\n'],
  ['+---+     +---+\n| 1 |---->| 2 |\n+---+     +---+\n| 3 |---->| 4 |\n+---+     +---+\n'],
  ['├── a 1\n│   ├── b 2\n│   └── c 3\n└── d 4\n'],
  ['┌───────────┐\n│ 1 2 boxes │\n└───────────┘\n'],
])('a diagram is no table: %s', (text) => {
  expect(parseMatrix(text, 'plaintext').ok).toBe(false);
});

it('names are kept, those over several lines too', () => {
  const text = polars.replace('│ --- ', '│      ┆ x   ┆ y    │\n│ --- ');
  const { columnLabels, rowLabels, reading } = parsed(text, 'plaintext');
  expect({ columnLabels, rowLabels }).toEqual({
    columnLabels: ['ax', 'by'],
    rowLabels: ['x', 'y'],
  });
  expect(reading?.notation).toBe('Polars printout');
});
