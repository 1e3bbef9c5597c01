import { describe, expect, it } from 'vitest';
import { findMatrices, parseMatrix } from '../../../src/core/literals/index.js';

type Rows = readonly (readonly (number | null)[])[];

function asked(text: string, language = 'r', as = {}): Rows | string {
  const result = parseMatrix(text, language, as);
  if (!result.ok) return result.problem.code;
  const { rows, cols, data } = result.value;
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.slice(i * cols, (i + 1) * cols), (x) => (Number.isNaN(x) ? null : x)),
  );
}

function found(text: string, language = 'r'): number {
  return findMatrices(text, language).filter(({ result }) => result.ok).length;
}

function told(text: string): unknown {
  const result = parseMatrix(text, 'r');
  if (!result.ok) return undefined;
  const { rowLabels, columnLabels, reading } = result.value;
  return { rowLabels, columnLabels, notes: reading?.notes ?? [] };
}

describe('BUGS data', () => {
  const data = 'structure(.Data = c(1, 2, 3, 4, 5, 6), .Dim = c(2, 3))';

  it.each(['r', 'plaintext', 'markdown'])('in a list run along the rows: %s', (language) => {
    const rows = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    expect(asked(`list(Y = ${data})`, language)).toEqual(rows);
    expect(asked(`list(N = 2,\n  Y = ${data},\n  tau = 1)`, language)).toEqual(rows);
    expect(found(`list(Y = ${data})`, language)).toBe(1);
  });

  it('alone may be R, so that both are told and a choice decides', () => {
    expect(asked(`Y <- ${data}`)).toBe('syntax');
    expect(found(`Y <- ${data}`)).toBe(0);
    expect(asked(`Y <- ${data}`, 'r', { order: 'rows' })).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(asked(`Y <- ${data}`, 'r', { order: 'columns' })).toEqual([
      [1, 3, 5],
      [2, 4, 6],
    ]);
  });

  it.each<[string, Rows | string]>([
    [
      'list(a = structure(.Data = c(1.5, -2, NA, 4), .Dim = c(2, 2)))',
      [
        [1.5, -2],
        [null, 4],
      ],
    ],
    ['list(a = structure(.Data = c(1, 2, 3), .Dim = c(2, 2)))', 'notNumeric'],
    ['list(a = structure(.Data = 1:8, .Dim = c(2, 2, 2)))', 'tooManyDimensions'],
    [
      'x <- structure(c(1, 2, 3, 4), .Dim = c(2L, 2L))',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'x <- structure(c(1, 2, 3, 4), dim = c(2L, 2L))',
      [
        [1, 3],
        [2, 4],
      ],
    ],
  ])('%s', (text, rows) => {
    expect(asked(text)).toEqual(rows);
  });
});

describe('tables', () => {
  it.each<[string, Rows]>([
    [
      'structure(list(a = c(1,2), b = c(3,4)), class = "data.frame", row.names = c(NA, -2L))',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'structure(list(c(1,2), c(3,4)), .Names = c("a", "b"), row.names = c(NA, -2L), class = "data.frame")',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'read.table(text = "a b\n1 2\n3 4", header = TRUE)',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'read.table(text = "1 2 # first\n3 NA")',
      [
        [1, 2],
        [3, null],
      ],
    ],
    [
      'read.csv(text = "a,b\r\n1,2\r\n3,-4\r\n")',
      [
        [1, 2],
        [3, -4],
      ],
    ],
    [
      'read.csv2(text = "a;b\n1,5;2\n3;4")',
      [
        [1.5, 2],
        [3, 4],
      ],
    ],
    [
      'read.delim(text = "a\tb\n1\t2\n3\t4e-3")',
      [
        [1, 2],
        [3, 0.004],
      ],
    ],
    [
      'read.csv(text = "1,2\n3,4", header = FALSE)',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'tribble(~a, ~b, 1, 2, 3, 4)',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'tibble::tribble(\n  ~a, ~b,\n  1.5, -2, # one\n  3, NA,\n)',
      [
        [1.5, -2],
        [3, null],
      ],
    ],
    [
      'data.frame(a = c(1, 2), b = c(3, 4))',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'as.matrix(data.frame(a = c(1, 2), b = c(3, 4)))',
      [
        [1, 3],
        [2, 4],
      ],
    ],
  ])('%s', (text, rows) => {
    expect(asked(`x <- ${text}`)).toEqual(rows);
    expect(found(`x <- ${text}`)).toBe(1);
  });

  it.each<[string, unknown]>([
    [
      'structure(list(n = c("x","y"), a = c(1,2), b = c(3,4)), row.names = c(NA, -2L), class = c("tbl_df", "tbl", "data.frame"))',
      { rowLabels: ['x', 'y'], columnLabels: ['a', 'b'], notes: ['left out: column 1 (text)'] },
    ],
    [
      'structure(list(a = 1:2, g = structure(1:2, levels = c("u", "v"), class = "factor"), b = 4:5), class = "data.frame", row.names = c("r1", "r2"))',
      { rowLabels: ['r1', 'r2'], columnLabels: ['a', 'b'], notes: ['left out: column 2 (text)'] },
    ],
    [
      'data.frame(x = c(1, 2), name = c("a", "b"), y = c(3, 4))',
      { rowLabels: ['a', 'b'], columnLabels: ['x', 'y'], notes: ['left out: column 2 (text)'] },
    ],
    [
      'read.table(text = "a b\nr1 1 2\nr2 3 4")',
      { rowLabels: ['r1', 'r2'], columnLabels: ['a', 'b'], notes: [] },
    ],
    [
      'tribble(~n, ~b, "x", 2, "y", 3)',
      { rowLabels: ['x', 'y'], columnLabels: ['b'], notes: ['left out: column 1 (text)'] },
    ],
  ])('names and what is left out: %s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['tribble(~a, ~b, 1, 2, 3)', 'notNumeric'],
    ['data.frame(n = c("a", "b", "c"), x = c(1, 2))', 'ragged'],
    ['read.table(text = "a b\n1 2\n3", header = TRUE)', 'notNumeric'],
    ['read.csv(text = "a,b\n1,2\n4,5,6")', 'notNumeric'],
    ['read.table(text = paste(x), header = TRUE)', 'notNumeric'],
    ['data.frame(a = x, b = c(3, 4))', 'notNumeric'],
  ])('refused: %s', (text, code) => {
    expect(asked(`x <- ${text}`)).toBe(code);
    expect(found(`x <- ${text}`)).toBe(0);
  });
});

describe('what stands around a call', () => {
  it.each<[string, Rows]>([
    [
      'm <- 2 * matrix(1:4, 2)',
      [
        [2, 6],
        [4, 8],
      ],
    ],
    [
      'm <- matrix(1:4, 2) / 2',
      [
        [0.5, 1.5],
        [1, 2],
      ],
    ],
    [
      'm <- -matrix(1:4, 2)',
      [
        [-1, -3],
        [-2, -4],
      ],
    ],
    [
      'm <- matrix(1:4, 2, byrow = TRUE) - diag(2)',
      [
        [0, 2],
        [3, 3],
      ],
    ],
    [
      'm <- outer(1:2, 3:4)',
      [
        [3, 4],
        [6, 8],
      ],
    ],
    [
      'm <- Matrix::Matrix(c(1, 2, 3, 4), nrow = 2)',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'm <- sparseMatrix(i = c(1, 2), j = c(2, 1), x = c(5, 6), dims = c(2, 3))',
      [
        [0, 5, 0],
        [6, 0, 0],
      ],
    ],
  ])('%s is computed', (text, rows) => {
    expect(asked(text)).toEqual(rows);
    expect(found(text)).toBe(1);
  });

  it.each<[string, string]>([
    ['solve(matrix(c(2, 1, 1, 3), 2))', 'operand of solve'],
    ['crossprod(matrix(1:4, 2))', 'operand of crossprod'],
    ['y <- x * matrix(1:4, 2)', 'operand of *'],
    ['y <- matrix(1:4, 2) %*% b', 'operand of %*%'],
  ])('%s shows its operand and says so', (text, note) => {
    expect(told(text)).toMatchObject({ notes: [note] });
  });

  it.each(['rbind(x, matrix(1:4, 2))', 'aperm(matrix(1:4, 2), p)'])('%s is a problem', (text) => {
    expect(typeof asked(text)).toBe('string');
    expect(found(text)).toBe(0);
  });
});
