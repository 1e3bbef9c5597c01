import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { isBlank, lineAt, LineReader, lineText, startOfLine, type Line } from '../text/lines.js';
import { lineAbove, strayRow } from './beside.js';
import { ColumnBlocks } from '../text/table/blocks.js';
import { endColumn, wordLine, type WordLine } from '../text/table/rows.js';
import { t } from '../../texts.js';

const marker = 'dtype: ';

/**
 * A pandas Series: lines of a label and a value, the values right-aligned, over a footer such as
 * `Name: x, Length: 3, dtype: float64` (pandas/io/formats/format.py, SeriesFormatter). It is a column
 * with the index as row labels; the index may have a name on a line of its own above.
 */
export const seriesReader: Reader = {
  id: 'pandas-series',
  looksBack: true,
  next(text, from) {
    let floor = from;
    for (let at = text.indexOf(marker, from); at >= 0; at = text.indexOf(marker, at + 1)) {
      const start = beginning(text, at, floor);
      if (start !== undefined) return candidate(start);
      floor = at + marker.length;
    }
    return undefined;
  },
  read(text, { at }, options) {
    const lines = new LineReader(text, at);
    const rows: WordLine[] = [];
    let { line } = lines;
    // A single word is the name of the index; a single number is a row without its label.
    if (line && /^\s*(?![-+]?[\d.])\S+$/.test(text.slice(line.body, line.end)))
      line = lines.advance();
    for (; line && !isBlank(line); line = lines.advance()) {
      if (isFooter(text, line)) return reading(text, at, rows, line, options);
      rows.push(wordLine(text, line));
    }
    return { resumeAt: Math.max(at + 1, lines.position) };
  },
};

const footer =
  /^(?:(?:Freq|Name|Length): .{0,200}, )?dtype: (?:float|int|uint|Float|Int|UInt|bool|boolean|object|complex)\w{0,12}$/;

function isFooter(text: string, line: Line): boolean {
  if (line.end - line.body > maxFooter) return false;
  return footer.test(lineText(text, line));
}

const maxFooter = 260;

/**
 * The start of the first row above the footer that holds the marker at `at`; undefined when that line is not
 * a footer or no row is above it. Goes back over lines that end in the same column as the last row, but not
 * before `floor`, where the previous search ended.
 */
function beginning(text: string, at: number, floor: number): number | undefined {
  const footerStart = startOfLine(text, at, Math.max(floor, at - maxFooter));
  const foot = lineAt(text, footerStart);
  if (!foot || !isStart(text, footerStart)) return undefined;
  const marked = /^[\s#%*>!/]*/.exec(text.slice(footerStart, footerStart + 20))![0].length;
  if (!isFooter(text, { ...foot, body: footerStart + marked })) return undefined;
  let start = footerStart;
  let width = -1;
  while (start > floor) {
    const above = startOfLine(text, start - 1, floor);
    const line = lineAt(text, above)!;
    if (!isStart(text, above) || line.end <= line.start) break;
    const ends = line.end - line.start;
    const name = /^(?![-+]?\d)\S{1,80}$/.test(text.slice(line.start, line.end).slice(0, 100));
    if (width >= 0 && ends !== width && name) return above;
    const dots = text.slice(Math.max(line.start, line.end - 3), line.end) === '...';
    if (width < 0) width = ends;
    else if (ends !== width && !dots) break;
    start = above;
  }
  return start < footerStart ? start : undefined;
}

function isStart(text: string, at: number): boolean {
  return at === 0 || text.charCodeAt(at - 1) === 10;
}

function reading(
  text: string,
  start: number,
  rows: readonly WordLine[],
  foot: Line,
  options: ReadOptions,
): Reading {
  const resumeAt = foot.next;
  const [first] = rows;
  const above = lineAbove(text, start);
  if (above && strayRow(text, above) !== undefined) {
    const what = t('this line above the series is none of its rows');
    const result = problems.syntax(what, above.body, above.end);
    return { resumeAt, found: { start: above.start, end: foot.end, result, certainty: 'sure' } };
  }
  const labelled = rows.every((row) => row.count > 1 || isDots(text, row));
  if (!first || !labelled) return { resumeAt };
  const place = { start, end: foot.end };
  const dots = rows.find((row) => isDots(text, row));
  if (dots) {
    const row = rows.indexOf(dots) + 1;
    const result = problems.summarised(row, 1, lastWord(dots), dots.line.end, 'pandas');
    const certainty = rows.length < 2 ? 'asked' : 'sure';
    return { resumeAt, found: { ...place, result, certainty } };
  }
  if (rows.some((row) => endColumn(row, 0) !== endColumn(first, 0))) return { resumeAt };
  const blocks = new ColumnBlocks(text, start, options.maxEntries);
  blocks.add(rows, 1);
  // A series of objects is mostly words: it is a matrix only if the user asks for it.
  const isFew = rows.length < 2 || 2 * blocks.numbers < rows.length;
  const labels = rows.map((row) => text.slice(row.words[0], row.words[2 * row.count - 3]));
  const name = /^(?:.*, )?Name: (.{1,200}?)(?:, Length: \d+)?, dtype/.exec(
    lineText(text, foot),
  )?.[1];
  const result = blocks.finish(foot.end, 0, {
    rowLabels: labels,
    columnLabels: name === undefined ? undefined : [name],
  });
  return { resumeAt, found: { ...place, result, certainty: isFew ? 'asked' : 'sure' } };
}

/** Rows left out: `..` or `...`, as wide as the values. */
function isDots(text: string, row: WordLine): boolean {
  return text.startsWith('..', lastWord(row));
}

function lastWord(row: WordLine): number {
  return row.words[2 * row.count - 2]!;
}
