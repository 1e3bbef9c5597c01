import type { MeasuredRow, WeightRow } from '../../../src/protocol/weights.js';
import { isClean, isCounted } from './weight.js';

/** Σ‖ΔW‖² over the changes of a model, kept while numbers arrive. */
export class RunningTotal {
  /** Of the rows of which no more is to come. */
  private readonly squares = new Map<number, number>();
  private sum = 0;
  private count = 0;
  /** Rows that are in no total. */
  private readonly left = new Set<number>();

  add(rows: readonly WeightRow[]): void {
    for (const row of rows) {
      if (!isCounted(row)) {
        this.left.add(row.id);
        // Its numbers may have come before the row.
        this.settle(row.id, 0);
        this.squares.delete(row.id);
        continue;
      }
      this.count++;
      if (row.problem !== undefined) this.settle(row.id, 0);
    }
  }

  /** Later numbers of the same row replace earlier ones. */
  measure({ id, numbers, problem }: MeasuredRow): void {
    if (this.left.has(id)) return;
    if (numbers) this.settle(id, isClean(numbers) ? numbers.frobenius ** 2 : 0);
    else if (problem !== undefined) this.settle(id, 0);
  }

  /** Undefined while some rows are not known, unless no more is to come. */
  value(isFinal: boolean): number | undefined {
    return isFinal || this.squares.size >= this.count ? this.sum : undefined;
  }

  private settle(id: number, square: number): void {
    this.sum += square - (this.squares.get(id) ?? 0);
    this.squares.set(id, square);
  }
}
