import { isBlank, type Line, type LineReader } from '../text/lines.js';
import { barredLine, hasBar, inkOf, ruleOf, type Ink, type Rule } from './lines.js';

/** One row of a table that is drawn. */
export interface BarredRow {
  readonly line: Line;
  /** Pairs of start and end offsets of its cells. */
  readonly bounds: readonly number[];
}

/** A block of lines with bars and rules, and nothing else between them. */
export interface DrawnTable {
  readonly ink: Ink;
  readonly rows: readonly BarredRow[];
  readonly rules: readonly Rule[];
  /** Every row begins and ends with a bar. */
  readonly closed: boolean;
  /** The last line is a rule, so the next line is not a row of the table. */
  readonly bottomed: boolean;
  readonly end: number;
  /** The line after it, if the text goes on. */
  readonly after: Line | undefined;
  readonly next: number;
}

/** How many cells a row has. */
export function widthOf(row: BarredRow): number {
  return row.bounds.length / 2;
}

/** A cell without the blanks around it. */
export function cellText(text: string, row: BarredRow, column: number): string {
  return text.slice(row.bounds[2 * column], row.bounds[2 * column + 1]).trim();
}

/** The block that begins with the current line; undefined where that is not a line of a table. */
export function drawnTable(
  text: string,
  lines: LineReader,
  maxCells: number,
): DrawnTable | undefined {
  const ink = lines.line && inkOf(text, lines.line);
  if (!ink) return undefined;
  const rows: BarredRow[] = [];
  const rules: Rule[] = [];
  let closed = true;
  let bottomed = false;
  let cells = 0;
  let end = lines.position;
  let next = end;
  for (let { line } = lines; line && !isBlank(line); line = lines.advance()) {
    const named = rows.length + rules.length === 0 ? namedTop(text, line) : undefined;
    if (named) {
      rows.push(named);
      rules.push({ line, columns: widthOf(named), heavy: false, gaps: false, below: 1 });
      continue;
    }
    const rule = ruleOf(text, line, ink, rows.length);
    const isRule = rule !== undefined && !isRowOfDashes(text, rule, rules);
    if (isRule) rules.push(rule);
    else if (hasBar(text, line, ink)) {
      const row = barredLine(text, line, ink);
      rows.push({ line, bounds: row.bounds });
      cells += row.bounds.length / 2;
      closed &&= row.closed;
    } else break;
    bottomed = isRule;
    end = line.end;
    next = line.next;
    if (cells > maxCells) break;
  }
  return { ink, rows, rules, closed, bottomed, end, after: lines.line, next };
}

/** Under a header, `| - | -- |` is a row: its dashes are missing values. */
function isRowOfDashes(text: string, rule: Rule, before: readonly Rule[]): boolean {
  if (before.length === 0 || rule.heavy) return false;
  let isBarred = false;
  for (let at = rule.line.body, dashes = 0; at < rule.line.end; at++) {
    const code = text.charCodeAt(at);
    dashes = code === 45 ? dashes + 1 : 0;
    if (dashes === 3 || code === 43 || code === 58) return false;
    isBarred ||= code === 124;
  }
  return isBarred;
}

const namedTopPattern = /^\s*[┌╭]─[^┌╭┐╮]*[^─┬┌╭┐╮][^┌╭┐╮]*─[┐╮]$/;

/** The names inside the first rule, `┌─a─┬─b─┐`, as ClickHouse writes them. */
function namedTop(text: string, line: Line): BarredRow | undefined {
  const written = text.slice(line.body, line.end);
  if (!namedTopPattern.test(written)) return undefined;
  const bounds: number[] = [];
  for (const piece of written.matchAll(/[^┌╭┐╮┬\s][^┌╭┐╮┬]*/g)) {
    const name = /^─*(.*?)─*$/.exec(piece[0])!;
    const from = line.body + piece.index + piece[0].indexOf(name[1]!);
    bounds.push(from, from + name[1]!.length);
  }
  return { line, bounds };
}
