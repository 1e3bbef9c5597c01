import { describe, expect, it } from 'vitest';
import { matrixAt } from '../../../src/core/literals/index.js';
import { testReading } from './expect-read.js';
import { found, problem } from './text/read.js';

// Some of them were reported as printed data frames, or as broken ones; the others are of the same kinds.
describe('lines of code whose last words stand below each other are not a table', () => {
  it.each([
    [
      'assignments below a definition',
      'python',
      '    def reset(self, file):\n        self._file = file\n        self._rate = 0\n        self._channels = 0\n',
    ],
    [
      'a loop',
      'python',
      'while q > 0:\n    q = q << 1\n    a = a >> 1\n    k -= 1\nif a & u:\n    u = u ^ v\n    q = q | 1\nreturn u\n',
    ],
    [
      'counts in branches',
      'python',
      '    if ch == S:\n        n = n + 1\n        b = b + 1\n    elif ch == T:\n        n = n + 1\n        b = 0\n',
    ],
    ['Go', 'go', '\tcase first:\n\t\tcount := 1\n\t\ttotal := 2\n\t\tother := 3\n'],
    ['Ruby', 'ruby', '  def initialize(size)\n    @size = size\n    @used = 0\n    @free = 1\n'],
    ['R', 'r', 'reset <- function(x) {\n  count <- 0\n  total <- 0\n  other <- 0\n'],
    [
      'Lua',
      'lua',
      'local function new(size)\n  self.size = size\n  self.used = 0\n  self.free = 1\n',
    ],
    [
      'a listing with offsets',
      'python',
      '    0: \\x80 PROTO      2\n    2: ]    EMPTY_LIST\n    3: q    BINPUT     0\n    5: h    BINGET     0\n',
    ],
    [
      'sentences with a number at their ends',
      'python',
      '# bit weird, but it is really important that these\n#   objects are kept since the whole world seems to use 3\n' +
        '#   items instead of the other ones that we had in 2\n',
    ],
  ])('%s', (_what, language, text) => {
    expect(found(text, language)).toEqual([]);
  });

  it('does not hide a matrix among them', () => {
    const text =
      '    h = 0\n    if h <= 1:\n        h = 25\n    m = [[1, 2], [3, 4]]\n    r = h - 1\n';
    expect(found(text, 'python')).toHaveLength(1);
    expect(matrixAt(text, 'python', text.indexOf('[1'))?.result.ok).toBe(true);
  });
});

testReading('a header and rows with one blank between all words', [
  [
    'a two-digit entry at the end',
    'plaintext',
    '  A B C\nA 1 2 3\nB 4 5 6\nC 7 8 10',
    [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 10],
    ],
  ],
  [
    'a two-digit entry at the beginning',
    'plaintext',
    '  x y\na 10 2\nb 3 4\nc 5 6',
    [
      [10, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  [
    'in a comment',
    'javascript',
    '/**\n *   p q r\n * u 1 -2 3\n * v 4 5 6.25\n * w 7 8 9\n */',
    [
      [1, -2, 3],
      [4, 5, 6.25],
      [7, 8, 9],
    ],
  ],
  [
    'in a fence',
    'markdown',
    '```\n  up down\nred 1 2\nblue 33 4\ngrey 5 6\n```\n',
    [
      [1, 2],
      [33, 4],
      [5, 6],
    ],
  ],
  ['one entry too many', 'plaintext', '  A B C\nA 1 2 3\nB 4 5 6\nC 7 8 9 10', 'syntax'],
]);

describe('an entry beside its column', () => {
  it('is not said to be no number', () => {
    const { message } = problem(
      '       one   two\nr1       1     2\nr2       3    4\nr3       5     6\n',
      'plaintext',
    );
    expect(message).not.toContain('is not a number');
  });
});
