import { failure, type Failure } from '../../result.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { CellTable } from '../text/cells.js';
import { matrixOfCells } from '../text/labelled.js';
import { nextMatch } from '../text-scan.js';
import { t } from '../../texts.js';

/**
 * Tables of HTML (HTML Living Standard, 4.9): `tr` holds the rows, `td` and `th` the cells; `th` holds
 * names. A cell that spans rows or columns is a problem, and so is a table inside a table.
 */
export const htmlTableReader: Reader = {
  id: 'html-table',
  notation: 'HTML table',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read: (text, { at }, options) => readTable(text, at, options),
};

const opening = /<table\b/gi;
const closing = /<\/table\s{0,20}>/gi;
const tag = /<(\/?)(table|tr|td|th)\b([^<>]{0,1000})>|<!--/gi;

function readTable(text: string, at: number, options: ReadOptions): Reading {
  const close = nextMatch(text, at, closing);
  // No closing tag follows, so no later table is closed either.
  if (close < 0) return { resumeAt: text.length };
  const end = text.indexOf('>', close) + 1;
  const table = new HtmlTable(text, at, close);
  table.read();
  const { cells, problem, headed, labelled } = table;
  if (!problem && cells.rows === 0) return { resumeAt: end };
  const result =
    problem ??
    matrixOfCells(cells, {
      notation: 'HTML table',
      headed: headed ? 'sure' : false,
      as: { ...(labelled ? { firstColumn: 'names' } : {}), ...options.as },
      maxEntries: options.maxEntries,
      start: at,
      end,
    });
  const isSure = result.ok
    ? result.value.rows > 1
    : !problem && /^(?:ragged|summarised|tooLarge)$/.test(result.problem.code);
  return { resumeAt: end, found: { start: at, end, result, certainty: isSure ? 'sure' : 'asked' } };
}

class HtmlTable {
  readonly cells: CellTable;
  problem: Failure | undefined;
  /** All cells of the first row are `th`. */
  headed = true;
  /** The first cells of all other rows are `th` too. */
  labelled = true;
  private cell = -1;
  private width = 0;

  constructor(
    private readonly text: string,
    private readonly at: number,
    private readonly close: number,
  ) {
    this.cells = new CellTable(text);
  }

  read(): void {
    const { text, at, close } = this;
    tag.lastIndex = at + 1;
    for (let match = tag.exec(text); match && match.index < close; match = tag.exec(text)) {
      const [whole, slash, name = '', attributes = ''] = match;
      const end = match.index + whole.length;
      if (whole === '<!--') {
        const stop = text.indexOf('-->', match.index);
        if (stop < 0 || stop > close) break;
        tag.lastIndex = stop + 3;
        continue;
      }
      this.endCell(match.index);
      const kind = name.toLowerCase();
      if (kind === 'table') this.fail(t('There is a table in this table'), match.index, end);
      else if (kind === 'tr') this.endRow();
      else if (slash === '') this.begin(kind, attributes, match.index, end);
      if (this.problem) return;
    }
    this.endCell(close);
    this.endRow();
    this.labelled &&= this.cells.rows > (this.headed ? 1 : 0);
    this.headed &&= this.cells.rows > 1;
  }

  private begin(kind: string, attributes: string, start: number, end: number): void {
    if (/\b(?:col|row)span\s{0,9}=\s{0,9}["']?(?!1\b)\d/i.test(attributes)) {
      this.fail(t('This cell goes over several rows or columns'), start, end);
    }
    const isName = kind === 'th';
    if (this.cells.rows === 0) this.headed &&= isName;
    else if (this.width === 0) this.labelled &&= isName;
    this.cell = end;
    this.width++;
  }

  /** The end of a cell; tags around its whole text are removed. */
  private endCell(end: number): void {
    if (this.cell < 0) return;
    const written = this.text.slice(this.cell, end);
    const before = /^(?:\s|<[^<>]{0,400}>|&nbsp;)*/.exec(written)![0].length;
    const behind = /(?:\s|<[^<>]{0,400}>|&nbsp;){0,40}$/.exec(written.slice(-400))![0].length;
    const from = this.cell + before;
    this.cells.addCell(from, Math.max(from, end - behind));
    this.cell = -1;
  }

  private endRow(): void {
    if (this.width > 0) this.cells.endRow();
    this.width = 0;
  }

  private fail(what: string, start: number, end: number): void {
    const message = t(
      '{0}: a matrix has one entry in each row and column. Select a table of single cells.',
      what,
    );
    this.problem ??= failure('ragged', message, start, end);
  }
}
