import { describe, expect, it } from 'vitest';
import { found, problem, rows } from './read.js';

describe('Typst', () => {
  it('reads mat and vec', () => {
    expect(rows('$ A = mat(1, 2; 3, -4) $', 'typst')).toEqual([
      [1, 2],
      [3, -4],
    ]);
    expect(rows('$ vec(1, 2, 3) $', 'typst')).toEqual([[1], [2], [3]]);
    expect(rows('mat(\n  1, 2;\n  3, 4;\n)', 'typst')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(rows('mat(1, 2)', 'typst')).toEqual([[1, 2]]);
  });

  it('passes named arguments', () => {
    const text = 'mat(delim: "[", augment: #2, gap: 1em, 1, 2; 3, 4)';
    expect(rows(text, 'typst')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(found(`$ ${text} $`, 'typst')).toEqual([
      [
        text,
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]);
  });

  it.each<[string, number]>([
    ['1/2', 0.5],
    ['-1/3', -1 / 3],
    ['sqrt(2)', Math.SQRT2],
    ['root(3, 8)', 2],
    ['frac(3, 4)', 0.75],
    ['(1 + sqrt(5))/2', (1 + Math.sqrt(5)) / 2],
    ['pi', Math.PI],
    ['2 pi', 2 * Math.PI],
    ['2 times 10^(-3)', 2e-3],
    ['3 dot 4', 12],
    ['infinity', Infinity],
    ['1e5', 1e5],
  ])('entry %s', (source, value) => {
    expect(rows(`mat(${source}, 0)`, 'typst')[0]![0]).toBeCloseTo(value, 12);
  });

  it('knows unknown entries and problems', () => {
    expect(rows('mat(1, ?; "--", 4)', 'typst')).toEqual([
      [1, null],
      [null, 4],
    ]);
    expect(problem('mat(1, dots, 9; 1, 2, 3)', 'typst').code).toBe('summarised');
    expect(problem('mat(1, ..., 9; 1, 2, 3)', 'typst').code).toBe('summarised');
    expect(problem('mat(1, 2; 3)', 'typst').code).toBe('ragged');
    expect(problem('mat(1, x; 3, 4)', 'typst').message).toContain('“x” at row 1, column 2');
    expect(problem('mat()', 'typst').code).toBe('empty');
    expect(problem('mat(1, 2', 'typst').code).toBe('syntax');
  });

  it('is silent on other words and letters', () => {
    expect(found('format(1, 2; 3, 4) and mat(a, b; c, d) and vec(x)', 'typst')).toEqual([]);
  });
});
