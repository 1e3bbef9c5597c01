import { expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { testReading } from '../expect-read.js';
import { parsed } from '../text/read.js';

const affine = [
  [2, -3, 10],
  [1, 4, -20],
  [0, 0, 1],
];
const three = [
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [4, 8, 12, 16],
];
const pose = [
  [1, 0, 0, 5.5],
  [0, -1, 0, 6],
  [0, 0, 1, 7],
  [0, 0, 0, 1],
];
const numbers = '1 0 0 5.5  0 -1 0 6  0 0 1 7  0 0 0 1';
const sixteen = Array.from({ length: 16 }, (_, k) => k + 1);
const data = [
  [1, 2, 3],
  [4, 5, -6],
];

testReading('transforms', [
  ['CSS', 'css', '.a { transform: matrix(2, 1, -3, 4, 10, -20); }', affine],
  [
    'CSS over lines',
    'css',
    '.a {\n  transform: matrix(\n    2, 1,\n    -3, 4,\n    10, -20);\n}',
    affine,
  ],
  ['a variable of CSS', 'scss', '--m: matrix(2, 1, -3, 4, 10, -20); // m', affine],
  ['SVG with blanks', 'svg', '<g id="a" transform="matrix(2 1 -3 4 10 -20)"/>', affine],
  ['SVG as optimisers write it', 'xml', '<g transform="matrix(2 1-3 4 10-20)"/>', affine],
  ['gradientTransform', 'xml', "<x gradientTransform='matrix(2,1,-3,4,10,-20)'/>", affine],
  ['React', 'html', '<g transform={`matrix(2, 1, -3, 4, 10, -20)`}>', affine],
  ['in prose', 'markdown', 'Use `transform: matrix(2, 1, -3, 4, 10, -20)` here.', affine],
  ['matrix3d', 'css', `a{transform:matrix3d(${sixteen.join(',')})}`, three],
  ['matrix3d alone', 'plaintext', `matrix3d(${sixteen.join(', ')})`, three],
  ['a number too few', 'css', 'a { transform: matrix(1, 2, 3, 4, 5) }', 'ragged'],
  ['numbers too many', 'html', '<g transform="matrix(1 2 3 4 5 6 7)"/>', 'ragged'],
  ['a unit', 'css', 'a { transform: matrix(1, 0, 0, 1, 10px, 20px) }', 'notNumeric'],
  ['a variable', 'css', 'a { transform: matrix(1, 0, 0, 1, x, 20) }', 'notNumeric'],
  ['a comma too many', 'css', 'a { transform: matrix(1, 0, , 1, 2, 20) }', 'notNumeric'],
  ['a comma at the end', 'css', 'a { transform: matrix(1, 0, 0, 1, 2, 20,) }', 'notNumeric'],
  ['a product', 'xml', '<g transform="translate(3 4) matrix(2 1 -3 4 10 -20)"/>', 'syntax'],
  ['a product behind', 'css', 'a{transform: matrix(2,1,-3,4,10,-20) rotate(4deg)}', 'syntax'],
]);

testReading('elements', [
  ['feConvolveMatrix', 'svg', '<feConvolveMatrix order="3 2" kernelMatrix="1,2,3 4,5,-6"/>', data],
  [
    'feConvolveMatrix without an order',
    'svg',
    '<feConvolveMatrix kernelMatrix="0 1 0\n1 -4 1\n0 1 0"/>',
    [
      [0, 1, 0],
      [1, -4, 1],
      [0, 1, 0],
    ],
  ],
  ['a number left out', 'svg', '<feConvolveMatrix kernelMatrix="0 1 0 1 -4 1 0 1"/>', 'ragged'],
  ['feColorMatrix without rows', 'svg', '<feColorMatrix values="1 0 0 0\n0 1 0 0"/>', 'ragged'],
  ['feColorMatrix of another type', 'svg', '<feColorMatrix type="saturate" values="0.5"/>', 'none'],
  ['COLLADA', 'xml', `<node>\n  <matrix sid="t">${numbers}</matrix>\n</node>`, pose],
  ['bind_shape_matrix', 'xml', `<bind_shape_matrix>\n${numbers}\n</bind_shape_matrix>`, pose],
  ['Mitsuba', 'xml', `<transform name="w">\n\t<matrix value="${numbers}"/>\n</transform>`, pose],
  ['GIFTI', 'xml', `<MatrixData>\r\n${numbers}\r\n</MatrixData>`, pose],
  ['in prose', 'plaintext', `The node has <matrix>${numbers}</matrix> in it.`, pose],
  ['another number of them', 'xml', `<matrix>${numbers} 3</matrix>`, 'ragged'],
  ['a word among them', 'xml', `<matrix>${numbers.replace('6', 'x')}</matrix>`, 'notNumeric'],
  [
    '3MF',
    'xml',
    '<item objectid="2" transform="1 0 0 0 1 0 0 0 1 5 6 7"/>',
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [5, 6, 7],
    ],
  ],
  ['VTK', 'xml', vtk('NumberOfComponents="3"', '1 2 3 4\n 5 -6'), data],
  [
    'VTK with its tuples',
    'xml',
    vtk('NumberOfTuples="2" NumberOfComponents="3"', '1 2 3 4 5 -6'),
    data,
  ],
  [
    'VTK: tuples left out',
    'xml',
    vtk('NumberOfTuples="4" NumberOfComponents="3"', '1 2 3 4 5 -6'),
    'ragged',
  ],
  ['VTK: half a tuple', 'xml', vtk('NumberOfComponents="3"', '1 2 3 4 5'), 'ragged'],
  ['XDMF', 'xml', '<DataItem Dimensions="2 3" Format="XML">\n1 2 3 4 5 -6\n</DataItem>', data],
  [
    'XDMF: a cube',
    'xml',
    '<DataItem Dimensions="2 2 2">1 2 3 4\n5 6 7 8</DataItem>',
    'tooManyDimensions',
  ],
]);

function vtk(attributes: string, content: string): string {
  return `<DataArray type="Float32" ${attributes} format="ascii">\n ${content}\n</DataArray>`;
}

function openCv(dt: string, entries: string): string {
  return `<?xml version="1.0"?>
<opencv_storage>
<D type_id="opencv-matrix">
  <rows>2</rows>
  <cols>3</cols>
  <dt>${dt}</dt>
  <data>
    ${entries}</data></D>
</opencv_storage>
`;
}

testReading('the storage of OpenCV', [
  ['integers', 'xml', openCv('i', '1 2 3 4 5 -6'), data],
  ['in lines of other lengths', 'xml', openCv('d', '1. 2. 3. 4.\n    5. -6.'), data],
  ['in quotes', 'xml', openCv('"f"', '1. 2. 3. 4. 5. -6e+0'), data],
  ['in text', 'plaintext', openCv('f', '1. 2. 3. 4. 5. -6.'), data],
  [
    'nothing known',
    'xml',
    openCv('d', '1. 2. 3. 4. 5. .Nan'),
    [
      [1, 2, 3],
      [4, 5, null],
    ],
  ],
  ['a number too few', 'xml', openCv('d', '1. 2. 3. 4.\n    5.'), 'ragged'],
  [
    'channels',
    'xml',
    openCv('3f', '1. 2. 3. 4. 5. 6. 1. 2. 3. 4. 5. 6. 1. 2. 3. 4. 5. 6.'),
    'tooManyDimensions',
  ],
]);

const cell = (inner: string): string => `<mtd>${inner}</mtd>`;
const row = (...cells: string[]): string => `<mtr>${cells.map(cell).join('')}</mtr>`;
const table = (...rows: string[]): string =>
  `<math><mo>[</mo><mtable columnalign="right">\n${rows.join('\n')}\n</mtable><mo>]</mo></math>`;
const n = (value: string): string => `<mn>${value}</mn>`;

testReading('MathML', [
  [
    'numbers',
    'html',
    table(row(n('1'), n('2')), row(n('3'), n('4.5'))),
    [
      [1, 2],
      [3, 4.5],
    ],
  ],
  [
    'signs',
    'html',
    table(
      row(`<mo>&minus;</mo>${n('1')}`, `<mrow><mo>−</mo>${n('2')}</mrow>`),
      row(n('3'), n('4')),
    ),
    [
      [-1, -2],
      [3, 4],
    ],
  ],
  [
    'fractions',
    'xml',
    table(row(`<mfrac>${n('1')}${n('4')}</mfrac>`, n('2')), row(n('3'), n('4'))),
    [
      [0.25, 2],
      [3, 4],
    ],
  ],
  [
    'in Markdown',
    'markdown',
    `It is\n\n${table(row(n('1'), n('2')), row(n('3'), n('4')))}\n`,
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'with a prefix',
    'xml',
    '<m:mtable><m:mtr><m:mtd><m:mn>1</m:mn></m:mtd></m:mtr><m:mtr><m:mtd><m:mn>2</m:mn></m:mtd></m:mtr></m:mtable>',
    [[1], [2]],
  ],
  ['a name', 'html', table(row('<mi>a</mi>', n('2')), row(n('3'), n('4'))), 'notNumeric'],
  [
    'a root',
    'html',
    table(row(`<msqrt>${n('2')}</msqrt>`, n('2')), row(n('3'), n('4'))),
    'notNumeric',
  ],
  [
    'a power',
    'html',
    table(row(`<msup>${n('2')}${n('3')}</msup>`, n('2')), row(n('3'), n('4'))),
    'notNumeric',
  ],
  ['dots', 'html', table(row(n('1'), '<mo>⋯</mo>'), row(n('3'), n('4'))), 'summarised'],
  ['a cell too few', 'html', table(row(n('1'), n('2')), row(n('3'))), 'ragged'],
  [
    'a wide cell',
    'html',
    table(row(n('1'), n('2')), '<mtr><mtd columnspan="2"><mn>1</mn></mtd></mtr>'),
    'ragged',
  ],
]);

it('says how it was read', () => {
  const { reading } = parsed('a { transform: matrix(1, 0, 0, 1, 5, 6) }', 'css');
  expect(reading).toEqual({
    notation: 'CSS matrix',
    notes: ['down the columns', 'the last row, 0 0 1, is not written'],
  });
});

it('finds nothing in lists of single numbers and in calls of other languages', () => {
  const list = '<DataArray type="Int32" format="ascii">\n 0 1 2\n 3 4 5\n</DataArray>';
  expect(findMatrices(list, 'xml')).toEqual([]);
  expect(findMatrices('a { color: rgb(1, 2, 3); margin: 1 2 3 4; }', 'css')).toEqual([]);
});
