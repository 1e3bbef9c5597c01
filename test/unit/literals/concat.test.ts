import { describe, expect, it } from 'vitest';
import { findMatrices, parseMatrix } from '../../../src/core/literals/index.js';

type Rows = readonly (readonly number[])[];

function asked(text: string, language: string): Rows | string {
  const result = parseMatrix(text, language);
  if (!result.ok) return result.problem.code;
  const { rows, cols, data } = result.value;
  return Array.from({ length: rows }, (_, i) => Array.from(data.slice(i * cols, (i + 1) * cols)));
}

/** The results of a scan, as text. */
function seen(text: string, language: string): string[] {
  return findMatrices(text, language)
    .filter(({ result }) => result.ok)
    .map(({ start, end }) => text.slice(start, end));
}

function notes(text: string, language: string): readonly string[] {
  const result = parseMatrix(text, language);
  return result.ok ? (result.value.reading?.notes ?? []) : [];
}

const close = (rows: Rows): unknown =>
  rows.map((row): unknown => row.map((x): unknown => expect.closeTo(x, 12)));

describe('constant functions of constants', () => {
  it.each<[string, Rows]>([
    [
      'R = [cosd(30) -sind(30); sind(30) cosd(30)];',
      [
        [Math.sqrt(3) / 2, -0.5],
        [0.5, Math.sqrt(3) / 2],
      ],
    ],
    [
      '[sind(210) cosd(240); tand(45) tand(-45)]',
      [
        [-0.5, -0.5],
        [1, -1],
      ],
    ],
    [
      '[atan2(1, 1) hypot(3, 4); mod(-1, 3) rem(-1, 3)]',
      [
        [Math.PI / 4, 5],
        [2, -1],
      ],
    ],
    [
      '[deg2rad(180), rad2deg(pi); nthroot(-27, 3), fix(-1.5)]',
      [
        [Math.PI, 180],
        [-3, -1],
      ],
    ],
    [
      '[exp(0) log(1); sqrt(16) round(2.5)]',
      [
        [1, 0],
        [4, 3],
      ],
    ],
    [
      '[cosd(90) sind(180); cosd(180) sind(270)]',
      [
        [0, 0],
        [-1, -1],
      ],
    ],
  ])('%s', (text, rows) => {
    expect(asked(text, 'matlab')).toEqual(close(rows));
    expect(asked(text, 'octave')).toEqual(close(rows));
  });
});

describe('constants around a bracket belong to the matrix', () => {
  it.each<[string, string, Rows]>([
    [
      'matlab',
      'A = 2*[1 2; 3 4];',
      [
        [2, 4],
        [6, 8],
      ],
    ],
    [
      'matlab',
      'A = [1 2; 3 4]/2;',
      [
        [0.5, 1],
        [1.5, 2],
      ],
    ],
    [
      'matlab',
      'A = -[1 -2; 3 4];',
      [
        [-1, 2],
        [-3, -4],
      ],
    ],
    [
      'matlab',
      "A = [1 2; 3 4]'*2;",
      [
        [2, 6],
        [4, 8],
      ],
    ],
    [
      'octave',
      'A = 1e-3 * [1 2; 3 4] # milli',
      [
        [0.001, 0.002],
        [0.003, 0.004],
      ],
    ],
    [
      'matlab',
      'A = (1/4)*[1 2\n 3 4];',
      [
        [0.25, 0.5],
        [0.75, 1],
      ],
    ],
    [
      'matlab',
      'A = sqrt(4)/2*[1 -1; 1 1];',
      [
        [1, -1],
        [1, 1],
      ],
    ],
    [
      'matlab',
      'A = [1 2; 3 4] + [1 0; 0 1];',
      [
        [2, 2],
        [3, 5],
      ],
    ],
    [
      'matlab',
      'A = [1 2; 3 4] - eye(2);',
      [
        [0, 2],
        [3, 3],
      ],
    ],
    [
      'matlab',
      'A = [1 2; 3 4] * [1 1; 0 1];',
      [
        [1, 3],
        [3, 7],
      ],
    ],
    [
      'matlab',
      'A = [1 2; 3 4].^2;',
      [
        [1, 4],
        [9, 16],
      ],
    ],
    [
      'julia',
      'A = [1 2; 3 4] * 2',
      [
        [2, 4],
        [6, 8],
      ],
    ],
    [
      'julia',
      'A = 0.5 * [1 2; 3 4]',
      [
        [0.5, 1],
        [1.5, 2],
      ],
    ],
    [
      'plaintext',
      '2*[1 2; 3 4]',
      [
        [2, 4],
        [6, 8],
      ],
    ],
    [
      'plaintext',
      'multiply by 3*[1 2; 3 4]',
      [
        [3, 6],
        [9, 12],
      ],
    ],
    [
      'markdown',
      'A = -[1 2; 3 4]',
      [
        [-1, -2],
        [-3, -4],
      ],
    ],
  ])('%s: %s', (language, text, rows) => {
    expect(asked(text, language)).toEqual(close(rows));
    expect(seen(text, language)).toHaveLength(1);
    expect(notes(text, language)).toEqual(['computed from constants']);
  });

  it.each<[string, string]>([
    ['plaintext', '- [1 2; 3 4]'],
    ['markdown', '* [1 2; 3 4]'],
    ['markdown', '- item\n- [1 2; 3 4]'],
    ['plaintext', 'the matrix [1 2; 3 4] - see above'],
    ['markdown', 'I use **[1 2; 3 4]** here'],
  ])('%s: bullets and dashes do not: %s', (language, text) => {
    expect(asked(text, language)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(seen(text, language)).toEqual(['[1 2; 3 4]']);
  });
});

describe('a matrix that something is made of', () => {
  it.each<[string, string, string]>([
    ['matlab', 'A = B*[1 2; 3 4];', 'operand of *'],
    ['matlab', 'x = inv([1 2; 3 4])', 'operand of inv'],
    ['matlab', 'x = [1 2; 3 4]\\b;', 'operand of \\'],
    ['matlab', 'x = A*2*[1 2; 3 4];', 'operand of *'],
    ['matlab', 'if x == [1 2; 3 4]', 'operand of =='],
    ['julia', 'd = det([1 2; 3 4])', 'operand of det'],
    ['octave', 'e = eig([1 2; 3 4])', 'operand of eig'],
  ])('%s: %s says so', (language, text, note) => {
    expect(seen(text, language)).toEqual(['[1 2; 3 4]']);
    expect(notes(text, language)).toEqual([note]);
  });

  it.each<[string, string]>([
    ['matlab', 'y = repmat([1 2; 3 4], n, 1);'],
    ['matlab', 'y = fliplr([1 2; 3 4](:, k));'],
    ['matlab', 'y = permute([1 2; 3 4], order);'],
    ['julia', 'A = hcat(x, [1, 2], [3, 4])'],
    ['julia', 'A = reduce(hcat, [[1 2], [3 4]])'],
    ['julia', 'A = reshape([1 2; 3 4], n, :)'],
  ])(
    '%s: %s is a problem, where its entries are arranged by what is not known',
    (language, text) => {
      expect(seen(text, language)).toEqual([]);
      expect(asked(text, language)).toBe('syntax');
    },
  );
});

describe('calls that arrange constants are computed', () => {
  it.each<[string, string, Rows]>([
    [
      'matlab',
      'sparse([1 2 2], [1 1 2], [5 6 7], 2, 3)',
      [
        [5, 0, 0],
        [6, 7, 0],
      ],
    ],
    ['matlab', 'sparse([1 1], [2 2], [3 4])', [[0, 7]]],
    [
      'matlab',
      'blkdiag([1 2; 3 4], 5)',
      [
        [1, 2, 0],
        [3, 4, 0],
        [0, 0, 5],
      ],
    ],
    [
      'matlab',
      'fliplr([1 2; 3 4])',
      [
        [2, 1],
        [4, 3],
      ],
    ],
    [
      'matlab',
      'flipud([1 2; 3 4])',
      [
        [3, 4],
        [1, 2],
      ],
    ],
    [
      'matlab',
      'rot90([1 2; 3 4])',
      [
        [2, 4],
        [1, 3],
      ],
    ],
    [
      'octave',
      'repmat([1 2], 2, 1)',
      [
        [1, 2],
        [1, 2],
      ],
    ],
    [
      'julia',
      'hcat([1, 2], [3, 4])',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'julia',
      'vcat([1 2], [3 4])',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'julia',
      'hcat([[1, 2], [3, 4], [5, 6]]...)',
      [
        [1, 3, 5],
        [2, 4, 6],
      ],
    ],
    [
      'julia',
      'reduce(hcat, [[1.0, 2.0], [3.0, 4.0]])',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    ['julia', 'reduce(vcat, [[1, 2], [3, 4]])', [[1], [2], [3], [4]]],
    [
      'julia',
      'stack([[1, 2, 3], [4, 5, 6]])',
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    [
      'julia',
      'stack([[1, 2], [3, 4]]; dims=1)',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'julia',
      'permutedims(hcat([[1, 2], [3, 4]]...))',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'julia',
      'mapreduce(permutedims, vcat, [[1, 2], [3, 4]])',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'julia',
      'cat([1 2], [3 4]; dims=1)',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'julia',
      'Symmetric([1 2; 9 4])',
      [
        [1, 2],
        [2, 4],
      ],
    ],
    [
      'julia',
      'Symmetric([1 2; 9 4], :L)',
      [
        [1, 9],
        [9, 4],
      ],
    ],
    [
      'julia',
      'UpperTriangular([1 2; 9 4])',
      [
        [1, 2],
        [0, 4],
      ],
    ],
    [
      'julia',
      'LowerTriangular([1 2; 9 4])',
      [
        [1, 0],
        [9, 4],
      ],
    ],
    [
      'julia',
      'Diagonal([1 2; 9 4])',
      [
        [1, 0],
        [0, 4],
      ],
    ],
    [
      'julia',
      'Tridiagonal([1], [2, 3], [4])',
      [
        [2, 4],
        [1, 3],
      ],
    ],
    [
      'julia',
      'SMatrix{2,3}(1, 2, 3, 4, 5, 6)',
      [
        [1, 3, 5],
        [2, 4, 6],
      ],
    ],
    [
      'julia',
      'SMatrix{2, 2, Float64}(1.5, 2, -3, 4)',
      [
        [1.5, -3],
        [2, 4],
      ],
    ],
    [
      'julia',
      '@SMatrix [1 2; 3 4]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'julia',
      "SA[1 2; 3 4]'",
      [
        [1, 3],
        [2, 4],
      ],
    ],
  ])('%s: %s', (language, text, rows) => {
    expect(asked(`A = ${text}`, language)).toEqual(rows);
  });

  it.each<[string, string, string]>([
    ['julia', 'SMatrix{2,2}(1, 2, 3)', 'syntax'],
    ['julia', '[[1 2], [3 4]]', 'syntax'],
    ['julia', 'rand(2, 2)', 'none'],
    ['julia', '[f(a, b) for a in 1:2, b in 1:2]', 'notNumeric'],
    ['julia', '[1 ± 0.1 2; 3 4]', 'notNumeric'],
    ['julia', 'stack([[1 2], [3 4]])', 'syntax'],
  ])('%s: %s is not', (language, text, code) => {
    expect(asked(`A = ${text}`, language)).toBe(code);
  });
});

describe('a quote that opens a text is no transpose', () => {
  it.each<[string, string]>([
    ['matlab', "s = '[1 2; 3 4]';"],
    ['octave', "disp('A = [1 2; 3 4]')"],
    ['plaintext', "octave --eval 'A = [1 2; 3 4]'"],
    ['markdown', "run `calc '[1 2; 3 4]'` first"],
    ['julia', "c = '[1 2; 3 4]'"],
  ])('%s: %s', (language, text) => {
    expect(asked(text, language)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it.each<[string, string]>([
    ['matlab', "A = [1 2; 3 4]';"],
    ['matlab', "x = y' * z; A = [1 2; 3 4]';"],
    ['matlab', "disp('a'), A = [1 2; 3 4]'"],
    ['plaintext', "don't turn [1 2; 3 4]'"],
  ])('%s: %s is turned', (language, text) => {
    expect(asked(text, language)).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });
});

describe('rows selected inside of a bracket, and cells', () => {
  it.each<[string, string, Rows]>([
    [
      'matlab',
      '     1, 2, 3\n     4, 5, 6',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'matlab',
      '     1 2 3 % a\n     4 5 6 % b',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'octave',
      '1 2 # first\r\n3 -4 # second\r\n',
      [
        [1, 2],
        [3, -4],
      ],
    ],
    [
      'matlab',
      '\t1e-3, 2;\n\t3, pi;',
      [
        [0.001, 2],
        [3, Math.PI],
      ],
    ],
    [
      'matlab',
      '1 2 3 ...\n 4; 5 6 7 8',
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
    ],
    [
      'matlab',
      'C = {1 2; 3 4};',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'octave',
      'C = {1.5, -2; 3, 4}',
      [
        [1.5, -2],
        [3, 4],
      ],
    ],
  ])('%s: %s', (language, text, rows) => {
    expect(asked(text, language)).toEqual(rows);
  });

  it.each<[string, string]>([
    ['1 2 3;\n4 5;', 'ragged'],
    ["{1, 'a'; 2, 3}", 'none'],
    ['x = c{1, 2};', 'none'],
    ['1 2 3\nx = 4', 'none'],
  ])('%s is refused', (text, code) => {
    expect(asked(text, 'matlab')).toBe(code);
    expect(seen(text, 'matlab')).toEqual([]);
  });
});
