import { describe, expect, it } from 'vitest';
import { found, parsed, problem, rows } from '../text/read.js';

/** Checks a printout in the three languages that users paste it into. */
const everywhere = (text: string, wanted: unknown): void => {
  for (const language of ['matlab', 'octave', 'plaintext']) {
    expect(rows(text, language), language).toEqual(wanted);
  }
};

describe('MATLAB and Octave printouts', () => {
  it('reads a named matrix, loose or compact', () => {
    const wanted = [
      [1, -2],
      [3, 4],
    ];
    everywhere('A =\n\n     1    -2\n     3     4\n\n', wanted);
    everywhere('A =\n     1    -2\n     3     4\n', wanted);
    everywhere('>> A =\n\n     1    -2\n     3     4\n', wanted);
    everywhere('s.weights =\n\n     1    -2\n     3     4\n', wanted);
    everywhere('% A =\n%\n%      1    -2\n%      3     4\n', wanted);
  });

  it('applies the common scale factor to the written digits', () => {
    const matrix = parsed(
      'A =\n\n   1.0e+03 *\n\n    0.0010    2.0000\n    3.0000    0.0047\n',
      'matlab',
    );
    expect([...matrix.data]).toEqual([1, 2000, 3000, 4.7]);
    expect(matrix.printedDecimals).toBe(1);
    expect(rows('  1.0e-05  *\n\n   1.5   0\n   2   3.1\n', 'octave')).toEqual([
      [1.5e-5, 0],
      [2e-5, 3.1e-5],
    ]);
  });

  it('puts blocks of columns side by side', () => {
    const matlab =
      'A =\n\n  Columns 1 through 3\n\n  1  2  3\n  5  6  7\n\n  Column 4\n\n  4\n  8\n';
    const octave =
      'A =\n\n Columns 1 and 2:\n\n  1  2\n  5  6\n\n Columns 3 and 4:\n\n  3  4\n  7  8\n\n';
    const wanted = [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ];
    everywhere(matlab, wanted);
    everywhere(octave, wanted);
  });

  it('reads the kinds that a heading names', () => {
    const wanted = [
      [1, 0],
      [0, 2],
    ];
    everywhere('D =\n\nDiagonal Matrix\n\n   1   0\n   0   2\n\n', wanted);
    everywhere('D =\n\n  2×2 int32 matrix\n\n   1   0\n   0   2\n\n', wanted);
    everywhere('D =\n\n  2x2 logical array\n\n   1   0\n   0   1\n', [
      [1, 0],
      [0, 1],
    ]);
  });

  it('reads unknown and infinite entries', () => {
    everywhere('A =\n\n     1   NaN\n   Inf    NA\n  -Inf     0\n', [
      [1, null],
      [Infinity, null],
      [-Infinity, 0],
    ]);
  });

  it('reads sparse matrices', () => {
    const octave =
      'S =\n\nCompressed Column Sparse (rows = 2, cols = 3, nnz = 2 [33%])\n\n  (1, 1) -> 1.5\n  (2, 3) -> -2\n\n';
    const matlab =
      'S =\n\n  2×3 sparse double matrix (2 nonzeros)\n\n   (1,1)       1.5000\n   (2,3)      -2.0000\n';
    const wanted = [
      [1.5, 0, 0],
      [0, 0, -2],
    ];
    everywhere(octave, wanted);
    everywhere(matlab, wanted);
    expect(rows('S =\n\n   (1,1)       1.5000\n   (2,3)      -2.0000\n', 'matlab')).toEqual(wanted);
    expect(problem(octave.replace('(2, 3)', '(3, 3)'), 'octave').code).toBe('syntax');
  });

  it('explains what it cannot show', () => {
    expect(problem('A = [](0x3)\n', 'octave').code).toBe('empty');
    expect(
      problem('A =\n\nans(:,:,1) =\n\n  1  2\n\nans(:,:,2) =\n\n  3  4\n', 'octave'),
    ).toMatchObject({
      code: 'tooManyDimensions',
      message: expect.stringContaining('1 × 2 × 2') as string,
    });
    expect(problem('A =\n\n   1 + 2i   3 - 4i\n   5 + 6i   7 + 8i\n', 'matlab').code).toBe(
      'complex',
    );
  });

  it('is silent on assignments in code and prose', () => {
    const code = 'x =\n  foo(1, 2);\ny = 3;\nfor k = 1:10\n  z = [z k];\nend\n';
    expect(found(code, 'matlab')).toEqual([]);
    expect(found('The answer =\n\nforty-two of 7 8\nand 9 10\n', 'plaintext')).toEqual([]);
  });
});
