import { failure, success, type Failure, type Result } from '../../result.js';
import type { HowRead, Matrix } from '../../matrix.js';
import { shaped } from '../rows-builder.js';
import { Entries } from '../entries.js';
import { candidate, type FoundMatrix, type Reader, type ReadOptions } from '../reader.js';
import { problems } from '../problems.js';
import { isBlank, lineAt } from '../text/lines.js';
import { wordLine, type WordLine } from '../text/table/rows.js';
import { Entry, entryProblem, readEntry } from '../text/entry.js';
import { wordText } from './frame/words.js';
import { t } from '../../texts.js';

/**
 * Distances as R prints a `dist`: "the lower triangle of the distance matrix" (R, ?dist). The matrix is
 * symmetric with zeros on its diagonal. Row k has k numbers; the last one is in the column that has the name
 * of the row above. With `diag = TRUE` the zeros are printed. Any other triangle is refused: it may not be
 * symmetric.
 */
export const distReader: Reader = {
  id: 'r-dist',
  notation: 'R distances',
  next(text, from) {
    opening.lastIndex = from;
    for (let match = opening.exec(text); match; match = opening.exec(text)) {
      const start = match.index;
      opening.lastIndex = start + match[1]!.length;
      if (match[1]!.length > longestLine || !isOpening(text, start)) continue;
      return candidate(start);
    }
    return undefined;
  },
  read: (text, { at }, options) => new Triangle(text, at, options).read(),
};

/** A line that begins with a blank, over a row of a name and one number. */
const opening = /^([ \t]+\S[^\n]*\n)[ \t]{0,40}\S+[ \t]+(?:[-+.\de]{1,40}|NA|NaN|Inf)[ \t\r]*$/gm;
const longestLine = 4000;

/** The first two rows have 1 and 2 numbers, and their names match those of the header. */
function isOpening(text: string, start: number): boolean {
  const header = wordLine(text, lineAt(text, start)!);
  const first = rowAt(text, header.line.next);
  const second = first && rowAt(text, first.line.next);
  if (!first || !second || header.count < 2 || first.count !== 2 || second.count !== 3)
    return false;
  const shift = wordText(text, first, 0) === wordText(text, header, 0) ? 0 : 1;
  return [first, second].every(
    (row, i) =>
      row.entries >= i + 1 &&
      indentOf(row) < indentOf(header) &&
      (i + shift >= header.count || wordText(text, row, 0) === wordText(text, header, i + shift)),
  );
}

function rowAt(text: string, at: number): WordLine | undefined {
  const line = lineAt(text, at);
  return line && !isBlank(line) ? wordLine(text, line) : undefined;
}

function indentOf({ words, line }: WordLine): number {
  return words[0]! - line.start;
}

/** The lower triangle, put together from blocks of columns. */
class Triangle {
  private readonly names: string[] = [];
  private readonly labels: string[] = [];
  private readonly values: Entries[] = [];
  private readonly entry = new Entry();
  private problem: Failure | undefined;
  private end: number;
  private resumeAt: number;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly options: ReadOptions,
  ) {
    this.end = start;
    this.resumeAt = start;
  }

  read(): { resumeAt: number; found: FoundMatrix } {
    const { text, start } = this;
    const indent = indentOf(rowAt(text, lineAt(text, start)!.next)!);
    for (let at = start; !this.problem; at = this.resumeAt) {
      const header = rowAt(text, at);
      if (!header || (at > start && (indentOf(header) <= indent || !this.goesOn(header)))) break;
      this.block(header, indent);
    }
    const result = this.problem ?? this.mirrored();
    const { end, resumeAt } = this;
    return { resumeAt, found: { start, end, result, certainty: 'sure', isFinal: !result.ok } };
  }

  /** The header of a further block of columns begins with the name of a row. */
  private goesOn(header: WordLine): boolean {
    return this.labels.includes(wordText(this.text, header, 0));
  }

  private block(header: WordLine, indent: number): void {
    const { text, names, labels } = this;
    const before = names.length;
    const width = header.count;
    for (let k = 0; k < width; k++) names.push(wordText(text, header, k));
    let row = rowAt(text, header.line.next);
    let i = 0;
    for (; row && indentOf(row) <= indent; row = rowAt(text, row.line.next), i++) {
      const { line } = row;
      if (before > 0 && i >= labels.length) break;
      this.end = line.end;
      this.resumeAt = line.next;
      const label = wordText(text, row, 0);
      if (before === 0) {
        labels.push(label);
        this.values.push(new Entries());
      }
      const want = Math.max(0, Math.min(i + 1 - before, width));
      if (row.count - 1 !== want) {
        this.problem ??= problems.ragged(i + 1, row.count - 1, want, row.words[0]!, line.end);
      } else if (label !== labels[i]) {
        const what = t('“{0}” stands where row “{1}” goes on', label, labels[i]!);
        this.problem ??= problems.syntax(what, line.start, line.end);
      } else this.numbers(row, i, before);
    }
    if (before > 0 && i !== labels.length) {
      const what = t('a block of columns has {0} rows, the first one {1}', i, labels.length);
      this.problem ??= problems.syntax(what, header.line.start, this.end);
    }
  }

  private numbers({ words, count }: WordLine, i: number, before: number): void {
    const { text, entry } = this;
    for (let k = 1; k < count; k++) {
      const [from, to] = [words[2 * k]!, words[2 * k + 1]!];
      readEntry(text, from, to, entry);
      if (entry.kind === 'number') this.values[i]!.push(entry.value);
      else if (entry.kind === 'missing') this.values[i]!.pushMissing();
      else this.problem ??= entryProblem(entry, i + 1, before + k, text, from, to);
    }
  }

  private mirrored(): Result<Matrix> {
    const { names, labels, start, end } = this;
    const hasDiagonal = labels[0] === names[0];
    const items = hasDiagonal ? names : [names[0]!, ...labels];
    if (names.length !== labels.length || names.some((name, k) => name !== items[k])) {
      const message = t(
        'The rows of this triangle do not have the names of its columns: it is no printout of distances.',
      );
      return failure('ragged', message, start, end);
    }
    if (hasDiagonal && this.values.some((row, i) => row.at(i) !== 0)) {
      const what = t(
        'a triangle whose diagonal is not 0 holds no distances, and its other half is not known',
      );
      return problems.syntax(what, start, end);
    }
    const n = items.length;
    if (n * n > this.options.maxEntries) {
      return problems.tooLarge(this.options.maxEntries, start, end);
    }
    const note = hasDiagonal
      ? t('lower triangle of a dist, mirrored')
      : t('lower triangle of a dist, mirrored, with zeros on the diagonal');
    return success(
      symmetric(this.values, items, !hasDiagonal, { notation: 'R distances', notes: [note] }),
    );
  }
}

/** The whole matrix of a lower triangle. With `addsDiagonal`, row 0 of the triangle is that of the second item. */
export function symmetric(
  triangle: readonly Entries[],
  labels: readonly string[],
  addsDiagonal: boolean,
  reading: HowRead,
): Matrix {
  const n = labels.length;
  const shift = addsDiagonal ? 1 : 0;
  const entries = new Entries();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const value = i === j ? 0 : triangle[Math.max(i, j) - shift]!.at(Math.min(i, j));
      if (value === undefined) entries.pushMissing();
      else entries.push(value);
    }
  }
  return shaped(entries, n, n, { rowLabels: labels, columnLabels: labels, reading });
}
