import { failure, success, type Failure } from '../../../result.js';
import { shaped } from '../../rows-builder.js';
import { Entries } from '../../entries.js';
import { problems } from '../../problems.js';
import type { FoundMatrix, Reading, ReadOptions } from '../../reader.js';
import { Entry, entryProblem, readEntry } from '../../text/entry.js';
import { isBlank, lineAt, type Line } from '../../text/lines.js';
import { PrintedPlaces } from '../../text/printed-places.js';
import { cellsOf, typedColumns, typeLine, type Cell, type TypedColumn } from './layout.js';
import { t } from '../../../texts.js';

/** The line below a tibble that is cut: `# ℹ 7 more rows`, `# … with 3 more variables: z <dbl>`. */
const more = /^\s*(?:# ?)?(?:ℹ|…|\.\.\.|i) .{0,80}\bmore (?:row|variable|column)/;
/** The line above it: `# A tibble: 1,000 × 3`, `A tibble: 2 x 2`. */
const sizeLine = /^#? ?A [A-Za-z][\w. ]{0,40}: ([\d,]{1,12}|\?\?) [x×] (\d{1,9})(?: |$)/;
const cornerLine = /^# [A-Z][a-z]+(?: [a-z]+)?:/;

interface Row {
  readonly line: Line;
  readonly cells: readonly Cell[];
}

/** One block of columns. A wide tibble printed with `width = Inf` has several, one below the other. */
interface Tier {
  readonly columns: readonly TypedColumn[];
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

/** The tibble whose line of names begins at `start`. */
export function readTibble(
  text: string,
  start: number,
  columns: readonly TypedColumn[],
  options: ReadOptions,
): Reading {
  return new Tibble(text, start, options).read(columns);
}

class Tibble {
  private readonly tiers: Tier[] = [];
  private end = 0;
  private resumeAt = 0;
  private problem: Failure | undefined;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly options: ReadOptions,
  ) {}

  read(columns: readonly TypedColumn[]): Reading {
    const { text, start } = this;
    let at: number | undefined = start;
    for (let typed: readonly TypedColumn[] | undefined = columns; at !== undefined && typed;) {
      this.tier(at, typed);
      if (this.problem) break;
      at = this.below();
      typed = at === undefined ? undefined : columnsAt(text, at);
      if (at !== undefined && typed?.length && !isNames(text, at, typed)) typed = undefined;
    }
    this.footer();
    this.checkSize();
    const result = this.problem ?? this.matrix();
    const { end, resumeAt } = this;
    const rows = this.tiers[0]?.rows.length ?? 0;
    const known = result.ok || result.problem.code === 'summarised' || rows > 1;
    const found: FoundMatrix = {
      start,
      end,
      result,
      certainty: known && (rows > 1 || this.sizeAbove() !== undefined) ? 'sure' : 'asked',
      isFinal: !result.ok,
    };
    return { resumeAt, found };
  }

  /** The lines of one block: names, types, rows. */
  private tier(at: number, columns: readonly TypedColumn[]): void {
    const { text } = this;
    const heading = lineAt(text, at)!;
    const types = lineAt(text, heading.next)!;
    const written = text.slice(heading.start, heading.end);
    const names = cellsOf(written, columns, true)!.cells.map(({ from, to }) =>
      written.slice(from, to).replace(/^`(.*)`$/, '$1'),
    );
    this.passed(types);
    const rows: Row[] = [];
    let line = lineAt(text, types.next);
    for (; line && !isBlank(line); line = lineAt(text, line.next)) {
      if (/^[ \t]?#/.test(text.slice(line.start, line.start + 2))) break;
      const cut = cellsOf(text.slice(line.start, line.end), columns, false);
      this.passed(line);
      if (!cut) {
        const what = t('row {0} does not stand under the types', rows.length + 1);
        this.problem ??= problems.syntax(what, line.start, line.end);
      } else if (cut.label !== String(rows.length + 1)) {
        const what = t('“{0}” stands where row {1} begins', cut.label, rows.length + 1);
        this.problem ??= problems.syntax(what, line.start, line.end);
      }
      rows.push({ line, cells: cut?.cells ?? [] });
    }
    this.tiers.push({ columns, names, rows });
    const count = this.tiers[0]!.rows.length;
    if (rows.length !== count) {
      const what = t('a block of columns has {0} rows, the first one {1}', rows.length, count);
      this.problem ??= problems.syntax(what, heading.start, this.end);
    }
  }

  private passed({ end, next }: Line): void {
    this.end = end;
    this.resumeAt = next;
  }

  /** Where the next line that is not blank begins. */
  private below(): number | undefined {
    let line = lineAt(this.text, this.resumeAt);
    for (let k = 0; line && isBlank(line) && k < 3; k++) line = lineAt(this.text, line.next);
    return line?.start;
  }

  /** Reads pillar's note about rows and columns that it left out. */
  private footer(): void {
    const { text } = this;
    const at = this.below();
    const line = at === undefined ? undefined : lineAt(text, at);
    if (!line || !more.test(text.slice(line.start, Math.min(line.end, line.start + 200)))) return;
    this.problem = this.summarised(line.start, line.end);
    this.passed(line);
  }

  private summarised(start: number, end: number): Failure {
    return problems.summarised((this.tiers[0]?.rows.length ?? 0) + 1, 1, start, end, 'tibble');
  }

  /** The size in `# A tibble: 3 × 2` above the names; other comment lines of pillar may be in between. */
  private sizeAbove(): readonly [rows: number, columns: number] | undefined {
    const { text } = this;
    let { start } = this;
    for (let k = 0; k < 6 && start > 0; k++) {
      const at = text.lastIndexOf('\n', start - 2) + 1;
      if (start - at > 300) return undefined;
      const written = text.slice(at, start).trim();
      const size = sizeLine.exec(written);
      if (size) return [Number(size[1]!.replaceAll(',', '')), Number(size[2])];
      if (!cornerLine.test(written)) return undefined;
      start = at;
    }
    return undefined;
  }

  /** The size above must be that of the table. The table of a database has an unknown number of rows (`??`). */
  private checkSize(): void {
    const size = this.sizeAbove();
    const rows = this.tiers[0]!.rows.length;
    const columns = this.tiers.reduce((sum, tier) => sum + tier.columns.length, 0);
    if (this.problem || !size || (size[0] === rows && size[1] === columns)) return;
    if (Number.isNaN(size[0]) || size[0] > rows || size[1] > columns) {
      this.problem = this.summarised(this.start, this.end);
    } else {
      const message = t(
        'The line above says {0}, but {1} × {2} cells follow.',
        size.join(' × '),
        rows,
        columns,
      );
      this.problem = failure('ragged', message, this.start, this.end);
    }
  }

  private matrix(): FoundMatrix['result'] {
    const { tiers, start, end, options } = this;
    const rows = tiers[0]!.rows.length;
    const all = tiers.flatMap((tier, t) => tier.columns.map((column, j) => ({ t, j, column })));
    const odd = all.find(({ column }) => column.kind === 'other');
    if (odd) {
      const what = t('column “{0}” is of type <{1}>', tiers[odd.t]!.names[odd.j]!, odd.column.type);
      return problems.syntax(what, start, end);
    }
    const numbers = all.filter(({ column }) => column.kind === 'number');
    const texts = all.filter(({ column }) => column.kind === 'text');
    if (rows * numbers.length === 0) return problems.empty([rows, numbers.length], start, end);
    if (rows * numbers.length > options.maxEntries) {
      return problems.tooLarge(options.maxEntries, start, end);
    }
    const entries = new Entries();
    const places = new PrintedPlaces();
    for (let i = 0; i < rows; i++) {
      for (const [k, { t, j }] of numbers.entries()) {
        const row = tiers[t]!.rows[i]!;
        const problem = this.push(entries, places, row, j, [i, k]);
        if (problem) return problem;
      }
    }
    const nameOf = ({ t, j }: { t: number; j: number }): string => tiers[t]!.names[j]!;
    const labels = texts.find(({ column }) => column.type !== 'list');
    const others = texts.filter((one) => one !== labels);
    const notes = [
      labels ? t('names in row 1 and column “{0}”', nameOf(labels)) : t('names in row 1'),
    ];
    if (others.length > 0) {
      const list = others.map((one) => `“${nameOf(one)}”`).join(', ');
      notes.push(t('left out: {0} (text)', list));
    }
    const printedDecimals = places.decimals(0);
    return success(
      shaped(entries, rows, numbers.length, {
        ...(labels ? { rowLabels: this.cellTexts(labels.t, labels.j) } : {}),
        columnLabels: numbers.map(nameOf),
        ...(printedDecimals === undefined ? {} : { printedDecimals }),
        reading: { notation: 'R tibble', notes },
      }),
    );
  }

  private push(
    entries: Entries,
    places: PrintedPlaces,
    { line, cells }: Row,
    j: number,
    [i, k]: readonly [row: number, column: number],
  ): Failure | undefined {
    const [start, end] = [line.start + cells[j]!.from, line.start + cells[j]!.to];
    const word = this.text.slice(start, end).replace(/\s+/g, '');
    readEntry(word, 0, word.length, entry);
    places.note(k, entry);
    if (entry.kind === 'number') entries.push(entry.value);
    else if (entry.kind === 'missing') entries.pushMissing();
    else return entryProblem(entry, i + 1, k + 1, this.text, start, end);
    return undefined;
  }

  private cellTexts(t: number, j: number): string[] {
    return this.tiers[t]!.rows.map(({ line, cells }) => {
      const { from, to } = cells[j]!;
      return this.text.slice(line.start + from, line.start + to).replace(/^"(.*)"$/, '$1');
    });
  }
}

const entry = new Entry();

/** The columns of the types on the line below the one at `at`. */
function columnsAt(text: string, at: number): TypedColumn[] | undefined {
  const types = lineAt(text, lineAt(text, at)!.next);
  if (!types) return undefined;
  const written = text.slice(types.start, types.end);
  typeLine.lastIndex = 0;
  return typeLine.exec(written)?.index === 0 ? typedColumns(written) : undefined;
}

function isNames(text: string, at: number, columns: readonly TypedColumn[]): boolean {
  const { start, end } = lineAt(text, at)!;
  return cellsOf(text.slice(start, end), columns, true)?.label === '';
}
