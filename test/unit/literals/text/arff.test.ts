import { testReading, type ReadCase } from '../expect-read.js';

const cases: readonly ReadCase[] = [
  [
    'numbers',
    'arff',
    '@RELATION t\n@ATTRIBUTE x NUMERIC\n@ATTRIBUTE y REAL\n@DATA\n1,2.5\n3,4.5',
    [
      [1, 2.5],
      [3, 4.5],
    ],
  ],
  [
    'a missing entry',
    'arff',
    '@relation t\n@attribute x numeric\n@attribute y numeric\n@data\n1,?\n3,4.5\n',
    [
      [1, null],
      [3, 4.5],
    ],
  ],
  [
    'a class behind the numbers',
    'arff',
    "@relation iris\n@attribute 'sepal length' numeric\n@attribute w real\n@attribute class {a,b}\n@data\n5.1,3.5,a\n4.9,3.0,b\n",
    [
      [5.1, 3.5],
      [4.9, 3],
    ],
  ],
  [
    'comments and empty lines',
    'plaintext',
    '% made\n@relation r\n\n@attribute a numeric\n@attribute b numeric\n@data\n% one\n1,2\n\n3,4\n',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'a field too few',
    'arff',
    '@relation r\n@attribute a numeric\n@attribute b numeric\n@data\n1,2\n3\n',
    'ragged',
  ],
  [
    'a unit in a field',
    'arff',
    '@relation r\n@attribute a numeric\n@attribute b numeric\n@data\n1,2\n3,4*\n',
    'notNumeric',
  ],
  [
    'sparse rows',
    'arff',
    '@relation r\n@attribute a numeric\n@attribute b numeric\n@data\n{0 1, 1 2.5}\n{1 3}\n',
    'syntax',
  ],
];

testReading('ARFF files', cases);
