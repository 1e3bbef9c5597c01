import { testReading } from '../expect-read.js';

// The first problems were read with the parts of one number in several columns, and without a doubt.
testReading('lines with commas that are also single numbers', [
  ['percentages', 'csv', '76,92%\n12,5%\n8,25%\n', 'syntax'],
  ['weights', 'csv', '76,92 kg\n12,5 kg\n8,25 kg\n', 'syntax'],
  ['prices', 'plaintext', '$95,85\n-$76,92\n-$89,95\n', 'syntax'],
  ['prices with names', 'csv', 'name,price\nfoo,$95,85\nbar,$76,92\n', 'syntax'],
  ['thousands', 'csv', '4,028,234.20\n3,193,004.10\n1,802,715.24\n', 'syntax'],
  ['hundredths with a zero', 'csv', '-11,09\n3,50\n4,25\n', 'syntax'],
  ['shares below one', 'plaintext', '0,91\n0,85\n0,12\n', 'syntax'],
  ['a share below zero', 'csv', '-0,5\n1,5\n2,5\n', 'syntax'],
  ['errors', 'tsv', '2.446.152,17 ± 0,1\n3.095.600,21 ± 0,1\n', 'syntax'],
  [
    'but a header with as many names decides',
    'csv',
    'year,share\n2001,12%\n2002,15%\n',
    [
      [2001, 0.12],
      [2002, 0.15],
    ],
  ],
  [
    'and numbers without a unit are fields',
    'csv',
    '25,76\n69,75\n39,99\n',
    [
      [25, 76],
      [69, 75],
      [39, 99],
    ],
  ],
  [
    'edges from the first node are fields',
    'csv',
    '0,1\n0,2\n0,12\n',
    [
      [0, 1],
      [0, 2],
      [0, 12],
    ],
  ],
  [
    'bars before commas',
    'csv',
    'Zürich|$565,184.56\nBasel|$482,543.98\n',
    [[565184.56], [482543.98]],
  ],
  [
    'quotes that the commas need',
    'csv',
    '"x","227,766.79","177,553.60"\ny, "4,068,971.72", "1,805,296.93"\n',
    [
      [227766.79, 177553.6],
      [4068971.72, 1805296.93],
    ],
  ],
  ['a quoted number', 'csv', '"b","79.66"\nT,22.75\n', [[79.66], [22.75]]],
]);
