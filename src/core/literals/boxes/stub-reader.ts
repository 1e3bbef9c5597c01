import { failure } from '../../result.js';
import type { Candidate, Reader, Reading, ReadOptions } from '../reader.js';
import { isBlank, lineAt, nextLineStart, startOfLine, wordsOf, type Line } from '../text/lines.js';
import { nextMatch } from '../text-scan.js';
import { matrixOfStub, wordsBetween, type StubBlock, type StubRow } from './stub.js';
import { t } from '../../texts.js';

interface StubCandidate extends Candidate {
  /** Where the first rule begins. */
  readonly rule: number;
}

/**
 * Names, one bar, and numbers between blanks: what Stata prints for `correlate`, `summarize` and `tabulate`, and
 * NamedArrays.jl for a matrix. The rule under the names has a crossing where the bar is.
 */
export const stubReader: Reader<StubCandidate> = {
  id: 'stub',
  notation: 'table with a bar',
  next(text, from) {
    const first = nextLineStart(text, from);
    for (
      let rule = nextMatch(text, first, rules);
      rule >= 0;
      rule = nextMatch(text, rule + 1, rules)
    ) {
      const at = headerAt(text, rule, first);
      if (at !== undefined) return { at, rule };
    }
    return undefined;
  },
  read: (text, found, options) => readStub(text, found, options),
};

const rules = /^[ \t]*(?:-{2,}(?:\+-{2,})+|─{2,}(?:┼─{2,})+)[ \t\r]*$/gm;
const bars = /[|│]/g;
const named = /^(\d{1,9})×(\d{1,9}) Named [^\n]{1,80}$/;

/**
 * Where the table begins: at the line of names above the rule, at the first of two such lines, or at the heading of a
 * named array. undefined where there are single words between the bars, as in tables of databases.
 */
function headerAt(text: string, rule: number, floor: number): number | undefined {
  if (rule <= floor) return undefined;
  const start = startOfLine(text, rule - 1, Math.max(floor, rule - 1000));
  // A longer line is not a header.
  if (start > 0 && text[start - 1] !== '\n') return undefined;
  const header = lineAt(text, start)!;
  const below = lineAt(text, lineAt(text, rule)!.next);
  const bar = barIn(text, header);
  if (bar === undefined || !below || isBlank(below)) return undefined;
  // Rows of numbers with bars and rules between their blocks have no names.
  if (!/\p{L}/u.test(text.slice(start, header.end))) return undefined;
  const isUnicode = text[bar] === '│';
  const above = start > floor ? startOfLine(text, start - 1, Math.max(floor, start - 1000)) : start;
  const title = lineAt(text, above)!;
  if (isUnicode) return named.test(text.slice(title.start, title.end)) ? above : undefined;
  const isSeveral =
    wordsOf(text, { ...header, body: bar + 1 }).length > 2 &&
    (hasTwoWords(text, below) || hasTwoWords(text, lineAt(text, below.next)));
  if (!isSeveral) return undefined;
  return above < start && barIn(text, title) === bar - start + above ? above : start;
}

/** Two words side by side after the first bar, with no bar between them. */
function hasTwoWords(text: string, line: Line | undefined): boolean {
  const bar = line && barIn(text, line);
  if (!line || bar === undefined) return false;
  return /[^\s|][ \t]+[^\s|]/.test(text.slice(bar + 1, Math.min(line.end, bar + 2000)));
}

/** Where the first bar of a line is. */
function barIn(text: string, line: Line): number | undefined {
  bars.lastIndex = line.start;
  const at = bars.exec(text)?.index;
  return at !== undefined && at < line.end ? at : undefined;
}

function readStub(text: string, { at, rule }: StubCandidate, options: ReadOptions): Reading {
  const ruled = lineAt(text, rule)!;
  const header = lineAt(text, startOfLine(text, rule - 1, at))!;
  const size = named.exec(text.slice(at, lineAt(text, at)!.end));
  const column = barIn(text, header)! - header.start;
  const rows: StubRow[] = [];
  let { end, next } = ruled;
  for (let line = lineAt(text, next); line && !isBlank(line); line = lineAt(text, next)) {
    const bar = barIn(text, line);
    const written = text.slice(line.start, Math.min(line.end, line.start + 2000));
    if (!/^[-+─┼ \t]*$/.test(written)) {
      const isRow = bar !== undefined && bar - line.start === column;
      if (!isRow && (bar === undefined ? !/\d/.test(written) : false)) break;
      const label = text.slice(line.start, bar ?? line.start).trim();
      rows.push({ line, label, words: wordsBetween(text, line, (bar ?? line.start - 1) + 1) });
    }
    ({ end, next } = line);
  }
  if (rows.length === 0) return { resumeAt: next };
  const isTriangle = rows.length > 1 && rows.every(({ words }, k) => words.length === 2 * (k + 1));
  const names = namesIn(text, header, header.start + column + 1, rows);
  const isSymmetric = isTriangle && names.every((name, k) => name === rows[k]?.label);
  const block: StubBlock = { names, rows };
  const result =
    size && (Number(size[1]) !== rows.length || Number(size[2]) !== names.length)
      ? notWhole(size, block, at, end)
      : matrixOfStub(text, {
          blocks: [block],
          isSymmetric,
          isCounted: false,
          notation: size ? 'Julia NamedArray' : 'table with a bar',
          start: at,
          end,
          maxEntries: options.maxEntries,
        });
  const isSure = result.ok ? result.value.rows > 1 : result.problem.code !== 'notNumeric';
  return {
    resumeAt: next,
    found: { start: at, end, result, certainty: isSure ? 'sure' : 'asked', isFinal: true },
  };
}

/** The names over the numbers: single words, or words that two blanks separate; 1, 2, 3 … where neither fits. */
function namesIn(text: string, header: Line, from: number, rows: readonly StubRow[]): string[] {
  const written = text.slice(from, header.end).replace(/[|│]/g, '  ').trim();
  const most = rows.reduce((count, { words }) => Math.max(count, words.length / 2), 0);
  const fits = [written.split(/\s+/), written.split(/\s{2,}/)].find(
    ({ length }) => length === most,
  );
  return fits ?? Array.from({ length: most }, (_, k) => String(k + 1));
}

function notWhole(
  [, down, across]: RegExpExecArray,
  { names, rows }: StubBlock,
  start: number,
  end: number,
): ReturnType<typeof failure> {
  const message = t(
    'The heading says {0} × {1}, but {2} rows and {3} columns stand here: print all of them.',
    down!,
    across!,
    rows.length,
    names.length,
  );
  return failure(rows.length > Number(down) ? 'ragged' : 'summarised', message, start, end);
}
