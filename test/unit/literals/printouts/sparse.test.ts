import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { problem, rows } from '../text/read.js';

/**
 * Printouts of SciPy 1.13 and later (scipy/sparse/_base.py, `__repr__` and `__str__`); older ones are
 * fixtures.
 */
const heading =
  "<Compressed Sparse Row sparse matrix of dtype 'float64'\n\twith 3 stored elements and shape (3, 4)>";
const coords = '\n  Coords\tValues\n  (0, 1)\t3.0\n  (1, 0)\t4.5\n  (2, 2)\t-1.0';
const wanted = [
  [0, 3, 0, 0],
  [4.5, 0, 0, 0],
  [0, 0, -1, 0],
];

describe('SciPy with a heading', () => {
  it('has the size of its heading', () => {
    const text = `>>> print(A)\n${heading}${coords}\n>>> `;
    expect(rows(heading + coords, 'python')).toEqual(wanted);
    const [found] = findMatrices(text, 'python');
    expect(text.slice(found?.start, found?.end)).toBe(heading + coords);
    expect(rows(`# ${(heading + coords).replaceAll('\n', '\n# ')}`, 'python')).toEqual(wanted);
  });

  it('knows arrays, diagonals and blocks', () => {
    const dia =
      "<DIAgonal sparse array of dtype 'int64'\n\twith 2 stored elements (1 diagonals) and shape (2, 2)>\n  Coords\tValues\n  (0, 0)\t1\n  (1, 1)\t2";
    expect(rows(dia, 'python')).toEqual([
      [1, 0],
      [0, 2],
    ]);
    const bsr =
      "<Block Sparse Row sparse array of dtype 'float64'\n\twith 4 stored elements (blocksize=2x2) and shape (2, 2)>\n  Coords\tValues\n  (0, 0)\t1.0\n  (0, 1)\t2.0\n  (1, 0)\t3.0\n  (1, 1)\t4.0";
    expect(rows(bsr, 'plaintext')).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('says what is not there', () => {
    expect(problem(heading, 'python').code).toBe('summarised');
    const cut = heading + coords.replace('  (1, 0)\t4.5\n', '  :\t:\n');
    expect(problem(cut, 'python').code).toBe('summarised');
    expect(problem(heading + coords.replace('\n  (2, 2)\t-1.0', ''), 'python').code).toBe(
      'summarised',
    );
    expect(problem(heading.replace('(3, 4)', '(2, 3, 4)'), 'python').code).toBe(
      'tooManyDimensions',
    );
    expect(problem(heading.replace('(3, 4)', '(3,)'), 'python').code).toBe('syntax');
    expect(problem(heading.replace('(3, 4)', '(0, 4)'), 'python').code).toBe('empty');
    expect(problem(heading.replace('(3, 4)', '(90000, 90000)'), 'python').code).toBe('tooLarge');
    expect(problem(heading + coords.replace('3.0', '(1+2j)'), 'python').code).toBe('complex');
    expect(problem(heading + coords.replace('(2, 2)', '(7, 2)'), 'python').code).toBe('syntax');
  });
});

describe('SciPy without a heading', () => {
  it('is read when asked, and not found', () => {
    const text = '  (0, 1)\t3.0\n  (1, 0)\t4.5';
    expect(rows(text, 'python')).toEqual([
      [0, 3],
      [4.5, 0],
    ]);
    expect(findMatrices(text, 'python')).toEqual([]);
  });
});
