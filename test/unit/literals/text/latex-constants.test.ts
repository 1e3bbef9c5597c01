import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt, parseMatrix } from '../../../../src/core/literals/index.js';

type Rows = readonly (readonly number[])[];

function asked(text: string, language = 'latex'): Rows | string {
  const result = parseMatrix(text, language);
  if (!result.ok) return result.problem.code;
  const { rows, cols, data } = result.value;
  return Array.from({ length: rows }, (_, i) => Array.from(data.slice(i * cols, (i + 1) * cols)));
}

const close = (rows: Rows): unknown =>
  rows.map((row): unknown => row.map((x): unknown => expect.closeTo(x, 12)));
const bmatrix = (body: string): string => `\\begin{bmatrix} ${body} \\end{bmatrix}`;

describe('constant functions of constants in LaTeX', () => {
  it.each<[string, Rows]>([
    [
      '\\cos 30^\\circ & -\\sin(30^\\circ) \\\\ \\sin 30^{\\circ} & \\cos\\left(30^\\circ\\right)',
      [
        [Math.sqrt(3) / 2, -0.5],
        [0.5, Math.sqrt(3) / 2],
      ],
    ],
    [
      '\\sin\\frac{\\pi}{6} & \\cos\\frac{\\pi}{3} \\\\ \\sqrt[3]{8} & \\ln 1',
      [
        [0.5, 0.5],
        [2, 0],
      ],
    ],
    [
      '\\cos 90^\\circ & \\tan 45^\\circ \\\\ \\sin 180° & \\cos 60°',
      [
        [0, 1],
        [0, 0.5],
      ],
    ],
    [
      'e^{-1} & 2\\pi \\\\ \\arctan 1 & \\exp{0}',
      [
        [Math.exp(-1), 2 * Math.PI],
        [Math.PI / 4, 1],
      ],
    ],
    [
      '1{,}5 & -2{,}25 \\\\ 3 & 0{,}125',
      [
        [1.5, -2.25],
        [3, 0.125],
      ],
    ],
    [
      '1{,}000{,}000 & 2 \\\\ 1{,}234.5 & 4',
      [
        [1000000, 2],
        [1234.5, 4],
      ],
    ],
    [
      '\\num{1.5e3} & 2 \\\\ 3 & 4',
      [
        [1500, 2],
        [3, 4],
      ],
    ],
  ])('%s', (body, rows) => {
    expect(asked(bmatrix(body))).toEqual(close(rows));
    expect(findMatrices(bmatrix(body), 'latex')).toHaveLength(1);
  });

  it.each(['1{,}000 & 2 \\\\ 3 & 4', '\\log 10 & 2 \\\\ 3 & 4', '\\tan 90^\\circ & 1 \\\\ 2 & 3'])(
    'is refused where it may mean two things or nothing: %s',
    (body) => {
      expect(asked(bmatrix(body))).toBe('notNumeric');
    },
  );

  it('tells at the cursor which entry is no number', () => {
    const text = bmatrix('1 & \\cos x \\\\ 3 & 4');
    const found = matrixAt(text, 'latex', text.indexOf('3 &'), { least: 'asked' });
    const problem = found?.result.ok === false ? found.result.problem : undefined;
    expect(problem?.message).toContain('row 1, column 2');
    expect(text.slice(problem?.start, problem?.end)).toBe('\\cos x');
  });
});

describe('the package physics', () => {
  it.each([
    '\\pmqty{1 & 2 \\\\ 3 & 4}',
    '\\bmqty{1&2\\\\3&4}',
    '\\mqty(1 & 2 \\\\ 3 & (4))',
    '\\mqty[1 & 2 \\\\ 3 & 4]',
    '\\mqty{1 & 2 \\\\ 3 & 4}',
  ])('%s', (text) => {
    expect(asked(`A = ${text}`)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(asked(`$$ A = ${text} $$`, 'markdown')).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('says which entry is no number', () => {
    expect(asked('\\pmqty{1 & x \\\\ 3 & 4}')).toBe('notNumeric');
    expect(asked('\\pmqty{1 & 2 \\\\ 3}')).toBe('ragged');
  });
});

describe('what stands beside a matrix in LaTeX', () => {
  const matrix = '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}';

  it.each<[string, Rows]>([
    [
      `A = 2${matrix}`,
      [
        [2, 4],
        [6, 8],
      ],
    ],
    [
      `A = \\frac{1}{2} ${matrix}`,
      [
        [0.5, 1],
        [1.5, 2],
      ],
    ],
    [
      `$-${matrix}$`,
      [
        [-1, -2],
        [-3, -4],
      ],
    ],
    [
      `A = 0.5 \\cdot ${matrix}`,
      [
        [0.5, 1],
        [1.5, 2],
      ],
    ],
    [
      `A = ${matrix}^T`,
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      `A = ${matrix}^{\\top}`,
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      `A = 3\\left(\\begin{array}{cc} 1 & 2 \\\\ 3 & 4 \\end{array}\\right)`,
      [
        [3, 6],
        [9, 12],
      ],
    ],
    [
      `A x = ${matrix} x`,
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])('%s', (text, rows) => {
    expect(asked(text)).toEqual(close(rows));
  });

  it('an inverse has it as its operand', () => {
    const result = parseMatrix(`${matrix}^{-1}`, 'latex');
    expect(result.ok && result.value.reading?.notes).toEqual(['operand: its inverse is written']);
  });
});

describe('tables of pandas', () => {
  it.each<[string, string[]]>([
    ['0 & 1.5 & 2 \\\\\n1 & 3 & 4 \\\\', ['0', '1']],
    ['2019 & 1.5 & 2 \\\\\n2020 & 3 & 4 \\\\', ['2019', '2020']],
    ['x & 1.5 & 2 \\\\\ny & 3 & 4 \\\\', ['x', 'y']],
  ])('the index names the rows: %s', (body, names) => {
    const text = `\\begin{tabular}{lrr}\n\\toprule\n & a & b \\\\\n\\midrule\n${body}\n\\bottomrule\n\\end{tabular}`;
    const result = parseMatrix(text, 'latex');
    expect(asked(text)).toEqual([
      [1.5, 2],
      [3, 4],
    ]);
    expect(result.ok && result.value.rowLabels).toEqual(names);
    expect(result.ok && result.value.columnLabels).toEqual(['a', 'b']);
  });
});
