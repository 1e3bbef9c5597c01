import { candidate, type Reader } from '../reader.js';
import { nextMatch, skipTrivia } from '../text-scan.js';
import { problems } from '../problems.js';
import { fromCells, type Cell } from './cells.js';
import { later } from '../../texts.js';

const comments = { line: ';' };
const word = /[^\s()[\]"';]+/y;
/** Scheme's `(list (list 1 2) (list 3 4))`, and `vector` in its place. */
const made = /(?:list|vector)(?=\s)/y;

/** The offset after the bracket at `at` and after `list` or `vector`, if one of these follows. */
function inside(text: string, at: number): number {
  const i = skipTrivia(text, at + 1, comments);
  made.lastIndex = i;
  return made.test(text) ? skipTrivia(text, made.lastIndex, comments) : i;
}

/** Lists of numbers in round or square brackets with blanks between them. */
function rowsAt(
  text: string,
  at: number,
): { readonly rows: Cell[][]; readonly end: number } | undefined {
  const close = text[at] === '(' ? ')' : ']';
  const open = text[at]!;
  const rows: Cell[][] = [];
  let i = inside(text, at);
  while (text[i] === open) {
    const row: Cell[] = [];
    i = inside(text, i);
    while (text[i] !== close) {
      word.lastIndex = i;
      const match = word.exec(text);
      if (!match) return undefined;
      row.push({ written: match[0], at: i });
      i = skipTrivia(text, word.lastIndex, comments);
    }
    rows.push(row);
    i = skipTrivia(text, i + 1, comments);
  }
  return text[i] === close ? { rows, end: i + 1 } : undefined;
}

/** The offset after the bracket that closes the one at `at`; `at + 1` where none does. */
function closing(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length && i < at + 200_000; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i + 1;
  }
  return at + 1;
}

function lispLists(id: string, notation: string, opening: RegExp): Reader {
  return {
    id,
    notation,
    next: (text, from) => candidate(nextMatch(text, from, opening)),
    read(text, { at }, options) {
      opening.lastIndex = at;
      const match = opening.exec(text)!;
      const opener = at + match[0].length;
      const read = rowsAt(text, opener);
      const rank = match[1];
      if (rank !== undefined && rank !== '2') {
        const end = closing(text, opener);
        if (Number(rank) < 3) return { resumeAt: opener };
        const result = problems.tooManyDimensions(Array<number>(Number(rank)).fill(1), at, end);
        return { resumeAt: end, found: { start: at, end, result, certainty: 'sure' } };
      }
      if (!read || read.rows.length === 0) return { resumeAt: opener + 1 };
      const { rows, end } = read;
      return { resumeAt: end, found: fromCells(rows, { start: at, end }, { notation }, options) };
    },
  };
}

/** `#2A((1 2) (3 4))` (Common Lisp HyperSpec, 2.4.8.12), which no other language has. */
export const lispArrayReader = lispLists('lisp-array', later('Lisp array'), /#(\d)[aA](?=\()/g);

/** Quoted lists of lists, and below Clojure's vectors: only in documents of these languages. */
export const lispReader = lispLists(
  'lisp',
  later('Lisp list'),
  /'?(?=\((?:list\s|vector\s)?\s{0,40}\((?:list\s|vector\s)?\s{0,40}[-+]?\.?\d)/g,
);
export const clojureReader = lispLists(
  'clojure',
  later('Clojure vectors'),
  /(?=\[\s{0,40}\[\s{0,40}[-+]?\.?\d)/g,
);
