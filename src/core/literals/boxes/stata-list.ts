import { failure, type Result } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { CellTable } from '../text/cells.js';
import { matrixOfCells } from '../text/labelled.js';
import { isBlank, lineAt, nextLineStart, type Line } from '../text/lines.js';
import { nextMatch } from '../text-scan.js';
import { t } from '../../texts.js';

/**
 * What Stata's `list` prints ([D] list): a box of columns that blanks separate, names over a rule, and before each row
 * its number and a point. The number is a position and not an entry.
 */
export const stataListReader: Reader = {
  id: 'stata-list',
  notation: 'Stata list',
  next: (text, from) => candidate(nextMatch(text, nextLineStart(text, from), heading)),
  read: (text, { at }, options) => readList(text, at, options),
};

const heading =
  /^[ \t]*\+-+\+[ \t\r]*\n[ \t]*\|[^\n]{1,2000}\|[ \t\r]*\n[ \t]*\|-+\|[ \t\r]*\n[ \t]*\d{1,9}\. \|/gm;

function readList(text: string, at: number, options: ReadOptions): Reading {
  const header = lineAt(text, lineAt(text, at)!.next)!;
  const rows: Line[] = [];
  let { end, next } = header;
  let odd: Line | undefined;
  for (let line = lineAt(text, next); line && !isBlank(line); line = lineAt(text, next)) {
    const written = text.slice(line.start, line.end);
    if (/^[ \t]*\d{1,9}\. \|.*\|$/.test(written)) rows.push(line);
    else if (!/^[ \t]*[|+]-+[|+]$/.test(written)) odd ??= line;
    ({ end, next } = line);
    if (/^[ \t]*\+-+\+$/.test(written)) break;
  }
  const result = matrixOfLines(text, header, rows, odd, { at, end, options });
  const isSure = result.ok ? result.value.rows > 1 : result.problem.code !== 'notNumeric';
  return {
    resumeAt: next,
    found: { start: at, end, result, certainty: isSure ? 'sure' : 'asked', isFinal: true },
  };
}

function matrixOfLines(
  text: string,
  header: Line,
  rows: readonly Line[],
  odd: Line | undefined,
  { at, end, options }: { at: number; end: number; options: ReadOptions },
): Result<Matrix> {
  if (odd) {
    const message = t(
      'This line is no row of the list: every row begins with its number and a point.',
    );
    return failure('ragged', message, odd.body, Math.max(odd.end, odd.body + 1));
  }
  const numbers = rows.map((line) => Number(/\d+/.exec(text.slice(line.start, line.end))![0]));
  const gap = numbers.findIndex((number, k) => k > 0 && number <= numbers[k - 1]!);
  const spans = columnsOf(text, [header, ...rows]);
  const names = wordCount(text, header);
  if (gap > 0 || spans.length !== names) {
    const message =
      gap > 0
        ? t(
            'Row {0} stands below row {1}: the numbers of the rows must grow.',
            numbers[gap]!,
            numbers[gap - 1]!,
          )
        : t(
            'There are {0} names over {1} columns that blanks part: the rows cannot be told apart surely.',
            names,
            spans.length,
          );
    const line = gap > 0 ? rows[gap]! : header;
    return failure('ragged', message, line.start, line.end);
  }
  const cells = new CellTable(text);
  for (const line of [header, ...rows]) {
    const origin = line.start + barOf(text, line) + 1;
    for (const [from, to] of spans) {
      const [start, stop] = [Math.min(origin + from, line.end), Math.min(origin + to, line.end)];
      // Stata prints a point, perhaps with a letter, for what is missing.
      const isMissing = /^\.[a-z]?$/.test(text.slice(start, stop).trim());
      cells.addCell(start, isMissing ? start : stop);
    }
    cells.endRow();
  }
  const { maxEntries, as } = options;
  return matrixOfCells(cells, {
    notation: 'Stata list',
    headed: 'sure',
    maxEntries,
    start: at,
    end,
    // Stata prints a comma between thousands; a choice of the user comes first.
    as: { comma: 'thousands', ...as },
  });
}

/** Ranges of character columns, counted from the first bar, in which some line is not blank. */
function columnsOf(text: string, lines: readonly Line[]): [from: number, to: number][] {
  const filled = new Set<number>();
  for (const line of lines) {
    const written = text.slice(line.start, line.end);
    const bar = written.indexOf('|');
    const close = written.lastIndexOf('|');
    for (let k = bar + 1; k < close; k++) {
      if (written[k] !== ' ') filled.add(k - bar - 1);
    }
  }
  const spans: [number, number][] = [];
  for (const at of [...filled].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else spans.push([at, at + 1]);
  }
  return joined(spans, text, lines[0]!);
}

/** Joins the parts of a column whose entries all have a blank at one position (two words): only one has a name. */
function joined(spans: [number, number][], text: string, header: Line): [number, number][] {
  const written = text.slice(header.start + barOf(text, header) + 1, header.end);
  const out: [number, number][] = [];
  let open: [number, number] | undefined;
  for (const span of spans) {
    const isNamed = /[^\s|]/.test(written.slice(span[0], span[1]));
    // Text is left-aligned with its name, so a part without a name continues the part before it.
    if (isNamed || !open) {
      open = [...span];
      out.push(open);
    } else open[1] = span[1];
  }
  return out;
}

function barOf(text: string, line: Line): number {
  return text.slice(line.start, line.end).indexOf('|');
}

function wordCount(text: string, line: Line): number {
  return text.slice(line.start, line.end).replace(/\|/g, ' ').trim().split(/\s+/).length;
}
