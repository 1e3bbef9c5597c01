import { type Header } from './header.js';
import { type DrawnTable } from './table.js';

/** The usual name of this kind of table, from its first row and its rules. */
export function notationOf(
  text: string,
  table: DrawnTable,
  hasShape: boolean,
  header: Header,
): string {
  if (hasShape) return 'Polars printout';
  const first = table.rows[0]!.line;
  const top = text.slice(first.body, Math.min(first.end, first.body + 40));
  if (/\((?:iteration )?index\)/.test(top)) return 'console.table';
  if (table.ink === 'box') return header.types ? 'typed table' : 'table in a box';
  const [rule] = table.rules;
  if (!rule) return 'org table';
  const drawn = text.slice(rule.line.body, rule.line.end);
  if (rule.below === 0) return 'table in a box';
  if (!table.closed && drawn.includes('+')) return 'psql table';
  return drawn.includes('+') ? 'org table' : 'Markdown table';
}
