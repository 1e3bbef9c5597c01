import { listReader } from '../nested/list-language.js';
import { jReader } from '../notations/apl.js';
import { clojureReader, lispReader } from '../notations/lisp.js';
import { sasReader } from '../notations/sas.js';
import type { Reader } from '../reader.js';
import type { CommentSyntax } from '../text-scan.js';
import { anyLanguage } from './any.js';
import { hash, slashes, type Language, type Sample } from './language.js';

/**
 * Languages whose own notation is tried before all others. If that notation is recognised in any text
 * (`notations`), only a name is added here.
 */

interface Other extends Pick<Language, 'ids' | 'name' | 'extensions' | 'reads'> {
  readonly comments: CommentSyntax;
  readonly own?: readonly Reader[];
  readonly sample: Sample;
}

function other({ ids, name, extensions = [], comments, own = [], reads, sample }: Other): Language {
  return {
    ...anyLanguage,
    ids,
    name,
    extensions,
    comments,
    quotes: ['"'],
    readers: [...own, ...anyLanguage.readers],
    reads,
    samples: [sample],
  };
}

/** Mathlib's vectors of vectors. */
const leanLists = listReader({
  id: 'lean',
  comments: { line: '--' },
  division: 'none',
  prefix: /!(?=\[)/y,
});

const semicolon: CommentSyntax = { line: ';' };
const entries = [1, 2, 3, 4.5];

export const otherLanguages: readonly Language[] = [
  other({
    ids: ['lisp', 'commonlisp', 'scheme', 'racket', 'emacs-lisp'],
    name: 'Lisp',
    extensions: ['lisp', 'lsp', 'scm', 'el'],
    comments: semicolon,
    own: [lispReader],
    reads: '`#2A((1 2) (3 4))`, quoted lists of lists, `(list (list 1 2) (list 3 4))`',
    sample: ["(setq a '((1 2) (3 4.5)))", 2, 2, entries],
  }),
  other({
    ids: ['clojure'],
    name: 'Clojure',
    extensions: ['clj', 'cljs', 'edn'],
    comments: semicolon,
    own: [clojureReader],
    reads: 'vectors of vectors',
    sample: ['(def a [[1 2] [3 4.5]])', 2, 2, entries],
  }),
  other({
    ids: ['tcl'],
    name: 'Tcl',
    extensions: ['tcl'],
    comments: hash,
    reads: 'lists of lists in braces',
    sample: ['set a {{1 2} {3 4.5}}', 2, 2, entries],
  }),
  other({
    ids: ['maple'],
    name: 'Maple',
    extensions: ['mpl'],
    comments: hash,
    reads: '`<<1, 3> | <2, 4>>`, `Matrix([[…]])`',
    sample: ['A := <<1, 3> | <2, 4.5>>;', 2, 2, entries],
  }),
  other({
    ids: ['maxima'],
    name: 'Maxima',
    extensions: ['mac'],
    comments: { block: ['/*', '*/'] },
    reads: '`matrix([1, 2], [3, 4])`',
    sample: ['A: matrix([1, 2], [3, 9/2]);', 2, 2, entries],
  }),
  other({
    ids: ['lean4', 'lean'],
    name: 'Lean',
    extensions: ['lean'],
    comments: { line: '--', block: ['/-', '-/'] },
    own: [leanLists],
    reads: '`!![1, 2; 3, 4]`, `![![1, 2], ![3, 4]]`',
    sample: ['def a := !![1, 2; 3, 4.5]', 2, 2, entries],
  }),
  other({
    ids: ['stata', 'mata'],
    name: 'Stata',
    extensions: ['do', 'ado', 'mata'],
    comments: slashes,
    reads: '`(1, 2 \\ 3, 4)`',
    sample: ['matrix input A = (1, 2 \\ 3, 4.5)', 2, 2, entries],
  }),
  other({
    ids: ['sas'],
    name: 'SAS',
    extensions: ['sas'],
    comments: { block: ['/*', '*/'] },
    own: [sasReader],
    reads: 'IML’s `{1 2, 3 4}`',
    sample: ['a = {1 2, 3 4.5};', 2, 2, entries],
  }),
  other({
    ids: ['ampl'],
    name: 'AMPL',
    comments: hash,
    reads: 'tables of data, `param a : 1 2 := …`',
    sample: ['param a : x y :=\n p 1 2\n q 3 4.5 ;', 2, 2, entries],
  }),
  other({
    ids: ['gams'],
    name: 'GAMS',
    extensions: ['gms'],
    comments: { line: '*' },
    reads: 'tables',
    sample: ['Table d(i,j)\n     x   y\np    1   2\nq    3   4.5 ;', 2, 2, entries],
  }),
  other({
    ids: ['apl'],
    name: 'APL',
    extensions: ['apl', 'aplf'],
    comments: { line: '⍝' },
    reads: '`2 2⍴1 2 3 4`',
    sample: ['a ← 2 2⍴1 2 3 4.5', 2, 2, entries],
  }),
  other({
    ids: ['j'],
    name: 'J',
    extensions: ['ijs'],
    comments: { line: 'NB.' },
    own: [jReader],
    reads: '`2 2 $ 1 2 3 4`',
    sample: ['a =: 2 2 $ 1 2 3 4.5', 2, 2, entries],
  }),
];
