import { failure, type Failure } from '../../result.js';
import { candidate, type Reader } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { CellTable } from './cells.js';
import { matrixOfCells } from './labelled.js';
import { isBlank, lineAt, type Line } from './lines.js';
import { t } from '../../texts.js';

const opening = /^[ \t]*@relation\b/gim;
const attribute = /^\s*@attribute\s+('[^'\n]{1,200}'|"[^"\n]{1,200}"|[^\s'"{]{1,200})/i;

/**
 * Weka's attribute-relation files (Weka manual, "ARFF"): `@relation`, `@attribute` with the name and type of each
 * column, `@data`, then lines of fields between commas; `?` is missing, `%` begins a comment. Sparse rows
 * (`{1 2.5}`) are not read.
 */
export const arffReader: Reader = {
  id: 'arff',
  notation: 'ARFF',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, { maxEntries, as }) {
    const cells = new CellTable(text);
    let line = lineAt(text, at);
    for (
      ;
      line && !/^\s*@data\b/i.test(text.slice(line.start, line.end));
      line = lineAt(text, line.next)
    ) {
      const match = attribute.exec(text.slice(line.start, Math.min(line.end, line.start + 300)));
      if (!match) continue;
      const start = line.start + match[0].length - match[1]!.length;
      const quoted = /^['"]/.test(match[1]!) ? 1 : 0;
      cells.addCell(start + quoted, start + match[1]!.length - quoted);
    }
    if (!line) return { resumeAt: text.length };
    if (cells.count === 0) return { resumeAt: line.next };
    cells.endRow();
    const columns = cells.count;
    let { end, next } = line;
    let problem: Failure | undefined;
    for (let row = lineAt(text, next); row; row = lineAt(text, row.next)) {
      ({ end, next } = row);
      if (isBlank(row) || /^\s*%/.test(text.slice(row.start, row.start + 40))) continue;
      if (text[row.body] === '{') {
        const message = t(
          'Rows of an ARFF file in braces hold only some of their entries and are not read.',
        );
        problem ??= failure('syntax', message, row.body, row.end);
      }
      addFields(text, row, cells);
      if (cells.count > 2 * maxEntries + columns) break;
    }
    const read = { notation: 'ARFF', headed: 'sure', as, maxEntries, start: at, end } as const;
    const result = problem ?? matrixOfCells(cells, read);
    const certainty = result.ok && result.value.rows < 2 ? 'asked' : 'sure';
    return { resumeAt: next, found: { start: at, end, result, certainty, isFinal: true } };
  },
};

/** The fields of a line; quotes may hold commas. */
function addFields(text: string, { body, end }: Line, cells: CellTable): void {
  let start = body;
  let quote = 0;
  for (let at = body; at <= end; at++) {
    const code = at < end ? text.charCodeAt(at) : 44;
    if (quote !== 0) {
      if (code === quote) quote = 0;
      else if (at < end) continue;
    } else if (code === 39 || code === 34) quote = code;
    if (code !== 44) continue;
    cells.addCell(start, at);
    start = at + 1;
  }
  cells.endRow();
}
