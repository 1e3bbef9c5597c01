import { plainGrammar } from '../grammar/plain.js';
import { wolframGrammar } from '../grammar/wolfram.js';
import { nestedReader, type Introduction, type ListCandidate } from '../nested/nested-lists.js';
import type { NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';
import { isWordCode } from '../text-scan.js';
import { later } from '../../texts.js';

/**
 * Lists that are written as a word and square brackets, in text of unknown language: Wolfram's full form
 * `List[List[1, 2], List[3, 4]]` and Ruby's `Matrix[[1, 2], [3, 4]]`.
 */
function listCalls(
  id: string,
  notation: string,
  word: string,
  syntax: NestedSyntax,
): Reader<ListCandidate<Introduction>> {
  const reader = nestedReader<Introduction>(id, syntax, {
    before(text, opener) {
      const start = opener - word.length;
      const isMade =
        start >= 0 && text.startsWith(word, start) && !isWordCode(text.charCodeAt(start - 1));
      const holds = isMade && (syntax.listPrefix?.(text, opener + 1) ?? opener + 1) > opener;
      return holds && /^\[\s{0,40}(?:List)?\[/.test(text.slice(opener, opener + 48))
        ? { start, opener, role: 'array' }
        : undefined;
    },
    bare: (_text, opener) => ({ start: opener, opener, role: 'bare' }),
  });
  return {
    ...reader,
    notation,
    // Most brackets do not stand behind the word: from one word to the next, instead of through all brackets.
    next(text, from) {
      const behind = text.indexOf(`${word}[`, Math.max(0, from - word.length));
      return behind < 0 ? undefined : reader.next(text, Math.max(from, behind));
    },
  };
}

const inner = /List(?=\[)/y;

export const fullFormReader = listCalls('wolfram-full-form', later('Wolfram FullForm'), 'List', {
  openers: '[',
  comments: wolframGrammar.comments,
  grammar: { ...wolframGrammar, callBrackets: ['(', ')'] },
  trailingComma: false,
  listPrefix(text, at) {
    inner.lastIndex = at;
    return inner.test(text) ? inner.lastIndex : -1;
  },
});

const rubyMatrices = listCalls('ruby-matrix', later('Ruby Matrix'), 'Matrix', {
  openers: '[',
  comments: {},
  grammar: plainGrammar({}, 'none'),
  trailingComma: true,
});

/** Read only when the user asks: in other languages these are rows and columns of a variable called Matrix. */
export const rubyMatrixReader: typeof rubyMatrices = {
  ...rubyMatrices,
  read(text, candidate, options) {
    const { resumeAt, found } = rubyMatrices.read(text, candidate, options);
    return { resumeAt, ifAsked: () => found };
  },
};
