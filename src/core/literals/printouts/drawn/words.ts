import { RowsBuilder } from '../../rows-builder.js';
import { problems, type PrintingProgram } from '../../problems.js';
import { Entry, pushEntry, readEntry } from '../../text/entry.js';
import { PrintedPlaces } from '../../text/printed-places.js';
import type { Matrix } from '../../../matrix.js';
import type { Result } from '../../../result.js';
import type { DrawnLine } from './drawing.js';
import { t } from '../../../texts.js';

/** One line of entries: their positions in it, and for each bar the number of entries before it. */
interface WordRow {
  readonly line: DrawnLine;
  readonly words: readonly (readonly [from: number, to: number])[];
  readonly bars: readonly number[];
}

const entry = new Entry();

/**
 * The lines as rows of numbers between blanks or commas, perhaps with bars between blocks; undefined
 * where a line holds anything else or where an entry takes several lines.
 */
export function wordRows(lines: readonly DrawnLine[]): readonly WordRow[] | undefined {
  const filled = lines.map(({ inner }) => inner.trim() !== '');
  const [first, last] = [filled.indexOf(true), filled.lastIndexOf(true)];
  const spaced = filled.indexOf(false, first) > 0 && filled.indexOf(false, first) < last;
  const rows: WordRow[] = [];
  for (let i = Math.max(0, first); i <= last; i++) {
    if (!filled[i] || isRule(lines[i]!.inner)) continue;
    const row = wordRow(lines[i]!);
    // Where empty lines separate rows, two adjacent lines are one row whose entries take several lines.
    if (!row || (spaced && i > first && filled[i - 1]! && !isRule(lines[i - 1]!.inner))) {
      return undefined;
    }
    rows.push(row);
  }
  return rows.length > 0 ? rows : undefined;
}

/** A rule between blocks: `---+---`. */
function isRule(inner: string): boolean {
  return inner.includes('+') && /^[-+─┼\s]+$/.test(inner);
}

function wordRow(line: DrawnLine): WordRow | undefined {
  const { inner } = line;
  const words: [number, number][] = [];
  const bars: number[] = [];
  // Commas must separate all entries or none: `1,5 2,5` may be two numbers or four.
  const commas = inner.split(',').length - 1;
  for (const match of inner.matchAll(commas > 0 ? /[^\s,|│]+|[|│]/g : /[^\s|│]+|[|│]/g)) {
    const [word] = match;
    if (word === '|' || word === '│') {
      bars.push(words.length);
      continue;
    }
    readEntry(word, 0, word.length, entry);
    if (entry.kind === 'text') return undefined;
    words.push([match.index, match.index + word.length]);
  }
  if (commas > 0 && commas !== words.length - 1) return undefined;
  return words.length > 0 ? { line, words, bars } : undefined;
}

/** Rows of words as a matrix; its notes say where the bars are. */
export function matrixOfWords(
  text: string,
  rows: readonly WordRow[],
  place: { readonly start: number; readonly end: number; readonly maxEntries: number },
  program: PrintingProgram | undefined,
): Result<Matrix> {
  const builder = new RowsBuilder(place.maxEntries, place.start);
  const places = new PrintedPlaces();
  for (const { line, words } of rows) {
    for (const [k, [from, to]] of words.entries()) {
      readEntry(line.inner, from, to, entry);
      places.note(k, entry);
      const [start, end] = [line.at + from, line.at + to];
      if (entry.kind === 'dots') {
        const { row, column } = builder;
        builder.fail(problems.summarised(row, column, start, end, program));
      } else pushEntry(builder, entry, text, start, end);
    }
    builder.endRow(line.at, line.at + line.inner.length);
  }
  const bars = rows[0]!.bars.filter((k) => k > 0);
  const notes = bars.map((k) => t('a bar before column {0}', k + 1));
  return builder.finish(place.end, {
    printedDecimals: places.decimals(),
    reading: { notation: 'drawn brackets', notes },
  });
}
