import { testReading, type ReadCase } from '../expect-read.js';

const cases: readonly ReadCase[] = [
  [
    'Weka',
    'plaintext',
    '=== Confusion Matrix ===\n\n  a  b  c   <-- classified as\n 50  0  0 |  a = Iris-setosa\n  0 48  2 |  b = Iris-versicolor\n  0  3 47 |  c = Iris-virginica\n',
    [
      [50, 0, 0],
      [0, 48, 2],
      [0, 3, 47],
    ],
  ],
  [
    'Weka, two classes behind a mark',
    'python',
    '#   a  b   <-- classified as\n#  50  1 |  a = x\n#   2 47 |  b = y\n',
    [
      [50, 1],
      [2, 47],
    ],
  ],
  [
    'Weka, a row cut off',
    'plaintext',
    '  a  b   <-- classified as\n 50  1 |  a = x\n',
    'summarised',
  ],
  [
    'Weka, a number left out',
    'plaintext',
    '  a  b   <-- classified as\n 50  1 |  a = x\n  2 |  b = y\n',
    'ragged',
  ],
  [
    'caret',
    'plaintext',
    '          Reference\nPrediction no yes\n       no  10   2\n       yes  3  20\n',
    [
      [10, 2],
      [3, 20],
    ],
  ],
  [
    "scikit-learn's report",
    'plaintext',
    '              precision    recall  f1-score   support\n\n           0       0.90      0.80      0.85        10\n           1       0.70      0.60      0.65        12\n\n    accuracy                           0.75        22\n   macro avg       0.80      0.70      0.75        22\nweighted avg       0.80      0.70      0.75        22\n',
    'syntax',
  ],
];

testReading('what classifiers print', cases);
