import { describe, expect, it } from 'vitest';
import { found, parsed, problem, rows } from '../text/read.js';

const whole = [
  [0, 1, 2.5, 4],
  [1, 0, 3, 5],
  [2.5, 3, 0, 6],
  [4, 5, 6, 0],
];
const dist = '    a   b   c\nb 1.0        \nc 2.5 3.0    \nd 4.0 5.0 6.0';
const withDiagonal =
  '    a   b   c   d\na 0.0            \nb 1.0 0.0        \nc 2.5 3.0 0.0    \nd 4.0 5.0 6.0 0.0';
const wrapped = '    a   b\nb 1.0    \nc 2.5 3.0\nd 4.0 5.0\n    c\nb    \nc    \nd 6.0';

describe('printouts of R’s dist', () => {
  it.each([
    ['as they are', dist],
    ['with the diagonal', withDiagonal],
    ['in blocks of columns', wrapped],
    ['without trailing blanks', dist.replaceAll(/ +$/gm, '')],
    [
      'with tabs',
      dist
        .replaceAll(/ +$/gm, '')
        .replaceAll(/(?<=\S) +/g, '\t')
        .replace(/^ +/, '\t'),
    ],
    ['with CRLF', dist.replaceAll('\n', '\r\n')],
    ['indented', dist.replaceAll(/^/gm, '    ')],
    ['behind #>', dist.replaceAll(/^/gm, '#> ')],
    ['among prose', `The distances:\n\n${dist}\n\nand more.`],
  ])('are mirrored %s', (_, text) => {
    for (const language of ['r', 'plaintext']) {
      const matrix = parsed(text, language);
      expect(rows(text, language)).toEqual(whole);
      expect(found(text, language).map(([, got]) => got)).toEqual([whole]);
      expect(matrix.rowLabels).toEqual(['a', 'b', 'c', 'd']);
      expect(matrix.columnLabels).toEqual(['a', 'b', 'c', 'd']);
      expect(matrix.reading?.notes[0]).toMatch(/^lower triangle of a dist, mirrored/);
    }
  });

  it.each([
    ['a row is short', dist.replace('5.0 6.0', '5.0')],
    ['a row is gone', dist.replace(/c 2.*\n/, '')],
    ['a name is another', dist.replace('c 2.5', 'x 2.5')],
    ['a word among the numbers', dist.replace('6.0', 'far')],
    ['correlations', withDiagonal.replaceAll('0.0', '1.0')],
    ['a block of columns is gone', wrapped.slice(0, wrapped.indexOf('\n    c'))],
    ['an upper triangle', '  a b c\na 1 2 3\nb   1 4\nc     1'],
    ['no names at all', '1\n2 3\n4 5 6'],
    ['no header', 'b 1\nc 2 3\nd 4 5 6'],
  ])('are refused when %s', (_, text) => {
    for (const language of ['r', 'plaintext']) {
      problem(text, language);
      expect(found(text, language).filter(([, got]) => Array.isArray(got))).toEqual([]);
    }
  });
});

describe('distances in PHYLIP’s format', () => {
  const square = '4\nA 0 1 2.5 4\nB 1 0 3 5\nC 2.5 3 0 6\nD 4 5 6 0';
  const lower = '4\nAlpha\nBeta 1\nGamma 2.5 3\nDelta 4 5 6';

  it.each([
    ['square', square],
    ['square, indented, with tabs', square.replaceAll(/(?<=\w) /g, '\t').replace('4', '    4')],
    ['lower-triangular', lower],
    ['lower-triangular with its zeros', '4\nA 0\nB 1 0\nC 2.5 3 0\nD 4 5 6 0'],
    ['with CRLF', lower.replaceAll('\n', '\r\n')],
    ['with a line break at the end', `${square}\n`],
  ])('are read: %s', (_, text) => {
    expect(rows(text, 'plaintext')).toEqual(whole);
    expect(found(text, 'plaintext').map(([, got]) => got)).toEqual([whole]);
    expect(parsed(text, 'plaintext').reading?.notation).toBe('PHYLIP distances');
  });

  it.each([
    ['more rows than told', square.replace('4', '3')],
    ['fewer rows than told', square.replace('4', '5')],
    ['a row that is short', lower.replace(' 5 6', ' 5')],
    ['a distance to itself', square.replace('3 0 6', '3 1 6')],
    ['a word', lower.replace('2.5', 'near')],
  ])('are refused with %s', (_, text) => {
    problem(text, 'plaintext');
    expect(found(text, 'plaintext').filter(([, got]) => Array.isArray(got))).toEqual([]);
  });

  it('are not what other counted rows are', () => {
    const atoms = '3\nwater\nO 0.0 0.0 0.1\nH 0.0 0.7 -0.4\nH 0.0 -0.7 -0.4';
    expect(found(atoms, 'plaintext').filter(([, got]) => Array.isArray(got))).toEqual([]);
  });
});

describe('PETSc’s rows', () => {
  const text =
    'Mat Object: 1 MPI process\n  type: seqaij\nrow 0: (0, 2.)  (1, -1.5e-3) \nrow 1:\nrow 2: (1, 4.)  (2, 2.) \n';
  const wanted = [
    [2, -0.0015, 0],
    [0, 0, 0],
    [0, 4, 2],
  ];

  it('are read by their indices', () => {
    for (const one of [text, text.replaceAll('\n', '\r\n'), text.slice(text.indexOf('row'))]) {
      expect(rows(one, 'plaintext')).toEqual(wanted);
      expect(found(one, 'plaintext').map(([, got]) => got)).toEqual([wanted]);
    }
  });

  it.each([
    ['a row is left out', text.replace('row 1:\n', '')],
    ['the first is left out', text.replace(/row 0.*\n/, '')],
    ['columns are not told', text.replace('  (2, 2.)', '')],
    ['an entry is complex', text.replace('(1, 4.)', '(1, 4. + 2. i)')],
    ['something else stands there', text.replace('(1, 4.)', '(1, 4.) 7')],
  ])('are refused when %s', (_, one) => {
    problem(one, 'plaintext');
    expect(found(one, 'plaintext').filter(([, got]) => Array.isArray(got))).toEqual([]);
  });
});

describe('Wolfram’s MatrixForm on a terminal', () => {
  const text = 'Out[12]//MatrixForm= 1     -2.5\n\n                     300   4\n';
  const wanted = [
    [1, -2.5],
    [300, 4],
  ];

  it.each([
    text,
    text.replace('MatrixForm', 'TableForm'),
    text.replaceAll('\n', '\r\n'),
    `In[12]:= MatrixForm[a]\n\n${text}\n\nIn[13]:= 1 + 1`,
    'Out[1]//MatrixForm=\n1     -2.5\n300   4\n',
  ])('is read: %j', (one) => {
    expect(rows(one, 'plaintext')).toEqual(wanted);
    expect(found(one, 'plaintext').map(([, got]) => got)).toEqual([wanted]);
  });

  it.each([
    ['rows of other lengths', text.replace('300', '')],
    ['a symbol', text.replace('300', 'x')],
    [
      'an exponent above',
      'Out[1]//MatrixForm=        -7\n                    1.5 10     2\n\n                    3   4\n',
    ],
  ])('is refused with %s', (_, one) => {
    problem(one, 'plaintext');
    expect(found(one, 'plaintext').filter(([, got]) => Array.isArray(got))).toEqual([]);
  });
});

describe('SciPy’s entries below others that are left out', () => {
  it.each([
    '  :\t:\n  (8, 1)\t2.0\n  (9, 2)\t3.0',
    '  :\t:\n  (0, 8)\t2\n  (1, 9)\t3\n',
    ':\t:\n(1, 0)\t-2.5e-3\n(1, 1)\t3',
    '  (0, 1)\t1.0\n  :\t:\n  (9, 2)\t3.0',
    'The end of it:\n\n  :\t:\n  (8, 1)\t2.0\r\n  (9, 2)\t3.0\r\n',
  ])('are summarised: %j', (text) => {
    expect(problem(text, 'plaintext').code).toBe('summarised');
    expect(found(text, 'plaintext').filter(([, got]) => Array.isArray(got))).toEqual([]);
  });
});
