import { failure, type Failure } from '../../result.js';
import { RowsBuilder } from '../rows-builder.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { Entry, pushEntry, readEntry } from '../text/entry.js';
import { nextMatch } from '../text-scan.js';
import { t } from '../../texts.js';

/**
 * MathML's tables (MathML Core, 3.5: `mtable`, `mtr`, `mtd`). A cell is a number, perhaps with a sign, or a
 * fraction of two numbers. Any other formula is not a number, and a table with formulas is reported only
 * when asked.
 */
export const mathmlReader: Reader = {
  id: 'mathml',
  notation: 'MathML table',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read: (text, { at }, options) => readTable(text, at, options),
};

const opening = /<(?:m(?:ml)?:)?mtable\b/gi;
const closing = /<\/(?:m(?:ml)?:)?mtable\s{0,20}>/gi;
const rowOrCell = /<(\/?)(?:m(?:ml)?:)?(mtable|mtr|mlabeledtr|mtd)\b([^<>]*)>/gi;

function readTable(text: string, at: number, options: ReadOptions): Reading {
  const close = nextMatch(text, at, closing);
  // No closing tag follows, so no later table is closed either.
  if (close < 0) return { resumeAt: text.length };
  const end = text.indexOf('>', close) + 1;
  const builder = new RowsBuilder(options.maxEntries, at);
  const entry = new Entry();
  let cell = -1;
  let row = at;
  const endCell = (stop: number): void => {
    if (cell < 0) return;
    const written = numberIn(text.slice(cell, stop));
    readEntry(written, 0, written.length, entry);
    const from = cell + /^\s*/.exec(text.slice(cell, stop))![0].length;
    if (entry.kind === 'text' && written !== '') builder.pushText(written, from);
    else pushEntry(builder, entry, text, from, Math.max(from, stop));
    cell = -1;
  };
  rowOrCell.lastIndex = at + 1;
  for (let tag = rowOrCell.exec(text); tag && tag.index < close; tag = rowOrCell.exec(text)) {
    const [whole, slash, name = '', attributes = ''] = tag;
    endCell(tag.index);
    const stop = tag.index + whole.length;
    const kind = name.toLowerCase();
    if (kind === 'mtd' && slash === '') {
      if (/span\s{0,9}=\s{0,9}["']?(?!1\b)\d/i.test(attributes)) {
        builder.fail(notSingle(t('This cell goes over several rows or columns'), tag.index, stop));
      }
      cell = stop;
    } else if (kind === 'mtable' || kind === 'mlabeledtr') {
      builder.fail(notSingle(t('There is a table or a label in this table'), tag.index, stop));
    } else if (kind === 'mtr') {
      builder.endRow(row, tag.index);
      row = tag.index;
    }
  }
  endCell(close);
  builder.endRow(row, close);
  const result = builder.finish(end);
  const isSure = result.ok ? result.value.rows > 1 : /^(?:ragged|summ)/.test(result.problem.code);
  return { resumeAt: end, found: { start: at, end, result, certainty: isSure ? 'sure' : 'asked' } };
}

function notSingle(what: string, start: number, end: number): Failure {
  const message = t(
    '{0}: a matrix has one entry in each row and column. Select a table of single cells.',
    what,
  );
  return failure('ragged', message, start, end);
}

const fraction =
  /<(?:m(?:ml)?:)?mfrac\b[^<>]*>\s*<(?:m(?:ml)?:)?mn>\s*(\d{1,20})\s*<\/(?:m(?:ml)?:)?mn>\s*<(?:m(?:ml)?:)?mn>\s*(\d{1,20})\s*<\/(?:m(?:ml)?:)?mn>\s*<\/(?:m(?:ml)?:)?mfrac>/i;
/** Elements that only contain or group others. */
const transparent =
  /<\/?(?:m(?:ml)?:)?(?:mn|mo|mi|mtext|mrow|mstyle|mpadded)\b[^<>]*>|<(?:m(?:ml)?:)?mspace\b[^<>]*>/gi;

/** The text of a cell without such tags. Tags with a meaning stay, so the cell is not read as a number. */
function numberIn(cell: string): string {
  return cell
    .slice(0, 2000)
    .replace(fraction, '$1/$2')
    .replace(transparent, '')
    .replace(/&minus;|&#x2212;|&#8722;/gi, '−')
    .replace(/&nbsp;|&#160;|[\u2061-\u2064]|\s+/gi, '');
}
