import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { isBlank, LineReader, lineAt, lineText, startOfLine, type Line } from '../text/lines.js';
import { spannedMatrix, type SpannedBlock } from './spans.js';

const bar = '│';

/**
 * Julia's DataFrames (DataFrames.jl 1.x, `show` by PrettyTables): `3×2 DataFrame`, a line of names
 * ` Row │ a      b`, perhaps one of types, a rule `─────┼───`, then the rows. Names and types begin
 * where their column does; entries end where it ends. With `allcols = true` blocks of columns follow.
 */
export const dataFrameReader: Reader = {
  id: 'julia-dataframe',
  next(text, from) {
    for (
      let at = text.indexOf('DataFrame', from);
      at >= 0;
      at = text.indexOf('DataFrame', at + 1)
    ) {
      const start = startOfLine(text, at, Math.max(from, at - 60));
      const line = lineAt(text, start);
      if (!line || (start > 0 && text.charCodeAt(start - 1) !== 10)) continue;
      if (line.end - start < 90 && sizeOf(text, line)) return candidate(start);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const lines = new LineReader(text, at);
    const size = lines.line && sizeOf(text, lines.line);
    return size ? readFrame(text, lines, size, options) : { resumeAt: at + 1 };
  },
};

const sizePattern = /(?:^|\s)(\d{1,9})×(\d{1,9}) (?:Sub)?DataFrame$/;

function sizeOf(text: string, line: Line): readonly [number, number] | undefined {
  const match = sizePattern.exec(text.slice(line.start, line.end).slice(0, 100));
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

function readFrame(
  text: string,
  lines: LineReader,
  [rows, columns]: readonly [number, number],
  options: ReadOptions,
): Reading {
  const heading = lines.line!;
  const start = heading.body + /\d/.exec(text.slice(heading.body, heading.end))!.index;
  let { end, next: resumeAt } = heading;
  lines.advance();
  if (rows * columns === 0) {
    const result = problems.empty([rows, columns], start, end);
    return { resumeAt, found: { start, end, result, certainty: 'sure' } };
  }
  const blocks: SpannedBlock[] = [];
  for (let block = blockAt(text, lines, rows); block; block = blockAt(text, lines, rows)) {
    blocks.push(block);
    end = block.lines.at(-1)!.end;
    resumeAt = block.lines.at(-1)!.next;
  }
  const [first] = blocks;
  if (!first) return { resumeAt };
  const read = blocks.reduce((sum, block) => sum + block.names.length, 0);
  const dots = first.lines.findIndex((line) => lineText(text, line).startsWith('⋮'));
  const cut = dots >= 0 || first.lines.length < rows || read < columns;
  const place = { start, end, maxEntries: options.maxEntries };
  const result = cut
    ? problems.summarised(dots < 0 ? first.lines.length : dots + 1, 1, start, end, 'DataFrames')
    : spannedMatrix(text, blocks, undefined, place);
  return { resumeAt, found: { start, end, result, certainty: 'sure' } };
}

/** One ` Row │ …` header and its rows; undefined when there is none here. */
function blockAt(text: string, lines: LineReader, rows: number): SpannedBlock | undefined {
  const back = lines.position;
  lines.skipBlank();
  const header = lines.line;
  const barAt = header ? text.slice(header.body, header.end).indexOf(bar) : -1;
  let types: Line | undefined = lines.advance();
  if (types && isRule(text, types)) types = undefined;
  else lines.advance();
  const hasRule = lines.line !== undefined && isRule(text, lines.line);
  if (!header || barAt < 0 || !hasRule) {
    lines.moveTo(back);
    return undefined;
  }
  lines.advance();
  const found: Line[] = [];
  for (
    let { line } = lines;
    line && !isBlank(line) && found.length < rows;
    line = lines.advance()
  ) {
    if (text[line.body + barAt] !== bar) break;
    found.push(line);
  }
  const bounds = startsIn(text, types ?? header, barAt + 1, types ? 1 : 2);
  if (found.length === 0 || bounds.length === 0) return undefined;
  const names = bounds.map((from, j) => {
    const to = header.body + (bounds[j + 1] ?? Infinity);
    return text.slice(header.body + from, Math.min(header.end, to)).trim();
  });
  return { bounds, names, lines: found };
}

function isRule(text: string, line: Line): boolean {
  return /^\s*─+┼─*$/.test(text.slice(line.body, line.end));
}

/** Where the words of a line begin that are at least `gap` blanks apart, from column `from` on. */
function startsIn(text: string, line: Line, from: number, gap: number): number[] {
  const starts: number[] = [];
  let blanks = gap;
  for (let at = line.body + from; at < line.end; at++) {
    if (text[at] === ' ') blanks++;
    else {
      if (blanks >= gap) starts.push(at - line.body);
      blanks = 0;
    }
  }
  return starts;
}
