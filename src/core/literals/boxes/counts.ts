import type { Line } from '../text/lines.js';

/** What a program says under a table, or in its last rows, about how much it shows. */
export interface Stated {
  /** The number of rows of the whole table. */
  readonly rows?: number;
  /** It says that it left something out. */
  readonly leftOut: boolean;
}

const rowCount =
  /(?:^|[([\s])(\d[\d,_]{0,15})\s{1,2}rows?\b(?!\s{0,2}(?:omitted|more|shown|remaining))/i;
const columnsOnly = /^\W{0,4}\d[\d,]{0,12}\s{1,2}col(?:umn)?s?\W{0,4}$/i;
const leftOut =
  /^(?:only showing\b|[.…⋮]|\W{0,4}\d[\d,]{0,12} (?:more|rows? omitted|columns? omitted|shown)\b|\W{0,4}(?:with|and) \d[\d,]{0,12} more\b|\W{0,4}\? rows)|\b(?:rows?|columns?|cols?|variables?) (?:omitted|not shown)\b|\b\d[\d,]{0,12} (?:more (?:rows?|columns?|cols?)|shown)\b/i;

/**
 * `(2 rows)` (psql), `2 rows in set (0.00 sec)` (MySQL), `99 rows (2 shown)` (DuckDB), `only showing top 20 rows`
 * (Spark), `2 rows × 3 columns` (Jupyter); undefined for any other line.
 */
export function statedIn(text: string, line: Line): Stated | undefined {
  if (line.end - line.body > 160) return undefined;
  const written = text.slice(line.body, line.end).trim();
  const isLeftOut = leftOut.test(written);
  const count = rowCount.exec(written)?.[1];
  if (count !== undefined && /^[\s(["']*(?:\d|returned|fetched|total)/i.test(written)) {
    return { rows: Number(count.replace(/[,_]/g, '')), leftOut: isLeftOut };
  }
  if (isLeftOut || columnsOnly.test(written)) return { leftOut: isLeftOut };
  return undefined;
}
