import type { FoundMatrix, Reading, ReadOptions } from '../../reader.js';
import type { Matrix } from '../../../matrix.js';
import type { Result } from '../../../result.js';
import { readDelimited } from '../csv.js';
import { problems } from '../../problems.js';
import { delimiterOf } from '../fields.js';
import { isBlank, LineReader, type Line } from '../lines.js';
import { hasThousandsBetweenTabs, withoutThousands } from '../thousands.js';
import { PlainRows, type RowKind } from './plain-rows.js';
import { isCommaNumber, isEntry, isSpoiled, wordLine, type WordLine } from './rows.js';

/**
 * Rows of numbers between blanks and nothing else, as `disp`, `savetxt` and people write them. In a
 * scan: two rows and two columns at least, all of one length, not inside brackets.
 */
export function readPlain(text: string, at: number, options: ReadOptions): Reading {
  const lines = new LineReader(text, at);
  if (lines.line && isGapped(text, lines.line)) return readParagraph(text, at, options);
  const rows = new PlainRows(text, at, options.maxEntries);
  let end = at;
  let resumeAt = at + 1;
  let kind: RowKind = 'row';
  for (let { line } = lines; line && !isBlank(line); line = lines.advance()) {
    kind = rows.add(line);
    if (kind !== 'row') break;
    end = line.end;
    resumeAt = line.next;
  }
  const { line } = lines;
  if (kind === 'other' && line && rows.cols > 1) {
    const row = wordLine(text, line);
    const bad = spoiledWord(text, row, rows.cols);
    if (bad >= 0) {
      const [from, to] = [row.words[2 * bad]!, row.words[2 * bad + 1]!];
      const written = text.slice(from, to);
      rows.fail(problems.notNumeric(rows.rows + 1, bad + 1, written, from, to));
      end = line.end;
      resumeAt = line.next;
    }
  }
  // What a blank is in these rows is told from all of them.
  if (kind === 'gaps') return readParagraph(text, at, options);
  if (rows.rows === 0) resumeAt = Math.max(resumeAt, lines.line?.next ?? text.length);
  const ragged = kind === 'ragged';
  if (rows.rows === 0 || ragged) {
    return { resumeAt, ifAsked: () => inParagraph(text, at, options) };
  }
  const sure = rows.rows > 1 && rows.cols > 1 && rows.numbers * 2 >= rows.rows * rows.cols;
  if (besideBracket(text, at, resumeAt)) return { resumeAt };
  const certainty = sure ? 'sure' : 'asked';
  return { resumeAt, found: { start: at, end, result: rows.finish(), certainty } };
}

/** Which word of a line as long as the rows above it is no entry; -1 when it is no such line. */
function spoiledWord(text: string, row: WordLine, cols: number): number {
  if (row.count !== cols || !isSpoiled(text, row, row)) return -1;
  let k = 0;
  while (k < row.count && isEntry(text, row.words, k)) k++;
  return k < row.count ? k : -1;
}

/** A row of numbers some of which have a decimal comma, or blanks between their thousands and tabs around. */
function isGapped(text: string, line: Line): boolean {
  const written = text.slice(line.body, Math.min(line.end, line.body + longestLook));
  if (hasThousandsBetweenTabs(written)) return true;
  if (!/\d,\d/.test(written)) return false;
  const row = wordLine(text, line);
  return row.count > 1 && commaNumbers(text, row) === row.count;
}

const longestLook = 1000;

/**
 * Words between blanks, with a header or labels when asked, in whatever columns. In a scan only rows of
 * numbers.
 */
function readParagraph(text: string, at: number, options: ReadOptions): Reading {
  const lines = new LineReader(text, at);
  let end = at;
  let words = 0;
  let entries = 0;
  let count = 0;
  let { line } = lines;
  for (; line && !isBlank(line); line = lines.advance()) {
    const row = wordLine(text, line);
    words += row.count;
    entries += Math.max(row.entries, commaNumbers(text, row));
    end = line.end;
    count++;
  }
  const resumeAt = Math.max(at + 1, line?.start ?? text.length);
  if (2 * entries < words || entries === 0) return { resumeAt };
  const isSure = entries === words && count > 1 && words > count;
  const certainty = isSure ? 'sure' : 'asked';
  const paragraph = text.slice(at, end);
  // Rows of a bracketed literal, which its own reader knows better.
  if (/[[\]{}]/.test(paragraph) || besideBracket(text, at, resumeAt)) return { resumeAt };
  const whole = (): FoundMatrix => {
    const result = readWords(paragraph, options);
    if (result.ok) return { start: at, end, result, certainty };
    const { start = 0, end: stop = end - at } = result.problem;
    const problem = { ...result.problem, start: at + start, end: at + stop };
    return { start: at, end, result: { ok: false, problem }, certainty };
  };
  return isSure ? { resumeAt, found: whole() } : { resumeAt, ifAsked: whole };
}

function inParagraph(text: string, at: number, options: ReadOptions): FoundMatrix | undefined {
  const { found, ifAsked } = readParagraph(text, at, options);
  return ifAsked?.() ?? found;
}

/** Words with a comma between digits, and plain entries, on a line with at least one such word. */
function commaNumbers(text: string, row: WordLine): number {
  let found = 0;
  let others = 0;
  for (let k = 0; k < row.count; k++) {
    if (isCommaNumber(text, row.words[2 * k]!, row.words[2 * k + 1]!)) found++;
    else if (isEntry(text, row.words, k)) others++;
  }
  return found === 0 ? 0 : found + others;
}

/** Words between blanks, or fields between the commas, semicolons or tabs that most lines have. */
function readWords(paragraph: string, options: ReadOptions): Result<Matrix> {
  const delimiter = delimiterOf(paragraph, 0);
  if (delimiter === ' ' || (delimiter === ',' && !/[,;](?:\s|$)/.test(paragraph))) {
    const rows = withoutThousands(paragraph);
    if (!rows.ok) return rows;
    if (delimiter === ' ' || rows.value !== paragraph) {
      return readDelimited(rows.value, 0, ' ', options);
    }
  }
  const fields = readDelimited(paragraph, 0, delimiter, options);
  // `1,` before a blank is a number and a comma, not a word; `1,5 2,5` are two words.
  const separates = /[,;](?:\s|$)/.test(paragraph);
  return fields.ok || separates ? fields : readDelimited(paragraph, 0, ' ', options);
}

const reach = 200;

/** Lines of a literal whose brackets open above or close below are not rows of a table. */
function besideBracket(text: string, start: number, after: number): boolean {
  const above =
    text
      .slice(Math.max(0, start - reach), start)
      .split('\n')
      .at(-2) ?? '';
  const below = text.slice(after, after + reach).split('\n', 1)[0] ?? '';
  return /[[({]/.test(above) || /[\])}]/.test(below);
}
