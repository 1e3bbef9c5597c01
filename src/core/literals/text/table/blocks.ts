import type { HowRead, Matrix } from '../../../matrix.js';
import type { Failure, Result } from '../../../result.js';
import { shaped } from '../../rows-builder.js';
import { Entries } from '../../entries.js';
import { problems } from '../../problems.js';
import { readCellNumber } from '../cell-number.js';
import { Entry, entryProblem, isDash, readEntry } from '../entry.js';
import { PrintedPlaces } from '../printed-places.js';
import type { WordLine } from './rows.js';

export interface BlockLabels {
  readonly rowLabels?: readonly string[] | undefined;
  readonly columnLabels?: readonly string[] | undefined;
  readonly reading?: HowRead | undefined;
}

/**
 * Blocks of columns side by side, as programs print a matrix that is wider than the line. Every block
 * has all the rows; the first problem is kept.
 */
export class ColumnBlocks {
  problem: Failure | undefined;
  /** Entries that are numbers. */
  numbers = 0;
  columns = 0;
  private rows = 0;
  private total = 0;
  private readonly blocks: { readonly entries: Entries; readonly columns: number }[] = [];
  private readonly places = new PrintedPlaces();
  private readonly entry = new Entry();

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly maxEntries: number,
    /** Words that stand for zero: the dots of sparse matrices. */
    private readonly zeros: ReadonlySet<string> = new Set(),
  ) {}

  /** Adds the last `columns` words of each line; each entry is multiplied by 10^exponent. */
  add(lines: readonly WordLine[], columns: number, exponent = 0): void {
    const entries = new Entries();
    this.total += lines.length * columns;
    if (this.total > this.maxEntries) {
      this.problem ??= problems.tooLarge(this.maxEntries, this.start, this.start);
      return;
    }
    lines.forEach(({ words, count }, i) => {
      for (let j = 0; j < columns; j++) {
        const k = count - columns + j;
        this.push(entries, words[2 * k]!, words[2 * k + 1]!, i, this.columns + j, exponent);
      }
    });
    this.rows = lines.length;
    this.columns += columns;
    this.blocks.push({ entries, columns });
  }

  finish(end: number, exponent: number, labels: BlockLabels = {}): Result<Matrix> {
    const { rows, columns, start } = this;
    if (this.problem) return this.problem;
    if (rows * columns === 0) return problems.empty([rows, columns], start, end);
    const printedDecimals = this.places.decimals(exponent);
    const { rowLabels, columnLabels } = labels;
    return {
      ok: true,
      value: shaped(this.merged(), rows, columns, {
        ...(rowLabels ? { rowLabels } : {}),
        ...(columnLabels ? { columnLabels } : {}),
        ...(printedDecimals === undefined ? {} : { printedDecimals }),
        reading: labels.reading,
      }),
    };
  }

  private push(
    entries: Entries,
    from: number,
    to: number,
    row: number,
    column: number,
    exponent: number,
  ): void {
    const { text, entry } = this;
    if (this.zeros.size > 0 && this.zeros.has(text.slice(from, Math.min(to, from + 4)))) {
      entries.push(0);
      return;
    }
    readEntry(text, from, to, entry);
    this.places.note(column, entry);
    if (entry.kind === 'number') {
      this.numbers++;
      entries.push(exponent === 0 ? entry.value : scaled(text, from, to, entry.value, exponent));
    } else if (entry.kind === 'missing' || isDash(text, from, to)) entries.pushMissing();
    else {
      const value = exponent === 0 ? groupedValue(text.slice(from, to)) : undefined;
      if (value !== undefined) {
        this.numbers++;
        entries.push(value);
        return;
      }
      this.problem ??= entryProblem(entry, row + 1, column + 1, text, from, to);
      entries.pushMissing();
    }
  }

  private merged(): Entries {
    if (this.blocks.length === 1) return this.blocks[0]!.entries;
    const out = new Entries();
    for (let i = 0; i < this.rows; i++) {
      for (const { entries, columns } of this.blocks) {
        for (let j = 0; j < columns; j++) {
          const value = entries.at(i * columns + j);
          if (value === undefined) out.pushMissing();
          else out.push(value);
        }
      }
    }
    return out;
  }
}

/** A number with commas between its thousands: pandas with `float_format`, R with `big.mark`. */
export function groupedValue(word: string): number | undefined {
  const number = word.includes(',') ? readCellNumber(word, '.') : undefined;
  return number?.isGrouped && number.style === '' && !number.isBracketed ? number.value : undefined;
}

/** The double nearest to the written decimal times 10^exponent, rounded once: digits and exponent are read together. */
function scaled(text: string, from: number, to: number, value: number, exponent: number): number {
  const exact = Number(`${text.slice(from, to).replace('−', '-')}e${exponent}`);
  return Number.isNaN(exact) ? value * 10 ** exponent : exact;
}
