import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { failure } from '../../result.js';
import { isBlank, lineAt, nextLineStart, wordsOf, type Line } from '../text/lines.js';
import { nextMatch } from '../text-scan.js';
import { matrixOfStub, type StubBlock, type StubRow } from './stub.js';
import { t } from '../../texts.js';

/**
 * What Stata's `matrix list` prints ([P] matrix utility): `A[2,3]` or `symmetric V[3,3]`, then blocks of columns,
 * names over them and before each row. Of a symmetric matrix only the lower triangle is printed.
 */
export const stataMatrixReader: Reader = {
  id: 'stata-matrix',
  notation: 'Stata matrix',
  next: (text, from) => candidate(nextMatch(text, nextLineStart(text, from), heading)),
  read: (text, { at }, options) => readMatrix(text, at, options),
};

const heading = /^(symmetric )?([A-Za-z_]\w{0,31}|__\w{1,30})\[(\d{1,5}),(\d{1,5})\][ \t\r]*$/gm;

function readMatrix(text: string, at: number, options: ReadOptions): Reading {
  heading.lastIndex = at;
  const [title, symmetric, , down, across] = heading.exec(text)!;
  const [rows, cols] = [Number(down), Number(across)];
  const isSymmetric = symmetric !== undefined;
  const nothing = { resumeAt: at + title.length };
  const blocks: StubBlock[] = [];
  let next = lineAt(text, at)!.next;
  let end = at;
  let columns = 0;
  while (columns < cols) {
    const block = blockAt(text, next, rows - (isSymmetric ? columns : 0), blocks.length > 0);
    if (!block) break;
    blocks.push(block);
    columns += block.names.length;
    ({ end, next } = block.rows.at(-1)!.line);
  }
  const [first] = blocks;
  if (!first) return nothing;
  const isWhole = columns === cols && first.rows.length === rows;
  const message = t(
    'This matrix is {0} × {1}, but {2} rows and {3} columns stand here: print or select all of it.',
    rows,
    cols,
    first.rows.length,
    columns,
  );
  const result = isWhole
    ? matrixOfStub(text, {
        blocks,
        isSymmetric,
        isCounted: isPositions(first),
        notation: 'Stata matrix',
        start: at,
        end,
        maxEntries: options.maxEntries,
      })
    : failure(first.rows.length > rows ? 'ragged' : 'summarised', message, at, end);
  return { resumeAt: Math.max(next, at + 1), found: { start: at, end, result, certainty: 'sure' } };
}

/** The names `r1`, `r2`, … and `c1`, `c2`, … are Stata's own, for matrices without names. */
function isPositions({ names, rows }: StubBlock): boolean {
  return (
    names.every((name, k) => name === `c${k + 1}`) &&
    rows.every(({ label }, k) => label === `r${k + 1}`)
  );
}

/** A line of names that begins with a blank, and the rows under it. Blank lines separate blocks. */
function blockAt(
  text: string,
  at: number,
  most: number,
  mayBeBlank: boolean,
): StubBlock | undefined {
  let line = lineAt(text, at);
  while (mayBeBlank && line && isBlank(line)) line = lineAt(text, line.next);
  // Names of equations are on a line of their own, each with a colon.
  if (line && /^[ \t]+\S+:(?:[ \t]+\S+:)*$/.test(lineOf(text, line)))
    line = lineAt(text, line.next);
  if (!line || isBlank(line) || !/^[ \t]/.test(lineOf(text, line))) return undefined;
  const names = wordsIn(text, line);
  const rows: StubRow[] = [];
  for (line = lineAt(text, line.next); line && !isBlank(line); line = lineAt(text, line.next)) {
    const words = wordsOf(text, line);
    // After the number of rows in the heading comes a command, or a row too many.
    if (rows.length >= most && !/[\d.]$/.test(lineOf(text, line))) break;
    rows.push({ line, label: text.slice(words[0], words[1]), words: words.slice(2) });
  }
  const isTable = rows.length > 0 && rows[0]!.words.length > 0;
  return isTable && names.every((name) => !/^[-+.\d]/.test(name)) ? { names, rows } : undefined;
}

function lineOf(text: string, line: Line): string {
  return text.slice(line.start, Math.min(line.end, line.start + 2000));
}

function wordsIn(text: string, line: Line): string[] {
  const words = wordsOf(text, line);
  return Array.from({ length: words.length / 2 }, (_, k) =>
    text.slice(words[2 * k], words[2 * k + 1]),
  );
}
