import { RowsBuilder } from '../rows-builder.js';
import { evaluate, type Grammar } from '../expression.js';
import { candidate, type FoundMatrix, type Reader, type ReadOptions } from '../reader.js';
import { nextMatch, skipTrivia } from '../text-scan.js';

const first = /\S/g;

/**
 * The inside of an initialiser without its braces: numbers separated by commas, one row per line. It is
 * read only if it is the whole text, so that no text around it can contradict this.
 */
export function rowsByLineReader(id: string, grammar: Grammar): Reader {
  return {
    id: `${id}-rows-by-line`,
    next(text, from) {
      const at = from === 0 ? nextMatch(text, 0, first) : -1;
      return '0123456789-+.'.includes(text[at] ?? 'x') ? candidate(at) : undefined;
    },
    read: (text, { at }, options) => ({
      resumeAt: text.length,
      ifAsked: () => readRows(text, at, grammar, options),
    }),
  };
}

function readRows(
  text: string,
  start: number,
  grammar: Grammar,
  options: ReadOptions,
): FoundMatrix | undefined {
  const rows = new RowsBuilder(options.maxEntries, start);
  let rowStart = start;
  let end = start;
  for (let at = start; at < text.length;) {
    const { scalar, end: after } = evaluate(text, at, grammar);
    if (!scalar || scalar.kind === 'complex') return undefined;
    if (scalar.kind === 'missing') rows.pushMissing();
    else rows.push(scalar.value);
    end = after;
    const next = skipTrivia(text, after, grammar.comments);
    if (next >= text.length) break;
    if (text[next] !== ',') return undefined;
    at = skipTrivia(text, next + 1, grammar.comments);
    if (!text.slice(next, at).includes('\n')) continue;
    rows.endRow(rowStart, next);
    rowStart = at;
  }
  rows.endRow(rowStart, end);
  if (rows.rows < 2 && !rows.problem) return undefined;
  const result = rows.finish(end, { reading: { notation: 'rows by line', notes: [] } });
  return { start, end, result, certainty: 'asked' };
}
