import { failure, type Failure } from '../../result.js';
import { candidate, type Reader } from '../reader.js';
import { isBlank, lineAt, type Line } from '../text/lines.js';
import { nextMatch } from '../text-scan.js';
import { foundTable, type Cell } from './cell-rows.js';
import { t } from '../../texts.js';

const opening =
  /^(?:\[([^\]\n]{0,400})\][ \t]*\r?\n(?:\.[^\s.][^\n]{0,400}\n)?)?\|={3,}[ \t\r]*$/gm;
const closing = /^\|={3,}[ \t\r]*$/;
/** The format of a cell before its bar: its span, its alignment, its style. */
const format =
  /(?:^|[ \t])((?:\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})[+*])?(?:[<^>]?(?:\.[<^>])?)?[aehlmsd]?$/;

/**
 * Tables of AsciiDoc (AsciiDoc language documentation, "Build a Basic Table"): between lines of `|===`,
 * each cell after a bar. The number of columns is given by `cols`, or by the cells of the first line. The
 * first line holds names if an empty line follows it, or with the option `header`. Other formats than bars
 * are not read.
 */
export const asciidocReader: Reader = {
  id: 'asciidoc',
  notation: 'AsciiDoc table',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    opening.lastIndex = at;
    const [head, attributes = ''] = opening.exec(text)!;
    const first = lineAt(text, at + head.lastIndexOf('|='))!;
    const lines: Line[] = [];
    let last = lineAt(text, first.next);
    for (
      ;
      last && !closing.test(text.slice(last.start, last.end));
      last = lineAt(text, last.next)
    ) {
      lines.push(last);
    }
    if (!last) return { resumeAt: text.length };
    const { cells, perLine, problem } = cellsOf(text, lines);
    const columns = columnsIn(attributes) ?? perLine;
    const other = formatProblem(attributes, at, first.end);
    if (columns === 0 && !other) return { resumeAt: last.next };
    const rows: Cell[][] = [];
    for (let k = 0; k < cells.length && columns > 0; k += columns)
      rows.push(cells.slice(k, k + columns));
    const headed = isHeaded(lines, attributes, columns === perLine);
    const found = foundTable(
      text,
      {
        notation: 'AsciiDoc table',
        rows,
        headed: headed && rows.length > 1,
        labelled: /\bcols\s*=\s*"?\d*h/.test(attributes),
        problem: other ?? problem,
        start: at,
        end: last.end,
      },
      options,
    );
    return { resumeAt: last.next, found };
  },
};

function cellsOf(
  text: string,
  lines: readonly Line[],
): { readonly cells: Cell[]; readonly perLine: number; readonly problem: Failure | undefined } {
  const cells: Cell[] = [];
  let perLine = 0;
  let problem: Failure | undefined;
  for (const line of lines) {
    if (isBlank(line)) continue;
    const written = text.slice(line.start, line.end);
    const bars = [...written.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
    if (bars.length === 0) {
      problem ??= failure(
        'ragged',
        t('This cell goes over several lines: put each cell on one line.'),
        line.body,
        line.end,
      );
      continue;
    }
    if (perLine === 0) perLine = bars.length;
    for (const [k, bar] of bars.entries()) {
      const before = written.slice(k === 0 ? 0 : bars[k - 1]! + 1, bar);
      if (format.exec(before)?.[1] !== undefined) {
        const message = t('This cell stands for several: select a table of single cells.');
        problem ??= failure('ragged', message, line.start, line.end);
      }
      const stop = bars[k + 1] ?? written.length;
      const own = written.slice(bar + 1, stop);
      const next = k + 1 < bars.length ? (format.exec(own)?.[0].length ?? 0) : 0;
      cells.push([line.start + bar + 1, line.start + stop - next]);
    }
  }
  return { cells, perLine, problem };
}

/** `cols="1,2"`, `cols=3*`, `cols="2*<,>"`. */
function columnsIn(attributes: string): number | undefined {
  const written = /\bcols\s*=\s*(?:"([^"]{1,200})"|([^\s,]{1,40}))/.exec(attributes);
  if (!written) return undefined;
  return (written[1] ?? written[2]!)
    .split(/[,;]/)
    .reduce((sum, one) => sum + Number(/^\s*(\d{1,3})\*/.exec(one)?.[1] ?? 1), 0);
}

function isHeaded([first, second]: readonly Line[], attributes: string, isRow: boolean): boolean {
  if (
    /%(?:\w+%)*header|\boptions?\s*=\s*"?[^"]*\bheader|\bopts\s*=\s*"?[^"]*\bheader/.test(
      attributes,
    )
  )
    return true;
  if (/%(?:\w+%)*noheader|noheader/.test(attributes)) return false;
  return isRow && first !== undefined && !isBlank(first) && second !== undefined && isBlank(second);
}

function formatProblem(attributes: string, start: number, end: number): Failure | undefined {
  if (!/\bformat\s*=|\bseparator\s*=/.test(attributes)) return undefined;
  const message = t(
    'The cells of this table stand in another format than behind bars: select its rows alone.',
  );
  return failure('syntax', message, start, end);
}
