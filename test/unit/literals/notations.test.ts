import { describe, expect, it } from 'vitest';
import { findMatrices, parseMatrix } from '../../../src/core/literals/index.js';

type Rows = readonly (readonly (number | null)[])[];

function asked(text: string, language: string): Rows | string {
  const result = parseMatrix(text, language);
  if (!result.ok) return result.problem.code;
  const { rows, cols, data } = result.value;
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.slice(i * cols, (i + 1) * cols), (x) => (Number.isNaN(x) ? null : x)),
  );
}

const square: Rows = [
  [1, 2],
  [3, 4],
];

describe('notations of other languages', () => {
  it.each<[string, string, Rows]>([
    ['tcl', 'set m {{1 2} {3 4}}', square],
    ['plaintext', 'set m {{1 2} {3 4}}', square],
    [
      'tcl',
      'set m {\n  {1 2 3}\n  {4 5 -6e-3}\n}',
      [
        [1, 2, 3],
        [4, 5, -0.006],
      ],
    ],
    ['tcl', 'set m [list {1 2} {3 4}]', square],
    ['tcl', 'set m [list [list 1 2] [list 3 4]]', square],
    [
      'plaintext',
      '{{1.0 0.0 5.0} {0.0 1.0 6.0}}',
      [
        [1, 0, 5],
        [0, 1, 6],
      ],
    ],
    ['maple', 'A := <<1,3>|<2,4>>;', square],
    ['plaintext', 'A := <<1|2>,<3|4>>;', square],
    [
      'maple',
      'B := < <1, -3, 5/2> | <2, 4, 6> >:',
      [
        [1, 2],
        [-3, 4],
        [2.5, 6],
      ],
    ],
    ['maxima', 'M: matrix([1,2],[3,4]);', square],
    [
      'plaintext',
      '(%i1) matrix([1, 2, 3], [4, 5, -1/2]);',
      [
        [1, 2, 3],
        [4, 5, -0.5],
      ],
    ],
    ['stata', 'matrix input A = (1,2\\3,4)', square],
    [
      'plaintext',
      'mat C = (2, 1, 5 \\ 1, 3, 4 \\ 5, 4, -2)',
      [
        [2, 1, 5],
        [1, 3, 4],
        [5, 4, -2],
      ],
    ],
    [
      'mata',
      "A = (1, 2 \\ 3, .)'",
      [
        [1, 3],
        [2, null],
      ],
    ],
    ['sas', 'proc iml; a = {1 2, 3 4};', square],
    [
      'sas',
      'a={ 1.5 -2,\n    3    . };',
      [
        [1.5, -2],
        [3, null],
      ],
    ],
    ['lisp', '(defparameter *m* #2A((1 2) (3 4)))', square],
    [
      'plaintext',
      '#2A((1 2) (3 1/2))',
      [
        [1, 2],
        [3, 0.5],
      ],
    ],
    ['scheme', "(define m '((1 2) ; first\n            (3 4)))", square],
    ['clojure', '(def m [[1 2] [3 4]])', square],
    ['apl', 'm ← 2 2⍴1 2 3 4', square],
    [
      'plaintext',
      'm ← 2 3 ⍴ ¯1 2.5 3 4 5 6 ⍝ rows',
      [
        [-1, 2.5, 3],
        [4, 5, 6],
      ],
    ],
    [
      'apl',
      'i←3 3⍴1 0 0 0',
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
    [
      'j',
      'm =: 2 2 $ 1 2 3 _4 NB. negative',
      [
        [1, 2],
        [3, -4],
      ],
    ],
    [
      'ampl',
      'param a :  1  2 :=\n  1   5  6\n  2   7  8 ;',
      [
        [5, 6],
        [7, 8],
      ],
    ],
    [
      'plaintext',
      'param cost (tr): p q :=\nx 1 2\ny 3 4;',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'ampl',
      'param: supply demand :=\n a 1 2 # first\n b 3 . ;',
      [
        [1, 2],
        [3, null],
      ],
    ],
    [
      'gams',
      'Table d(i,j)\n          new-york  chicago\n seattle   2.5  1.7\n san-diego 2.5  1.8 ;',
      [
        [2.5, 1.7],
        [2.5, 1.8],
      ],
    ],
    ['wolfram', 'List[List[1, 2], List[3, 4]]', square],
    [
      'plaintext',
      'List[List[1, 2], List[3, -0.5]]',
      [
        [1, 2],
        [3, -0.5],
      ],
    ],
    ['lean4', 'def m : Matrix (Fin 2) (Fin 2) ℝ := !![1, 2; 3, 4]', square],
    ['lean', 'def m := ![![1, 2], ![3, 4]]', square],
  ])('%s: %s', (language, text, rows) => {
    expect(asked(text, language)).toEqual(rows);
    expect(findMatrices(text, language).filter(({ result }) => result.ok)).toHaveLength(1);
    expect(asked(`${text.replaceAll('\n', '\r\n')}\r\n`, language)).toEqual(rows);
  });

  it('Ruby’s Matrix in text is read when asked for', () => {
    expect(asked('Matrix[[1, 2], [3, 4]]', 'plaintext')).toEqual(square);
    expect(asked('=> Matrix[[1, 2], [3, 4]]\n', 'plaintext')).toEqual(square);
    expect(findMatrices('x = Matrix[[1, 2], [3, 4]]', 'plaintext')).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['tcl', 'set m {{1 2} {3}}', 'ragged'],
    ['plaintext', 'set m {{1 2} {3 x}}', 'notNumeric'],
    ['maple', 'A := <<1,3>|<2,4,5>>;', 'ragged'],
    ['cpp', 'cout << 1 << 2 << endl;', 'none'],
    ['stata', 'mat C = (2, 1, 5 \\ 1, 3 \\ 5, 4, -2)', 'ragged'],
    ['lisp', '#3A(((1 2) (3 4)) ((5 6) (7 8)))', 'tooManyDimensions'],
    ['apl', 'm ← 2×2 2⍴1 2 3 4', 'syntax'],
    ['ampl', 'param a : 1 2 := 1 5 6 2 7 ;', 'syntax'],
    ['ampl', 'param a : 1 2 :=\n1 5 6\n2 7 8\n: 3 4 :=\n1 1 1\n2 1 1;', 'syntax'],
    ['gams', 'Table d(i,j)\n      a   b\n  p   1\n  q   1   2 ;', 'syntax'],
    ['sas', 'a = {1 2, 3};', 'ragged'],
  ])('%s: refused: %s', (language, text, code) => {
    expect(asked(text, language)).toBe(code);
    expect(findMatrices(text, language).filter(({ result }) => result.ok)).toEqual([]);
  });
});
