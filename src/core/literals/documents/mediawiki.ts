import { failure, type Failure } from '../../result.js';
import { candidate, type Reader } from '../reader.js';
import { lineAt, type Line } from '../text/lines.js';
import { nextMatch } from '../text-scan.js';
import { foundTable, type Cell } from './cell-rows.js';
import { t } from '../../texts.js';

const opening = /^[ \t:]{0,20}\{\|/gm;
const spans = /\b(?:col|row)span\s{0,9}=\s{0,9}["']?(?!1\b)\d/i;

/**
 * Tables of MediaWiki (Help:Tables): `{|` to `|}`, `|-` between the rows, `|` and `||` before cells, `!`
 * and `!!` before cells with names, `|+` before the caption. The attributes of a cell end with their own
 * bar.
 */
export const mediawikiReader: Reader = {
  id: 'mediawiki',
  notation: 'MediaWiki table',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    const first = lineAt(text, at)!;
    const table = new WikiTable(text);
    let { end, next } = first;
    let isClosed = false;
    for (let line = lineAt(text, next); line && !isClosed; line = lineAt(text, line.next)) {
      isClosed = text.startsWith('|}', skipBlanks(text, line));
      if (!isClosed) table.add(line);
      ({ end, next } = line);
    }
    // No closing mark follows, so no later table is closed either.
    if (!isClosed) return { resumeAt: text.length };
    if (table.rows.length === 0) return { resumeAt: next };
    const { rows, problem } = table;
    const headed = rows.length > 1 && rows[0]!.every(({ isName }) => isName);
    const body = headed ? rows.slice(1) : rows;
    const labelled = body.length > 0 && body.every((row) => row[0]!.isName);
    const found = foundTable(
      text,
      {
        notation: 'MediaWiki table',
        rows: rows.map((row) => row.map(({ cell }) => cell)),
        headed,
        labelled,
        problem,
        start: at,
        end,
      },
      options,
    );
    return { resumeAt: next, found };
  },
};

interface WikiCell {
  readonly cell: Cell;
  readonly isName: boolean;
}

class WikiTable {
  readonly rows: WikiCell[][] = [];
  problem: Failure | undefined;
  private isOpen = false;

  constructor(private readonly text: string) {}

  add(line: Line): void {
    const { text } = this;
    const at = skipBlanks(text, line);
    const mark = text[at];
    if (at >= line.end || text.startsWith('|+', at)) return;
    if (text.startsWith('|-', at)) this.isOpen = false;
    else if (text.startsWith('{|', at))
      this.fail(t('There is a table in this table'), at, line.end);
    else if (mark === '|' || mark === '!') this.cells(at + 1, line.end, mark === '!');
    // A second line of the cell above is an error. A caption may have one too.
    else if (this.isOpen) this.fail(t('This cell goes over several lines'), at, line.end);
  }

  private cells(from: number, end: number, areNames: boolean): void {
    if (!this.isOpen) this.rows.push([]);
    this.isOpen = true;
    const row = this.rows.at(-1)!;
    const separator = areNames ? /!!|\|\|/g : /\|\|/g;
    const written = this.text.slice(from, end);
    let start = 0;
    for (const match of [...written.matchAll(separator), undefined]) {
      const stop = match?.index ?? written.length;
      row.push(this.cell(from + start, from + stop, areNames));
      start = stop + 2;
    }
  }

  /** The cell without its attributes. */
  private cell(start: number, end: number, isName: boolean): WikiCell {
    const written = this.text.slice(start, end);
    const attributes = /^[^|[\]]{0,400}=[^|[\]]{0,400}\|/.exec(written)?.[0] ?? '';
    if (spans.test(attributes)) {
      this.fail(t('This cell goes over several rows or columns'), start, end);
    }
    return { cell: [start + attributes.length, end], isName };
  }

  private fail(what: string, start: number, end: number): void {
    const message = t(
      '{0}: a matrix has one entry in each row and column. Select a table of single cells.',
      what,
    );
    this.problem ??= failure('ragged', message, start, end);
  }
}

function skipBlanks(text: string, line: Line): number {
  let at = line.start;
  while (at < line.end && text.charCodeAt(at) <= 32) at++;
  return at;
}
