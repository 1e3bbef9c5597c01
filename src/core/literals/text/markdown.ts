import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { CellTable } from './cells.js';
import { search } from '../text-scan.js';
import { isBlank, LineReader, lineStart, startOfLine, type Line } from './lines.js';
import { matrixOfCells } from './labelled.js';

/**
 * Tables of bars: GitHub-flavoured Markdown ("Tables (extension)": a header row, a row of dashes, rows
 * of cells; a backslash before a bar makes it part of the cell) and the boxes that database shells and
 * Python's tabulate draw with `+---+` or with box-drawing characters.
 *
 * Markdown must have a header row, so people put the first row of a matrix there: a header of numbers
 * is read as the first row.
 */
export const barTableReader: Reader = {
  id: 'markdown',
  next(text, from) {
    const first = lineStart(text, from);
    const at = search(text, first, anyBar);
    return at < 0 ? undefined : candidate(startOfLine(text, at, first));
  },
  read: (text, { at }, options) => readTable(text, at, options),
};

function readTable(text: string, at: number, options: ReadOptions): Reading {
  const lines = new LineReader(text, at);
  const cells = new CellTable(text);
  let end = at;
  let resumeAt = at;
  let rules = 0;
  let ruleAfterFirst = false;
  for (let { line } = lines; line && !isBlank(line); line = lines.advance()) {
    if (isRule(text, line)) {
      rules++;
      ruleAfterFirst ||= cells.rows === 1;
    } else if (hasBar(text, line)) {
      addCells(text, line, cells);
      cells.endRow();
    } else break;
    end = line.end;
    resumeAt = line.next;
    if (cells.count > 2 * options.maxEntries + 2) break;
  }
  const nothing = { resumeAt: Math.max(resumeAt, at + 1) };
  if (rules === 0 || cells.rows === 0) return nothing;
  const result = matrixOfCells(cells, {
    notation: 'Markdown table',
    headed: ruleAfterFirst,
    as: options.as,
    maxEntries: options.maxEntries,
    start: at,
    end,
  });
  const sure = result.ok ? result.value.rows > 1 : isTableProblem(result.problem.code);
  return { ...nothing, found: { start: at, end, result, certainty: sure ? 'sure' : 'asked' } };
}

/** A table of words is no matrix gone wrong, and stays silent in a scan. */
function isTableProblem(code: string): boolean {
  return code === 'ragged' || code === 'summarised' || code === 'tooLarge';
}

const anyBar = /[|│┃║]/g;

function isBar(code: number): boolean {
  return code === 124 || code === 0x2502 || code === 0x2503 || code === 0x2551;
}

function hasBar(text: string, line: Line): boolean {
  for (let at = line.body; at < line.end; at++) {
    if (isBar(text.charCodeAt(at))) return true;
  }
  return false;
}

/** A line of dashes, colons, bars and crossings: `|:--|--:|`, `+---+`, `├───┼───┤`. */
function isRule(text: string, line: Line): boolean {
  let dashes = 0;
  for (let at = line.body; at < line.end; at++) {
    const code = text.charCodeAt(at);
    if (code === 45 || code === 61 || (code >= 0x2500 && code <= 0x257f && !isBar(code))) dashes++;
    else if (code !== 58 && code !== 43 && code !== 32 && code !== 9 && !isBar(code)) return false;
  }
  return dashes > 0;
}

/** The cells between the bars of a line; a bar at either end of the line opens and closes the row. */
function addCells(text: string, line: Line, cells: CellTable): void {
  let at = line.body;
  while (at < line.end && text.charCodeAt(at) <= 32) at++;
  const opened = isBar(text.charCodeAt(at));
  if (opened) at++;
  let start = at;
  for (; at < line.end; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (isBar(code)) {
      addBare(text, start, at, cells);
      start = at + 1;
    }
  }
  // Without outer bars (psql), blanks after the last one are an empty cell.
  const blankCell = !opened && start < line.next && text.charCodeAt(start) === 32;
  if (start < line.end || blankCell) addBare(text, start, Math.max(start, line.end), cells);
}

/** A cell without the emphasis, code or formula marks around all of it: `**1.5**`, `$2$`. */
function addBare(text: string, start: number, end: number, cells: CellTable): void {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) === 32) from++;
  while (to > from && text.charCodeAt(to - 1) === 32) to--;
  while (to - from > 2 && text[from] === text[to - 1] && '*`$'.includes(text[from]!)) {
    from++;
    to--;
  }
  cells.addCell(from, to);
}
