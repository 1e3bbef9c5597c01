import { testReading } from '../expect-read.js';

const numbers = [
  [1, 2],
  [3, 4.5],
];
const row = (...cells: readonly string[]): string =>
  `  <tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`;
const table = (rows: string): string => `<table>\n${rows}</table>\n`;
const plain = table(row('1', '2') + row('3', '4.5'));
const named = `<table border="1" class="dataframe">
  <thead>
    <tr style="text-align: right;"><th></th><th>a</th><th>b</th></tr>
  </thead>
  <tbody>
    <tr><th>0</th><td>1</td><td>2</td></tr>
    <tr><th>1</th><td>3</td><td>4.5</td></tr>
  </tbody>
</table>`;

testReading('tables of HTML', [
  ['numbers', 'html', plain, numbers],
  ['in Markdown', 'markdown', `# A\n\n${plain}`, numbers],
  ['in text', 'plaintext', plain, numbers],
  [
    'in capitals, without closing tags',
    'html',
    '<TABLE><TR><TD>1<TD>2<TR><TD>3<TD>4.5</TABLE>',
    numbers,
  ],
  ['names in th, as pandas writes them', 'html', named, numbers],
  [
    'tags around a number',
    'html',
    table(row('<b>1</b>', ' 2 ') + row('<i><b>3</b></i>', '4.5&nbsp;')),
    numbers,
  ],
  [
    'an empty cell',
    'html',
    table(row('1', '2') + row('', '4.5')),
    [
      [1, 2],
      [null, 4.5],
    ],
  ],
  [
    'a comment between the rows',
    'html',
    table(`${row('1', '2')}<!-- <td>9</td> -->${row('3', '4.5')}`),
    numbers,
  ],
  ['a cell too few', 'html', table(row('1', '2') + row('3')), 'ragged'],
  ['a cell over two columns', 'html', plain.replace('<td>1', '<td colspan="2">1'), 'ragged'],
  ['a table in a table', 'html', table(row('1', plain) + row('3', '4')), 'ragged'],
  ['a unit', 'html', plain.replace('4.5', '4.5 ?!'), 'notNumeric'],
]);
