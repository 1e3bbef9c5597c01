import { type Header } from './header.js';
import { type DrawnTable } from './table.js';
import { later } from '../../texts.js';

/** The usual name of this kind of table, from its first row and its rules. */
export function notationOf(
  text: string,
  table: DrawnTable,
  hasShape: boolean,
  header: Header,
): string {
  if (hasShape) return later('Polars printout');
  const first = table.rows[0]!.line;
  const top = text.slice(first.body, Math.min(first.end, first.body + 40));
  if (/\((?:iteration )?index\)/.test(top)) return 'console.table';
  if (table.ink === 'box') return header.types ? later('typed table') : later('table in a box');
  const [rule] = table.rules;
  if (!rule) return later('org table');
  const drawn = text.slice(rule.line.body, rule.line.end);
  if (rule.below === 0) return later('table in a box');
  if (!table.closed && drawn.includes('+')) return later('psql table');
  return drawn.includes('+') ? later('org table') : later('Markdown table');
}
