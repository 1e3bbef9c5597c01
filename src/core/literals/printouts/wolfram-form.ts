import type { Reader } from '../reader.js';
import { candidate } from '../reader.js';
import { RowsBuilder } from '../rows-builder.js';
import { Entry, pushEntry, readEntry } from '../text/entry.js';
import { isBlank, lineAt, wordsOf, type Line } from '../text/lines.js';
import { failure } from '../../result.js';
import { later, translated } from '../../texts.js';

/**
 * `Out[1]//MatrixForm= 1   2` and the rows below it, with an empty line between two rows, as the Wolfram
 * Language prints `MatrixForm` and `TableForm` to a terminal. If the first row is on the line of `Out`, the
 * others are indented. Fractions and powers are printed over several lines, and are refused.
 */
export const wolframFormReader: Reader = {
  id: 'wolfram-form',
  notation: 'Wolfram printout',
  next(text, from) {
    opening.lastIndex = from;
    const match = opening.exec(text);
    return match ? candidate(match.index) : undefined;
  },
  read(text, { at }, { maxEntries }) {
    opening.lastIndex = at;
    const body = at + opening.exec(text)![0].length;
    const lines = linesOf(text, at, body);
    const builder = new RowsBuilder(maxEntries, at);
    for (const line of lines) {
      const words = wordsOf(text, line);
      for (let k = 0; k < words.length; k += 2) {
        readEntry(text, words[k]!, words[k + 1]!, entry);
        pushEntry(builder, entry, text, words[k]!, words[k + 1]!);
      }
      builder.endRow(words[0]!, line.end);
    }
    const last = lines.at(-1);
    if (!last) return { resumeAt: body };
    const { end, next: resumeAt } = last;
    const result = spread(lines)
      ? failure('syntax', translated(spreadMessage), at, end)
      : builder.finish(end, { reading: { notation: 'Wolfram printout', notes: [] } });
    return { resumeAt, found: { start: at, end, result, certainty: 'sure', isFinal: !result.ok } };
  },
};

const opening = /^[ \t]{0,20}Out\[\d{1,9}\]\/\/(?:Matrix|Table)Form=/gm;
const entry = new Entry();
const spreadMessage = later(
  'Lines of this output stand closer than its rows do: write its fractions and powers on one line, or print it with InputForm.',
);

/** The lines of the rows: at most one blank line between two of them, up to a line that is not indented. */
function linesOf(text: string, at: number, body: number): Line[] {
  const first = { ...lineAt(text, at)!, body };
  const lines = isBlank(first) ? [] : [first];
  let blanks = 0;
  for (let line = lineAt(text, first.next); line; line = lineAt(text, line.next)) {
    if (isBlank(line)) {
      if (++blanks > 1 && lines.length > 0) break;
      continue;
    }
    const isIndented = /^[ \t]/.test(text.slice(line.start, line.start + 1));
    const isHere = lines.length === 0 || lines[0]!.body !== body || isIndented;
    if (!isHere || /^[ \t]*(?:In|Out)\[\d/.test(text.slice(line.start, line.start + 40))) break;
    blanks = 0;
    lines.push(line);
  }
  return lines;
}

/** Some rows have an empty line between them and others have none. */
function spread(lines: readonly Line[]): boolean {
  const gaps = lines.slice(1).map((line, k) => line.start > lines[k]!.next);
  return gaps.some((gap) => gap !== gaps[0]);
}
