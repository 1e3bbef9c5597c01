import { success, type Result } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import { pythonGrammar } from '../grammar/python.js';
import { restOfCall, type Argument } from '../nested/arguments.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type ReadOptions } from '../reader.js';
import { skipString } from '../text-scan.js';
import { readDelimited } from '../text/csv.js';
import type { Delimiter } from '../text/fields.js';
import { later, madeFrom, t } from '../../texts.js';

const opening =
  /\b(?:(?:pd|pandas)\.read_(?:csv|table)|(?:np|numpy)\.(?:loadtxt|genfromtxt))\(\s{0,40}(?:io\.)?StringIO\(\s{0,40}(?=["'])/g;
const { comments } = pythonGrammar;

/**
 * A table in a string literal that is parsed by a call: `pd.read_csv(StringIO("…"), sep=" ")`,
 * `np.loadtxt`. An argument that is not read here may change the numbers, so it is a problem.
 */
export const stringTableReader: Reader = {
  id: 'python-string-table',
  next(text, from) {
    opening.lastIndex = from;
    return candidate(opening.exec(text)?.index ?? -1);
  },
  read(text, { at }, options) {
    opening.lastIndex = at;
    const match = opening.exec(text);
    if (match?.index !== at) return { resumeAt: at + 1 };
    const string = stringAt(text, at + match[0].length);
    const inner = string && restOfCall(text, string.end, comments);
    const call = inner && restOfCall(text, inner.end, comments);
    if (!call) return { resumeAt: at + match[0].length };
    const { end } = call;
    const isFrame = match[0].startsWith('p');
    const place = { start: at, end };
    const result = tableOf(string.written, isFrame, text, call.args, place, options);
    const certainty = result.ok && result.value.rows < 2 ? 'asked' : 'sure';
    return { resumeAt: end, found: { start: at, end, result, certainty } };
  },
};

/** The quoted text at `at`, and its end; undefined if it has an unknown escape. */
export function stringAt(text: string, at: number): { written: string; end: number } | undefined {
  const quotes = text.slice(at, at + 3);
  const isLong = quotes === '"""' || quotes === "'''";
  const close = isLong ? text.indexOf(quotes, at + 3) : skipString(text, at) - 1;
  if (close < at + 1 || (!isLong && text[close] !== text[at])) return undefined;
  const written = text.slice(at + (isLong ? 3 : 1), close);
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\n': '' };
  const plain = written.replace(/\\(n|t|\n)/g, (_, letter: string) => escapes[letter] ?? '');
  return plain.includes('\\') ? undefined : { written: plain, end: close + (isLong ? 3 : 1) };
}

const separators: Readonly<Record<string, Delimiter>> = {
  ',': ',',
  ';': ';',
  '|': '|',
  ' ': ' ',
  '\\t': '\t',
  '\\s+': ' ',
};

function tableOf(
  written: string,
  isFrame: boolean,
  text: string,
  args: readonly Argument[],
  { start, end }: { readonly start: number; readonly end: number },
  options: ReadOptions,
): Result<Matrix> {
  let delimiter: Delimiter = isFrame ? ',' : ' ';
  let [header, named] = [isFrame, false];
  for (const arg of args) {
    const value = text.slice(arg.start, arg.end).trim();
    const separator = /^r?(["'])(.{1,3})\1$/.exec(value)?.[2] ?? '';
    const known = separators[separator];
    if (/^(?:sep|delimiter)$/.test(arg.name) && known) delimiter = known;
    else if (isFrame && arg.name === 'header' && /^(?:None|0)$/.test(value)) header = value === '0';
    else if (isFrame && arg.name === 'index_col' && value === '0') named = true;
    else if (!(arg.name === 'delim_whitespace' && value === 'True')) {
      const what = t(
        '“{0}” of this call is not read here: print the result',
        text.slice(arg.start - arg.name.length, arg.end).slice(0, 40),
      );
      return problems.syntax(what, arg.start, arg.end);
    } else delimiter = ' ';
  }
  const lines = written.split(/\r?\n/).filter((line) => line.trim() !== '');
  const table = `${lines.map((line) => line.trim()).join('\n')}\n`;
  const as = {
    firstRow: header ? ('names' as const) : ('data' as const),
    firstColumn: named ? ('names' as const) : ('data' as const),
  };
  const read = readDelimited(table, 0, delimiter, { ...options, as });
  // Offsets in the table's text are not offsets in the document.
  if (!read.ok) return { ok: false, problem: { ...read.problem, start, end } };
  const expected = lines.length - (header ? 1 : 0);
  if (read.value.rows !== expected) {
    return problems.syntax(t('not all rows of this table are read'), start, end);
  }
  // pandas reads such cells as words, and NumPy rejects words.
  const others = read.value.reading?.notes.filter((note) => !isAboutNames(note)) ?? [];
  if (
    /[%$\u20ac\u00a3()]/.test(table) ||
    (others.length > 0 && !isFrame) ||
    others.some(isSpelling)
  ) {
    return problems.syntax(t('not all of its cells are plain numbers'), start, end);
  }
  const notation = isFrame ? later('pandas table in a text') : later('NumPy table in a text');
  const notes = read.value.reading?.notes ?? [];
  return success({ ...read.value, reading: { notation, notes } });
}

function isAboutNames(note: string): boolean {
  return (
    madeFrom(note, 'names in row 1') ||
    madeFrom(note, 'names in row 1 and {0}') ||
    madeFrom(note, 'names in {0}')
  );
}

/** A note about a spelling that Python does not read as a number. */
function isSpelling(note: string): boolean {
  return !madeFrom(note, 'left out: {0} (text)');
}
