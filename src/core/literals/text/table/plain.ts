import type { Reading, ReadOptions } from '../../reader.js';
import { readDelimited } from '../csv.js';
import { isBlank, LineReader } from '../lines.js';
import { ColumnBlocks } from './blocks.js';
import { wordLine, type WordLine } from './rows.js';

/**
 * Rows of numbers between blanks and nothing else, as `disp`, `savetxt` and people write them. In a
 * scan: two rows and two columns at least, all of one length, not inside brackets.
 */
export function readPlain(text: string, at: number, options: ReadOptions): Reading {
  const lines = new LineReader(text, at);
  const rows: WordLine[] = [];
  let entries = 0;
  while (lines.line && !isBlank(lines.line) && entries <= options.maxEntries) {
    const row = wordLine(text, lines.line);
    if (row.entries < row.count || row.count !== (rows[0] ?? row).count) break;
    rows.push(row);
    entries += row.count;
    lines.advance();
  }
  const after = lines.line && !isBlank(lines.line) ? wordLine(text, lines.line) : undefined;
  const last = rows.at(-1);
  const resumeAt = Math.max(at + 1, last?.line.next ?? lines.line?.next ?? text.length);
  const columns = rows[0]?.count ?? 0;
  const ragged = after !== undefined && after.entries === after.count;
  if (options.explicit && (rows.length === 0 || ragged)) return readParagraph(text, at, options);
  if (!last || ragged) return { resumeAt };
  const blocks = new ColumnBlocks(text, at, options.maxEntries);
  blocks.add(rows, columns);
  const sure = rows.length > 1 && columns > 1 && blocks.numbers * 2 >= rows.length * columns;
  if (besideBracket(text, at, resumeAt) || (!options.explicit && !sure)) return { resumeAt };
  const result = blocks.finish(last.line.end, 0);
  return { resumeAt, found: { start: at, end: last.line.end, result } };
}

/** When asked: words between blanks with a header or labels, in whatever columns. */
function readParagraph(text: string, at: number, options: ReadOptions): Reading {
  const lines = new LineReader(text, at);
  let end = at;
  let words = 0;
  let entries = 0;
  let { line } = lines;
  for (; line && !isBlank(line); line = lines.advance()) {
    const row = wordLine(text, line);
    words += row.count;
    entries += row.entries;
    end = line.end;
  }
  const resumeAt = Math.max(at + 1, line?.start ?? text.length);
  if (2 * entries < words || entries === 0) return { resumeAt };
  const paragraph = text.slice(at, end);
  // Rows of a bracketed literal, which its own reader knows better.
  if (/[[\]{}]/.test(paragraph) || besideBracket(text, at, resumeAt)) return { resumeAt };
  const result = readDelimited(paragraph, 0, ' ', options);
  if (result.ok) return { resumeAt, found: { start: at, end, result } };
  const problem = { ...result.problem, start: at, end };
  return { resumeAt, found: { start: at, end, result: { ok: false, problem } } };
}

const reach = 200;

/** Lines of a literal whose brackets open above or close below are not rows of a table. */
function besideBracket(text: string, start: number, after: number): boolean {
  const above =
    text
      .slice(Math.max(0, start - reach), start)
      .split('\n')
      .at(-2) ?? '';
  const below = text.slice(after, after + reach).split('\n', 1)[0] ?? '';
  return /[[({]/.test(above) || /[\])}]/.test(below);
}
