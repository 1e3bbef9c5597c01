import { isApplied } from '../nested/before.js';
import { nestedReader, type Introduction, type Surroundings } from '../nested/reader.js';
import { rearranged } from '../nested/rearranged.js';
import { isSizes } from '../nested/sizes-list.js';
import { toDeclared } from '../nested/to-matrix.js';
import type { NestedSyntax } from '../nested/types.js';
import { problems } from '../problems.js';
import type { Reader } from '../reader.js';
import type { CommentSyntax } from '../text-scan.js';
import { plainGrammar, type Division } from './grammar.js';
import { listMethods } from './methods.js';

interface ListLanguage {
  readonly id: string;
  readonly openers?: string;
  readonly comments: CommentSyntax;
  readonly division: Division;
  readonly suffixes?: Readonly<Record<string, 'real' | 'same'>>;
  /**
   * What makes a matrix of the list right before its bracket: Ruby's `Matrix[[1, 2], [3, 4]]`; its groups are rows
   * and columns, as in hmatrix' `(2><3) [1 .. 6]`.
   */
  readonly maker?: RegExp;
  /** What may stand before an inner list; sticky. */
  readonly prefix?: RegExp;
  /** `;` parts entries, and commas make tuples: F#. */
  readonly semicolons?: boolean;
  /** So do line breaks. */
  readonly lineBreaks?: boolean;
}

/** A bracket after one of these is no index even where it touches the word. */
const keywords: ReadonlySet<string> = new Set(
  'return in and or not else if then do of let yield when case match with'.split(' '),
);
const makerReach = 60;

/** A reader of lists of lists in square brackets, as a language writes them that has no other matrices. */
function listReader(language: ListLanguage): Reader {
  const { id, comments, maker, prefix, semicolons = false, lineBreaks = false } = language;
  const syntax: NestedSyntax = {
    openers: language.openers ?? '[',
    comments,
    grammar: plainGrammar(comments, language.division, language.suffixes),
    trailingComma: true,
    lineBreaks,
    ...(semicolons ? { rowSeparator: ';' } : {}),
    ...(prefix ? { listPrefix: (text, at) => afterPrefix(prefix, text, at) } : {}),
  };
  const methods = listMethods(comments);
  const made = (text: string, opener: number): Introduction | undefined => {
    const match = maker?.exec(text.slice(Math.max(0, opener - makerReach), opener));
    if (!match) return undefined;
    const start = opener - match[0].length;
    const [, rows, cols] = match;
    if (rows === undefined || cols === undefined) return { start, opener, role: 'array' };
    return { start, opener, role: 'matrix', declared: { sizes: [Number(rows), Number(cols)] } };
  };
  const surroundings: Surroundings<Introduction> = {
    before(text, opener) {
      // OCaml's arrays.
      if (text[opener + 1] === '|') return undefined;
      const matrix = text[opener] === '[' ? made(text, opener) : undefined;
      if (matrix) return matrix;
      if (isApplied(text, opener, keywords, true) || isSizes(text, opener)) return undefined;
      return { start: opener, opener, role: 'bare' };
    },
    at(text, start) {
      if (syntax.openers.includes(text[start]!)) return { start, opener: start, role: 'bare' };
      const opener = text.indexOf('[', start);
      const matrix = opener > start ? made(text, opener) : undefined;
      return matrix?.start === start ? matrix : undefined;
    },
    after(text, list, intro) {
      const { opener } = intro;
      const comma = semicolons ? text.slice(opener, list.end).indexOf(',') : -1;
      if (comma >= 0) {
        const at = opener + comma;
        const what = 'a comma makes a tuple here; “;” parts the entries';
        return { end: list.end, result: problems.syntax(what, at, at + 1) };
      }
      const result = toDeclared(list, intro, list.end);
      return rearranged(text, list.end, result, methods);
    },
  };
  return nestedReader(id, syntax, surroundings);
}

function afterPrefix(prefix: RegExp, text: string, at: number): number {
  prefix.lastIndex = at;
  return prefix.test(text) ? prefix.lastIndex : -1;
}

const slashes: CommentSyntax = { line: '//', block: ['/*', '*/'] };
const hash: CommentSyntax = { line: '#' };

const languages: readonly ListLanguage[] = [
  {
    id: 'ruby',
    comments: hash,
    division: 'floor',
    suffixes: { r: 'real' },
    // Standard library, NMatrix and Numo::NArray.
    maker: /(?:\b[A-Z]\w{0,40}::)?\b(?:\w{0,20}Matrix|NArray|[DS]Float|U?Int\d{1,2}|N)$/,
  },
  { id: 'crystal', comments: hash, division: 'real', maker: /\bMatrix$/ },
  { id: 'swift', comments: slashes, division: 'none' },
  { id: 'dart', comments: slashes, division: 'real' },
  { id: 'groovy', comments: slashes, division: 'real' },
  { id: 'd', comments: slashes, division: 'none' },
  { id: 'nim', comments: hash, division: 'real', prefix: /@(?=\[)/y },
  { id: 'elixir', comments: hash, division: 'real' },
  { id: 'coffeescript', comments: hash, division: 'real', lineBreaks: true },
  { id: 'gdscript', comments: hash, division: 'none' },
  { id: 'perl', openers: '[(', comments: hash, division: 'real' },
  { id: 'raku', openers: '[(', comments: hash, division: 'real' },
  { id: 'perl6', openers: '[(', comments: hash, division: 'real' },
  {
    id: 'haskell',
    comments: { line: '--', block: ['{-', '-}'] },
    division: 'real',
    maker: /\(\s{0,4}(\d{1,7})\s{0,4}><\s{0,4}(\d{1,7})\s{0,4}\)\s{0,8}$/,
  },
  {
    id: 'fsharp',
    comments: { line: '//', block: ['(*', '*)'] },
    division: 'none',
    semicolons: true,
    lineBreaks: true,
  },
  {
    id: 'ocaml',
    comments: { block: ['(*', '*)'] },
    division: 'none',
    semicolons: true,
  },
];

/** Lists in square brackets, by language id. */
export const listReaders: Readonly<Record<string, Reader>> = Object.fromEntries(
  languages.map((language) => [language.id, listReader(language)]),
);
