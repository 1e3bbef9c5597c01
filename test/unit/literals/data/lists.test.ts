import { expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { testReading } from '../expect-read.js';
import { parsed } from '../text/read.js';

const numbers = [
  [1, 2, 3],
  [4, 5, 6],
];
const down = [
  [1, 3, 5],
  [2, 4, 6],
];
const flat = '[1, 2, 3, 4, 5, 6]';

testReading('a shape stated beside the entries', [
  ['rows and cols in JSON', 'json', `{"rows": 2, "cols": 3, "data": ${flat}}`, numbers],
  ['behind the entries', 'json', `{"data": ${flat}, "rows": 2, "cols": 3}`, numbers],
  [
    'OpenCV in JSON',
    'json',
    `{"K": {"type_id": "opencv-matrix", "rows": 2, "cols": 3, "dt": "d", "data": ${flat}}}`,
    numbers,
  ],
  ['shape', 'json', `{"shape": [2, 3], "data": ${flat}}`, numbers],
  ['shape and order', 'json', `{"shape": [2, 3], "order": "F", "data": ${flat}}`, down],
  ['three dimensions', 'json', `{"shape": [1, 2, 3, 1], "data": ${flat}}`, numbers],
  [
    'too many dimensions',
    'json',
    `{"shape": [2, 3, 2], "data": [1,2,3,4,5,6,7,8,9,10,11,12]}`,
    'tooManyDimensions',
  ],
  ['another number of entries', 'json', `{"rows": 2, "cols": 4, "data": ${flat}}`, 'ragged'],
  [
    'another shape than the list has',
    'json',
    '{"shape": [3, 2], "data": [[1, 2, 3], [4, 5, 6]]}',
    'ragged',
  ],
  ['ROS', 'yaml', `camera_matrix:\n  rows: 2\n  cols: 3\n  data: ${flat}\n`, numbers],
  [
    'in a file with other keys',
    'yaml',
    `image_width: 640\ncamera_matrix:\n  rows: 2\n  cols: 3\n  data: ${flat}\ndistortion_model: plumb_bob\n`,
    numbers,
  ],
  [
    'OpenCV in YAML',
    'yaml',
    `%YAML:1.0\n---\nK: !!opencv-matrix\n   rows: 2\n   cols: 3\n   dt: d\n   data: [ 1., 2., 3.,\n       4., 5., 6. ]\n`,
    numbers,
  ],
  [
    'a block of entries',
    'yaml',
    'm:\n  rows: 2\n  cols: 3\n  data:\n  - 1\n  - 2\n  - 3\n  - 4\n  - 5\n  - 6\n',
    numbers,
  ],
  ['a mapping in braces', 'yaml', `m: {rows: 2, cols: 3, data: ${flat}}\n`, numbers],
  ['TOML', 'toml', `[m]\nshape = [2, 3]\ndata = ${flat}\n`, numbers],
  [
    'Open3D goes down the columns',
    'json',
    '{"intrinsic_matrix": [1, 2, 3, 4, 5, 6, 7, 8, 9]}',
    [
      [1, 4, 7],
      [2, 5, 8],
      [3, 6, 9],
    ],
  ],
  [
    'glTF goes down the columns',
    'json',
    '{"nodes": [{"matrix": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]}]}',
    [
      [1, 5, 9, 13],
      [2, 6, 10, 14],
      [3, 7, 11, 15],
      [4, 8, 12, 16],
    ],
  ],
  [
    'CameraInfo',
    'yaml',
    'K: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n',
    [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
  ],
]);

testReading('lists of YAML', [
  [
    'in blocks with comments',
    'yaml',
    'A:\n  - [1, 2, 3]   # a\n\n  # b\n  - [4, 5, 6]\nb: 1\n',
    numbers,
  ],
  ['at the margin', 'yaml', '- [1, 2, 3]\n- [4, 5, 6]\n', numbers],
  ['lists in lists', 'yaml', 'A:\n- - 1\n  - 2\n  - 3\n- - 4\n  - 5\n  - 6\n', numbers],
  ['over several lines', 'yaml', 'A:\n  - [1, 2,\n     3]\n  - [4, 5, # five\n     6]\n', numbers],
  ['with line ends of Windows', 'yaml', 'A:\r\n  - [1, 2, 3]\r\n  - [4, 5, 6]\r\n', numbers],
  ['nothing known', 'yaml', 'A:\n  - [.nan, -.inf]\n  - [~, 1e3]\n', 'notNumeric'],
  [
    'infinite',
    'yaml',
    'A:\n  - [.nan, -.inf]\n  - [2, 1e3]\n',
    [
      [null, -Infinity],
      [2, 1000],
    ],
  ],
  ['rows of two lengths', 'yaml', 'A:\n  - [1, 2, 3]\n  - [4, 5]\n', 'ragged'],
  ['a list of lines', 'yaml', 'A: [1, 2, 3,  # x\n    4, 5, 6]\n', numbers],
  ['flow', 'yaml', 'A: [[1, 2, 3], [4, 5, 6]]\n', numbers],
  ['versions', 'yaml', 'node:\n  - 16\n  - 18\n', 'none'],
  ['floats', 'yaml', 'covariance:\n- 0.1\n- 0.2\n', 'none'],
  ['TOML over lines', 'toml', 'A = [\n  [1, 2, 3], # a\n  [4, 5, 6],\n]\n', numbers],
]);

it('names beside the data are the names', () => {
  const text = '{"columns":["a","b"],"index":["x","y"],"data":[[1,2],[3,4]]}';
  expect(parsed(text, 'json')).toMatchObject({ columnLabels: ['a', 'b'], rowLabels: ['x', 'y'] });
});

it.each([
  ['yaml', 'ports:\n  - 80\n  - 443\n'],
  ['yaml', 'on:\n  push:\n    branches: [main, dev]\n'],
  ['yaml', 'steps:\n  - name: a\n    run: b\n  - name: c\n'],
  ['toml', '[[bin]]\nname = "a"\n[[bin]]\nname = "b"\n'],
])('nothing in %s: %s', (language, text) => {
  expect(findMatrices(text, language)).toEqual([]);
});
