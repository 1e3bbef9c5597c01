import type { Matrix } from '../../matrix.js';
import type { Result } from '../../result.js';
import { RowsBuilder } from '../rows-builder.js';
import { evaluate } from '../expression.js';
import { pythonGrammar } from '../grammar/python.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { lineAt, startOfLine, type Line } from '../text/lines.js';
import { lineEnd, search } from '../text-scan.js';
import { strayBeside } from '../printouts/beside.js';
import { isEllipsis } from './entry-starts.js';
import { t } from '../../texts.js';

/**
 * Rows in brackets, one on each line, without brackets around them all: `[1 2]` over `[3 4]`, as Sage, mpmath
 * and MATLAB's symbolic matrices are printed and as rows are copied out of a list. A name may be before one
 * of them (`A = [1, 2]`), or before each (`A  [ 0  3 79 ]`, the matrices of JASPAR). Read only when the user
 * asks (Blender's `<Matrix 2x2` always): they may be lists that were printed one after the other.
 */
export const bracketRowsReader: Reader = {
  id: 'bracket-rows',
  notation: 'rows in brackets',
  next(text, from) {
    for (let open = search(text, from, opening); open >= 0;) {
      const start = startOfLine(text, open, Math.max(0, open - maxLabel));
      const line = lineAt(text, start)!;
      open = search(text, Math.max(line.end, open + 1), opening);
      const row = rowAt(text, line);
      const below = row && rowBelow(text, line, row);
      if (!row || !below || isRowAbove(text, line, row) || isEnclosed(text, start)) continue;
      const at = isLabel(row) && isLabel(below) ? row.labelStart : row.open;
      if (at >= from) return candidate(at);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const start = startOfLine(text, at, Math.max(0, at - maxLabel));
    return readRows(text, start, at, options);
  },
};

/**
 * If the line at `offset` is one of several rows in brackets, the start of the first of these rows;
 * otherwise the start of that line.
 */
export function firstBracketRow(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (let row = rowOn(text, start); row && start > 0;) {
    // `lastIndexOf` takes a negative position as 0, so the first line is a case of its own.
    const before = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
    row = rowOn(text, before);
    if (row) start = before;
  }
  return start;
}

/** A line that is one row in brackets, perhaps with a name before it. */
interface Row {
  readonly label: string;
  readonly labelStart: number;
  /** What is between the name and the bracket: `=`, `:`, or nothing. */
  readonly sign: string;
  readonly open: number;
  /** Offset of the closing bracket. */
  readonly close: number;
}

const maxLabel = 120;
const opening = /[[(]/g;
const prefix =
  /^([ \t>]{0,80})(?:(<Matrix \d{1,4}x\d{1,4})[ \t]{1,8}|([A-Za-z_*][\w.*'-]{0,40})[ \t]{0,20}(:=|[:=]?)[ \t]{0,40})?$/;
const behindRow = /^[;,>]?[ \t]{0,40}(?:#.*|%.*|\/\/.*)?$/;

function rowOn(text: string, start: number): Row | undefined {
  const line = lineAt(text, start);
  return line && rowAt(text, line);
}

function rowAt(text: string, line: Line): Row | undefined {
  const open = search(text, line.start, opening);
  if (open < 0 || open >= line.end || open - line.start > maxLabel) return undefined;
  const match = prefix.exec(text.slice(line.start, open));
  if (!match) return undefined;
  const length = text.slice(open, line.end).indexOf(text[open] === '(' ? ')' : ']');
  if (length < 0) return undefined;
  const close = open + length;
  if (line.end - close > 200 || !behindRow.test(text.slice(close + 1, line.end))) return undefined;
  // The content of a row: numbers, and the characters that entries may have.
  const inside = text.slice(open + 1, close);
  if (!/\d/.test(inside) || /[^\w\s.,+\-*/^−…]/.test(inside)) return undefined;
  const label = match[2] ?? match[3] ?? '';
  return { label, labelStart: line.start + match[1]!.length, sign: match[4] ?? '', open, close };
}

/** A name before each row names the row; before one of them, with a sign, it names the matrix. */
function isLabel({ label, sign }: Row): boolean {
  return label !== '' && sign === '' && !label.startsWith('<');
}

/** The two can be rows of one matrix. */
function fits(text: string, one: Row, other: Row): boolean {
  if (text[one.open] !== text[other.open] || isLabel(one) !== isLabel(other)) return false;
  return one.label === '' || other.label === '' || isLabel(one);
}

function rowBelow(text: string, line: Line, row: Row): Row | undefined {
  const below = rowOn(text, line.next);
  return below && fits(text, row, below) ? below : undefined;
}

function isRowAbove(text: string, line: Line, row: Row): boolean {
  if (line.start === 0) return false;
  const above = rowOn(text, text.lastIndexOf('\n', line.start - 2) + 1);
  return above !== undefined && fits(text, above, row);
}

/** The rows are inside an open list or call: their brackets are not the outermost. */
function isEnclosed(text: string, start: number): boolean {
  const before = /[([{,][ \t\r]{0,40}\n\s{0,80}$/;
  return before.test(text.slice(Math.max(0, start - 160), start));
}

function readRows(text: string, start: number, at: number, options: ReadOptions): Reading {
  const builder = new RowsBuilder(options.maxEntries, at);
  const labels: string[] = [];
  let named = 0;
  let end = at;
  let first: Row | undefined;
  for (let line = lineAt(text, start); line; line = lineAt(text, line.next)) {
    const row = rowAt(text, line);
    if (!row || (first && !fits(text, first, row))) break;
    if (row.label !== '' && !isLabel(row)) named++;
    // A second name begins another matrix or list.
    if (named > 1) break;
    first ??= row;
    labels.push(row.label);
    readRow(text, row, builder);
    end = row.close + 1;
    if (text[end] === '>') end++;
  }
  const read = builder.finish(end, first && isLabel(first) ? { rowLabels: labels } : {});
  const isPrinted = first?.label.startsWith('<') === true;
  const stray = strayBeside(text, at, lineEnd(text, end) + 1);
  const whole = isPrinted ? asStated(read, first!.label, at, end) : read;
  const result =
    stray && whole.ok
      ? problems.syntax(t('this line beside the rows is none of them'), stray.body, stray.end)
      : whole;
  const certainty = isPrinted ? 'sure' : 'asked';
  return { resumeAt: Math.max(end, at + 1), found: { start: at, end, result, certainty } };
}

/** Checks the shape that Blender's `<Matrix 2x3 (…)` states. */
function asStated(read: Result<Matrix>, label: string, start: number, end: number): Result<Matrix> {
  const [, rows, cols] = /(\d+)x(\d+)/.exec(label) ?? [];
  if (!read.ok || (read.value.rows === Number(rows) && read.value.cols === Number(cols)))
    return read;
  return problems.syntax(
    t('the rows here are not the {0} × {1} that it says', rows!, cols!),
    start,
    end,
  );
}

/** The entries of one row: with commas between all of them, or with blanks. */
function readRow(text: string, { open, close }: Row, builder: RowsBuilder): void {
  const inside = text.slice(open + 1, close);
  const pattern = inside.includes(',') ? betweenCommas : betweenBlanks;
  const content = pattern === betweenCommas ? inside.replace(/,\s*$/, ' ') : inside;
  for (const match of content.matchAll(pattern)) {
    const word = match[0].trim();
    if (word === '' && pattern === betweenBlanks) continue;
    const at = open + 1 + match.index + (match[0].length - match[0].trimStart().length);
    pushWord(word, at, builder);
  }
  builder.endRow(open, close + 1);
}

const betweenCommas = /[^,]+|(?<=,)(?=,)/g;
const betweenBlanks = /\S+/g;

function pushWord(word: string, at: number, builder: RowsBuilder): void {
  if (isEllipsis(word, 0)) {
    const { row, column } = builder;
    builder.fail(problems.summarised(row, column, at, at + word.length));
    return;
  }
  const { scalar, end } = evaluate(word, 0, pythonGrammar);
  if (!scalar || end < word.length) builder.pushText(word, at);
  else if (scalar.kind === 'missing') builder.pushMissing();
  else if (scalar.kind === 'complex') {
    builder.fail(problems.complex(builder.row, builder.column, word, at, at + word.length));
  } else builder.push(scalar.value);
}
