import { describe, expect, it } from 'vitest';
import { testReading, type ReadCase } from './expect-read.js';
import { parsed } from './text/read.js';

const cases: readonly ReadCase[] = [
  [
    'the old side of a diff',
    'diff',
    '--- a/x.py\n+++ b/x.py\n@@ -1,3 +1,1 @@\n-K = [[1, 2],\n-     [3, 4]]\n+K = load()\n',
    'none',
  ],
  [
    'one line removed from a list',
    'diff',
    '@@ -1,3 +1,2 @@\n-x = [[1, 2],\n-     [3, 4]]\n y = 1\n z = 2\n',
    'none',
  ],
  [
    'rows behind a padded level',
    'log',
    '[ INFO] T_base_cam:\n[ INFO]  1 0 5\n[ INFO]  0 1 6\n[ INFO]  0 0 1',
    [
      [1, 0, 5],
      [0, 1, 6],
      [0, 0, 1],
    ],
  ],
  [
    'rows behind an unknown prefix',
    'plaintext',
    '[ FOO]  1 0 5\n[ FOO]  0 1 6\n[ FOO]  0 0 1',
    'notNumeric',
  ],
  ['rows behind words', 'plaintext', 'my log> 1 0 5\nmy log> 0 1 6\nmy log> 0 0 1', 'notNumeric'],
  ['a title over two columns', 'csv', 'title\n1,2.5\n3,4.5', 'ragged'],
  ["R's header over a count", 'csv', 'v\n1,2.5\n2,4.5', [[2.5], [4.5]]],
  [
    'years over left-aligned numbers',
    'plaintext',
    '     2019 2020\nDE   1    2\nFR   3    4',
    'ragged',
  ],
  [
    'a grid with bars',
    'plaintext',
    '5 3 . | . 7 . | . . .\n6 . . | 1 9 5 | . . .\n------+-------+------\n8 . . | . 6 . | . . 3\n',
    'notNumeric',
  ],
  [
    'a column of lists',
    'plaintext',
    'shape: (2, 2)\n┌─────┬───────────┐\n│ id  ┆ v         │\n│ --- ┆ ---       │\n│ i64 ┆ list[i64] │\n╞═════╪═══════════╡\n│ 1   ┆ [1, 2]    │\n│ 2   ┆ [3, 4]    │\n└─────┴───────────┘\n',
    'notNumeric',
  ],
  ['keys with a number', 'plaintext', 'a: 1, 2\nb: 3, 4\n', 'none'],
  [
    'degrees and their directions',
    'plaintext',
    '52.5200 N, 13.4050 E\n48.8570 N, 2.3520 E',
    'none',
  ],
  [
    'places of a sparse tensor',
    'plaintext',
    'SparseTensor(indices=tf.Tensor(\n[[0 1]\n [1 0]], shape=(2, 2), dtype=int64), values=tf.Tensor([5 6], shape=(2,), dtype=int32), dense_shape=tf.Tensor([2 2], shape=(2,), dtype=int64))',
    'syntax',
  ],
  [
    "F#'s rows in text",
    'plaintext',
    'val a: float array2d = [[1.0; 2.0]\n                        [3.0; 4.0]]',
    'syntax',
  ],
  [
    "Ruby's columns",
    'ruby',
    'm = Matrix.columns([[1, 2], [3, 4]])',
    [
      [1, 3],
      [2, 4],
    ],
  ],
  [
    'an option of a call',
    'wolfram',
    'Plot[Sin[x], {x, 0, 10}, PlotRange -> {{0, 10}, {-1, 1}}]\n',
    'notNumeric',
  ],
  ['a comma left out between rows', 'python', 'A = [[1, 2] [3, 4]]\n', 'syntax'],
  [
    'a semicolon between rows',
    'plaintext',
    '[[1, 2];\n [3, 4]]\n',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'quotes in code',
    'markdown',
    "Pass `'[[1,2],[3,4]]'` to the tool.\n",
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'an apostrophe',
    'plaintext',
    "John's matrix [1 2; 3 4]'s rank\n",
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    "Armadillo's size over pairs",
    'plaintext',
    'ARMA_MAT_TXT_IS004\n2 2\n 1 2\n 3 4',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'a size over pairs with points',
    'plaintext',
    '3 2\n1.5 2.5\n3.5 4.5\n5.5 6.5',
    [
      [1.5, 2.5],
      [3.5, 4.5],
      [5.5, 6.5],
    ],
  ],
  ['what may be a size over pairs', 'plaintext', '3 2\n1 2\n3 4\n5 6', 'syntax'],
  [
    'rows under a title',
    'plaintext',
    'At time 1714.5\n- Translation: [0.1, 0.2, 0.3]\n- Rotation: in Quaternion [0.0, 0.0, 0.0, 1.0]\n- Matrix:\n  1.000  0.000  0.000  0.100\n  0.000  1.000  0.000  0.200\n  0.000  0.000  1.000  0.300\n  0.000  0.000  0.000  1.000',
    [
      [1, 0, 0, 0.1],
      [0, 1, 0, 0.2],
      [0, 0, 1, 0.3],
      [0, 0, 0, 1],
    ],
  ],
  ['a declared shape that does not fit', 'c', 'int a[2][2] = {{1, 2, 3}, {4, 5, 6}};\n', 'syntax'],
  [
    'a transposed initializer',
    'cpp',
    'auto A = (Eigen::Matrix2d() << 1, 2, 3, 4).finished().transpose();',
    [
      [1, 3],
      [2, 4],
    ],
  ],
  ['a stream', 'cpp', 'std::cout << 1, 2;', 'none'],
  [
    "Excel's separator",
    'csv',
    'sep=;\na;b\n1,5;2\n3;4\n',
    [
      [1.5, 2],
      [3, 4],
    ],
  ],
  [
    'comments with two dashes',
    'lua',
    'm = {\n  {1, -2},\n  {3, 4}, -- last\n}',
    [
      [1, -2],
      [3, 4],
    ],
  ],
  [
    "Chapel's comments",
    'chapel',
    'var A = [1, -2; // first\n         3, 4];',
    [
      [1, -2],
      [3, 4],
    ],
  ],
  [
    "Scheme's lists",
    'lisp',
    '(list (list 1 2) (list 3 4))',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    "hmatrix' printout",
    'plaintext',
    '(2><3)\n [ 1.0, 2.0, 3.0\n , 4.0, 5.0, 6.0 ]',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  [
    'a range that is reshaped',
    'python',
    'A = np.arange(1, 7).reshape(-1, 3)',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  [
    'a text that is reshaped',
    'python',
    'A = np.fromstring("1 2 3 4", sep=" ").reshape(2, 2)\n',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'a text with something else in it',
    'python',
    'A = np.fromstring("1 2; 3 4", sep=" ").reshape(2, 2)',
    'notNumeric',
  ],
  [
    "Polars' rows alone",
    'plaintext',
    '│ 1 ┆ 2 │\n│ 3 ┆ 4 │\n',
    [
      [1, 2],
      [3, 4],
    ],
  ],
];

testReading('what was read wrong once', cases);

describe('what is made of a literal is named', () => {
  it.each([
    ['python', 's = np.array([[1, 2], [3, 4]]).sum(axis=0)', 'operand of .sum'],
    ['javascript', 'const n = [[1, 2], [3, 4]].length;', 'operand of .length'],
    ['ruby', 'd = det([[1, 2], [3, 4]])', 'operand of det'],
    ['cpp', 'f({{1, 2}, {3, 4}}, {5, 6});', 'operand of f'],
    ['java', 'double d = det(new double[][] {{1, 2}, {3, 4}});', 'operand of det'],
    ['wolfram', 'm . {{5, 6}, {7, 8}}', 'operand of .'],
    [
      'latex',
      '\\lambda \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}',
      'operand: what stands beside it is not computed',
    ],
  ])('%s: %s', (language, text, note) => {
    expect(parsed(text, language).reading?.notes).toEqual([note]);
  });

  it.each([
    ['ruby', 'm = Matrix.rows([[1, 2], [3, 4]])'],
    ['ruby', 'p([[1, 2], [3, 4]])'],
    ['cpp', 'std::vector<std::vector<int>> a({{1, 2}, {3, 4}});'],
    ['java', 'RealMatrix m = MatrixUtils.createRealMatrix(new double[][] {{1, 2}, {3, 4}});'],
    ['latex', '$A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$'],
  ])('but not in %s: %s', (language, text) => {
    expect(parsed(text, language).reading?.notes.join()).not.toContain('operand');
  });
});
