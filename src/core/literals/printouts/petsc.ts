import { problems } from '../problems.js';
import { success, type Failure, type Result } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import { candidate, type Reader, type ReadOptions } from '../reader.js';
import { Entry, entryProblem, readEntry } from '../text/entry.js';
import { isBlank, lineAt, lineText } from '../text/lines.js';
import { dense } from './triplets.js';
import { t } from '../../texts.js';

/**
 * Sparse matrices as PETSc prints them (`MatView` on an ASCII viewer): `row 0: (0, 1.)  (1, 2.)`, one line
 * per row, counted from 0. The number of columns is not given, so only a square matrix is read.
 */
export const petscReader: Reader = {
  id: 'petsc',
  notation: 'PETSc printout',
  next(text, from) {
    opening.lastIndex = from;
    const match = opening.exec(text);
    return match ? candidate(match.index) : undefined;
  },
  read: (text, { at }, options) => readRows(text, at, options),
};

const opening = /^[ \t]{0,40}row \d{1,9}:(?= ?\(\d|[ \t\r]*\n[ \t]{0,40}row \d)/gm;
const rowPattern = /^row (\d{1,9}):/;
const pairPattern = /\s{0,20}\((\d{1,9}), {0,4}([^()\s][^()\n]{0,60}?)\)/y;

function readRows(text: string, start: number, { maxEntries }: ReadOptions) {
  const rows: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  let problem: Failure | undefined;
  let end = start;
  let resumeAt = start;
  let count = 0;
  for (let line = lineAt(text, start); line && !isBlank(line); line = lineAt(text, line.next)) {
    const head = rowPattern.exec(lineText(text, line).slice(0, 20));
    if (!head) break;
    end = line.end;
    resumeAt = line.next;
    if (Number(head[1]) !== count) {
      problem ??= problems.syntax(
        t('row {0} is missing before row {1}', count, head[1]!),
        line.start,
        line.end,
      );
    }
    let at = text.indexOf(':', line.start) + 1;
    while (at < line.end) {
      pairPattern.lastIndex = at;
      const pair = pairPattern.exec(text);
      if (!pair || pairPattern.lastIndex > line.end) {
        const what = t(
          '“{0}” in row {1} is no pair of a column and a number',
          text.slice(at, Math.min(line.end, at + 40)).trim(),
          count,
        );
        problem ??= problems.syntax(what, at, line.end);
        break;
      }
      at = pairPattern.lastIndex;
      const to = at - 1;
      const from = to - pair[2]!.length;
      readEntry(text, from, to, entry);
      if (entry.kind !== 'number') {
        if (/^\S+ [-+] \S+ ?i$/.test(pair[2]!)) entry.kind = 'complex';
        problem ??= entryProblem(entry, count + 1, Number(pair[1]) + 1, text, from, to);
      }
      rows.push(count);
      columns.push(Number(pair[1]));
      values.push(entry.value);
    }
    count++;
  }
  const result = problem ?? square(rows, columns, values, { count, start, end, maxEntries });
  return {
    resumeAt: Math.max(resumeAt, start + 1),
    found: {
      start,
      end,
      result,
      certainty: count > 1 ? 'sure' : 'asked',
      isFinal: !result.ok,
    } as const,
  };
}

const entry = new Entry();

function square(
  rows: readonly number[],
  columns: readonly number[],
  values: readonly number[],
  { count, ...where }: { count: number; start: number; end: number; maxEntries: number },
): Result<Matrix> {
  const width = columns.reduce((most, column) => Math.max(most, column + 1), 0);
  if (width !== count) {
    const what = t('{0} rows name {1} columns, and how many there are is not told', count, width);
    return problems.syntax(what, where.start, where.end);
  }
  const read = dense(rows, columns, values, { ...where, size: [count, count] });
  const notes = [t('as many columns as rows, {0}', count)];
  return read.ok
    ? success({ ...read.value, reading: { notation: 'PETSc printout', notes } })
    : read;
}
