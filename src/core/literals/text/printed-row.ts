import { RowsBuilder } from '../rows-builder.js';
import { candidate, type Reader } from '../reader.js';
import { Entry, readEntry } from './entry.js';

/**
 * NumPy's `str` of a matrix with one row, `[[ 6.25 -0.31]]`, over one line or more. In Python source the
 * same characters are one entry, 6.25 - 0.31. So this reader is for plain text only, where double brackets
 * come from NumPy and not from MATLAB. One row on one line is a matrix only if the user asks for it; a row
 * so long that it was wrapped is always a matrix.
 */
export const printedRowReader: Reader = {
  id: 'printed-row',
  next: (text, from) => candidate(text.indexOf('[[', from)),
  read(text, { at }, options) {
    const builder = new RowsBuilder(options.maxEntries, at);
    const entry = new Entry();
    let i = at + 2;
    for (;;) {
      while (text.charCodeAt(i) <= 32) i++;
      if (text.startsWith(']]', i)) break;
      const from = i;
      while (text.charCodeAt(i) > 32 && text[i] !== ']') i++;
      readEntry(text, from, i, entry);
      if (entry.kind === 'number') builder.push(entry.value);
      else if (entry.kind === 'missing' && i > from) builder.pushMissing();
      else return { resumeAt: Math.max(i, at + 2) };
    }
    const end = i + 2;
    const wrapped = text.slice(at, end).includes('\n');
    if (builder.entries.length < 2) return { resumeAt: end };
    builder.endRow(at, end);
    const certainty = wrapped ? 'sure' : 'asked';
    const result = builder.finish(end);
    return { resumeAt: end, found: { start: at, end, result, certainty } };
  },
};
