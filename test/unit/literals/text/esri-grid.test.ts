import { testReading } from '../expect-read.js';

const heading = 'ncols 3\nnrows 2\nxllcorner 0.0\nyllcorner 5.5\ncellsize 50\n';
const grid = `${heading}NODATA_value -9999\n1 2 -9999\n4 5 6\n`;
const rows = [
  [1, 2, null],
  [4, 5, 6],
];

testReading('Esri grids', [
  ['what is no data is missing', 'plaintext', grid, rows],
  ['with line ends of Windows', 'plaintext', grid.replace(/\n/g, '\r\n'), rows],
  ['rows over several lines', 'plaintext', grid.replace('1 2 ', '1 2\n'), rows],
  [
    'without a value for no data',
    'plaintext',
    `${heading}1 2 -3e1\n4 5 6`,
    [
      [1, 2, -30],
      [4, 5, 6],
    ],
  ],
  ['a number too few', 'plaintext', grid.replace('5 6', '5'), 'ragged'],
  ['a row too many', 'plaintext', `${grid}7 8 9\n`, 'ragged'],
  ['a word', 'plaintext', grid.replace('4 5', '4 x'), 'ragged'],
]);
