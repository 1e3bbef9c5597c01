import { failure, success, type Failure, type Result } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import { shaped } from '../rows-builder.js';
import { Entries } from '../entries.js';
import { symmetric } from '../printouts/dist.js';
import { candidate, type Reader, type ReadOptions } from '../reader.js';
import { problems } from '../problems.js';
import { isBlank, lineAt } from './lines.js';
import { Entry, entryProblem, readEntry } from './entry.js';
import { wordLine, type WordLine } from './table/rows.js';
import { t } from '../../texts.js';

/**
 * Distances in PHYLIP's format (PHYLIP, "Distance matrix programs"): the number of species on a line of its
 * own, then one row for each species with its name and its distances, to all species or only to those before
 * it (the option "lower-triangular"). The whole matrix is symmetric with zeros on its diagonal.
 */
export const phylipReader: Reader = {
  id: 'phylip',
  notation: 'PHYLIP distances',
  next(text, from) {
    opening.lastIndex = from;
    for (let match = opening.exec(text); match; match = opening.exec(text)) {
      if (isOpening(text, match.index)) return candidate(match.index);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const rows = rowsOf(text, lineAt(text, at)!.next);
    const { end, next: resumeAt } = rows.at(-1)!.line;
    const result = matrixOf(text, at, rows, options);
    return { resumeAt, found: { start: at, end, result, certainty: 'sure', isFinal: !result.ok } };
  },
};

const opening = /^[ \t]{0,20}\d{1,6}[ \t]{0,20}\r?\n(?=[ \t]{0,20}\p{L})/gmu;

/** The first two rows have 0 and 1 distances, or 1 and 2 with the zero diagonal, or the first row has all. */
function isOpening(text: string, at: number): boolean {
  const count = Number.parseInt(text.slice(at, at + 30), 10);
  if (count < 2) return false;
  const rows = rowsOf(text, lineAt(text, at)!.next, 2);
  const [first, second] = rows;
  if (!first || !second || ![first, second].every((row) => row.entries === row.count - 1))
    return false;
  if (first.count === 1) return second.count === 2;
  const zero = (row: WordLine, k: number): boolean =>
    k < row.count && Number(text.slice(row.words[2 * k], row.words[2 * k + 1])) === 0;
  const isLower = first.count === 2 && second.count === 3;
  return (isLower || first.count === count + 1) && zero(first, 1) && zero(second, 2);
}

function rowsOf(text: string, from: number, most = Infinity): WordLine[] {
  const rows: WordLine[] = [];
  for (let line = lineAt(text, from); line && !isBlank(line); line = lineAt(text, line.next)) {
    if (rows.length >= most) break;
    rows.push(wordLine(text, line));
  }
  return rows;
}

function matrixOf(
  text: string,
  start: number,
  rows: readonly WordLine[],
  options: ReadOptions,
): Result<Matrix> {
  const count = Number.parseInt(text.slice(start, start + 30), 10);
  const { end } = rows.at(-1)!.line;
  if (rows.length !== count) {
    const message = t('The first line says {0}, but {1} rows follow.', count, rows.length);
    return failure('ragged', message, start, end);
  }
  if (count * count > options.maxEntries) return problems.tooLarge(options.maxEntries, start, end);
  const [first] = rows;
  const isLower = first!.count < count + 1;
  const hasDiagonal = first!.count > 1;
  const values: Entries[] = [];
  for (const [i, row] of rows.entries()) {
    const want = isLower ? i + (hasDiagonal ? 1 : 0) : count;
    if (row.count - 1 !== want) {
      return problems.ragged(i + 1, row.count - 1, want, row.words[0]!, row.line.end);
    }
    const read = numbersOf(text, row, i);
    if (!(read instanceof Entries)) return read;
    if (hasDiagonal && read.at(i) !== 0) {
      const what = t('the distance of row {0} to itself is not 0', i + 1);
      return problems.syntax(what, row.words[0]!, row.line.end);
    }
    values.push(read);
  }
  const labels = rows.map(({ words }) => text.slice(words[0], words[1]));
  const notation = 'PHYLIP distances';
  const named = t('names in {0}', t('column {0}', 1));
  if (isLower) {
    const triangle = hasDiagonal ? values : values.slice(1);
    return success(
      symmetric(triangle, labels, !hasDiagonal, {
        notation,
        notes: [named, t('lower triangle, mirrored')],
      }),
    );
  }
  const entries = new Entries();
  for (const row of values) {
    for (let j = 0; j < count; j++) {
      const value = row.at(j);
      if (value === undefined) entries.pushMissing();
      else entries.push(value);
    }
  }
  return success(
    shaped(entries, count, count, {
      rowLabels: labels,
      columnLabels: labels,
      reading: { notation, notes: [named] },
    }),
  );
}

const entry = new Entry();

function numbersOf(text: string, { words, count }: WordLine, i: number): Entries | Failure {
  const out = new Entries();
  for (let k = 1; k < count; k++) {
    const [from, to] = [words[2 * k]!, words[2 * k + 1]!];
    readEntry(text, from, to, entry);
    if (entry.kind === 'number') out.push(entry.value);
    else if (entry.kind === 'missing') out.pushMissing();
    else return entryProblem(entry, i + 1, k, text, from, to);
  }
  return out;
}
