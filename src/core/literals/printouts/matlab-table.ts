import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { isBlank, LineReader, lineAt, lineText, startOfLine, type Line } from '../text/lines.js';
import { spannedMatrix, type SpannedBlock } from './spans.js';

/**
 * MATLAB's tables and timetables (MATLAB documentation, "table": the examples): `T =`, the size
 * `4×3 table`, the variables' names, a rule of underscores below each name, then the rows. Row names are
 * left of the first rule and have no rule. A wide table comes in blocks under "Columns 1 through 5".
 */
export const matlabTableReader: Reader = {
  id: 'matlab-table',
  next(text, from) {
    for (let at = text.indexOf('table', from); at >= 0; at = text.indexOf('table', at + 1)) {
      const start = startOfLine(text, at, Math.max(from, at - maxHeading));
      const line = lineAt(text, start);
      if (!line || (start > 0 && text.charCodeAt(start - 1) !== 10)) continue;
      if (line.end - start > maxHeading || !sizeIn(text, line)) continue;
      return candidate(nameAbove(text, start, from));
    }
    return undefined;
  },
  read(text, { at }, options) {
    const lines = new LineReader(text, at);
    let size = sizeIn(text, lines.line!);
    if (!size) {
      lines.advance();
      if (lines.skipBlank()) size = sizeIn(text, lines.line!);
    }
    return size && lines.line ? readTable(text, at, lines, size, options) : { resumeAt: at + 1 };
  },
};

const maxHeading = 120;
const sizePattern = /^(?:[A-Za-z]\w{0,62} ?= ?)?(\d{1,9})[×x](\d{1,9}) (?:time)?table$/;
const nameLine = /^[A-Za-z]\w{0,62}(?:\.\w{1,62})* =$/;

function bare(text: string, line: Line): string {
  return text.slice(line.start, line.end).replace(/^\s*(?:>>|[#%*]|\/\/)?\s*/, '');
}

function sizeIn(text: string, line: Line): readonly [number, number] | undefined {
  if (line.end - line.start > maxHeading) return undefined;
  const match = sizePattern.exec(bare(text, line));
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/** The line `T =` above the size, over one or two empty lines; else the line of the size itself. */
function nameAbove(text: string, start: number, from: number): number {
  let at = start;
  for (let k = 0; k < 3 && at > from; k++) {
    const above = startOfLine(text, at - 1, Math.max(from, at - maxHeading));
    const line = lineAt(text, above)!;
    const written = bare(text, line);
    if (nameLine.test(written)) return above;
    if (written !== '') break;
    at = above;
  }
  return start;
}

function readTable(
  text: string,
  start: number,
  lines: LineReader,
  [rows, columns]: readonly [number, number],
  options: ReadOptions,
): Reading {
  const heading = lines.line!;
  let { end, next: resumeAt } = heading;
  lines.advance();
  if (rows * columns === 0) {
    const result = problems.empty([rows, columns], start, end);
    return { resumeAt, found: { start, end, result, certainty: 'sure' } };
  }
  const blocks: SpannedBlock[] = [];
  for (;;) {
    const block = blockAt(text, lines, rows);
    if (!block) break;
    blocks.push(block);
    end = block.lines.at(-1)!.end;
    resumeAt = block.lines.at(-1)!.next;
  }
  const read = blocks.reduce((sum, block) => sum + block.names.length, 0);
  const [first] = blocks;
  const dots = first?.lines.findIndex((line) => /^[:⋮]/.test(lineText(text, line))) ?? -1;
  const cut = dots >= 0 || (first !== undefined && (first.lines.length < rows || read < columns));
  if (!first || (read === 0 && !cut)) return { resumeAt: Math.max(resumeAt, heading.next) };
  const answer = cut
    ? problems.summarised(dots < 0 ? first.lines.length : dots + 1, 1, start, end)
    : spannedMatrix(text, blocks, labelsOf(text, first), {
        start,
        end,
        maxEntries: options.maxEntries,
      });
  return { resumeAt, found: { start, end, result: answer, certainty: 'sure' } };
}

/** Reads names, rules and rows; undefined when something else follows. Without rules, `lines` goes back. */
function blockAt(text: string, lines: LineReader, rows: number): SpannedBlock | undefined {
  const back = lines.position;
  lines.skipBlank();
  if (lines.line && /^Columns? \d+/.test(lineText(text, lines.line))) {
    lines.advance();
    lines.skipBlank();
  }
  const header = lines.line;
  const rule = lines.advance();
  const spans = header && rule ? rulesIn(text, rule) : [];
  if (!header || spans.length === 0) {
    lines.moveTo(back);
    return undefined;
  }
  lines.advance();
  lines.skipBlank();
  const found: Line[] = [];
  for (
    let { line } = lines;
    line && !isBlank(line) && found.length < rows;
    line = lines.advance()
  ) {
    found.push(line);
  }
  if (found.length === 0) return undefined;
  // Columns are four blanks apart, names and entries centred on the rules.
  const bounds = spans.map(([from]) => Math.max(0, from - 2));
  const names = bounds.map((from, j) =>
    text
      .slice(header.body + from, Math.min(header.end, header.body + (bounds[j + 1] ?? Infinity)))
      .trim(),
  );
  return { bounds, names, lines: found };
}

/** Runs of underscores as columns from … to; none when the line holds anything else. */
function rulesIn(text: string, line: Line): [number, number][] {
  const written = text.slice(line.body, line.end);
  if (!/^[_\s]+$/.test(written)) return [];
  return Array.from(written.matchAll(/_+/g), (match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

/** The row names, left of the first variable; undefined unless every row has one. */
function labelsOf(text: string, block: SpannedBlock): string[] | undefined {
  const labels = block.lines.map((line) =>
    text.slice(line.body, Math.min(line.end, line.body + block.bounds[0]!)).trim(),
  );
  return labels.every((label) => label !== '') ? labels : undefined;
}
