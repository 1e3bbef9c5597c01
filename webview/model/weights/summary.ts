import { forEachSliced, sortedSliced, type Sliced } from '../../../src/core/index.js';
import type { OtherTensor, WeightRow } from '../../../src/protocol/weights.js';
import { isChange, isClean, isCounted, type Known } from './weight.js';

export interface ModelSummary {
  readonly parameters: number;
  /** Element types with their numbers of tensors, the most frequent one first. */
  readonly types: readonly (readonly [type: string, count: number])[];
  /** Rows that are changes ΔW, and rows that are whole matrices. */
  readonly changes: number;
  readonly whole: number;
}

/** What the headers say of the whole, kept while the rows of a long list arrive. */
export class Tally {
  private parameters = 0;
  private changes = 0;
  private whole = 0;
  private readonly types = new Map<string, number>();

  add(rows: readonly WeightRow[], others: readonly OtherTensor[]): void {
    for (const row of rows) {
      this.parameters += row.parameters;
      if (isChange(row)) this.changes++;
      else this.whole++;
      this.count(row.elementType);
    }
    for (const { shape, elementType } of others) {
      this.parameters += shape.reduce((product, side) => product * side, 1);
      this.count(elementType);
    }
  }

  private count(type: string): void {
    this.types.set(type, (this.types.get(type) ?? 0) + 1);
  }

  value(): ModelSummary {
    const { parameters, changes, whole } = this;
    return { parameters, changes, whole, types: [...this.types].sort(([, a], [, b]) => b - a) };
  }
}

export interface ChangeSummary {
  /** Σ over pairs: ranks r, and ranks at 99 % of the energy of those that are known. */
  readonly ranks: { readonly all: number; readonly used: number };
  /** Smallest and largest r. */
  readonly least: number;
  readonly most: number;
  readonly frobenius: number;
  /** The fewest rows that together carry 80 % of ‖ΔW‖². */
  readonly carriers: readonly number[];
  readonly known: number;
}

const mostOf = 0.8;

/** What the pairs of an adapter, or the differences of two models, are together; undefined while unknown. */
export function* changeSummary(
  rows: readonly WeightRow[],
  known: Known,
): Sliced<ChangeSummary | undefined> {
  const { totalSquare, byId } = known;
  if (totalSquare === undefined) return undefined;
  const squares: { id: number; square: number }[] = [];
  let [all, used, least, most] = [0, 0, Infinity, 0];
  yield* forEachSliced(rows, (row) => {
    if (!isCounted(row)) return;
    const { id, rank } = row;
    const numbers = byId.get(id)?.numbers;
    if (!numbers || !isClean(numbers)) return;
    squares.push({ id, square: numbers.frobenius ** 2 });
    if (rank === undefined) return;
    least = Math.min(least, rank);
    most = Math.max(most, rank);
    if (numbers.rank99 === null) return;
    all += rank;
    used += numbers.rank99;
  });
  // Nothing is known where the search was cancelled before the first row.
  if (squares.length === 0) return undefined;
  const sorted = yield* sortedSliced(squares, (a, b) => b.square - a.square);
  const carriers: number[] = [];
  let sum = 0;
  for (const { id, square } of sorted) {
    if (sum >= mostOf * totalSquare) break;
    sum += square;
    carriers.push(id);
  }
  const frobenius = Math.sqrt(totalSquare);
  return { ranks: { all, used }, least, most, frobenius, carriers, known: squares.length };
}
