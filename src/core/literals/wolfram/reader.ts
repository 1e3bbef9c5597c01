import { transpose } from '../../matrix.js';
import { success } from '../../result.js';
import { wolframGrammar } from '../grammar/wolfram.js';
import {
  nestedReader,
  type Introduction,
  type ListCandidate,
  type Surroundings,
} from '../nested/reader.js';
import { isSizes } from '../nested/sizes-list.js';
import { toMatrix } from '../nested/to-matrix.js';
import { problems } from '../problems.js';
import type { NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';
import { isWordCode } from '../text-scan.js';
import { wolframSyntax } from './syntax.js';

const surroundings: Surroundings<Introduction> = {
  before: (text, opener) =>
    isSizes(text, opener) ? undefined : { start: opener, opener, role: 'bare' },
  bare: (_text, opener) => ({ start: opener, opener, role: 'bare' }),
  after(text, list, { start }) {
    const { end } = list;
    const result = toMatrix(list, { start, end });
    const part = endOfPart(text, end);
    if (part > 0) {
      const what = `the part ${text.slice(end, Math.min(part, end + 40))} is not taken here: select the list alone`;
      return { end: part, result: problems.syntax(what, end, part) };
    }
    turning.lastIndex = end;
    if (!result.ok || !turning.test(text)) return { end, result };
    return { end: turning.lastIndex, result: success(transpose(result.value)) };
  },
};

/** What transposes the list before it (Wolfram documentation, Transpose). */
const turning = /\s{0,4}(?:\\\[Transpose\]|\uf3c7|\/\/\s{0,4}Transpose\b(?!\s{0,4}\[))/y;

const partReach = 300;

/** The offset after the `[[…]]` at `at`, which takes a part; -1 where none stands. */
function endOfPart(text: string, at: number): number {
  if (!text.startsWith('[[', at)) return -1;
  let depth = 0;
  for (let i = at; i < at + partReach && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91 || code === 123) depth++;
    else if ((code === 93 || code === 125) && --depth === 0) return i + 1;
  }
  return -1;
}

/** The lists in `x[[{1, 2}, All]]` are positions (Wolfram documentation, Part). */
function afterParts(text: string, from: number, until: number): number {
  const piece = text.slice(from, until);
  for (let k = piece.indexOf('[['); k >= 0; k = piece.indexOf('[[', k + 2)) {
    const before = text.charCodeAt(from + k - 1);
    if (!isWordCode(before) && before !== 93 && before !== 125) continue;
    const end = endOfPart(text, from + k);
    if (end > until) return end;
  }
  return -1;
}

function reader(syntax: NestedSyntax): Reader<ListCandidate<Introduction>> {
  const lists = nestedReader('wolfram', syntax, surroundings);
  return {
    ...lists,
    next(text, from) {
      for (let start = from; ;) {
        const next = lists.next(text, start);
        const end = next ? afterParts(text, start, next.at) : -1;
        if (end < 0) return next;
        start = end;
      }
    },
  };
}

export const wolframReader = reader(wolframSyntax);

/** The same for text of no certain language: `{1 2, 3 4}` is {2, 12} in Wolfram and a matrix in SAS/IML. */
export const braceListReader = reader({
  ...wolframSyntax,
  grammar: { ...wolframGrammar, numbersApart: true },
});
