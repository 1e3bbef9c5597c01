import { success, type Result } from '../../result.js';
import type { Matrix } from '../../matrix.js';
import { shaped } from '../rows-builder.js';
import { Entries } from '../entries.js';
import { problems } from '../problems.js';
import {
  candidate,
  type FoundMatrix,
  type Reader,
  type Reading,
  type ReadOptions,
} from '../reader.js';
import { isBlank, LineReader, lineText, startOfLine } from '../text/lines.js';
import { readTriplets, tripletAt } from './triplets.js';
import { t } from '../../texts.js';

/**
 * SciPy's sparse matrices and arrays with their heading. Until SciPy 1.12 `repr` was
 * `<3x4 sparse matrix of type '…'\n\twith 2 stored elements in … format>` and `str` the entries alone;
 * since 1.13 both begin with `<… sparse array of dtype '…'\n\twith 2 stored elements and shape (3, 4)>`
 * and `str` goes on with a line `Coords\tValues` and the entries (scipy/sparse/_base.py, `__str__`).
 */
export const scipyReader: Reader = {
  id: 'scipy-sparse',
  next(text, from) {
    for (let at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', at + 1)) {
      opening.lastIndex = at;
      if (opening.test(text)) return candidate(at);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const heading = headingAt(text, at);
    return heading ? readEntries(text, at, heading, options) : { resumeAt: at + 1 };
  },
};

/**
 * The entries alone, `  (0, 1)\t3.0` one per line, as SciPy before 1.13 prints them. The size is not
 * given, so rows and columns of zeros at the end are not known. Read only when the user asks.
 */
export const scipyEntriesReader: Reader = {
  id: 'scipy-entries',
  next(text, from) {
    for (let at = text.indexOf(')\t', from); at >= 0; at = text.indexOf(')\t', at + 1)) {
      const start = startOfLine(text, at, Math.max(from, at - 40));
      if (start > 0 && text.charCodeAt(start - 1) !== 10) continue;
      if (/^\W{0,8}\(\d{1,9}, \d{1,9}$/.test(text.slice(start, at))) return candidate(start);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const lines = new LineReader(text, at);
    if (!lines.line || !tripletAt(text, lines.line)) return { resumeAt: at + 1 };
    const cut = cutAbove(text, at);
    const read = readTriplets(text, lines, { ...triplets(at, options), size: undefined });
    if (cut !== undefined) {
      const result = problems.summarised(1, 1, cut, at - 1, 'SciPy');
      const found: FoundMatrix = {
        start: cut,
        end: read.end,
        result,
        certainty: 'asked',
        isFinal: true,
      };
      return { resumeAt: Math.max(read.resumeAt, at + 1), found };
    }
    const resumeAt = Math.max(read.resumeAt, at + 1);
    const { end, result } = read;
    return { resumeAt, found: { start: at, end, result, certainty: 'asked' } };
  },
};

/** Where the line above begins, if it is SciPy's `:\t:` for entries that it left out. */
function cutAbove(text: string, at: number): number | undefined {
  const above = at === 0 ? 0 : text.lastIndexOf('\n', at - 2) + 1;
  return at - above < 80 && /^\W{0,8}:\s+:\s*$/.test(text.slice(above, at)) ? above : undefined;
}

const opening = /<(?:\d{1,9}x\d{1,9}|[A-Z][\w -]{2,60}) sparse (?:matrix|array) of /y;
const stored = /with (\d{1,12}) stored elements?\b[^>]{0,80}>/;
const oldSize = /^<(\d{1,9})x(\d{1,9}) /;
const newShape = /shape \(([\d, ]{1,60})\)>$/;

interface Heading {
  readonly shape: readonly number[];
  readonly stored: number;
  readonly end: number;
}

function headingAt(text: string, at: number): Heading | undefined {
  const near = text.slice(at, at + 300);
  const match = stored.exec(near);
  if (!match) return undefined;
  const written = near.slice(0, match.index + match[0].length);
  const old = oldSize.exec(written);
  const shape = old ? [Number(old[1]), Number(old[2])] : shapeIn(newShape.exec(written)?.[1]);
  return shape && { shape, stored: Number(match[1]), end: at + written.length };
}

function shapeIn(written: string | undefined): number[] | undefined {
  const sizes = written?.split(',').filter((size) => size.trim() !== '');
  return sizes?.map(Number);
}

function readEntries(text: string, start: number, heading: Heading, options: ReadOptions): Reading {
  const { shape, stored: count } = heading;
  const answer = (result: Result<Matrix>, end = heading.end, resumeAt = end): Reading => ({
    resumeAt,
    found: { start, end, result, certainty: 'sure' },
  });
  if (shape.length > 2) return answer(problems.tooManyDimensions(shape, start, heading.end));
  const [rows, cols] = shape;
  if (rows === undefined || cols === undefined) {
    const what = t('it is a sparse vector, which has no rows and columns');
    return answer(problems.syntax(what, start, heading.end));
  }
  if (rows * cols === 0) return answer(problems.empty(shape, start, heading.end));
  if (rows * cols > options.maxEntries) {
    return answer(problems.tooLarge(options.maxEntries, start, heading.end));
  }
  if (count === 0) return answer(success(allZero(rows, cols)));
  const lines = new LineReader(text, startOfLine(text, heading.end, start));
  lines.advance();
  lines.skipBlank();
  if (lines.line && /^Coords\s+Values$/.test(lineText(text, lines.line).slice(0, 40))) {
    lines.advance();
  }
  const first = lines.line;
  if (!first || isBlank(first) || !tripletAt(text, first)) {
    // `repr` gives the number of entries, but not the entries.
    return answer(problems.summarised(1, 1, start, heading.end, 'SciPy'));
  }
  const read = readTriplets(text, lines, { ...triplets(start, options), size: [rows, cols] });
  const cut = read.result.ok && read.count < count;
  const result = cut ? problems.summarised(1, 1, first.body, read.end, 'SciPy') : read.result;
  return answer(result, read.end, read.resumeAt);
}

function triplets(start: number, { maxEntries }: ReadOptions) {
  return { base: 0, exponent: 0, start, maxEntries } as const;
}

function allZero(rows: number, cols: number): Matrix {
  const entries = new Entries();
  for (let k = 0; k < rows * cols; k++) entries.push(0);
  return shaped(entries, rows, cols);
}
