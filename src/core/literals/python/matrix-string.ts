import { evaluate } from '../expression.js';
import { RowsBuilder } from '../rows-builder.js';
import { pythonGrammar } from '../grammar/python.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { isQuote, skipBlanks, skipString } from '../text-scan.js';

const opening = /\b(?:as)?mat(?:rix)?\(\s{0,20}['"]/g;
const qualifier = /(?:\b(?:np|numpy|jnp)\.)?$/;

/**
 * `np.matrix('1 2; 3 4')`: rows end with `;`, entries with blanks or commas, so `1 -2` is two
 * entries (NumPy reference, numpy.matrix).
 */
export const matrixStringReader: Reader = {
  id: 'python-matrix-string',
  notation: 'NumPy matrix',
  next(text, from) {
    opening.lastIndex = from;
    const match = opening.exec(text);
    if (!match) return undefined;
    const before = text.slice(Math.max(from, match.index - 6), match.index);
    return candidate(match.index - qualifier.exec(before)![0].length);
  },
  read(text, { at }, options) {
    opening.lastIndex = at;
    const match = opening.exec(text);
    if (!match) return { resumeAt: text.length };
    const quote = match.index + match[0].length - 1;
    const end = skipString(text, quote);
    if (end < quote + 2 || text[end - 1] !== text[quote]) return { resumeAt: end };
    return readRows(text, at, quote, end, options);
  },
};

function readRows(
  text: string,
  start: number,
  quote: number,
  stringEnd: number,
  options: ReadOptions,
): Reading {
  const close = skipBlanks(text, stringEnd);
  const end = text[close] === ')' ? close + 1 : stringEnd;
  const rows = new RowsBuilder(options.maxEntries, start);
  let i = quote + 1;
  let rowStart = skipBlanks(text, i);
  while (i < stringEnd - 1) {
    i = skipBlanks(text, i);
    const char = text[i]!;
    if (char === ';') {
      rows.endRow(rowStart, i);
      rowStart = skipBlanks(text, i + 1);
    }
    if (char === ';' || char === ',') {
      i++;
      continue;
    }
    if (isQuote(char.charCodeAt(0))) break;
    const wordEnd = entryEnd(text, i, stringEnd - 1);
    // The word alone is read: together with the next one, `1 -2` would be a difference.
    const word = text.slice(i, wordEnd);
    const { scalar, end: used } = evaluate(word, 0, pythonGrammar);
    if (!scalar || used < word.length) rows.pushText(word, i);
    else if (scalar.kind === 'missing') rows.pushMissing();
    else if (scalar.kind === 'complex') {
      rows.fail(problems.complex(rows.row, rows.column, word, i, wordEnd));
    } else rows.push(scalar.value);
    i = wordEnd;
  }
  rows.endRow(rowStart, Math.max(rowStart, stringEnd - 1));
  return { resumeAt: end, found: { start, end, result: rows.finish(end), certainty: 'sure' } };
}

function entryEnd(text: string, at: number, stop: number): number {
  let i = at + 1;
  while (i < stop && !' \t\r\n,;'.includes(text[i]!)) i++;
  return i;
}
