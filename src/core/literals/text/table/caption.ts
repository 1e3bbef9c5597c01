import type { Line } from '../lines.js';

/** The number of a table, `Table 1`: neither a row with a name nor a header. */
export function isCaption(text: string, { body, end }: Line): boolean {
  if (end - body > 40) return false;
  return /^\s*(?:table|tab\.?|figure|fig\.?|exhibit|listing)\s+[A-Z]?[\d.]+\s*$/i.test(
    text.slice(body, end),
  );
}
