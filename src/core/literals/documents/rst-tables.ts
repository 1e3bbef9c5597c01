import { failure, type Failure } from '../../result.js';
import { candidate, type Reader } from '../reader.js';
import { fieldsOf, type Delimiter } from '../text/fields.js';
import { isBlank, lineAt, type Line } from '../text/lines.js';
import { nextMatch } from '../text-scan.js';
import { foundTable, type Cell, type MarkupTable } from './cell-rows.js';
import { t } from '../../texts.js';

const opening = /^([ \t]*)\.\. (list|csv)-table::/gm;
const option = /^:([a-z-]{1,40}):\s*(.*)$/;
const delimiters: Readonly<Record<string, Delimiter>> = { ';': ';', tab: '\t', '|': '|' };

/**
 * The directives `list-table` and `csv-table` of reStructuredText (Docutils, "reStructuredText
 * Directives"): options between colons, an empty line, then a list of lists or lines of fields.
 * `header-rows`, `header` and `stub-columns` say which cells are names.
 */
export const rstTableReader: Reader = {
  id: 'rst-tables',
  notation: 'reStructuredText table',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    opening.lastIndex = at;
    const [, indent = '', kind = ''] = opening.exec(text)!;
    const first = lineAt(text, at)!;
    const { lines, next } = linesBelow(text, first, indent.length);
    const { fields, body } = optionsOf(text, lines);
    if (body.length === 0) return { resumeAt: next };
    const read = kind === 'list' ? listRows(text, body) : csvRows(text, body, fields);
    const names = Number(fields.get('header-rows')?.written ?? 0) + (fields.has('header') ? 1 : 0);
    const stubs = Number(fields.get('stub-columns')?.written ?? 0);
    const many =
      names > 1 || stubs > 1
        ? failure(
            'syntax',
            t('Names stand in several rows or columns of this table.'),
            at,
            first.end,
          )
        : undefined;
    const table: MarkupTable = {
      notation: 'reStructuredText table',
      rows: read.rows,
      headed: names === 1 && read.rows.length > 1,
      labelled: stubs === 1,
      problem: many ?? read.problem,
      start: at + indent.length,
      end: lines.at(-1)!.end,
    };
    return { resumeAt: next, found: foundTable(text, table, options) };
  },
};

/** The lines of the directive: empty lines, and lines with more indent than the directive. */
function linesBelow(
  text: string,
  first: Line,
  indent: number,
): { readonly lines: Line[]; readonly next: number } {
  const lines: Line[] = [];
  let { next } = first;
  for (let line = lineAt(text, next); line; line = lineAt(text, line.next)) {
    if (!isBlank(line) && columnOf(text, line) <= indent) break;
    lines.push(line);
    ({ next } = line);
  }
  while (lines.length > 0 && isBlank(lines.at(-1)!)) lines.pop();
  return { lines, next };
}

function columnOf(text: string, line: Line): number {
  let at = line.start;
  while (at < line.end && text.charCodeAt(at) <= 32) at++;
  return at - line.start;
}

interface Field {
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

function optionsOf(
  text: string,
  lines: readonly Line[],
): { readonly fields: ReadonlyMap<string, Field>; readonly body: readonly Line[] } {
  const fields = new Map<string, Field>();
  let k = 0;
  for (; k < lines.length; k++) {
    const line = lines[k]!;
    if (isBlank(line)) break;
    const start = line.start + columnOf(text, line);
    const match = option.exec(text.slice(start, line.end));
    if (match) {
      const written = match[2]!.trim();
      fields.set(match[1]!, { written, start: line.end - match[2]!.length, end: line.end });
    }
  }
  return { fields, body: lines.slice(k).filter((line) => !isBlank(line)) };
}

interface Rows {
  readonly rows: readonly (readonly Cell[])[];
  readonly problem?: Failure | undefined;
}

/** `* - 1` begins a row, `- 2` is a further cell of it. */
function listRows(text: string, lines: readonly Line[]): Rows {
  const rows: Cell[][] = [];
  for (const line of lines) {
    const match = /^\s*(\*\s+)?-(?=\s|$)\s?/.exec(text.slice(line.start, line.end));
    if (!match || (match[1] === undefined && rows.length === 0)) {
      const message = t('This line is no cell of the list: put each cell on one line.');
      return { rows, problem: failure('ragged', message, line.body, line.end) };
    }
    if (match[1] !== undefined) rows.push([]);
    rows.at(-1)!.push([line.start + match[0].length, line.end]);
  }
  return { rows };
}

function csvRows(text: string, lines: readonly Line[], fields: ReadonlyMap<string, Field>): Rows {
  const named = fields.get('delim')?.written;
  const delimiter = named === undefined ? ',' : delimiters[named];
  const first = lines[0]!;
  if (delimiter === undefined || fields.has('quote') || fields.has('escape')) {
    const message = t('The fields of this table are written in a way that is not read.');
    return { rows: [], problem: failure('syntax', message, first.body, first.end) };
  }
  const header = fields.get('header');
  const ranges: Cell[] = [
    ...(header ? [[header.start, header.end] as const] : []),
    [first.start, lines.at(-1)!.end],
  ];
  const rows: Cell[][] = [];
  for (const [from, until] of ranges) {
    const cells = fieldsOf(text, from, delimiter, Infinity, until);
    for (let row = 0; row < cells.rows; row++) {
      rows.push(
        Array.from({ length: cells.width(row) }, (_, column) => [
          cells.start(row, column),
          cells.end(row, column),
        ]),
      );
    }
  }
  return { rows };
}
