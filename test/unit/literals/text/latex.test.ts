import { describe, expect, it } from 'vitest';
import { found, parsed, problem, rows } from './read.js';

/** The single entry of a matrix, read next to a 0, so that the literal has two entries. */
const entry = (source: string): number | null | undefined =>
  rows(`\\begin{bmatrix}${source} & 0\\end{bmatrix}`, 'latex')[0]![0];

describe('LaTeX matrix environments', () => {
  it.each([
    ...['matrix', 'pmatrix', 'bmatrix', 'Bmatrix', 'vmatrix', 'Vmatrix', 'smallmatrix'],
    ...['psmallmatrix', 'bsmallmatrix', 'pNiceMatrix', 'bmatrix*'],
  ])('%s', (name) => {
    const text = `\\begin{${name}}1 & -2\\\\3&4\\end{${name}}`;
    expect(rows(text, 'latex')).toEqual([
      [1, -2],
      [3, 4],
    ]);
    expect(found(`Let $A = ${text}$.`, 'tex')).toEqual([
      [
        text,
        [
          [1, -2],
          [3, 4],
        ],
      ],
    ]);
  });

  it('takes options and column specifications for what they are', () => {
    const body = '1 & 2 \\\\ 3 & 4';
    for (const open of [
      'begin{bmatrix*}[r]',
      'begin{array}{c|c}',
      'begin{array}[t]{@{}rr@{}}',
      'begin{pNiceArray}{cc}[first-row]',
      'begin{bNiceMatrix}[margin]',
      'begin{tabular}{|l|r|}',
    ]) {
      const name = /\{([a-zA-Z*]+)\}/.exec(open)![1]!;
      expect(rows(`\\${open} ${body} \\end{${name}}`, 'latex'), open).toEqual([
        [1, 2],
        [3, 4],
      ]);
    }
  });

  it('reads plain TeX, where a brace closes and \\cr ends a row', () => {
    expect(rows('$$A=\\pmatrix{1&2\\cr 3&4\\cr}$$', 'tex')).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('skips rules, row spacing, stars, comments and a last row break', () => {
    const text = `\\begin{array}{cc}
      \\hline 1 & 2 \\\\[4pt] % & 9 \\\\
      \\hline
      3 & 4 \\\\* \\cline{1-2}
      5 & 6 \\\\ \\hline
    \\end{array}`;
    expect(rows(text, 'latex')).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it('covers the delimiters around an array', () => {
    const text = '\\left[ \\begin{array}{cc}1&2\\\\3&4\\end{array} \\right]';
    expect(found(`$${text}$`, 'latex')).toEqual([
      [
        text,
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]);
  });

  it('finds every matrix of a document, in Markdown too', () => {
    const a = '\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}';
    const b = '\\begin{pmatrix}5\\\\6\\end{pmatrix}';
    const text = `# Title\n\n$$\n${a}\n$$\n\nand $${b}$ is | not a table.\n`;
    expect(found(text, 'markdown')).toEqual([
      [
        a,
        [
          [1, 2],
          [3, 4],
        ],
      ],
      [b, [[5], [6]]],
    ]);
  });
});

describe('LaTeX entries', () => {
  it.each<[string, number]>([
    ['1.5', 1.5],
    ['.5', 0.5],
    ['-3', -3],
    ['−3', -3],
    ['{-}3', -3],
    ['+7', 7],
    ['1e-3', 1e-3],
    ['2.5E+2', 250],
    ['1\\,000', 1000],
    ['\\frac{1}{2}', 0.5],
    ['\\dfrac12', 0.5],
    ['-\\tfrac{3}{4}', -0.75],
    ['\\frac{-1}{\\sqrt{2}}', -1 / Math.sqrt(2)],
    ['\\frac{1}{\\frac{1}{4}}', 4],
    ['3/4', 0.75],
    ['1/\\sqrt2', 1 / Math.sqrt(2)],
    ['\\sqrt{16}', 4],
    ['\\sqrt[3]{27}', 3],
    ['\\sqrt[3]{-8}', -2],
    ['2\\sqrt{3}', 2 * Math.sqrt(3)],
    ['\\frac{1+\\sqrt{5}}{2}', (1 + Math.sqrt(5)) / 2],
    ['1 \\times 10^{-3}', 1e-3],
    ['6.02\\cdot 10^{23}', 6.02e23],
    ['10^2', 100],
    ['-2^2', -4],
    ['\\pi', Math.PI],
    ['2\\pi', 2 * Math.PI],
    ['-\\frac{\\pi}{4}', -Math.PI / 4],
    ['\\frac\\pi2', Math.PI / 2],
    ['\\mathrm{\\e}', Math.E],
    ['\\cos(0)', 1],
    ['\\exp{1}', Math.E],
    ['\\infty', Infinity],
    ['-\\infty', -Infinity],
    ['\\left(\\frac{1}{2}\\right)', 0.5],
    ['(2)(3)', 6],
    ['\\mathbf{7}', 7],
    ['\\text{8}', 8],
    ['\\textcolor{red}{-9}', -9],
    ['{\\color{blue} 10}', 10],
    ['\\color[rgb]{1,0,0} 11', 11],
    ['\\displaystyle 12', 12],
    ['\\boxed{13}', 13],
    ['\\phantom{-}14', 14],
    ['\\cellcolor{yellow}15', 15],
    ['\\num{1.6e1}', 16],
    ['$17$', 17],
    ['1 % a comment & 2', 1],
  ])('%s', (source, value) => {
    const got = source.includes('%') ? entry(`${source}\n`) : entry(source);
    if (got === null || got === undefined) expect.fail('no number');
    if (got !== value) expect(got / value).toBeCloseTo(1, 12);
  });

  it.each(['?', '', '--', '-', '\\text{NaN}', '\\mathrm{NA}', '\\square', '\\textcolor{red}{?}'])(
    'unknown: %s',
    (source) => {
      expect(entry(source)).toBeNull();
    },
  );

  it.each([
    ...['x', '2x', 'e', '1 2', '1,5', '1\\frac{1}{2}', '1/2\\pi', '10^-3', '3\\%'],
    ...['\\alpha', '\\frac{1}', '\\sqrt{', '5^\\circ', '\\frac{1}{x}', '2 +', '\\pm 1', '90°'],
  ])('no number: %s', (source) => {
    const text = `\\begin{bmatrix}1 & ${source} \\end{bmatrix}`;
    expect(['notNumeric', 'syntax']).toContain(problem(text, 'latex').code);
  });
});

describe('LaTeX problems', () => {
  it('says where an entry is no number', () => {
    const text = '\\begin{bmatrix}1 & 2 \\\\ 3 & x_1 \\end{bmatrix}';
    const { code, message } = problem(text, 'latex');
    expect(code).toBe('notNumeric');
    expect(message).toContain('“x_1” at row 2, column 2');
  });

  it('knows ragged, summarised, empty, nested and unclosed matrices', () => {
    expect(problem('\\begin{bmatrix}1&2\\\\3\\end{bmatrix}', 'latex').code).toBe('ragged');
    for (const dots of ['\\cdots', '\\dots', '\\vdots', '\\ldots']) {
      const text = `\\begin{bmatrix}1&${dots}\\\\2&3\\end{bmatrix}`;
      expect(problem(text, 'latex').code).toBe('summarised');
    }
    expect(problem('\\begin{bmatrix}\\end{bmatrix}', 'latex').code).toBe('empty');
    expect(problem('\\begin{bmatrix}1&2\\\\3&4', 'latex').code).toBe('syntax');
    expect(problem('\\begin{bmatrix}1&2\\end{pmatrix}', 'latex').code).toBe('syntax');
    expect(problem('\\begin{bmatrix}1&2\n\n3&4\\end{bmatrix}', 'latex').code).toBe('syntax');
  });

  it('reads the inner matrix where one stands in another', () => {
    const inner = '\\begin{matrix}1&2\\\\3&4\\end{matrix}';
    const text = `\\begin{bmatrix} A & ${inner} \\\\ 0 & 1\\end{bmatrix}`;
    expect(found(text, 'latex')).toEqual([
      [
        inner,
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]);
  });

  it('is silent on tables of words and matrices of letters', () => {
    expect(found('\\begin{tabular}{ll}Name & Age\\\\Amy & 7\\end{tabular}', 'latex')).toEqual([]);
    expect(found('\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}', 'latex')).toEqual([]);
    expect(found('\\begin{align}x &= 1\\\\ y &= 2\\end{align}', 'latex')).toEqual([]);
    expect(found('\\begin{pmatrix} 5 \\end{pmatrix}', 'latex')).toEqual([]);
  });

  it('goes on after a matrix that was never closed', () => {
    const good = '\\begin{bmatrix}5&6\\\\7&8\\end{bmatrix}';
    expect(found(`\\begin{bmatrix}1&2\n\n${good}`, 'latex')).toEqual([
      [
        good,
        [
          [5, 6],
          [7, 8],
        ],
      ],
    ]);
    expect(parsed(`\\begin{bmatrix}1&${good}`, 'latex').data[0]).toBe(5);
  });
});
