import { describe, expect, it } from 'vitest';
import { matrixAt } from '../../../../src/core/literals/at.js';
import { along, found, parsed, problem, rowsOf } from '../text/read.js';

const nine = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];

describe('matrices in drawn brackets', () => {
  it.each<[what: string, text: string, rows: (number | null)[][], language?: string]>([
    ['slashes', '/ 1 2 \\\n\\ 3 4 /', along],
    ['slashes and bars', '/ 1 2 3 \\\n| 4 5 6 |\n\\ 7 8 9 /', nine],
    ['slashes after a name', 'M = / 1 2 3 \\\n    | 4 5 6 |\n    \\ 7 8 9 /', nine],
    ['bars', '| 1 2 |\n| 3 4 |', along],
    ['bars in Markdown', 'So it is\n\n| 1 2 |\n| 3 4 |\n\nor not.', along, 'markdown'],
    ['bars of other widths', '|  1.5  -2 |\n| 10 1e3 |', [[1.5, -2], [10, 1000]]], // prettier-ignore
    ['an augmented matrix', '| 1 2 | 5 |\n| 3 4 | 6 |', [[1, 2, 5], [3, 4, 6]]], // prettier-ignore
    ['parentheses', '⎛1  2⎞\n⎝3  4⎠', along],
    ['three-line parentheses', '⎛1 2 3⎞\n⎜4 5 6⎟\n⎝7 8 9⎠', nine],
    ['gonum', '⎡1  2  3⎤\n⎢4  5  6⎥\n⎣7  8  9⎦', nine],
    ['one blank', '⎡1 2⎤\r\n⎣3 4⎦\r\n', along],
    ['corners', '⌈ 1 2 ⌉\n⌊ 3 4 ⌋', along],
    ['nalgebra', '  ┌     ┐\n  │ 1 2 │\n  │ 3 4 │\n  └     ┘\n\n', along],
    ['Haskell', '┌             ┐\n│ 1.5  -2.25  │\n│ 3     4e-3  │\n└             ┘', [[1.5, -2.25], [3, 0.004]]], // prettier-ignore
    ['rounded', '╭     ╮\n│ 1 2 │\n│ 3 4 │\n╰     ╯', along],
    ['a name in the middle', '    ⎡1 2 3⎤\nA = ⎢4 5 6⎥\n    ⎣7 8 9⎦', nine],
    ['indented by tabs', '\t⎡1  2⎤\n\t⎣3  4⎦', along],
    ['in a comment', '# ⎡1  2⎤\n# ⎣3  4⎦', along, 'python'],
    ['fractions in one line', '⎡1/2  -3⎤\n⎣ 4   8 ⎦', [[0.5, -3], [4, 8]]], // prettier-ignore
    ['tall fractions', '⎡1   2   ⎤\n⎢─   ─  0⎥\n⎢2   4   ⎥\n⎢        ⎥\n⎣4   5  6⎦', [[0.5, 0.5, 0], [4, 5, 6]]], // prettier-ignore
    ['an unknown entry', '⎡1  ?⎤\n⎣3  4⎦', [[1, null], [3, 4]]], // prettier-ignore
    ['a bar inside', '⎡1  2 │ 3⎤\n⎢4  5 │ 6⎥\n⎣7  8 │ 9⎦', nine],
    ['Sage', '    sage: A\n    [1 2]\n    [3 4]\n', along, 'python'],
    ['Sage, subdivided', '[1 2|3]\n[4 5|6]\n[---+-]\n[7 8|9]', nine],
    ['GAP', '[ 1  2 ]\n[ 3  4 ]', along],
    ['PARI', '%1 =\n[1 2]\n\n[3 4]\n', along],
    ['Maxima', '        [ 1  2 ]\n(%o1)   [      ]\n        [ 3  4 ]', along],
    [
      'Macaulay2',
      'o1 = | 1 2 |\n     | 3 4 |\n\n              2        2\no1 : Matrix ZZ  <--- ZZ\n',
      along,
    ],
    ['a name before rows', 'A = [1 2 3]\n    [4 5 6]\n    [7 8 9]', nine],
    ['symbolic MATLAB', 'A =\n \n[1/2, 3/4]\n[  3, 4/5]\n', [[0.5, 0.75], [3, 0.8]], 'matlab'], // prettier-ignore
  ])('%s', (_, text, rows, language = 'plaintext') => {
    expect(rowsOf(parsed(text, language))).toEqual(rows);
    for (const [, result] of found(text, language)) expect(result).toEqual(rows);
  });

  it('says how it was read, and where the bars stand', () => {
    expect(parsed('⎡1.50  2.25│3.00⎤\n⎣4.00  5.50│6.00⎦', 'plaintext')).toMatchObject({
      printedDecimals: 2,
      reading: { notation: 'drawn brackets', notes: ['a bar before column 3'] },
    });
  });

  it.each<[what: string, text: string, code: string]>([
    ['a short row', '⎡1  2  3⎤\n⎣4  5⎦', 'ragged'],
    ['a short row between bars', '| 1 2 3 |\n| 4 5   |', 'ragged'],
    ['a short row in brackets', 'A = [1 2 3]\n    [4 5]', 'ragged'],
    ['a word', '⎡1  2⎤\n⎢x  4⎥\n⎣5  6⎦', 'notNumeric'],
    ['a star', '⎡12  2*⎤\n⎣3   4 ⎦', 'notNumeric'],
    ['an imaginary entry', '⎡1+2i  2⎤\n⎣3     4⎦', 'complex'],
    ['a factor', '2 ⎡1  2⎤\n  ⎣3  4⎦', 'syntax'],
    ['a product', '⎡1  2⎤   ⎡x⎤\n⎣3  4⎦ · ⎣y⎦', 'syntax'],
    ['a transpose', '⎡1  2⎤ᵀ\n⎣3  4⎦', 'syntax'],
    ['an equation', '[1 2] [x]   [5]\n[3 4] [y] = [6]', 'syntax'],
    ['no last line', '⎡1  2⎤\n⎢3  4⎥\n', 'syntax'],
    ['a unit', '⎡1.0  2.0⎤ kg\n⎣3.0  4.0⎦', 'syntax'],
    ['dots', '⎡1  ...  2⎤\n⎣3  ...  4⎦', 'summarised'],
    ['an excerpt', 'Dims(9, 9)\n⎡ 0   1  ...  8⎤\n .\n .\n .\n⎣72  73  ... 80⎦', 'summarised'],
    ['rows left out', '⎡1  2⎤\n ⋮\n⎣3  4⎦', 'summarised'],
  ])('%s is told', (_, text, code) => {
    expect(problem(text, 'plaintext').code).toBe(code);
    expect(found(text, 'plaintext').filter(([, result]) => typeof result !== 'string')).toEqual([]);
  });

  it.each([
    ['plaintext', '[1] one\n[2] two'],
    ['markdown', '[1]: http://a.b\n[2]: http://c.d'],
    ['python', 'x = [1, 2]\ny = [3, 4]'],
    ['plaintext', '| 1 | 2 |\n|---|---|\n'],
    ['matlab', '[a, b] = size(x);\n[c, d] = size(y);'],
    ['plaintext', '┌────┬────┐\n│ a  │ b  │\n└────┴────┘'],
  ])('finds nothing in %s: %j', (language, text) => {
    expect(found(text, language)).toEqual([]);
  });

  it('shows all rows wherever the cursor stands', () => {
    const text = 'A = [1 2 3]\n    [4 5 6]\n    [7 8 9]\n';
    for (const at of [4, 8, 17, 22, 30]) {
      const here = matrixAt(text, 'plaintext', at, { least: 'asked' });
      expect(here?.result.ok && rowsOf(here.result.value)).toEqual(nine);
    }
  });
});
