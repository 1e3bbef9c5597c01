import type { Failure } from '../../../result.js';
import type { PrintingProgram } from '../../problems.js';
import { problems } from '../../problems.js';
import type { Reading, ReadOptions } from '../../reader.js';
import { isBlank, lineAt, LineReader, lineText, type Line } from '../../text/lines.js';
import { ColumnBlocks } from '../../text/table/blocks.js';
import { isEntry, wordLine, type WordLine } from '../../text/table/rows.js';
import { lineAbove, strayRow } from '../beside.js';
import {
  begins,
  isContinued,
  isOtherHeader,
  namelessColumn,
  numberInName,
  withoutName,
} from './beside.js';
import { cutRow, packedRow, type CutRow } from './columns.js';
import { columnNames, headerOf, isPosition, positionsIn } from './header.js';
import { sortColumns } from './kinds.js';
import { openingAt, type Opening } from './opening.js';
import {
  areMostlyNumbers,
  cellText,
  firstBad,
  isCount,
  isRowLike,
  labelEndOf,
  nameRow,
  sameLabels,
  isRemark,
} from './rows.js';
import { wordsText, wordText } from './words.js';
import { t } from '../../../texts.js';

/**
 * A table with a header whose names end where the numbers end: R's `print` of a matrix, a data frame
 * or a table, and pandas' DataFrame, wrapped into blocks of columns or not. undefined when the line at
 * `at` is not such a header, which the header and one row decide.
 */
export function readFrame(text: string, at: number, options: ReadOptions): Reading | undefined {
  const opening = openingAt(text, at);
  return opening ? frameOf(text, opening, options) : emptyFrame(text, at);
}

/** The frame that begins with this opening. */
export function frameOf(text: string, opening: Opening, options: ReadOptions): Reading {
  return new Frame(text, opening, options).read();
}

/** R prints a matrix without rows as its column positions alone. */
function emptyFrame(text: string, at: number): Reading | undefined {
  const line = lineAt(text, at);
  const columns = line ? positionsIn(headerOf(text, line)) : 0;
  if (!line || columns === 0) return undefined;
  const { start, next: resumeAt, end } = line;
  const result = problems.empty([0, columns], start, end);
  return { resumeAt, found: { start, end, result, certainty: 'asked' } };
}

/** Words in the name of a row: with more it is a sentence, and a number stands at its end by chance. */
const longestName = 8;

interface Block {
  readonly opening: Opening;
  readonly rows: readonly CutRow[];
  readonly labels: readonly string[];
}

class Frame {
  private readonly lines: LineReader;
  private readonly blocks: ColumnBlocks;
  private readonly start: number;
  private readonly names: string[] = [];
  private readonly leftOut: string[] = [];
  private textLabels: readonly string[] | undefined;
  private rowNames = 'column 1';
  private columns = 0;
  private end: number;
  private resumeAt: number;
  /** Where the program says that rows or columns are left out. */
  private cut: readonly [start: number, end: number] | undefined;
  private program: PrintingProgram | undefined;
  private problem: Failure | undefined;

  constructor(
    private readonly text: string,
    private readonly opening: Opening,
    options: ReadOptions,
  ) {
    this.start = opening.start;
    this.lines = new LineReader(text, opening.header.line.start);
    this.blocks = new ColumnBlocks(text, this.start, options.maxEntries);
    this.end = this.start;
    this.resumeAt = this.start;
  }

  read(): Reading {
    const first = this.block(this.opening, undefined);
    if (!first) return { resumeAt: this.opening.header.line.next };
    for (let block: Block | undefined = first; block; block = this.following(block, first)) {
      this.take(block, first);
    }
    this.footer(first);
    this.title(first);
    this.account(first);
    const { text, start, end, resumeAt, cut, opening } = this;
    if (cut) this.problem = problems.summarised(first.rows.length + 1, 1, ...cut, this.program);
    const isPositions = opening.positions > 0 || first.labels.every(isPosition);
    if (!this.problem && this.blocks.columns === 0) return { resumeAt };
    const labels = this.textLabels ?? first.labels;
    const named = !this.names.every(isPosition);
    const notes = [
      ...(named
        ? [t('names in row 1 and {0}', this.rowNames)]
        : isPositions
          ? []
          : [t('names in column 1')]),
      ...(this.leftOut.length > 0 ? [t('left out: {0} (text)', this.leftOut.join(', '))] : []),
    ];
    const result =
      this.problem ??
      this.blocks.finish(end, 0, {
        rowLabels: labels.every((label) => label === '' || isPosition(label)) ? undefined : labels,
        columnLabels: named ? this.names : undefined,
        reading: { notation: isPositions ? 'R printout' : 'printed data frame', notes },
      });
    const certainty = this.isSure(first, isPositions) || cut ? 'sure' : 'asked';
    if (certainty === 'asked' && !opening.isSure) return { resumeAt };
    return { resumeAt, found: { start: startOfText(text, start), end, result, certainty } };
  }

  private take(block: Block, first: Block): void {
    const { text } = this;
    const { opening, rows } = block;
    const count = rows[0]!.cells.length;
    const all = columnNames(opening.header, nameRow(rows[0]!), count, labelEndOf(rows));
    const names = all.map((name, j) => `${opening.groups?.[j] ?? ''} ${name}`.trim());
    const sorted =
      opening.positions > 0
        ? { numbers: rows[0]!.cells.map((_, j) => j), texts: [] }
        : sortColumns(text, rows, count);
    this.columns += count;
    if (opening.positions === 0) {
      this.problem ??=
        withoutName(text, names, rows[0]!) ?? numberInName(text, opening.header, rows);
    }
    this.problem ??= namelessColumn(text, rows);
    this.end = rows.at(-1)!.row.line.end;
    this.resumeAt = rows.at(-1)!.row.line.next;
    if ('ok' in sorted) {
      this.problem ??= this.dotsIn(rows) ?? sorted;
      return;
    }
    const picked = rows.map(({ row, cells }): WordLine => {
      const words = sorted.numbers.flatMap((j) =>
        row.words.slice(2 * cells[j]!, 2 * cells[j]! + 2),
      );
      return { line: row.line, words, count: words.length / 2, entries: words.length / 2 };
    });
    this.problem ??= this.dotsIn(rows);
    this.blocks.add(picked, sorted.numbers.length);
    this.names.push(...sorted.numbers.map((j) => names[j]!));
    for (const j of sorted.texts) {
      if (!this.textLabels && isCount(first.labels)) {
        this.textLabels = rows.map((row) => cellText(text, row, j));
        this.rowNames = `column “${names[j]!}”`;
      } else this.leftOut.push(`“${names[j]!}”`);
    }
  }

  /** pandas' `..` and `...`, data.table's `---`: rows or columns that are left out. */
  private dotsIn(rows: readonly CutRow[]): Failure | undefined {
    for (const [i, { row }] of rows.entries()) {
      for (let k = 0; k < row.count; k++) {
        const word = wordText(this.text, row, k);
        if (!/^(?:\.{2,3}|…|⋮)$/.test(word)) continue;
        const [start, end] = [row.words[2 * k]!, row.words[2 * k + 1]!];
        return problems.summarised(i + 1, Math.max(1, k), start, end, 'pandas');
      }
    }
    return undefined;
  }

  /**
   * At least two rows with numbers in them. R's positions `[1,]` are sure without this. A problem is sure if
   * the header is.
   */
  private isSure(first: Block, isPositions: boolean): boolean {
    if (isPositions) return true;
    if (first.rows.length < 2 || first.rows.some(({ labels }) => labels > longestName))
      return false;
    if (this.problem) return this.opening.isSure && areMostlyNumbers(this.text, first.rows);
    return this.blocks.numbers > 0;
  }

  /** The block of columns below, when it has the same rows. */
  private following(previous: Block, first: Block): Block | undefined {
    const { lines } = this;
    const back = lines.line?.start;
    const blanks = lines.line !== undefined && isBlank(lines.line);
    if (blanks && !previous.opening.header.continues) return undefined;
    if (!lines.skipBlank()) return undefined;
    const opening = this.openingHere();
    const block = opening && this.block(opening, first);
    if (block !== undefined) return block;
    if (previous.opening.header.continues) {
      const { start, end } = lines.line ?? previous.opening.header.line;
      this.problem ??= problems.syntax(t('the next block of columns has other rows'), start, end);
    }
    if (back !== undefined) lines.moveTo(back);
    return undefined;
  }

  /** The header at the current line, or on the line below if the current line is R's name of the columns. */
  private openingHere(): Opening | undefined {
    const { lines, text } = this;
    const at = lines.line!.start;
    const opening = openingAt(text, at, true);
    if (opening) return opening;
    const below = lineAt(text, lines.line!.next);
    const next = below && openingAt(text, below.start, true);
    return next?.start === at ? next : undefined;
  }

  private block(opening: Opening, like: Block | undefined): Block | undefined {
    const { lines, text } = this;
    lines.moveTo(opening.row.line.start);
    const most = like?.rows.length ?? Infinity;
    const rows =
      opening.positions > 0 ? this.counted(opening.positions, most) : this.rows(opening, most);
    if (rows.length === 0) return undefined;
    const labels = rows.map(({ row, labels }) => wordsText(text, row, 0, labels));
    if (like && !sameLabels(labels, like.labels)) return undefined;
    return { opening, rows, labels };
  }

  /** Under positions every word counts as an entry: strings are not aligned, and become a problem later. */
  private counted(columns: number, most: number): CutRow[] {
    const { lines, text } = this;
    const rows: CutRow[] = [];
    while (lines.line && !isBlank(lines.line) && rows.length < most) {
      const row = wordLine(text, lines.line);
      // R's note about rows left out begins with a bracket and a blank.
      const note = text.startsWith('[ ', row.words[0]);
      if (note || row.count <= columns || positionsIn(headerOf(text, lines.line)) > 0) break;
      const labels = row.count - columns;
      const cells = Array.from({ length: columns }, (_, j) => labels + j);
      rows.push({ row, cells, labels, crowded: [] });
      lines.advance();
    }
    return rows;
  }

  /** Rows whose words end under the names. A row with numbers that does not fit there is a problem. */
  private rows(opening: Opening, most: number): CutRow[] {
    const { lines, text } = this;
    const { columns } = opening;
    const rows: CutRow[] = [];
    while (lines.line && !isBlank(lines.line) && rows.length < most) {
      const row = wordLine(text, lines.line);
      const cut = cutRow(row, columns) ?? packedRow(text, row, opening);
      if (cut && isRemark(text, row, cut.labels)) break;
      if (cut && cut.labels > 0) rows.push(cut);
      else if (!this.isSpoiledRow(row, opening, rows.length)) break;
      lines.advance();
    }
    return rows;
  }

  /** A row of this table that does not fit under its names; false where the line is something else. */
  private isSpoiledRow(
    row: WordLine,
    { columns, row: first, header }: Opening,
    i: number,
  ): boolean {
    const { text, lines } = this;
    if (i === 0) return false;
    const { line } = row;
    const written = text.slice(line.body, line.end);
    // data.table repeats the names below a long table, and prints a rule where rows are left out.
    if (written.trim() === header.names.trim()) return true;
    if (moreRows.test(written)) {
      this.cut ??= [line.body, line.end];
      this.program = 'tibble';
      return true;
    }
    if (/^\s*-{3,}$/.test(written)) {
      this.cut ??= [line.body, line.end];
      this.program = 'data.table';
      return true;
    }
    if (!isRowLike(text, row, columns, first) || openingAt(text, lines.line!.start)) return false;
    const bad = firstBad(text, row, columns);
    const [start, end] = [row.words[2 * bad]!, row.words[2 * bad + 1]!];
    this.problem ??=
      row.count === first.count && !isEntry(text, row.words, bad)
        ? problems.notNumeric(i + 1, bad, wordText(text, row, bad), start, end)
        : problems.syntax(t('row {0} does not stand under the names', i + 1), line.body, line.end);
    this.end = line.end;
    return true;
  }

  /**
   * Checks the lines right above and below: they belong to the table unless they are clearly something else. A row or
   * a block of columns that cannot be read is a problem, so that no part of the table is read as a table of its own.
   */
  private account({ labels }: Block): void {
    const [one = '', two = ''] = labels;
    const { text, lines, start } = this;
    lines.moveTo(this.resumeAt);
    const { line: below } = lines;
    const above = lineAbove(text, start);
    // A header that cannot be read has rows with the same names below it.
    const next = below && !isBlank(below) ? lineAt(text, below.next) : undefined;
    const isBlock =
      next !== undefined && (begins(text, next, one) || begins(text, lineAt(text, next.next), two));
    for (const line of [above, below]) {
      if (!line || (line === below && !isBlock && isOtherHeader(text, line.start))) continue;
      const isPart =
        strayRow(text, line) !== undefined ||
        (line === below && (isBlock || this.isNameAlone(line, labels)));
      if (!isPart) continue;
      const what = t('this line beside the table is none of its rows');
      this.problem ??= problems.syntax(what, line.body, line.end);
    }
    if (isContinued(text, start)) {
      const what = t('the block of columns above it cannot be read');
      this.problem ??= problems.syntax(what, start, this.end);
    }
    if (this.problem) this.toEnd();
  }

  /** A word right below the names of the rows, and as long as they are: the name of a row without entries. */
  private isNameAlone({ body, end, start }: Line, labels: readonly string[]): boolean {
    const { row } = this.opening;
    const longest = Math.max(...labels.map((label) => label.length));
    const written = this.text.slice(body, end).trim();
    const isWord = /^[\p{L}_][\p{L}\d_.-]*$/u.test(written) && written.length <= longest + 3;
    return isWord && !labels.every(isPosition) && body - start === row.line.body - row.line.start;
  }

  /** Skips the lines and blocks of columns that belong to a table that cannot be read. */
  private toEnd(): void {
    const { lines } = this;
    for (let { continues } = this.opening.header; ;) {
      for (; lines.line && !isBlank(lines.line); lines.advance()) {
        this.end = Math.max(this.end, lines.line.end);
        this.resumeAt = Math.max(this.resumeAt, lines.line.next);
      }
      if (!continues || !lines.skipBlank()) return;
      continues = headerOf(this.text, lines.line!).continues;
    }
  }

  /** Checks the size that tibble prints above: `# A tibble: 100 × 2`. */
  private title(first: Block): void {
    const { text, start } = this;
    const above = text.slice(Math.max(0, start - 200), start);
    const size =
      /A (?:tibble|data frame): (\d{1,9}) [x×] (\d{1,9})\s*\n(?:[^\n]*# Groups:[^\n]*\n)?$/.exec(
        above,
      );
    if (!size || (Number(size[1]) === first.rows.length && Number(size[2]) === this.columns))
      return;
    this.cut ??= [start, this.end];
    this.program ??= 'tibble';
  }

  /** Reads the line under the table: the size that pandas prints, or a note that rows are left out. */
  private footer(first: Block): void {
    const { lines, text } = this;
    const back = lines.line;
    if (!lines.skipBlank()) return;
    const line = lines.line!;
    const words = lineText(text, line).slice(0, 80);
    const size = /^\[?(\d+) rows [x×] (\d+) columns\]?$/.exec(words);
    if (size) {
      const whole = Number(size[1]) === first.rows.length && Number(size[2]) === this.columns;
      if (!whole) this.cut ??= [line.body, line.end];
      this.program ??= 'pandas';
    } else if (back === line && /^\[ ?reached |^\d+ rows omitted/.test(words)) {
      this.cut = [line.body, line.end];
      this.program = 'R';
    } else if (back === line && moreRows.test(words)) {
      this.cut = [line.body, line.end];
      this.program = 'tibble';
    } else return;
    this.end = line.end;
    this.resumeAt = line.next;
  }
}

/** What tibble prints below: `# ... with 98 more rows`, `# ℹ 3 more variables: …`. */
const moreRows = /^\s*(?:# ?)?(?:\.\.\.|…|ℹ) .{0,80}\bmore (?:row|variable|column)/;

/** The literal begins after any line breaks; the blanks before its first line belong to it. */
function startOfText(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13) at++;
  return at;
}
