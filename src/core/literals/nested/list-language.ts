import { isApplied } from './before.js';
import { computingCall } from './computing-call.js';
import { nestedReader, type Introduction, type Surroundings } from './nested-lists.js';
import { rearranged } from './rearranged.js';
import { isSizes } from './sizes-list.js';
import { toDeclared } from './to-matrix.js';
import type { NestedSyntax } from './types.js';
import { problems } from '../problems.js';
import type { Reader } from '../reader.js';
import type { CommentSyntax } from '../text-scan.js';
import { plainGrammar, type Division } from '../grammar/plain.js';
import { listMethods } from './list-methods.js';
import { t } from '../../texts.js';

/** What differs between languages whose matrices are lists of lists in square brackets. */
export interface ListLanguage {
  readonly id: string;
  readonly openers?: string;
  readonly comments: CommentSyntax;
  readonly division: Division;
  readonly suffixes?: Readonly<Record<string, 'real' | 'same'>>;
  /**
   * The text right before the bracket that makes a matrix of the list: Ruby's `Matrix[[1, 2], [3, 4]]`. Its groups
   * are the numbers of rows and columns, as in hmatrix' `(2><3) [1 .. 6]`.
   */
  readonly maker?: RegExp;
  /** What may come before an inner list; a sticky pattern. */
  readonly prefix?: RegExp;
  /** `;` separates entries, and commas make tuples: F#. */
  readonly semicolons?: boolean;
  /** Line breaks separate entries too. */
  readonly lineBreaks?: boolean;
}

/** A bracket after one of these is not an index even where it touches the word. */
const keywords: ReadonlySet<string> = new Set(
  'return in and or not else if then do of let yield when case match with'.split(' '),
);
const makerReach = 60;

/** A reader of lists of lists in square brackets, for a language whose matrices are such lists. */
export function listReader(language: ListLanguage): Reader {
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
    bare: (_text, opener) => ({ start: opener, opener, role: 'bare' }),
    after(text, list, intro) {
      const { opener } = intro;
      const comma = semicolons ? text.slice(opener, list.end).indexOf(',') : -1;
      if (comma >= 0) {
        const at = opener + comma;
        const what = t('a comma makes a tuple here; “;” parts the entries');
        return { end: list.end, result: problems.syntax(what, at, at + 1) };
      }
      const result = toDeclared(list, intro, list.end);
      const read = rearranged(text, list.end, result, methods);
      const caller = intro.role === 'bare' ? computingCall(text, opener) : undefined;
      return caller === undefined ? read : { computing: caller, ...read };
    },
  };
  return nestedReader(id, syntax, surroundings);
}

function afterPrefix(prefix: RegExp, text: string, at: number): number {
  prefix.lastIndex = at;
  return prefix.test(text) ? prefix.lastIndex : -1;
}
