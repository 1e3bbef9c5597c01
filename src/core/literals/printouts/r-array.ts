import { problems } from '../problems.js';
import { candidate, type Reader } from '../reader.js';
import { LineReader, lineText, startOfLine } from '../text/lines.js';
import { readFrame } from './frame/read.js';

const marker = ', , ';

/** R's arrays of three and more dimensions: a heading `, , 2` over each slice. */
export const rArrayReader: Reader = {
  id: 'r-array',
  next(text, from) {
    for (let at = text.indexOf(marker, from); at >= 0; at = text.indexOf(marker, at + 1)) {
      const start = startOfLine(text, at, Math.max(from, at - 4));
      const isStart = start === 0 || text.charCodeAt(start - 1) === 10;
      if (isStart && pageHeading.test(text.slice(start, at + 80))) return candidate(start);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const lines = new LineReader(text, at);
    let resumeAt = lines.line?.next ?? text.length;
    let end = at;
    let shape: readonly [number, number] | undefined;
    let pages = 0;
    while (lines.skipBlank() && lineText(text, lines.line!).startsWith(', ,')) {
      lines.advance();
      if (!lines.skipBlank()) break;
      const reading = readFrame(text, lines.line!.start, options);
      const { found } = reading ?? {};
      resumeAt = Math.max(resumeAt, reading?.resumeAt ?? 0);
      if (!found?.result.ok) break;
      const { rows, cols } = found.result.value;
      shape ??= [rows, cols];
      pages++;
      end = found.end;
      lines.moveTo(resumeAt);
    }
    // One slice is the matrix itself, which the reader of frames finds.
    if (!shape || pages < 2) return { resumeAt: pages === 1 ? at + marker.length : resumeAt };
    const result = problems.tooManyDimensions([...shape, pages], at, end);
    return { resumeAt, found: { start: at, end, result, certainty: 'sure' } };
  },
};

const pageHeading = /^\W{0,3}, , \S/;
