import { RowsBuilder } from '../rows-builder.js';
import { evaluate } from '../expression.js';
import { cppGrammar } from '../grammar/c-family.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { nextMatch, skipTrivia } from '../text-scan.js';

const text = '\\b(?:arma::)?[fi]?(?:mat|Mat<\\w{1,12}>)(?:\\s{1,8}\\w{1,60})?\\s{0,4}[(=]\\s{0,8}"';
const stream = '\\b[A-Za-z_]\\w{0,60}\\s{0,8}<<(?=[^;<"]{1,80}<<)';
const opening = new RegExp(`${text}|${stream}`, 'g');
const quoted = new RegExp(text, 'y');
const reading = { notation: 'Armadillo', notes: [] };

/**
 * Armadillo documentation, "Constructors" and "Element initialisation": `mat A("1 2; 3 4")` has semicolons
 * between rows and blanks between entries; also `A << 1 << 2 << endr << 3 << 4 << endr`.
 */
export const armadilloReader: Reader = {
  id: 'armadillo',
  next: (source, from) => candidate(nextMatch(source, from, opening)),
  read(source, { at }, options) {
    quoted.lastIndex = at;
    return quoted.test(source)
      ? readText(source, at, quoted.lastIndex, options)
      : readStream(source, at, options);
  },
};

const longest = 100_000;

function readText(source: string, start: number, from: number, options: ReadOptions): Reading {
  const close = source.indexOf('"', from);
  const inside = source.slice(from, close < 0 ? from : Math.min(close, from + longest));
  if (close < 0 || close > from + longest || inside.includes('\n')) return { resumeAt: from };
  const rows = new RowsBuilder(options.maxEntries, start);
  let at = from;
  for (const row of inside.split(';')) {
    for (const match of row.matchAll(/[^\s,]+/g)) push(rows, match[0], at + match.index);
    rows.endRow(at, at + row.length);
    at += row.length + 1;
  }
  const end = source[close + 1] === ')' ? close + 2 : close + 1;
  const result = rows.finish(end, { reading });
  const certainty = result.ok && result.value.rows > 1 ? 'sure' : 'asked';
  return { resumeAt: end, found: { start, end, result, certainty } };
}

/** Adds an entry; false if the word is not a number. */
function push(rows: RowsBuilder, word: string, at: number): boolean {
  const { scalar, end } = evaluate(word, 0, cppGrammar);
  if (!scalar || scalar.kind === 'complex' || end < word.length) {
    rows.pushText(word, at);
    return false;
  }
  if (scalar.kind === 'missing') rows.pushMissing();
  else rows.push(scalar.value);
  return true;
}

/** Without an `endr`, `<<` writes to some other stream. */
function readStream(source: string, start: number, options: ReadOptions): Reading {
  const rows = new RowsBuilder(options.maxEntries, start);
  let at = source.indexOf('<<', start);
  const resumeAt = at + 2;
  let rowStart = at;
  let ends = 0;
  while (source.startsWith('<<', at)) {
    const from = skipTrivia(source, at + 2, cppGrammar.comments);
    const word = /^[^<;\s"'/]{1,80}/.exec(source.slice(from, from + 80))?.[0];
    if (word === undefined) return { resumeAt };
    at = skipTrivia(source, from + word.length, cppGrammar.comments);
    if (/^(?:arma::)?endr$/.test(word)) {
      rows.endRow(rowStart, at);
      rowStart = at;
      ends += 1;
    } else if (!push(rows, word, from)) return { resumeAt };
  }
  if (ends === 0) return { resumeAt };
  rows.endRow(rowStart, at);
  const result = rows.finish(at, { reading });
  return { resumeAt: at, found: { start, end: at, result, certainty: 'sure' } };
}
