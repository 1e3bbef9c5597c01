import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt } from '../../../src/core/literals/index.js';
import { found, parsed, problem, rows } from './text/read.js';

const square = [
  [1, 2],
  [3, 4],
];
const reals = [
  [1.5, -2],
  [3, 0.25],
];

type Read = readonly [language: string, text: string, rows: (number | null)[][]];

/**
 * Checks a text: asked, unasked, and with the cursor at the start, in the middle and at the end of the
 * literal.
 *
 * @param again also read the literal alone, selected without the mark of its first line.
 */
function expectRead(
  text: string,
  language: string,
  wanted: (number | null)[][],
  again = true,
): void {
  expect(rows(text, language)).toEqual(wanted);
  expect(found(text, language).map(([, what]) => what)).toEqual([wanted]);
  const [literal] = findMatrices(text, language);
  for (const at of [literal!.start, (literal!.start + literal!.end) >> 1, literal!.end - 1]) {
    expect(matrixAt(text, language, at)).toEqual(literal);
  }
  if (again) expect(rows(text.slice(literal!.start, literal!.end), language)).toEqual(wanted);
}

describe('outputs in comments', () => {
  it.each<Read>([
    ['python', 'print(a)\n# [[1 2]\n#  [3 4]]\n', square],
    ['python', 'print(a)  # [[1 2]\n          #  [3 4]]\n', square],
    ['python', 'f()\n    # array([[ 1.5 , -2.  ],\n    #        [ 3.  ,  0.25]])\n', reals],
    ['javascript', 'f(x);\n// [[1 2]\n//  [3 4]]\ng();', square],
    ['typescript', '/**\n * Prints\n * [[1, 2],\n *  [3, 4]]\n */\nfunction f() {}', square],
    ['c', '/* 1.5 -2\n   3 0.25 */', reals],
    ['cpp', '/*\n * [[ 1.5 -2 ]\n *  [ 3 0.25 ]]\n */\nint x;', reals],
    ['java', '/**\n *      a     b\n * 0  1.5 -2.00\n * 1  3.0  0.25\n */', reals],
    ['csharp', '/// 1.5 -2\n/// 3 0.25\nclass A {}', reals],
    ['go', '// Output:\n// 1 2\n// 3 4\n', square],
    ['rust', '/// ```\n/// [[1, 2],\n///  [3, 4]]\n/// ```\nfn f() {}', square],
    ['fortran', '! 1.5 -2\n! 3 0.25\nend', reals],
    ['lua', '-- 1 2\n-- 3 4\n', square],
    ['haskell', '{- 1 2\n   3 4 -}', square],
    ['ruby', '# => [[1, 2],\n#     [3, 4]]\n', square],
    ['matlab', '% ans =\r\n%\r\n%      1     2\r\n%      3     4\r\n', square],
    ['r', "#' 1 2\n#' 3 4\n", square],
    ['r', 'm\n##      [,1] [,2]\n## [1,]    1    2\n## [2,]    3    4\n', square],
    ['julia', '# julia> A\n# 2×2 Matrix{Int64}:\n#  1  2\n#  3  4\n', square],
    ['yaml', 'a: 1\n# 1 2\n# 3 4\n', square],
    ['sql', '-- a | b\n-- --+---\n-- 1 | 2\n-- 3 | 4\n', square],
    ['lisp', ';; 1 2\n;; 3 4\n', square],
    ['plaintext', '\t# 1 2\n\t# 3 4\n', square],
    [
      'c',
      '// double a[2][3] = {{1},\n//   {2, 3}};\n',
      [
        [1, 0, 0],
        [2, 3, 0],
      ],
    ],
  ])('%s: %j', (language, text, wanted) => {
    // The range of a declared array excludes its declaration, and a table's range excludes the comment
    // marks.
    expectRead(text, language, wanted, !/^(?:\/\* |\{-|\/\/ double)/.test(text));
  });

  it('says what was passed over', () => {
    expect(parsed('# 1 2\n# 3 4', 'python').reading?.notes).toEqual([
      'without “#” before every line',
    ]);
  });

  it.each([
    ['python', '# [[1 2 3]\n#  «[4 5]»]\n', 'ragged'],
    ['javascript', '// [[1 2 «...» 3]\n//  [4 5 ... 6]]\n', 'summarised'],
    ['c', '/*\n * 1 2\n * 3 «x»\n */', 'notNumeric'],
    ['go', '// [[1, 2],\n//  [3, «y»]]\n', 'notNumeric'],
  ])('%s: %j is a problem at its place', (language, marked, code) => {
    const text = marked.replace('«', '').replace('»', '');
    const { code: got, start, end } = problem(text, language);
    expect([got, start, end]).toEqual([code, marked.indexOf('«'), marked.indexOf('»') - 1]);
  });

  it.each([
    ['javascript', '// see [1, 2] and\n// [3, 4] of version 1.2, 1.3\n'],
    ['typescript', '/**\n * @param a shape [[1, 2], [3, 4]] or so\n * @since 1.2, 3.4\n */'],
    ['markdown', '* 1.0\n* 2.0\n* 3.0\n'],
    ['markdown', '> 1\n> 2\n'],
    ['c', '*p = 1, 2;\n*q = 3, 4;\n'],
  ])('%s: %j is no matrix', (language, text) => {
    expect(found(text, language)).toEqual([]);
  });
});

describe('quoted mail', () => {
  it.each<Read>([
    ['plaintext', 'You wrote:\n> [[1 2]\n>  [3 4]]\nYes.', square],
    ['plaintext', '> > 1 2\n> > 3 4\n', square],
    ['markdown', '> A = [1 2\n>      3 4]\n', square],
    ['plaintext', '> 1.5 -2\r\n> 3 0.25\r\n', reals],
    ['markdown', '> | a | b |\n> |---|---|\n> | 1 | 2 |\n> | 3 | 4 |\n', square],
  ])('%s: %j', (language, text, wanted) => {
    expectRead(text, language, wanted);
  });
});

describe('logs with a prefix before every line', () => {
  it.each<Read>([
    ['log', '[INFO] 1.5 -2\n[INFO] 3 0.25\n', reals],
    ['log', '[12:00:01] 1 2\n[12:00:02] 3 4\n', square],
    [
      'log',
      '2024-05-01 12:00:01,123 - root - INFO - [[1 2]\n2024-05-01 12:00:01,124 - root - INFO -  [3 4]]\n',
      square,
    ],
    [
      'plaintext',
      'I0501 12:00:01.123456  1234 file.cc:12] 1 2\nI0501 12:00:01.123457  1234 file.cc:12] 3 4\n',
      square,
    ],
    ['plaintext', 'worker-1  | [[1. 2.]\nworker-1  |  [3. 4.]]\n', square],
    ['plaintext', '[rank0]: tensor([[1., 2.],\n[rank0]:         [3., 4.]])\n', square],
    [
      'plaintext',
      '2024-05-01 12:00:01.123 | INFO     | __main__:main:5 - 1 2\n2024-05-01 12:00:01.124 | INFO     | __main__:main:5 - 3 4\n',
      square,
    ],
    [
      'log',
      'May  1 12:00:01 host app[123]: 1.5 -2\nMay  1 12:00:02 host app[123]: 3 0.25\n',
      reals,
    ],
    ['log', '2024-05-01T12:00:01.1Z [[1 2]\n2024-05-01T12:00:01.2Z  [3 4]]\n', square],
    ['log', '[2024-05-01T12:00:01Z INFO  app] 1 2\n[2024-05-01T12:00:01Z INFO  app] 3 4\n', square],
    ['plaintext', '(pid=123) [[1 2]\n(pid=123)  [3 4]]\n', square],
    ['plaintext', 'INFO:root:1 2\nINFO:root:3 4\n', square],
  ])('%s: %j', (language, text, wanted) => {
    // A time alone may be the column of a table.
    expectRead(text, language, wanted, !text.startsWith('2024-05-01T'));
  });

  it.each([
    ['log', 'worker-1  | [[1. 2.]\nworker-2  |  [3. 4.]]\n'],
    ['log', '[INFO] 1.0 2.0 3.0\n[INFO] 4.0 x 6.0\n'],
    ['log', '[INFO] 1.0 2.0 3.0\n[INFO] 4.0 5.0\n'],
    ['plaintext', '[INFO] [[1 2]\n[INFO]  [3 4 5]]\n'],
  ])('%s: %j is a problem', (language, text) => {
    expect(problem(text, language).message).toMatch(/\S/);
    for (const [, what] of found(text, language)) expect(typeof what).toBe('string');
  });
});

describe('diffs: the new side', () => {
  it.each<Read>([
    ['diff', '+K = np.array([[1, 2],\n+              [3, 4]])\n', square],
    ['plaintext', '+K = np.array([[1, 2],\n+              [3, 4]])\n', square],
    [
      'diff',
      '--- a/x.py\n+++ b/x.py\n@@ -1,4 +1,4 @@\n import numpy\n-A = [[1, 9],\n+A = [[1, 2],\n      [3, 4]]\n print(A)\n',
      square,
    ],
    ['diff', ' K = [[1, 2],\n-     [7, 8]]\n+     [3, 4]]\n', square],
    ['plaintext', ' K = [[1, 2],\n-     [7, 8]]\n+     [3, 4]]\n', square],
    ['diff', '@@ -0,0 +1,2 @@\n+1 2\n+3 4\n', square],
    ['markdown', 'See\n\n```diff\n@@ -1,3 +1,3 @@\n A = [1.5 -2\n-7 8]\n+3 0.25]\n```\n', reals],
  ])('%s: %j', (language, text, wanted) => {
    expect(rows(text, language)).toEqual(wanted);
    expect(found(text, language).map(([, what]) => what)).toEqual([wanted]);
  });

  it.each([
    ['plaintext', '@@ -1,3 +1,3 @@\n 1 2 3\n-4 5 6\n+4 5 7\n 7 8 9\n'],
    ['diff', '@@ -5,3 +5,3 @@ x,y\n 1,2,3\n-4,5,6\n+4,5,7\n 7,8,9\n'],
    ['diff', '@@ -10,4 +10,4 @@ A = [\n   [1, 2],\n-  [3, 4],\n+  [3, 5],\n   [5, 6],\n'],
  ])('%s: rows at the edge of a hunk may be a part: %j', (language, text) => {
    expect(problem(text, language).message).toMatch(/\S/);
    for (const [, what] of found(text, language)) expect(typeof what).toBe('string');
  });
});

describe('sessions', () => {
  it.each<Read>([
    ['python', 'def f():\n    """\n    >>> a\n    1 2\n    3 4\n    >>> b\n    """\n', square],
    ['python', '>>> A = np.array([[1, 2],\n...               [3, 4]])\n', square],
    ['plaintext', '>>> A = np.array([[1, 2],\n...               [3, 4]])\n', square],
    ['markdown', 'In [1]: np.array([[1.5, -2],\n   ...:           [3, 0.25]])\n', reals],
    ['c', '// >>> a\n// array([[1, 2],\n//        [3, 4]])\n', square],
  ])('%s: %j', (language, text, wanted) => {
    expect(rows(text, language)).toEqual(wanted);
    expect(found(text, language).map(([, what]) => what)).toEqual([wanted]);
  });
});
