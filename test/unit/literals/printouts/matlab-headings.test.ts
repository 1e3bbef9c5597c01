import { describe, expect, it } from 'vitest';
import { found, parsed, problem, rows } from '../text/read.js';

const body = '\n\n     8     1\n    -3     5\n     4     9\n\n';
const wanted = [
  [8, 1],
  [-3, 5],
  [4, 9],
];

describe('headings of MATLAB’s live editor', () => {
  it.each([
    'A = 3×2',
    'A = 3x2',
    '>> s.x = 3×2',
    'A = 3×2 single matrix',
    'A = 3×2 single',
    'ans = 3×2 int32 matrix',
    'ans =\n\n  3×2 int32 matrix',
    'A = 3×2 logical array',
    'A = 3×2 single gpuArray matrix',
    '>> disp(A)',
    'A = 3×2\n\n  Columns 1 through 2',
  ])('are read with their rows: %s', (heading) => {
    for (const language of ['matlab', 'plaintext', 'markdown']) {
      const text = heading + body;
      expect(rows(text, language)).toEqual(wanted);
      expect(found(text, language).map(([, got]) => got)).toEqual([wanted]);
      expect(rows(text.replaceAll('\n', '\r\n'), language)).toEqual(wanted);
    }
    expect(rows((heading + body).replaceAll(/^(?=.)/gm, '% '), 'matlab')).toEqual(wanted);
  });

  it.each(['10^3 ×', '10^{3} ×', '10³ ×', '1.0e+03 *'])('apply the factor %s', (factor) => {
    const text = `A = 2×2\n${factor}\n\n    1.2340    0.0010\n    0.0200   -2.0000\n`;
    const scaled = [
      [1234, 1],
      [20, -2000],
    ];
    for (const language of ['matlab', 'plaintext']) {
      expect(rows(text, language)).toEqual(scaled);
      expect(found(text, language).map(([, got]) => got)).toEqual([scaled]);
      const matrix = parsed(text, language);
      expect(matrix.reading?.notes).toEqual(['times 10^3']);
    }
    const small = text
      .replace('e+03', 'e-05')
      .replace(/\^3|³/, (raised) => (raised === '³' ? '⁻⁵' : '^-5'))
      .replace('^{3}', '^{-5}');
    expect(parsed(small, 'matlab').data[0]).toBe(1.234e-5);
  });

  it.each([
    ['fewer rows than told', `A = 4×2${body}`, 'ragged'],
    ['columns left out', `A = 3×5\n\n  Columns 1 through 2${body}`, 'ragged'],
    ['the kind tells another size', `A =\n\n  3×3 single matrix${body}`, 'ragged'],
    ['three dimensions', `A = 3×2×4${body}`, 'tooManyDimensions'],
    ['a factor without its superscript', `A = 3×2\n103 ×${body}`, 'syntax'],
  ])('are checked: %s', (_, text, code) => {
    for (const language of ['matlab', 'plaintext']) {
      expect(problem(text, language).code).toBe(code);
      expect(found(text, language).map(([, got]) => got)).toEqual([code]);
    }
  });

  it('leave rows without a heading to those who ask, in a program', () => {
    for (const text of ['8 1\n-3 5\n4 9', '8, 1 % a\n-3, 5 % b\n4, 9', '8 1;\n-3 5;\n4 9;']) {
      expect(rows(text, 'matlab')).toEqual(wanted);
      expect(found(text, 'matlab')).toEqual([]);
    }
    expect(found('x = 3;\ny = 2*x\n', 'matlab')).toEqual([]);
  });

  it('tell MATLAB from Octave where the text does', () => {
    const notation = (text: string): string | undefined =>
      parsed(text, 'plaintext').reading?.notation;
    expect(notation(`A = 3×2${body}`)).toBe('MATLAB printout');
    expect(notation(`A =${body}`)).toBe('MATLAB or Octave printout');
    expect(notation(`A =\n\n Columns 1 through 2:${body}`)).toBe('Octave printout');
    expect(notation('A =\n\nDiagonal Matrix\n\n   1   0\n   0   2\n\n')).toBe('Octave printout');
  });
});
