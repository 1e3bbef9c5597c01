import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { pythonGrammar } from '../grammar/python.js';
import { restOfCall } from '../nested/arguments.js';
import { problems } from '../problems.js';
import { candidate, type Reader } from '../reader.js';
import { Entry, readEntry } from '../text/entry.js';
import { nextMatch } from '../text-scan.js';
import { applyMethods } from './method-chain.js';
import { stringAt } from './string-table.js';

const opening = /\b(?:np|numpy)\.fromstring\(\s{0,40}(?=["'])/g;
const entry = new Entry();

/**
 * `np.fromstring("1 2 3 4", sep=" ").reshape(2, 2)`: the numbers in a text, separated by `sep` and blanks
 * (NumPy reference, `fromstring`). NumPy stops at text that is not a number, so that is a problem here.
 */
export const fromStringReader: Reader = {
  id: 'python-from-string',
  notation: 'NumPy array',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, { maxEntries }) {
    opening.lastIndex = at;
    const from = at + (opening.exec(text)?.[0].length ?? 0);
    const string = stringAt(text, from);
    const call = string && restOfCall(text, string.end, pythonGrammar.comments);
    if (!call) return { resumeAt: from };
    const { end } = call;
    const separator = call.args.find(({ name }) => name === 'sep');
    const sep = separator && /^["'](.?)["']$/.exec(text.slice(separator.start, separator.end))?.[1];
    if (sep === undefined || sep === '') return { resumeAt: end };
    const made = numbersIn(string.written, sep, { start: at, end, maxEntries });
    const shape = made.ok ? [made.value.cols] : undefined;
    const read = applyMethods(text, end, made, at, shape);
    const isMatrix = read.result.ok && read.result.value.rows > 1;
    const certainty = isMatrix ? 'sure' : 'asked';
    return {
      resumeAt: read.end,
      found: { start: at, end: read.end, result: read.result, certainty },
    };
  },
};

function numbersIn(
  written: string,
  sep: string,
  { start, end, maxEntries }: { start: number; end: number; maxEntries: number },
): Result<Matrix> {
  const words = written.trim().split(sep.trim() === '' ? /\s+/ : sep);
  if (words.length > maxEntries) return problems.tooLarge(maxEntries, start, end);
  const data = new Float64Array(words.length);
  for (const [k, word] of words.entries()) {
    const bare = word.trim();
    readEntry(bare, 0, bare.length, entry);
    if (entry.kind !== 'number') return problems.notNumeric(1, k + 1, bare, start, end);
    data[k] = entry.value;
  }
  return success({ rows: 1, cols: data.length, data });
}
