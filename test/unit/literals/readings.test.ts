import { describe, expect, it } from 'vitest';
import { parseMatrix, readings, type Matrix, type ReadAs } from '../../../src/core/index.js';

function read(text: string, language: string, as?: ReadAs): Matrix {
  const result = parseMatrix(text, language, as);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const offers = (text: string, language: string, as?: ReadAs) =>
  readings(text, language, as).map(
    ({ label, matrix: { rows, cols } }) => `${label}: ${rows}×${cols}`,
  );

const years = 'country,2019,2020\nA,1,2\nB,3,4\n';

describe('how a text was read', () => {
  it.each([
    ['csv', years, /^CSV$/],
    ['plaintext', '[[1 2]\n [3 4]]', /\S/],
    ['latex', '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}', /LaTeX/],
    ['matlab', '[1 2; 3 4]', /MATLAB/],
    ['python', 'matrix(ZZ, 2, 2, [1, 2, 3, 4])', /^Sage matrix$/],
    ['python', 'matrix([[1, 2],\n        [3, 4]])', /^NumPy printout$/],
  ])('%s %j', (language, text, notation) => {
    expect(read(text, language).reading?.notation).toMatch(notation);
  });
});

describe('the other readings of a text', () => {
  it('are those that give another matrix, and the transpose', () => {
    expect(offers('[[1, 2, 3], [4, 5, 6]]', 'python')).toEqual(['Transposed: 3×2']);
    expect(offers('12.5%,1\n25%,2\n', 'csv')).toContain('Percent as numbers (12.5): 2×2');
    expect(offers('a,b\n1,2\n3,4\n', 'csv')).not.toContain('Row 1 holds data: 3×2');
  });

  it('are read when they are chosen', () => {
    for (const { as, matrix } of readings(years, 'csv')) {
      expect(Array.from(read(years, 'csv', as).data)).toEqual(Array.from(matrix.data));
    }
    const turned = read('[[1, 2, 3], [4, 5, 6]]', 'python', { transposed: true });
    expect([turned.rows, turned.cols, ...turned.data]).toEqual([3, 2, 1, 4, 2, 5, 3, 6]);
    expect(turned.reading?.notes).toContain('transposed');
  });

  it('take part of the columns, with their names, and refuse those that are no longer there', () => {
    const text = 'a,b,c\n1,2,3\n4,5,6\n';
    const part = read(text, 'csv', { columns: [2, 0] });
    expect([...part.data]).toEqual([3, 1, 6, 4]);
    expect(part.columnLabels).toEqual(['c', 'a']);
    expect(part.reading?.notes).toContain('2 of 3 columns');
    const gone = parseMatrix('a,b\n1,2\n4,5\n', 'csv', { columns: [2, 0] });
    expect(gone.ok ? '' : gone.problem.message).toMatch(/column 3 was chosen, and it has 2/);
  });
});
