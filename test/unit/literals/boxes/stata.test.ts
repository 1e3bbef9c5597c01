import { expect, it } from 'vitest';
import { testReading } from '../expect-read.js';
import { parsed } from '../text/read.js';

const three = [
  [2, 1, 5],
  [1, 3, 4],
  [5, 4, -2],
];
const general = `A[2,3]
           c1         c2         c3
r1          1          2          .
r2          4          5  -6.123456
`;
const rows = [
  [1, 2, null],
  [4, 5, -6.123456],
];
const symmetric = `symmetric V[3,3]
           mpg  weight   _cons
   mpg       2
weight       1       3
 _cons       5       4      -2
`;
const inBlocks = `symmetric V[3,3]
        mpg  weight
   mpg    2
weight    1       3
 _cons    5       4

      _cons
_cons    -2
`;

testReading('matrix list', [
  ['alone', 'plaintext', general, rows],
  ['behind its command', 'stata', `. matrix list A\n\n${general}\n. di 3\n`, rows],
  ['with line ends of Windows', 'plaintext', general.replace(/\n/g, '\r\n'), rows],
  [
    'in a comment',
    'python',
    general.replace(/ \.$/m, ' 3').replace(/^/gm, '# '),
    [
      [1, 2, 3],
      [4, 5, -6.123456],
    ],
  ],
  ['a temporary matrix', 'plaintext', general.replace('A', '__000001'), rows],
  [
    'names of equations',
    'plaintext',
    'e(b)\n\nb[1,2]\n    price:  price:\n       x   _cons\ny1   1.5    -.25\n',
    [[1.5, -0.25]],
  ],
  ['a symmetric one', 'plaintext', symmetric, three],
  ['a symmetric one in blocks', 'stata', inBlocks, three],
  [
    'columns in blocks',
    'plaintext',
    'A[2,3]\n    c1  c2\nr1   1   2\nr2   4   5\n\n    c3\nr1  .a\nr2  6e-3\n',
    [
      [1, 2, null],
      [4, 5, 0.006],
    ],
  ],
  ['a row left out', 'plaintext', general.replace(/r2.*\n/, ''), 'summarised'],
  ['a row too many', 'plaintext', `${general}r3 7 8 9\n`, 'ragged'],
  ['an entry left out', 'plaintext', general.replace(' 5 ', '   '), 'ragged'],
  ['a block left out', 'plaintext', inBlocks.replace(/\n\n[^]*/, '\n'), 'summarised'],
  ['an entry too many in a triangle', 'plaintext', symmetric.replace('3\n', '3 4\n'), 'ragged'],
  ['a word', 'plaintext', general.replace('5', 'x'), 'notNumeric'],
]);

const correlate = `(obs=74)

             |    price      mpg   weight
-------------+---------------------------
       price |   1.0000
         mpg |  -0.4686   1.0000
      weight |   0.5386  -0.8072   1.0000
`;
const summarize = `
    Variable |        Obs        Mean    Std. dev.       Min        Max
-------------+---------------------------------------------------------
       price |         74    6165.257    2949.496      3,291      15906
         mpg |         74     21.2973    5.785503         12         41
`;
const tabulate = `           |        foreign
     rep78 |  Domestic    Foreign |     Total
-----------+----------------------+----------
         1 |         2          0 |         2
         2 |         8          1 |         9
-----------+----------------------+----------
     Total |        10          1 |        11
`;

testReading('tables with one bar', [
  [
    'correlate',
    'plaintext',
    correlate,
    [
      [1, -0.4686, 0.5386],
      [-0.4686, 1, -0.8072],
      [0.5386, -0.8072, 1],
    ],
  ],
  ['correlate: a row left out', 'plaintext', correlate.replace(/ +mpg \|.*\n/, ''), 'ragged'],
  ['correlate: another name', 'plaintext', correlate.replace('mpg |', 'mpx |'), 'ragged'],
  ['correlate: an entry too many', 'stata', correlate.replace('0000\n', '0000 2\n'), 'ragged'],
  [
    'summarize',
    'stata',
    summarize,
    [
      [74, 6165.257, 2949.496, 3291, 15906],
      [74, 21.2973, 5.785503, 12, 41],
    ],
  ],
  ['summarize: an entry left out', 'plaintext', summarize.replace('12 ', '   '), 'ragged'],
  ['summarize: a line without a bar', 'plaintext', summarize.replace('mpg |', 'mpg  '), 'ragged'],
  [
    'tabulate',
    'plaintext',
    tabulate,
    [
      [2, 0, 2],
      [8, 1, 9],
      [10, 1, 11],
    ],
  ],
  [
    'Julia: a named array',
    'plaintext',
    '2×3 Named Matrix{Float64}\nA ╲ B │    x1     x2     x3\n──────┼────────────────────\nu     │   1.0   -2.0    3.5\nv     │  1e-3    5.0    6.0\n',
    [
      [1, -2, 3.5],
      [0.001, 5, 6],
    ],
  ],
  [
    'Julia: rows left out',
    'julia',
    '9×2 Named Matrix{Int64}\nA ╲ B │ a  b\n──────┼─────\n1     │ 1  2\n⋮       ⋮  ⋮\n9     │ 3  4\n',
    'summarised',
  ],
  [
    'Julia: another shape',
    'plaintext',
    '2×3 Named Matrix{Int64}\nA ╲ B │ a  b\n──────┼─────\nr     │ 1  2\ns     │ 3  4\n',
    'summarised',
  ],
]);

const mata = `       1    2    3
    +---------------+
  1 |  2    1    5  |
  2 |  1    3    4  |
  3 |  5    4   -2  |
    +---------------+
`;

testReading('Mata', [
  ['a matrix', 'mata', mata, three],
  ['behind its command', 'plaintext', `: A\n${mata}\n: end\n`, three],
  [
    'half of a symmetric one',
    'plaintext',
    `[symmetric]\n${mata.replace('1    5  |', '          |').replace('   4  |', '      |')}`,
    three,
  ],
  [
    'in two boxes',
    'plaintext',
    '       1    2\n    +-----------+\n  1 |  1    2   |\n  2 |  4    5   |\n    +-----------+\n\n       3\n    +-----+\n  1 |  .  |\n  2 |  6  |\n    +-----+\n',
    [
      [1, 2, null],
      [4, 5, 6],
    ],
  ],
  ['an entry left out', 'plaintext', mata.replace(' 4 ', '   '), 'ragged'],
  ['a row without its bar', 'plaintext', mata.replace('  2 |', '  2  '), 'ragged'],
  ['a word', 'mata', mata.replace('-2', 'x2'), 'notNumeric'],
]);

const list = `     +----------------------------+
     | make          price    mpg |
     |----------------------------|
  1. | AMC Concord   4,099     22 |
  2. | AMC Pacer     4,749      . |
     |----------------------------|
  9. | Audi 5000     9,690   17.5 |
     +----------------------------+
`;

testReading('list', [
  [
    'names, and the numbers of the rows',
    'plaintext',
    list,
    [
      [4099, 22],
      [4749, null],
      [9690, 17.5],
    ],
  ],
  [
    'numbers alone',
    'stata',
    '  +---------+\n  |  x    y |\n  |---------|\n  1. | 1  2.5 |\n  2. | 3   -4 |\n  +---------+\n',
    [
      [1, 2.5],
      [3, -4],
    ],
  ],
  ['a line that is no row', 'plaintext', list.replace('  2. | AMC', '     | AMC'), 'ragged'],
  ['a unit', 'plaintext', list.replace(' 22 |', '22m |'), 'notNumeric'],
  ['rows in another order', 'plaintext', list.replace('  2.', '  1.'), 'ragged'],
]);

it('keeps names, and says that half of the matrix was printed', () => {
  const { rowLabels, columnLabels, reading } = parsed(symmetric, 'plaintext');
  expect(rowLabels).toEqual(['mpg', 'weight', '_cons']);
  expect(columnLabels).toEqual(rowLabels);
  expect(reading?.notes[1]).toMatch(/^symmetric/);
});

it('is read below an empty line, at the beginning of the text', () => {
  expect(parsed(`\n${summarize.trimStart()}`, 'plaintext').cols).toBe(5);
});
