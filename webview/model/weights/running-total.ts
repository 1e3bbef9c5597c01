import type { MeasuredRow, WeightRow } from '../../../src/protocol/weights.js';
import { isClean } from './weight.js';

/** Σ‖W‖² over the rows of a model, kept while numbers arrive. */
export class RunningTotal {
  /** Of the rows of which no more is to come. */
  private readonly squares = new Map<number, number>();
  private sum = 0;
  private count = 0;

  add(rows: readonly WeightRow[]): void {
    this.count += rows.length;
    for (const { id, problem } of rows) if (problem !== undefined) this.settle(id, 0);
  }

  /** Later numbers of the same row replace earlier ones. */
  measure({ id, numbers, problem }: MeasuredRow): void {
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
