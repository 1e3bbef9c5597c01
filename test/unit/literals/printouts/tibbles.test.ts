import { describe, expect, it } from 'vitest';
import { found, parsed, problem, rows } from '../text/read.js';

const people = [
  '# A tibble: 3 × 4',
  '  name         day            x flag ',
  '  <chr>        <date>     <dbl> <lgl>',
  '1 Alpha Centau 2020-01-01   1.5 TRUE ',
  '2 b            2021-01-01  -2.5 FALSE',
  '3 NA           NA          NA   NA   ',
].join('\n');

const numbers = [
  '# A tibble: 2 × 3',
  '  cyl       n  mean',
  '  <fct> <int> <dbl>',
  '1 4        11  26.7',
  '2 6         7  19.7',
].join('\n');

describe('tibbles', () => {
  it.each(['r', 'plaintext', 'markdown'])('are read by their types in %s', (language) => {
    for (const text of [people, people.replaceAll('\n', '\r\n'), people.replace('×', 'x')]) {
      const matrix = parsed(text, language);
      expect(rows(text, language)).toEqual([
        [1.5, 1],
        [-2.5, 0],
        [null, null],
      ]);
      expect(matrix.rowLabels).toEqual(['Alpha Centau', 'b', 'NA']);
      expect(matrix.columnLabels).toEqual(['x', 'flag']);
      expect(matrix.reading?.notes).toContain('left out: “day” (text)');
      expect(found(text, language)).toHaveLength(1);
    }
  });

  it('keeps levels that look like numbers as names', () => {
    const matrix = parsed(numbers, 'r');
    expect([...matrix.data]).toEqual([11, 26.7, 7, 19.7]);
    expect(matrix.rowLabels).toEqual(['4', '6']);
  });

  it.each([
    ['behind #>', numbers.replaceAll(/^/gm, '#> ')],
    ['without the size', numbers.slice(numbers.indexOf('\n') + 1)],
    ['grouped', numbers.replace('× 3', '× 3\n# Groups:   cyl [2]')],
    ['printed by rows', numbers.replace('× 3', '× 3\n# Rowwise: ')],
    ['among prose', `The means:\n\n${numbers}\n\nand so on.`],
    ['a data frame of dplyr', numbers.replace('A tibble', 'A data frame')],
  ])('are read %s', (_, text) => {
    expect(rows(text, 'r')).toEqual([
      [11, 26.7],
      [7, 19.7],
    ]);
    expect(found(text, 'r')).toHaveLength(1);
  });

  it('reads exponents set apart and names in backticks', () => {
    const text = [
      '# A tibble: 2 × 4',
      '  term        `std error` p.value   n  ',
      '  <chr>             <dbl>   <dbl> <dbl>',
      '1 (Intercept)      0.0125 1.33e- 8    1',
      '2 x 2            123.     1   e+10   20',
    ];
    const wide = text.map((line) =>
      line.replace('p.value', ' p.value').replace('   <dbl> <dbl>', '    <dbl> <dbl>'),
    );
    expect(rows(wide.join('\n'), 'r')).toEqual([
      [0.0125, 1.33e-8, 1],
      [123, 1e10, 20],
    ]);
  });

  it('puts blocks of columns together', () => {
    const text = [
      '# A tibble: 2 × 3',
      '  name      a',
      '  <chr> <dbl>',
      '1 x         1',
      '2 y         2',
      '',
      '      b',
      '  <dbl>',
      '1     3',
      '2     4',
    ].join('\n');
    expect(rows(text, 'r')).toEqual([
      [1, 3],
      [2, 4],
    ]);
    const [half] = found(text.slice(0, text.indexOf('\n\n')), 'r');
    expect(half?.[1]).toBe('summarised');
  });

  it.each([
    ['rows', '# ℹ 7 more rows'],
    ['rows, an old version', '# ... with 8 more rows'],
    ['rows and columns', '# … with 98 more rows, and 2 more variables: y <dbl>, z <chr>'],
    ['columns', '# ℹ 2 more variables: z <dbl>, w <chr>'],
  ])('are summarised when the foot tells of more %s', (_, foot) => {
    for (const size of ['× 3', '× 5', ',000 × 3']) {
      const text = `${numbers.replace('× 3', size)}\n${foot}`;
      for (const one of [text, text.replaceAll(/^/gm, '#> '), text.slice(text.indexOf('\n') + 1)]) {
        expect(problem(one, 'r').code).toBe('summarised');
        expect(found(one, 'r').map(([, got]) => got)).toEqual(['summarised']);
      }
    }
  });

  it.each([
    ['fewer rows than the size tells', numbers.replace('2 × 3', '3 × 3'), 'summarised'],
    ['fewer columns', numbers.replace('2 × 3', '2 × 4'), 'summarised'],
    ['more rows', numbers.replace('2 × 3', '1 × 3'), 'ragged'],
    ['a row left out', numbers.replace('2 6', '3 6'), 'syntax'],
    ['a row that is shifted', numbers.replace('2 6   ', '2 6 '), 'syntax'],
    ['a word among numbers', numbers.replace('19.7', 'high'), 'notNumeric'],
    ['complex numbers', numbers.replaceAll('<dbl>', '<cplx>').replace('<int> <', '<int><'), 'none'],
  ])('are refused with %s', (_, text, code) => {
    expect(problem(text, 'r').code).toBe(code);
  });
});
