import { strayBeside } from '../beside.js';
import { RowsBuilder } from '../../rows-builder.js';
import { problems } from '../../problems.js';
import type { Candidate, FoundMatrix, Reader, Reading, ReadOptions } from '../../reader.js';
import { Entry, pushEntry, readEntry } from '../../text/entry.js';
import { isBlank, isSpace, lineAt, LineReader, lineText, startOfLine } from '../../text/lines.js';
import { lineEnd, search } from '../../text-scan.js';
import { drawingAt, type Drawing } from './drawing.js';
import { prettyValue } from './tall-cell.js';
import { matrixOfWords, wordRows } from './words.js';
import { t } from '../../../texts.js';

interface Drawn extends Candidate {
  readonly drawing: Drawing;
}

/**
 * Matrices drawn with tall brackets of Unicode: one line per row (gonum, nalgebra, Haskell's
 * Data.Matrix, people), or as SymPy's `pprint` does, where a line of blanks separates rows, two columns
 * of blanks separate entries, and an entry may take several lines.
 */
export const tallBracketReader: Reader<Drawn> = {
  id: 'tall-brackets',
  notation: 'drawn brackets',
  next(text, from) {
    for (let at = search(text, from, tops); at >= 0; at = search(text, at + 1, tops)) {
      // A rule after the corner belongs to a box of cells.
      if (/[─━═╌╴]/.test(text[at + 1] ?? '')) continue;
      const drawing = drawingAt(text, at);
      if (drawing) return { at, drawing };
    }
    return undefined;
  },
  read(text, { at, drawing: seen }, options) {
    const drawing = wholeDrawing(text, at, seen);
    if (drawing.complete) return readDrawing(text, at, drawing, options);
    const end = Math.max(drawing.end, at + 1);
    const what = t('the drawn bracket that opens here has no last line');
    const found = { start: at, end, result: problems.syntax(what, at, at + 1) };
    return {
      resumeAt: Math.max(at + 1, drawing.next),
      found: { ...found, certainty: 'asked' },
    };
  },
};

const tops = /[⎡⎛⌈┌╭⎧]/g;

/**
 * The same in ASCII: parentheses made of slashes, or a bar or a square bracket on every line, with or
 * without a name before one of them (Sage, PARI, Maxima, Macaulay2, MATLAB's symbolic matrices, SymPy
 * without Unicode). At least two lines, or one with signs like √, and only entries in them.
 */
export const flatBracketReader: Reader<Drawn> = {
  id: 'flat-brackets',
  notation: 'drawn brackets',
  next(text, from) {
    flatTop.lastIndex = from;
    for (let match = flatTop.exec(text); match; match = flatTop.exec(text)) {
      const at = flatTop.lastIndex - 1;
      const drawing = isFirst(text, match.index, at) ? flatDrawing(text, at) : undefined;
      if (drawing) return { at, drawing };
      flatTop.lastIndex = lineEnd(text, at);
    }
    return undefined;
  },
  read: (text, { at, drawing }, options) =>
    readDrawing(text, at, wholeDrawing(text, at, drawing), options),
};

/** The candidate may have been found in a text that was cut below it, so the whole drawing is read again. */
function wholeDrawing(text: string, at: number, seen: Drawing): Drawing {
  return seen.next >= text.length ? seen : (drawingAt(text, at) ?? seen);
}

const flatTop =
  /^(?:[ \t]{0,40}(?:[#%*>!]|\/\/|--|;+)?[ \t]{0,200})(?:[A-Za-z_%(][^\n[|/]{0,60}?[=:)][ \t]{0,40})?[[|/]/gm;

/** The line right above has no bracket of this kind at the same column, and no list is open at its end. */
function isFirst(text: string, start: number, at: number): boolean {
  if (start === 0) return true;
  const above = startOfLine(text, start - 1, Math.max(0, start - maxLine));
  const line = lineAt(text, above)!;
  const last = text[line.end - 1] ?? '';
  if (isBlank(line)) return true;
  if ('[({,'.includes(last)) return false;
  return text[above + at - start] !== text[at];
}

const maxLine = 2000;

/** A complete drawing that cannot be program source or a table. */
function flatDrawing(text: string, at: number): Drawing | undefined {
  const below = lineAt(text, lineEnd(text, at) + 1);
  const single =
    text[at] === '[' && symbols.test(text.slice(at, Math.min(lineEnd(text, at), at + 400)));
  if (!below && !single) return undefined;
  const drawing = drawingAt(text, at);
  if (!drawing?.complete) return undefined;
  const { lines } = drawing;
  if (single && lines.length === 1 && drawing.beside === undefined) return drawing;
  if (lines.length < 2) return undefined;
  const rows = wordRows(lines);
  if (text[at] === '[')
    return rows || lines.some(({ inner }) => isDrawn(inner)) ? drawing : undefined;
  // Bars around single cells belong to a table.
  if (!rows || drawing.beside) return undefined;
  const cells =
    rows[0]!.bars.length > 0 && rows.every(({ words, bars }) => bars.length >= words.length - 1);
  return rows[0]!.words.length > 1 && !cells ? drawing : undefined;
}

/** Signs that program source does not have: `[√3  2⋅√3]`. */
const symbols = /[√⋅πℯ╲]/;

/** A line that only a drawing has: blank between rows, a root's bar, a fraction's bar. */
function isDrawn(line: string): boolean {
  return line.trim() === '' || line.includes('___') || /^[ -]*--[ -]*$/.test(line);
}

function readDrawing(text: string, at: number, drawing: Drawing, options: ReadOptions): Reading {
  const { lines, beside, dots, name } = drawing;
  const end = footerOf(text, drawing);
  const resumeAt = Math.max(drawing.next, end);
  const place = { start: at, end, maxEntries: options.maxEntries };
  const answer = (
    result: FoundMatrix['result'],
    certainty: FoundMatrix['certainty'] = 'sure',
  ): Reading => ({ resumeAt, found: { start: at, end, result, certainty } });
  const rows = wordRows(lines);
  const flat = '[|/'.includes(text[at]!);
  if (beside) {
    const what = t(
      'something stands beside these brackets that is not computed: select them alone',
    );
    // A row of another drawing, as in an equation. Any other text after a list may be anything.
    const drawings = /^\s*[[(|]/.test(text.slice(...beside)) && (rows?.[0]?.words.length ?? 0) > 1;
    return answer(problems.syntax(what, ...beside), flat && !drawings ? 'asked' : 'sure');
  }
  if (dots) return answer(problems.summarised(rows?.length ?? lines.length, 1, ...dots));
  const stray = flat ? strayBeside(text, at, drawing.next) : undefined;
  if (stray) {
    const what = t('this line beside the brackets is none of their rows');
    return answer(problems.syntax(what, stray.body, stray.end), 'asked');
  }
  if (rows) {
    const isLook =
      !flat || name !== '' || text[at] !== '[' || areDrawn(lines, rows[0]!.words.length);
    return answer(matrixOfWords(text, rows, place, undefined), isLook ? 'sure' : 'asked');
  }
  const result = readTall(text, at, drawing, options);
  return answer(result, result.ok || result.problem.code !== 'notNumeric' ? 'sure' : 'asked');
}

/** Rows of several entries between blanks, in brackets of one width: nobody writes lists like this. */
function areDrawn(lines: Drawing['lines'], words: number): boolean {
  const [first] = lines;
  return (
    words > 1 &&
    lines.every(({ inner }) => inner.length === first!.inner.length && !inner.includes(','))
  );
}

/** Macaulay2 prints the type of its output below: `o1 : Matrix ZZ  <--- ZZ`, exponents above the line. */
function footerOf(text: string, { name, next, end }: Drawing): number {
  const label = /^o\d{1,6}(?= )/.exec(`${name} `)?.[0];
  if (label === undefined) return end;
  const reader = new LineReader(text, next);
  for (let k = 0; k < 4 && reader.line; k++) {
    const written = lineText(text, reader.line).slice(0, 200);
    if (written.startsWith(`${label} : `)) return reader.line.end;
    if (!/^[\d\s]*$/.test(written)) break;
    reader.advance();
  }
  return end;
}

function readTall(
  text: string,
  at: number,
  drawing: Drawing,
  options: ReadOptions,
): FoundMatrix['result'] {
  const lines = drawing.lines.map(({ inner }) => inner);
  const starts = drawing.lines.map((line) => line.at);
  const builder = new RowsBuilder(options.maxEntries, at);
  const gaps = columnGaps(lines);
  const entry = new Entry();
  for (const row of rowGroups(lines)) {
    for (const [from, to] of gaps) {
      const cell = row.map((k) => lines[k]!.slice(from, to));
      const inked = cell.filter((line) => line.trim() !== '');
      const word = inked.length === 1 ? inked[0]!.trim() : '';
      // Where the entry is; for an entry of several lines, where its first line is.
      const top = Math.max(
        0,
        cell.findIndex((line) => line.trim() !== ''),
      );
      const line = cell[top]!;
      const start = starts[row[top]!]! + from + line.length - line.trimStart().length;
      const stop = start + Math.max(1, line.trim().length);
      readEntry(word, 0, word.length, entry);
      if (inked.length !== 1 || entry.kind === 'text') {
        const value = prettyValue(cell);
        entry.kind = value === undefined ? 'text' : 'number';
        entry.value = value ?? NaN;
      }
      if (isImaginary(cell)) entry.kind = 'complex';
      if (entry.kind === 'text') {
        const written = inked.map((piece) => piece.trim()).join(' / ');
        const { row: i, column: j } = builder;
        builder.fail(problems.notNumeric(i, j, written, start, stop));
      } else pushEntry(builder, entry, text, start, stop);
    }
    const last = row.at(-1)!;
    builder.endRow(starts[row[0]!]!, starts[last]! + lines[last]!.length);
    if (builder.problem) break;
  }
  return builder.finish(drawing.end, { reading: { notation: 'drawn brackets', notes: [] } });
}

function isImaginary(cell: readonly string[]): boolean {
  return cell.some((line) => /ⅈ|[\d*)]\s?\*?I\b/.test(line));
}

/**
 * The numbers of the lines between blank lines: one group per row of the matrix. Without blank lines and
 * fractions every line is a row.
 */
function rowGroups(lines: readonly string[]): number[][] {
  const filled = [...lines.keys()].filter((k) => lines[k]!.trim() !== '');
  const inside = lines.slice(filled[0] ?? 0, (filled.at(-1) ?? 0) + 1);
  if (!inside.some((line) => isDrawn(line) || line.includes('─'))) return filled.map((k) => [k]);
  const groups: number[][] = [];
  let group: number[] = [];
  for (const [k, line] of lines.entries()) {
    if (line.trim() !== '') group.push(k);
    else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/**
 * The columns of the matrix: ranges of character columns, separated by two or more that are blank in
 * every line. Inside an entry SymPy never leaves more than one blank column.
 */
function columnGaps(lines: readonly string[]): [number, number][] {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const ink = new Uint8Array(width);
  for (const line of lines) {
    for (let at = 0; at < line.length; at++) {
      if (!isSpace(line.charCodeAt(at))) ink[at] = 1;
    }
  }
  const columns: [number, number][] = [];
  let from = -1;
  let last = -1;
  for (let at = 0; at < width; at++) {
    if (ink[at] !== 1) continue;
    if (from < 0) from = at;
    else if (at - last > 2) {
      columns.push([from, last + 1]);
      from = at;
    }
    last = at;
  }
  if (from >= 0) columns.push([from, last + 1]);
  return columns;
}
