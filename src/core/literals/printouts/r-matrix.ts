import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { problems } from '../problems.js';
import { isBlank, LineReader, lineText, startOfLine, type Line } from '../text/lines.js';
import { ColumnBlocks } from '../text/table/blocks.js';
import { columnNames, headerOf, isPosition } from './frame/header.js';
import { endColumn, wordLine, type WordLine } from '../text/table/rows.js';

const marker = 'atrix of class "';

/**
 * Matrices of R's package Matrix, dense, diagonal and sparse: `3 x 4 sparse Matrix of class "dgCMatrix"`,
 * then blocks of columns, each a line of names (blank where they are suppressed) over all the rows. A
 * dot is a zero, a bar TRUE. Sparse columns are not right-aligned, so words are counted: the title gives the
 * number of columns, and the other words of a row are its label.
 */
export const rMatrixReader: Reader = {
  id: 'r-matrix',
  next(text, from) {
    for (let at = text.indexOf(marker, from); at >= 0; at = text.indexOf(marker, at + 1)) {
      const start = startOfLine(text, at, Math.max(from, at - maxTitle));
      const isStart = start === 0 || text.charCodeAt(start - 1) === 10;
      if (isStart && titleOf(text, start, at)) return candidate(start);
    }
    return undefined;
  },
  read(text, { at }, options) {
    const lines = new LineReader(text, at);
    const title = titleOf(text, at, text.indexOf(marker, at));
    return title ? readBlocks(text, at, lines, title, options) : { resumeAt: at + marker.length };
  },
};

const maxTitle = 80;

interface Title {
  readonly rows: number;
  readonly columns: number;
  readonly sparse: boolean;
}

function titleOf(text: string, start: number, at: number): Title | undefined {
  const title = text.slice(start, at);
  const match = /(\d{1,9}) x (\d{1,9}) (?:\w+ ){0,3}[mM]$/.exec(title);
  return match
    ? { rows: Number(match[1]), columns: Number(match[2]), sparse: title.includes('sparse') }
    : undefined;
}

/** R leaves out the names of many columns; all entries are printed. */
const nameNote = /^\[\[ suppressing \d{1,9} column names/;
const zeros = new Set(['.']);

function readBlocks(
  text: string,
  start: number,
  lines: LineReader,
  { rows, columns, sparse }: Title,
  options: ReadOptions,
): Reading {
  let end = lines.line!.end;
  let resumeAt = lines.line!.next;
  let cut = false;
  const blocks: WordLine[][] = [];
  const headers: Line[] = [];
  lines.advance();
  while (lines.line) {
    if (nameNote.test(lineText(text, lines.line).slice(0, 60))) lines.advance();
    const back = lines.line;
    // The line of column names, which may be blank. The rows below decide whether it is one.
    lines.advance();
    const block = rowsOfBlock(text, lines, rows, blocks[0]);
    const written = lineText(text, back);
    if (written.includes('suppressing ')) cut = true;
    if (!block) {
      lines.skipBlank();
      cut ||= isSuppressed(text, lines.line);
      lines.moveTo(back.start);
      break;
    }
    headers.push(back);
    blocks.push(block);
    end = block.at(-1)!.line.end;
    resumeAt = block.at(-1)!.line.next;
  }
  const answer = (result: ReturnType<ColumnBlocks['finish']>): Reading => ({
    resumeAt,
    found: { start, end, result, certainty: 'sure' },
  });
  if (rows * columns === 0) return answer(problems.empty([rows, columns], start, end));
  if (cut) return answer(problems.summarised(rows + 1, 1, start, end, 'Matrix'));
  // Fewer rows or columns than the title says: R leaves them out above options(max.print).
  const labelWords = labelWordsOf(blocks, columns);
  const [first] = blocks;
  if (!first || !labelWords) return answer(problems.summarised(1, 1, start, end, 'Matrix'));
  const out = new ColumnBlocks(text, start, options.maxEntries, zeros);
  for (const block of blocks) out.add(block, block[0]!.count - labelWords[0]!);
  const labels = first.map(({ words }, i) => text.slice(words[0], words[2 * labelWords[i]! - 1]));
  const columnLabels = sparse ? undefined : namesOver(text, headers, blocks, labelWords[0]!);
  const named = !labels.every((label) => /^\[\d{1,9},\]$/.test(label));
  return answer(out.finish(end, 0, { rowLabels: named ? labels : undefined, columnLabels }));
}

/** `rows` lines that begin with the same words as those of the first block. */
function rowsOfBlock(
  text: string,
  lines: LineReader,
  rows: number,
  like: readonly WordLine[] | undefined,
): WordLine[] | undefined {
  const block: WordLine[] = [];
  let { line } = lines;
  for (; line && !isBlank(line) && block.length < rows; line = lines.advance()) {
    const row = wordLine(text, line);
    const twin = like?.[block.length];
    if (row.count < 2 || (twin && firstWord(text, twin) !== firstWord(text, row))) return undefined;
    block.push(row);
  }
  return block.length === rows && rows > 0 ? block : undefined;
}

function firstWord(text: string, row: WordLine): string {
  return text.slice(row.words[0], row.words[1]);
}

/** The names over right-aligned columns; undefined where they are positions. */
function namesOver(
  text: string,
  headers: readonly Line[],
  blocks: readonly (readonly WordLine[])[],
  labelWords: number,
): string[] | undefined {
  const names = blocks.flatMap((block, b) => {
    const columns = block[0]!.count - labelWords;
    const labelEnd = block.reduce((most, row) => Math.max(most, endColumn(row, columns)), 0);
    return columnNames(headerOf(text, headers[b]!), block[0]!, columns, labelEnd);
  });
  return names.every((name) => name === '' || isPosition(name)) ? undefined : names;
}

/** How many words of each row are its label: the same in every block, the rest are columns. */
function labelWordsOf(
  blocks: readonly (readonly WordLine[])[],
  columns: number,
): number[] | undefined {
  const words: number[] = [];
  for (let i = 0; i < (blocks[0]?.length ?? 0); i++) {
    let sum = 0;
    for (const block of blocks) sum += block[i]!.count;
    const label = (sum - columns) / blocks.length;
    if (!Number.isInteger(label) || label < 1) return undefined;
    words.push(label);
  }
  const even = blocks.every((block) => {
    const width = block[0]!.count - words[0]!;
    return block.every((row, i) => width === row.count - words[i]!);
  });
  return even ? words : undefined;
}

/** ` ..............................` and `........suppressing 40 columns` */
function isSuppressed(text: string, line: Line | undefined): boolean {
  return line !== undefined && /^\s{0,9}\.{8}/.test(text.slice(line.body, line.body + 40));
}
