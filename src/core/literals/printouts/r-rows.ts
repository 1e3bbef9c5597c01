import { problems } from '../problems.js';
import { RowsBuilder } from '../rows-builder.js';
import { candidate, type Reader } from '../reader.js';
import { isBlank, lineAt } from '../text/lines.js';
import { Entry, pushEntry, readEntry } from '../text/entry.js';
import { wordLine } from '../text/table/rows.js';
import { nextMatch } from '../text-scan.js';

const opening = /^[ \t]*\[(?:\d{1,9}),\][ \t]+[-+.\dNTFI"]/gm;
const position = /^\[(\d{1,9}),\]$/;
const entry = new Entry();

/**
 * Rows of a matrix that R printed, selected without the names over them: `[1,]  1  3`. Read only when the user asks.
 * If the first row is not row 1, the rows above it are left out, which is a problem.
 */
export const rRowsReader: Reader = {
  id: 'r-rows',
  notation: 'R printout',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, { maxEntries }) {
    const builder = new RowsBuilder(maxEntries, at);
    let [rows, first] = [0, 1];
    let { end, next: resumeAt } = lineAt(text, at)!;
    for (let line = lineAt(text, at); line && !isBlank(line); line = lineAt(text, line.next)) {
      const { words, count } = wordLine(text, line);
      const place = position.exec(text.slice(words[0], words[1]))?.[1];
      if (rows === 0) first = Number(place);
      if (Number(place) !== first + rows) break;
      for (let k = 1; k < count; k++) {
        readEntry(text, words[2 * k]!, words[2 * k + 1]!, entry);
        pushEntry(builder, entry, text, words[2 * k]!, words[2 * k + 1]!);
      }
      builder.endRow(line.body, line.end);
      rows++;
      ({ end, next: resumeAt } = line);
    }
    const reading = { notation: 'R printout', notes: [] };
    const result =
      first > 1 ? problems.summarised(1, 1, at, end) : builder.finish(end, { reading });
    const found = { start: at, end, result, certainty: 'asked', isFinal: rows > 1 } as const;
    return { resumeAt, found };
  },
};

const counted = /^[ \t]*\[1\][ \t]+[-+.\dNTFI]/gm;
const count = /^\[(\d{1,9})\]$/;

/**
 * A vector that R printed: `[1] 0.5 1.5`. Each further line begins with the index of its first entry. It is one row,
 * read only when the user asks.
 */
export const rVectorReader: Reader = {
  id: 'r-vector',
  notation: 'R printout',
  next: (text, from) => candidate(nextMatch(text, from, counted)),
  read(text, { at }, { maxEntries }) {
    const builder = new RowsBuilder(maxEntries, at);
    let entries = 0;
    let { end, next: resumeAt } = lineAt(text, at)!;
    for (let line = lineAt(text, at); line && !isBlank(line); line = lineAt(text, line.next)) {
      const { words, count: length } = wordLine(text, line);
      const place = count.exec(text.slice(words[0], words[1]))?.[1];
      if (Number(place) !== entries + 1) break;
      for (let k = 1; k < length; k++) {
        readEntry(text, words[2 * k]!, words[2 * k + 1]!, entry);
        pushEntry(builder, entry, text, words[2 * k]!, words[2 * k + 1]!);
      }
      entries += length - 1;
      ({ end, next: resumeAt } = line);
    }
    builder.endRow(at, end);
    const result = builder.finish(end, { reading: { notation: 'R printout', notes: [] } });
    // Levels or another index on the next line belong to the vector: it is not whole without them.
    const below = lineAt(text, resumeAt);
    const isWhole =
      !below || isBlank(below) || !/^\s*(?:\[|Levels:)/.test(text.slice(below.start, below.end));
    const found = { start: at, end, result, certainty: 'asked' } as const;
    return isWhole ? { resumeAt, found } : { resumeAt };
  },
};
