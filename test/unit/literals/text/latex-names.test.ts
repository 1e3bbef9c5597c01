import { describe, expect, it } from 'vitest';
import { found, parsed, problem, rowsOf } from './read.js';

/** The rows, with the column names and the row names. */
function table(text: string) {
  const matrix = parsed(text, 'latex');
  return [rowsOf(matrix), matrix.rowLabels, matrix.columnLabels];
}

describe('tables of numbers with names, in LaTeX', () => {
  it.each([
    String.raw`\begin{tabular}{lrr} & x & y \\ \hline a & 1 & 2 \\ b & 3 & 4 \\ \hline \end{tabular}`,
    String.raw`\begin{tabular*}{5cm}{lrr} \toprule name & x & y \\ \midrule a & 1 & 2 \\ b & 3 & 4 \\ \bottomrule \end{tabular*}`,
    String.raw`\begin{array}{c|cc} & x & y \\ \hline a & 1 & 2 \\ b & 3 & 4 \end{array}`,
  ])('%s', (text) => {
    const numbers = [
      [1, 2],
      [3, 4],
    ];
    expect(table(text)).toEqual([numbers, ['a', 'b'], ['x', 'y']]);
    expect(found(`See\n${text}.`, 'latex')).toEqual([[text, numbers]]);
  });

  it('names are read without commands of look', () => {
    const text = String.raw`\begin{tabular}{lcc}
  \textbf{Model} & $\alpha$ & \color{red} BLEU (\%) \\ % scores
  \emph{Base} & 1.5 & -- \\
  Ours~2 & \textbf{3} & 4
\end{tabular}`;
    const numbers = [
      [1.5, null],
      [3, 4],
    ];
    expect(table(text)).toEqual([numbers, ['Base', 'Ours 2'], ['alpha', 'BLEU (%)']]);
  });

  it('only the first row, or only the first column', () => {
    const header = String.raw`\begin{tabularx}{\textwidth}{XX} A & B \\ 1 & 2 \\ 3 & 4 \end{tabularx}`;
    expect(table(header).slice(1)).toEqual([undefined, ['A', 'B']]);
    const labels = String.raw`\begin{tabular}{ll} a & 1 \\ b & 2 \end{tabular}`;
    expect(table(labels)).toEqual([[[1], [2]], ['a', 'b'], undefined]);
  });

  it.each([
    [String.raw`\begin{tabular}{ll} 1 & 2 \\ 3 & «b» \\ \end{tabular}`, 'row 2, column 2'],
    [String.raw`\begin{tabular}{lll} x & 1 & «a» \\ y & 2 & 3 \\ \end{tabular}`, 'row 1, column 2'],
    [String.raw`\begin{array}{cc} «x» & y \\ 3 & 4 \end{array}`, 'row 1, column 1'],
    [String.raw`\begin{array}{cc} «a» & 1 \\ b & 2 \end{array}`, 'row 1, column 1'],
    [String.raw`\begin{bmatrix} «a» & b \\ 1 & 2 \end{bmatrix}`, 'row 1, column 1'],
  ])('a word elsewhere is a mistake: %s', (marked, place) => {
    const text = marked.replace(/[«»]/g, '');
    const { code, message, start } = problem(text, 'latex');
    expect([code, start]).toEqual(['notNumeric', marked.indexOf('«')]);
    expect(message).toContain(place);
  });

  it('tables of words stay silent', () => {
    const words = String.raw`\begin{tabular}{ll} name & city \\ Ada & London \\ Emmy & Göttingen \end{tabular}`;
    expect(found(words, 'latex')).toEqual([]);
  });

  it('rows of different lengths under a header are said', () => {
    const text = String.raw`\begin{tabular}{lll} n & x & y \\ a & 1 & 2 \\ b & 3 \end{tabular}`;
    const { code, message } = problem(text, 'latex');
    expect([code, message]).toEqual(['ragged', expect.stringMatching(/Row 2 has 1 entry/)]);
  });
});
