import { failure, type Failure, type Result } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import type { Candidate, Reader, Reading, ReadOptions } from '../reader.js';
import { CellTable } from '../text/cells.js';
import { matrixOfCells } from '../text/labelled.js';
import {
  isBlank,
  lineAt,
  LineReader,
  nextLineStart,
  startOfLine,
  wordsOf,
  type Line,
} from '../text/lines.js';
import { search } from '../text-scan.js';
import { statedIn } from './counts.js';
import { t } from '../../texts.js';

/**
 * Columns under pieces of dashes: `--- ---` (tabulate, sqlite, sqlcmd, Oracle, pandoc, PowerShell) or
 * `=== ===` (reStructuredText, "Simple Tables"). The table begins at the first rule or at the line of names above it,
 * and ends at an empty line or at the next rule.
 */
export const dashesReader: Reader<DashesCandidate> = {
  id: 'dashes',
  next(text, from) {
    const first = nextLineStart(text, from);
    for (let at = search(text, first, dash); at >= 0;) {
      const start = startOfLine(text, at, first);
      const line = lineAt(text, start)!;
      const rule = isRuleLine(text, line) ? ruleAt(text, start) : undefined;
      if (rule) {
        const above =
          start > first ? startOfLine(text, start - 1, Math.max(first, start - 4000)) : start;
        const header = above < start ? headerAt(text, above, start) : undefined;
        return { at: header ? above : start, rule: start };
      }
      at = search(text, line.next, dash);
    }
    return undefined;
  },
  read: (text, from, options) => readColumns(text, from, options),
};

interface DashesCandidate extends Candidate {
  /** Where the line of the first rule begins. */
  readonly rule: number;
}

const dash = /[-=]/g;
const rulePattern = /^[ \t]*(?:-+[ \t]+)+-+[ \t]*$|^[ \t]*(?:=+[ \t]+)+=+[ \t]*$/;

function isRuleLine(text: string, line: Line): boolean {
  const last = text.charCodeAt(line.end - 1);
  return (last === 45 || last === 61) && ruleAt(text, line.start) !== undefined;
}

/** The line as a rule, with pairs of start and end offsets of its pieces; undefined where it is not a rule. */
function ruleAt(
  text: string,
  start: number,
): { readonly line: Line; readonly spans: number[] } | undefined {
  const { line } = new LineReader(text, start);
  if (!line || line.end - line.body > 4000) return undefined;
  if (!isRule(text, line)) return undefined;
  return { line, spans: wordsOf(text, line).map((at) => at - line.body) };
}

function isRule(text: string, line: Line): boolean {
  return rulePattern.test(text.slice(line.body, line.end));
}

/** The line above a rule as its header: it is not empty and not a rule itself. */
function headerAt(text: string, above: number, rule: number): Line | undefined {
  const { line } = new LineReader(text, above);
  if (line?.next !== rule) return undefined;
  return isBlank(line) || isRule(text, line) ? undefined : line;
}

function readColumns(text: string, { at, rule }: DashesCandidate, options: ReadOptions): Reading {
  const lines = new LineReader(text, at);
  const table = new Columns(text, options);
  const header = at < rule ? lines.line : undefined;
  if (header) lines.advance();
  const first = lines.line;
  if (!first || !isRule(text, first)) return { resumeAt: Math.max(at + 1, rule + 1) };
  table.spans = wordsOf(text, first).map((end) => end - first.body);
  if (header) table.add(header);
  let end = first.end;
  let { next } = first;
  let rules = 1;
  for (let line = lines.advance(); line && !isBlank(line); line = lines.advance()) {
    const isRuleHere = isRule(text, line);
    if (isRuleHere) rules++;
    else table.add(line);
    end = line.end;
    next = line.next;
    if (isRuleHere && table.rows > 0) {
      const isHeader = !header && rules === 2 && mayGoOn(text, line, first);
      if (!isHeader) break;
      table.headed = true;
    }
    if (table.cells.count > 2 * options.maxEntries) break;
  }
  // Without names above, only a second rule shows that this is a table and not two words of dashes.
  if (table.rows === 0 || (!header && rules < 2)) return { resumeAt: next };
  const stated = footerAt(text, next);
  if (stated) end = stated.end;
  const result = table.finish(at, end, header !== undefined || table.headed, stated);
  const sure = result.ok ? result.value.rows > 1 : result.problem.code === 'ragged';
  const certainty = sure || (!result.ok && result.problem.code === 'summarised') ? 'sure' : 'asked';
  return {
    resumeAt: Math.max(next, end),
    found: { start: first.start < at ? first.start : at, end, result, certainty },
  };
}

/** A rule with the same pieces as the first one and a row right under it: the row above it was the header. */
function mayGoOn(text: string, line: Line, first: Line): boolean {
  const written = text.slice(line.body, line.end).trim();
  const below = lineAt(text, line.next);
  const isSame = written === text.slice(first.body, first.end).trim();
  return isSame && below?.end !== below?.body;
}

interface Footer {
  readonly end: number;
  readonly rows?: number | undefined;
  readonly leftOut: boolean;
}

/** The number of rows that is stated right under the table, or after an empty line. */
function footerAt(text: string, at: number): Footer | undefined {
  const first = lineAt(text, at);
  const line = first && isBlank(first) ? lineAt(text, first.next) : first;
  const stated = line && statedIn(text, line);
  return stated && { end: line.end, ...stated };
}

class Columns {
  readonly cells: CellTable;
  /** Pairs of offsets where the pieces of the rule begin and end in their line. */
  spans: readonly number[] = [];
  headed = false;
  rows = 0;
  private problem: Failure | undefined;

  constructor(
    private readonly text: string,
    private readonly options: ReadOptions,
  ) {
    this.cells = new CellTable(text);
  }

  /**
   * Adds the cells of a line: the text under each piece of the rule. Where words are not under the pieces
   * (PowerShell draws the rule only as long as the names), each piece gets one word.
   */
  add(line: Line): void {
    const { cells, spans, text } = this;
    this.rows++;
    const words = wordsOf(text, line);
    const places = words.map((at) => at - line.body);
    if (fits(places, spans)) {
      for (let k = 0; k < spans.length; k += 2) {
        const last = k + 2 >= spans.length;
        const from = Math.min(line.body + spans[k]!, line.end);
        cells.addCell(from, last ? line.end : Math.min(line.body + spans[k + 1]!, line.end));
      }
    } else if (words.length === spans.length) {
      for (let k = 0; k < words.length; k += 2) cells.addCell(words[k]!, words[k + 1]!);
    } else {
      const message = t(
        'This line does not stand in the {0} columns that the dashes draw.',
        spans.length / 2,
      );
      this.problem ??= failure('ragged', message, line.body, Math.max(line.end, line.body + 1));
      return;
    }
    cells.endRow();
  }

  finish(start: number, end: number, headed: boolean, stated: Footer | undefined): Result<Matrix> {
    if (this.problem) return this.problem;
    const shown = this.rows - (headed ? 1 : 0);
    const { rows, leftOut } = stated ?? { leftOut: false };
    if (leftOut || (rows !== undefined && rows !== shown)) {
      const message =
        rows === undefined
          ? t(
              '{0} rows stand here, but the line under them says that more are left out: print all of them.',
              shown,
            )
          : t(
              '{0} rows stand here, but the line under them says {1}: print all of them.',
              shown,
              rows,
            );
      return failure(leftOut || shown < rows! ? 'summarised' : 'ragged', message, start, end);
    }
    return matrixOfCells(this.cells, {
      notation: 'table under dashes',
      headed: headed ? 'sure' : false,
      as: this.options.as,
      maxEntries: this.options.maxEntries,
      start,
      end,
    });
  }
}

/** Every word lies under one piece; the last may be longer. */
function fits(words: readonly number[], spans: readonly number[]): boolean {
  let k = 0;
  for (let w = 0; w < words.length; w += 2) {
    while (k < spans.length && spans[k + 1]! <= words[w]!) k += 2;
    const last = k + 2 >= spans.length;
    if (k >= spans.length || words[w]! < spans[k]!) return false;
    if (!last && words[w + 1]! > spans[k + 1]!) return false;
  }
  return true;
}
