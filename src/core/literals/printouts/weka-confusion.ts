import { failure } from '../../result.js';
import { RowsBuilder } from '../rows-builder.js';
import { candidate, type Reader } from '../reader.js';
import { isBlank, lineAt, startOfLine, wordsOf, type Line } from '../text/lines.js';
import { Entry, pushEntry, readEntry } from '../text/entry.js';
import { t } from '../../texts.js';

const heading = '<-- classified as';
const row = /^([\d.eE+\- \t]{1,20000})\|[ \t]{0,20}(\S{1,8})[ \t]{1,20}=[ \t]{1,20}(\S.{0,400})$/;
const longest = 4000;
const entry = new Entry();

/**
 * Weka's confusion matrix: letters over the columns and `<-- classified as`, then rows of counts, a bar, and the letter
 * and name of the class. There are as many rows as letters.
 */
export const wekaConfusionReader: Reader = {
  id: 'weka-confusion',
  notation: 'Weka printout',
  next(text, from) {
    for (let at = text.indexOf(heading, from); at >= 0; at = text.indexOf(heading, at + 1)) {
      const start = startOfLine(text, at, Math.max(from, at - longest));
      if (start === 0 || text[start - 1] === '\n') return candidate(start);
    }
    return undefined;
  },
  read(text, { at }, { maxEntries }) {
    const first = lineAt(text, at)!;
    const letters = text.slice(first.body, first.end).trim().split(/\s+/).slice(0, -3);
    const builder = new RowsBuilder(maxEntries, at);
    const names: string[] = [];
    const { length } = letters;
    let { end, next } = first;
    let isUneven = false;
    for (let line = lineAt(text, next); line && !isBlank(line); line = lineAt(text, line.next)) {
      const match = row.exec(text.slice(line.start, Math.min(line.end, line.start + 20_000)));
      if (!match) break;
      const words = wordsOf(text, numbersOf(line, match[1]!));
      isUneven ||= words.length !== 2 * length || match[2] !== letters[names.length];
      for (let k = 0; k < words.length; k += 2) {
        readEntry(text, words[k]!, words[k + 1]!, entry);
        pushEntry(builder, entry, text, words[k]!, words[k + 1]!);
      }
      builder.endRow(line.body, line.end);
      names.push(match[3]!.trim());
      ({ end, next } = line);
    }
    if (names.length === 0) return { resumeAt: first.next };
    const message = t(
      'The heading names {0} classes: as many rows of as many numbers should follow, in the same order.',
      length,
    );
    const result =
      isUneven || names.length !== length
        ? failure(names.length < length ? 'summarised' : 'ragged', message, at, end)
        : builder.finish(end, {
            rowLabels: names,
            columnLabels: names,
            reading: {
              notation: 'Weka printout',
              notes: [t('names in row 1 and behind the rows')],
            },
          });
    return { resumeAt: next, found: { start: at, end, result, certainty: 'sure', isFinal: true } };
  },
};

/** The part of a line before its bar. */
function numbersOf(line: Line, written: string): Line {
  return { ...line, body: line.start, end: line.start + written.length };
}
