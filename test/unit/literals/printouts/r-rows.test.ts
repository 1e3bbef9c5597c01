import { testReading, type ReadCase } from '../expect-read.js';

const cases: readonly ReadCase[] = [
  [
    'rows',
    'plaintext',
    '[1,]    1    3\n[2,]    2    4\n',
    [
      [1, 3],
      [2, 4],
    ],
  ],
  [
    'rows with what is missing',
    'r',
    '[1,]  0.5   NA\n[2,] -1.5  2e3\n',
    [
      [0.5, null],
      [-1.5, 2000],
    ],
  ],
  ['rows from the third on', 'plaintext', '[3,]    3    4\n[4,]    5    6\n', 'summarised'],
  ['rows of different lengths', 'plaintext', '[1,] 1 2\n[2,] 3\n', 'ragged'],
  ['a vector', 'plaintext', '[1]  0.5 -1.5  2.0', [[0.5, -1.5, 2]]],
  ['a vector of two lines', 'plaintext', ' [1] 1 2 3 4\n [5] 5 6 7\n', [[1, 2, 3, 4, 5, 6, 7]]],
  ['words', 'plaintext', '[1] a b a\nLevels: a b\n', 'syntax'],
];

testReading('what R printed, selected without its header', cases);
