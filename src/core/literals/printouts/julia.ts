import type { Matrix } from '../../matrix.js';
import type { Result } from '../../result.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { search } from '../text-scan.js';
import { isBlank, LineReader, startOfLine, type Line } from '../text/lines.js';
import { ColumnBlocks } from '../text/table/blocks.js';
import { wordLine, type WordLine } from '../text/table/rows.js';
import { readTriplets, tripletAt } from './triplets.js';
import { t } from '../../texts.js';

/**
 * What the Julia REPL shows (`show(io, MIME"text/plain"(), A)`, Julia manual, "Arrays"): a line with the
 * size and the type that ends in a colon, then the rows. `⋅` is a structural zero of a diagonal,
 * triangular or sparse matrix; `⋮`, `…` and `⋱` stand for what did not fit on the screen. A vector
 * is a column, as in Julia's own arithmetic.
 */
export const juliaReader: Reader = {
  id: 'julia-printout',
  next(text, from) {
    for (let at = colonAt(text, from); at >= 0; at = colonAt(text, at + 1)) {
      const start = startOfLine(text, at, Math.max(from, at - maxHeading));
      if (start > 0 && text.charCodeAt(start - 1) !== 10) continue;
      if (headingOf(text.slice(start, at + 1))) return candidate(start);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const lines = new LineReader(text, at);
    const { line } = lines;
    const heading = line && headingOf(text.slice(line.body, line.end));
    return heading ? readBody(text, lines, heading, options) : { resumeAt: at + 1 };
  },
};

const maxHeading = 200;

/** The next colon or closing brace at the end of a line: how a heading ends. */
function colonAt(text: string, from: number): number {
  return search(text, from, headingEnd);
}

const headingEnd = /[:}](?![^\r\n])/g;

interface Heading {
  readonly shape: readonly number[];
  readonly isEmpty: boolean;
}

const matrixHeading = /(?:^|\s)(\d{1,9}(?:×\d{1,9})+) [A-Za-z].*[:}]$/;
const vectorHeading = /(?:^|\s)(\d{1,9})-element [A-Za-z].*[:}]$/;

function headingOf(line: string): Heading | undefined {
  const isMatrix = line.includes('×');
  if (!isMatrix && !line.includes('-element ')) return undefined;
  const match = (isMatrix ? matrixHeading : vectorHeading).exec(line);
  if (!match) return undefined;
  const shape = isMatrix ? match[1]!.split('×').map(Number) : [Number(match[1]), 1];
  const isEmpty = shape.includes(0);
  // Only an empty array has no colon: nothing follows it.
  return line.endsWith(':') || isEmpty ? { shape, isEmpty } : undefined;
}

const zeros = new Set(['⋅', '.', '·']);

function readBody(
  text: string,
  lines: LineReader,
  heading: Heading,
  options: ReadOptions,
): Reading {
  const { shape } = heading;
  const first = lines.line!;
  const start = headStart(text, first);
  const answer = (result: Result<Matrix>, end: number, resumeAt: number): Reading => ({
    resumeAt,
    found: { start, end, result, certainty: 'sure' },
  });
  if (heading.isEmpty) {
    return answer(problems.empty(shape, start, first.end), first.end, first.next);
  }
  const [rows, columns] = [shape[0]!, shape[1]!];
  let line = lines.advance();
  if (shape.length > 2) {
    const end = line?.end ?? first.end;
    return answer(problems.tooManyDimensions(shape, start, end), end, line?.next ?? first.next);
  }
  if (line && tripletAt(text, line)) {
    const size = [rows, columns] as const;
    const { maxEntries } = options;
    const read = readTriplets(text, lines, { size, base: 1, exponent: 0, start, maxEntries });
    return answer(read.result, read.end, read.resumeAt);
  }
  const body: WordLine[] = [];
  for (; line && !isBlank(line) && body.length < rows; line = lines.advance()) {
    body.push(wordLine(text, line));
  }
  const last = body.at(-1)?.line ?? first;
  const result = rowsResult(text, body, [rows, columns], { start, end: last.end, options });
  return answer(result, last.end, last.next);
}

function rowsResult(
  text: string,
  body: readonly WordLine[],
  [rows, columns]: readonly [number, number],
  place: { start: number; end: number; options: ReadOptions },
): Result<Matrix> {
  const { start, end, options } = place;
  const cut = body.findIndex(({ line }) => /[⋮…⋱]/.test(text.slice(line.body, line.end)));
  const braille = body.some(({ line }) => /[\u2800-\u28ff]/.test(text.slice(line.body, line.end)));
  if (cut >= 0) {
    const { line, words } = body[cut]!;
    const at = words.findIndex((from, k) => k % 2 === 0 && /[⋮…⋱]/.test(text[from]!));
    return problems.summarised(
      cut + 1,
      at / 2 + 1,
      words[at] ?? line.body,
      words[at + 1] ?? line.end,
      'Julia',
    );
  }
  if (braille) return problems.summarised(1, 1, start, end, 'Julia');
  const complex = body.findIndex(({ line }) =>
    /\dim(?:\s|$)/.test(text.slice(line.body, line.end)),
  );
  if (complex >= 0) {
    const { line } = body[complex]!;
    return problems.complex(
      complex + 1,
      1,
      text.slice(line.body, line.end).trim(),
      line.body,
      line.end,
    );
  }
  if (body.length < rows) {
    const what = t('the heading says {0} × {1}, and {2} rows follow', rows, columns, body.length);
    return problems.syntax(what, start, end);
  }
  const uneven = body.findIndex((row) => row.count !== columns);
  if (uneven >= 0) {
    const { line, words, count } = body[uneven]!;
    return problems.ragged(uneven + 1, count, columns, words[0] ?? line.body, line.end);
  }
  const blocks = new ColumnBlocks(text, start, options.maxEntries, zeros);
  blocks.add(body, columns);
  return blocks.finish(end, 0);
}

/** The literal begins at the size; a prompt or comment marker before it is not part of it. */
function headStart(text: string, line: Line): number {
  const written = text.slice(line.body, line.end);
  const match = /\d{1,9}(?:×|-element )/.exec(written);
  return line.body + (match?.index ?? 0);
}
