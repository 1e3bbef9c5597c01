import { isCaption } from './caption.js';
import { failure, type Failure } from '../../../result.js';
import type { FoundMatrix, Reading, ReadOptions } from '../../reader.js';
import { isBlank, lineAt, LineReader, type Line } from '../lines.js';
import { hasThousandsBetweenTabs } from '../thousands.js';
import { isNumberLike, isRemark, lettersIn, linesAbove, wordsIn } from './around.js';
import { isolines } from './isolines.js';
import { whyNoMatrix } from './not-matrices.js';
import { PlainRows } from './plain-rows.js';
import { isCommaNumber, wordLine } from './rows.js';
import { readWords, sizeOf } from './words.js';
import { later, t, translated } from '../../../texts.js';

/**
 * Rows of numbers that blanks separate, as `disp`, `savetxt` and people write them. The block is the run of
 * non-empty lines that holds `at`; the line at `at` is its first one that ends in a number.
 *
 * No line of the block is dropped silently: lines above and below are remarks (`isRemark`), or the block is
 * read word by word with names and a header, or it is a problem. In a scan, a matrix needs at least two rows
 * and two columns of only numbers, outside brackets.
 */
export function readPlain(text: string, at: number, options: ReadOptions): Reading {
  const lines = new LineReader(text, at);
  const { line: first } = lines;
  if (first && isRule(text, first)) return { resumeAt: first.next };
  if (first && isGapped(text, first)) return readBlock(text, at, options);
  const rows = new PlainRows(text, at, options.maxEntries);
  let last = first;
  let { line } = lines;
  for (; line && !isBlank(line); line = lines.advance()) {
    if (rows.rows > 0 && isRule(text, line)) break;
    if (rows.add(line) !== 'row') break;
    last = line;
  }
  if (!first || !last) return { resumeAt: at + 1 };
  if (rows.rows === 0) {
    const start = rowsBelow(text, first);
    return start === undefined ? readBlock(text, at, options) : { resumeAt: start };
  }
  const above = linesAbove(text, at);
  if (above[0] && hasTab(text, first) && hasTab(text, above[0])) {
    return readPasted(text, above[0].start, first, options);
  }
  const below = line;
  const end = last.end;
  const isWhole =
    !below ||
    isBlank(below) ||
    (isRemarkBelow(text, below, rows.cols) &&
      !isParted(text, below, rows.cols) &&
      rows.rows * rows.cols > 1);
  if (besideBracket(text, above[0], below)) return { resumeAt: last.next };
  if (!isWhole) return readBlock(text, at, options);
  const title = above.findIndex((one) => isTitle(text, one));
  // Lines above a title belong to something else.
  const near = title < 0 ? above : above.slice(0, title);
  const header = near.find((one) => !isRule(text, one));
  const strange = near.find(
    (one) =>
      (!isRemark(text, one, rows.cols) && !isRule(text, one)) ||
      (one === header && isOtherHeader(text, one, isBeside(text, one, first) ? [] : [rows.cols])),
  );
  if (strange) {
    return strangeAbove(text, strange, { above: near, first, last }, rows, options);
  }
  const paired = rows.cols === 2 ? sizedPairs(text, at, end, rows.rows, above[0]) : undefined;
  if (paired) return { resumeAt: last.next, ...paired(options) };
  const certainty =
    rows.rows > 1 && rows.cols > 1 && rows.numbers * 2 >= rows.rows * rows.cols ? 'sure' : 'asked';
  const why = rows.hasPadding
    ? paddedNumbers
    : rows.rows > 1 || rows.cols === 2
      ? whyNoMatrix(text.slice(at, rows.cols > 1 ? Math.min(end, at + 2000) : end), rows.cols)
      : undefined;
  if (why !== undefined || isBullet(text, first, rows.cols)) {
    const result = failure(
      'syntax',
      t('This is not read as a matrix: {0}.', translated(why ?? bullets)),
      at,
      end,
    );
    return { resumeAt: last.next, ifAsked: () => ({ start: at, end, result, certainty: 'asked' }) };
  }
  const block = rows.cols > 2 && rows.rows > 1 ? isolines(text, rows, last, options) : last;
  const labels = options.as?.firstRow === 'data' ? undefined : headerAbove(text, above, rows.cols);
  const result = rows.finish(labels, options.as);
  return { resumeAt: block.next, found: { start: at, end: block.end, result, certainty } };
}

/**
 * Pairs of numbers whose first line may be the size of the rows below: `3 2` over three rows of two. It is the size
 * under the heading of Armadillo's files, or where the rows below have a decimal point. Otherwise it is ambiguous.
 */
function sizedPairs(
  text: string,
  at: number,
  end: number,
  rows: number,
  above: Line | undefined,
): ((options: ReadOptions) => Pick<Reading, 'found' | 'ifAsked'>) | undefined {
  const first = /^\s{0,40}(\d{1,9})[ \t]{1,20}2[ \t\r]{0,20}\n/.exec(text.slice(at, at + 100));
  if (!first || rows < 3 || Number(first[1]) !== rows - 1) return undefined;
  const isFile = above !== undefined && text.startsWith('ARMA_MAT_TXT_', above.start);
  if (isFile || text.slice(at + first[0].length, end).includes('.')) {
    return (options) => {
      const result = readWords(text, at, end, options, true);
      return { found: { start: at, end, result, certainty: 'sure' } };
    };
  }
  const written = first[0].trim();
  const message = t(
    '“{0}” may be the first row or the size of the {1} rows below it: select the rows without it, or write its numbers with a point.',
    written,
    rows - 1,
  );
  const result = failure('syntax', message, at, at + first[0].length);
  return () => ({ ifAsked: () => ({ start: at, end, result, certainty: 'asked' }) });
}

/** Where rows of numbers begin below a line, when all lines up to there are remarks on them. */
function rowsBelow(text: string, first: Line): number | undefined {
  const remarks = [first];
  for (
    let line = lineAt(text, first.next);
    line && !isBlank(line);
    line = lineAt(text, line.next)
  ) {
    const words = wordsIn(text, line);
    if (words.every(isNumberLike)) {
      // Lines above a title belong to something else.
      if (isTitle(text, remarks.at(-1)!)) return line.start;
      return remarks.every((one) => isRemark(text, one, words.length)) ? line.start : undefined;
    }
    if (remarks.push(line) > mostRemarks) return undefined;
  }
  return undefined;
}

const mostRemarks = 12;

/** Words that end in a colon: `Matrix:`; or the number of a table: `Table 1`. */
function isTitle(text: string, line: Line): boolean {
  const { body, end } = line;
  if (text[end - 1] === ':') return /\p{L}/u.test(text.slice(Math.max(body, end - 200), end));
  return isCaption(text, line);
}

function hasTab(text: string, line: Line): boolean {
  return text.slice(line.body, line.end).includes('\t');
}

/** Rows under a header, copied from a spreadsheet or a notebook: tabs between all cells. */
function readPasted(text: string, start: number, first: Line, options: ReadOptions): Reading {
  let last = first;
  for (
    let line = lineAt(text, first.next);
    line && !isBlank(line);
    line = lineAt(text, line.next)
  ) {
    last = line;
  }
  const { end, next: resumeAt } = last;
  const result = readWords(text, start, end, options);
  const certainty = result.ok && result.value.rows > 1 ? 'sure' : 'asked';
  return { resumeAt, found: { start, end, result, certainty } };
}

const paddedNumbers = later(
  'a number that begins with 0 is a code or a row of digits; write it without the 0, or blanks between digits',
);
const bullets = later('these are the points of a list');

/** `* 1.0`: the mark of a list. Before several numbers it is the mark of a comment instead. */
function isBullet(text: string, { start, body }: Line, columns: number): boolean {
  return columns === 1 && /^\s*[*>]$/.test(text.slice(start, body));
}

/** A line of dashes or equals signs under the names or around the rows. */
function isRule(text: string, line: Line): boolean {
  const code = text.charCodeAt(line.end - 1);
  if (code !== 45 && code !== 61 && code !== 0x2500) return false;
  return /^\s*(?:-{3,}|={3,}|─{3,})(?:\s+(?:-+|=+|─+))*\s*$/.test(text.slice(line.body, line.end));
}

/** A line below rows that is not one of them: a rule, words in another number than a row has, mostly words. */
function isRemarkBelow(text: string, line: Line, columns: number): boolean {
  if (isRule(text, line)) return true;
  const words = wordsIn(text, line);
  const numbers = words.filter(isNumberLike).length;
  if (numbers === 0) {
    return (
      (words.length !== columns || words.length === 1) &&
      !words.every((word) => /^[.?*-]$/.test(word))
    );
  }
  const letters = lettersIn(words);
  return letters > 1 && letters >= 2 * numbers;
}

/** Words with a gap of several blanks: names of columns, but in another number than there are columns. */
function isOtherHeader(text: string, line: Line, fitting: readonly number[]): boolean {
  const written = text.slice(line.body, Math.min(line.end, line.body + longestLook)).trim();
  if (!/^\p{L}\S*(?: {1,40}\p{L}\S*)+$/u.test(written) || !written.includes('  ')) return false;
  return !fitting.includes(written.split(/ +/).length);
}

/** The header begins where the first entry of the row ends: it is over the columns behind. */
function isBeside(text: string, header: Line, row: Line): boolean {
  const [first = '', indent = ''] = /^(\s*)\S+/.exec(text.slice(row.body, row.end)) ?? [];
  const names = text.slice(header.body, header.end);
  return names.length - names.trimStart().length >= Math.max(first.length, indent.length + 1);
}

/** A rule between rows: a header of numbers or a sum is on the other side of it. */
function isParted(text: string, line: Line, columns: number): boolean {
  const below = isRule(text, line) ? lineAt(text, line.next) : undefined;
  if (!below || isBlank(below)) return false;
  const words = wordsIn(text, below);
  return 2 * words.filter(isNumberLike).length >= columns;
}

/** The line above the rows as names of their columns, if it has as many words as a row. */
function headerAbove(
  text: string,
  above: readonly Line[],
  columns: number,
): readonly string[] | undefined {
  const line = above.find((one) => !isRule(text, one));
  if (!line || columns < 2 || line.end - line.body > 40 * columns) return undefined;
  const words = wordsIn(text, line);
  const isNames = words.length === columns && words.every((word) => /^["'\p{L}]/u.test(word));
  return isNames && !/[.:=]$/.test(words.at(-1)!) ? words : undefined;
}

/** A line above the rows that may be one of them, or that gives their shape. */
function strangeAbove(
  text: string,
  strange: Line,
  {
    above,
    first,
    last,
  }: { readonly above: readonly Line[]; readonly first: Line; readonly last: Line },
  rows: PlainRows,
  options: ReadOptions,
): Reading {
  const { end } = strange;
  const { next: resumeAt } = last;
  const whole = (): FoundMatrix => {
    const from = Math.min(strange.start, blockStart(text, first.start, above));
    const read = readWords(text, from, last.end, options);
    if (read.ok) return { start: from, end: last.end, result: read, certainty: 'asked' };
    const result: Failure = failure(
      'ragged',
      rows.rows === 1
        ? t(
            '“{0}” stands above a row of numbers and cannot be read as one of them: write it like the others, or put an empty line between.',
            text.slice(strange.body, end).trim().slice(0, 40),
          )
        : t(
            '“{0}” stands above rows of numbers and cannot be read as one of them: write it like the others, or put an empty line between.',
            text.slice(strange.body, end).trim().slice(0, 40),
          ),
      strange.body,
      end,
    );
    return { start: first.start, end: last.end, result, certainty: 'asked' };
  };
  return { resumeAt, ifAsked: whole };
}

/** A row of numbers with decimal commas, or with tabs between numbers that have blanks between thousands. */
function isGapped(text: string, line: Line): boolean {
  const written = text.slice(line.body, Math.min(line.end, line.body + longestLook));
  if (hasThousandsBetweenTabs(written)) return true;
  if (!/\d,\d/.test(written)) return false;
  const row = wordLine(text, line);
  return row.count > 1 && commaNumbers(text, row) === row.count;
}

const longestLook = 1000;

/** The whole block read word by word: with a header or names when asked, in a scan only rows of numbers. */
function readBlock(text: string, at: number, options: ReadOptions): Reading {
  const lines = new LineReader(text, at);
  let end = at;
  let words = 0;
  let entries = 0;
  let count = 0;
  let { line } = lines;
  const { line: first } = lines;
  for (; line && !isBlank(line); line = lines.advance()) {
    const row = wordLine(text, line);
    words += row.count;
    entries += Math.max(row.entries, commaNumbers(text, row));
    end = line.end;
    count++;
  }
  const resumeAt = Math.max(at + 1, line?.start ?? text.length);
  if (!first || 2 * entries < words || entries === 0) return { resumeAt };
  if (isCaption(text, first)) return { resumeAt: first.next };
  // Rows of a literal in brackets are left to its own reader.
  const above = linesAbove(text, at);
  if (/[[\]{}]/.test(text.slice(at, end)) || besideBracket(text, above[0], line)) {
    return { resumeAt };
  }
  const isSure = entries === words && count > 1 && words > count;
  const whole = (): FoundMatrix => {
    const start = sizeOf(text.slice(at, end)) ? at : blockStart(text, at, above);
    const result = readWords(text, start, end, options);
    const sure = isSure && start === at && (result.ok || result.problem.code === 'syntax');
    return { start, end, result, certainty: sure ? 'sure' : 'asked' };
  };
  return isSure ? { resumeAt, found: whole(), ifAsked: whole } : { resumeAt, ifAsked: whole };
}

/** Where the block of a line begins. Above it may be names, a size or rows; remarks above those do not count. */
function blockStart(text: string, at: number, above: readonly Line[]): number {
  const columns = wordsIn(text, { start: at, body: at, end: lineEndOf(text, at), next: at }).length;
  let start = at;
  for (const line of above) {
    const words = wordsIn(text, line);
    const isOver = !isBeside(text, line, lineAt(text, at)!) || words.length !== columns;
    const isHeader =
      start === at && isOver && (words.length === columns || words.length === columns - 1);
    if (start === at && words.length === 1 && isLikeName(words[0]!, text, at)) {
      start = line.start;
      continue;
    }
    const isWords =
      /[:=]$/.test(words.at(-1) ?? '') || !(isHeader || !isRemark(text, line, columns));
    const fitting = isOver ? [columns, columns - 1] : [];
    const isOther = start === at && isOtherHeader(text, line, fitting);
    if (isCaption(text, line) || (isWords && !isOther && !(isHeader && words.length > 1))) break;
    start = line.start;
  }
  return start;
}

/** A single name, similar to the one that the row below begins with: a row whose numbers are missing. */
function isLikeName(word: string, text: string, at: number): boolean {
  const name = /^\s*(\S{1,40})/.exec(text.slice(at, at + 100))?.[1] ?? '';
  const letters = (label: string): string => label.replace(/\d/g, '');
  return (
    /^\p{L}/u.test(name) && (letters(word) === letters(name) || word.length + name.length === 2)
  );
}

function lineEndOf(text: string, at: number): number {
  const stop = text.indexOf('\n', at);
  return stop < 0 ? text.length : stop;
}

/** How many words are numbers, on a line where at least one has a comma between digits; otherwise 0. */
function commaNumbers(text: string, row: ReturnType<typeof wordLine>): number {
  let found = 0;
  for (let k = 0; k < row.count; k++) {
    if (isCommaNumber(text, row.words[2 * k]!, row.words[2 * k + 1]!)) found++;
  }
  if (found === 0) return 0;
  let all = 0;
  for (let k = 0; k < row.count; k++) {
    if (isNumberLike(text.slice(row.words[2 * k], row.words[2 * k + 1]))) all++;
  }
  return all;
}

/** Lines of a literal whose brackets open above or close below are not rows of a table. */
function besideBracket(text: string, above: Line | undefined, below: Line | undefined): boolean {
  const opened = above ? balance(text, above) : 0;
  const closed = below ? -balance(text, below) : 0;
  return opened > 0 || closed > 0;
}

/** How many brackets a line leaves open; negative where it closes more than it opens. */
function balance(text: string, line: Line): number {
  let open = 0;
  for (let at = line.start; at < Math.min(line.end, line.start + longestLook); at++) {
    const char = text[at]!;
    if ('[({'.includes(char)) open++;
    else if ('])}'.includes(char)) open--;
  }
  return open;
}
