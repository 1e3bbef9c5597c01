import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { parseMatrix } from '../../../../src/core/literals/parse.js';
import { problem, rows } from '../text/read.js';

function labels(text: string, language: string) {
  const result = parseMatrix(text, language);
  return result.ok && [result.value.rowLabels, result.value.columnLabels];
}

/** After the examples of the MATLAB documentation for `table`. */
const patients = `T =

  3×4 table

               Age    Smoker    Weight    BloodPressure
               ___    ______    ______    _____________

    Sanchez    38     true       176        124     93 
    Johnson    43     false      163        109     77 
    Lee        38     false      NaN        125     83 
`;

describe('MATLAB tables', () => {
  it('reads variables, row names and a variable of two columns', () => {
    expect(rows(patients, 'matlab')).toEqual([
      [38, 1, 176, 124, 93],
      [43, 0, 163, 109, 77],
      [38, 0, null, 125, 83],
    ]);
    expect(labels(patients, 'matlab')).toEqual([
      ['Sanchez', 'Johnson', 'Lee'],
      ['Age', 'Smoker', 'Weight', 'BloodPressure_1', 'BloodPressure_2'],
    ]);
    const [found] = findMatrices(`x = 1;\n${patients}\n`, 'plaintext');
    expect([found?.start, found?.end]).toEqual([7, 7 + patients.trimEnd().length]);
  });

  it('takes a first variable of text as names, and reports text elsewhere', () => {
    const text =
      '  2×2 table\n\n    Name     X \n    _____    __\n\n    "Ann"     1\n    "Bob"    22\n';
    expect(rows(text, 'matlab')).toEqual([[1], [22]]);
    expect(labels(text, 'matlab')).toEqual([['"Ann"', '"Bob"'], ['X']]);
    const mixed = text.replace('22', ' y');
    const { code, start, end } = problem(mixed, 'matlab');
    expect([code, mixed.slice(start, end)]).toEqual(['notNumeric', 'y']);
  });

  it('puts blocks of columns together', () => {
    const text =
      'T =\n\n  2×2 table\n\n  Column 1\n\n    A\n    _\n\n    1\n    2\n\n  Column 2\n\n    B\n    _\n\n    3\n    4\n';
    expect(rows(text, 'matlab')).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(problem(text.slice(0, text.indexOf('  Column 2')), 'matlab').code).toBe('summarised');
  });

  it('says when rows are left out or none are there', () => {
    const cut = patients.replace(
      / {4}Johnson.*\n/,
      '      :         :         :            :       \n',
    );
    expect(problem(cut, 'matlab').code).toBe('summarised');
    expect(problem('T =\n\n  0×3 table\n\n    A    B    C\n', 'matlab').code).toBe('empty');
    expect(problem(patients.replace(/ {4}Lee.*\n/, ''), 'matlab').code).toBe('summarised');
  });
});

/** After DataFrames.jl 1.x, "First Steps with DataFrames.jl". */
const frame = `3×3 DataFrame
 Row │ a      long name  c       
     │ Int64  Float64?   Bool    
─────┼───────────────────────────
   1 │     1        2.5     true
   2 │    -3  missing      false
   3 │     5        0.25    true
`;

describe('Julia data frames', () => {
  it('reads entries, missing ones and names', () => {
    expect(rows(frame, 'julia')).toEqual([
      [1, 2.5, 1],
      [-3, null, 0],
      [5, 0.25, 1],
    ]);
    expect(labels(frame, 'julia')).toEqual([undefined, ['a', 'long name', 'c']]);
    const text = `julia> df\n${frame}\njulia> `;
    const [found] = findMatrices(text, 'plaintext');
    expect(text.slice(found?.start, found?.end)).toBe(frame.trimEnd());
  });

  it('reads without the line of types', () => {
    const bare = frame.replace(/^.*Int64.*\n/m, '');
    expect(rows(bare, 'julia')).toEqual(rows(frame, 'julia'));
  });

  it('takes a first column of text as names, and reports text elsewhere', () => {
    const named = `2×2 DataFrame
 Row │ who     x     
     │ String  Int64 
─────┼───────────────
   1 │ Ann         1
   2 │ Bob B      22
`;
    expect(labels(named, 'julia')).toEqual([['Ann', 'Bob B'], ['x']]);
    const { code, start, end } = problem(frame.replace('-3', ' z'), 'julia');
    expect([code, frame.replace('-3', ' z').slice(start, end)]).toEqual(['notNumeric', 'z']);
  });

  it('says when rows or columns are left out, or none are there', () => {
    const fewer = frame.replace(/ {3}2 │.*\n/, '  ⋮  │   ⋮        ⋮         ⋮\n');
    expect(problem(fewer, 'julia').code).toBe('summarised');
    expect(problem(frame.replace('3×3', '3×5'), 'julia').code).toBe('summarised');
    expect(problem('0×2 DataFrame\n Row │ a  b\n     │ Int64  Int64\n', 'julia').code).toBe(
      'empty',
    );
  });
});

describe('pandas Series', () => {
  it('has a name over its index, dots, and a comment around it', () => {
    const named = 'where\nx    1.0\ny    NaN\nName: v, dtype: float64';
    expect(rows(named, 'python')).toEqual([[1], [null]]);
    expect(labels(named, 'python')).toEqual([['x', 'y'], ['v']]);
    const commented = `import pandas\n\n# ${named.replaceAll('\n', '\n# ')}\nf()\n`;
    const found = findMatrices(commented, 'python');
    expect(found.length).toBe(1);
    expect(found[0]?.result.ok && [...found[0].result.value.data]).toEqual([1, NaN]);
    const cut = '0     0\n     ..\n99    9\nLength: 100, dtype: int64';
    expect(problem(cut, 'python').code).toBe('summarised');
  });

  it('of words is no matrix', () => {
    const words = '0    red\n1    tan\ndtype: object';
    expect(findMatrices(words, 'python')).toEqual([]);
    expect(problem(words, 'python').code).toBe('notNumeric');
  });
});
