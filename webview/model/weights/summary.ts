import type { WeightRow } from '../../../src/protocol/weights.js';
import type { Model } from './state.js';
import { isChange, isClean, type Known } from './weight.js';

export interface ModelSummary {
  readonly bytes: number;
  readonly parameters: number;
  /** Element types with their numbers of tensors, the most frequent one first. */
  readonly types: readonly (readonly [type: string, count: number])[];
}

/** What the headers say of the whole. */
export function modelSummary({ files, others }: Model, rows: readonly WeightRow[]): ModelSummary {
  const counts = new Map<string, number>();
  let parameters = 0;
  for (const { parameters: own } of rows) parameters += own;
  for (const { shape } of others) parameters += shape.reduce((product, side) => product * side, 1);
  for (const { elementType } of [...rows, ...others]) {
    counts.set(elementType, (counts.get(elementType) ?? 0) + 1);
  }
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    parameters,
    types: [...counts].sort(([, a], [, b]) => b - a),
  };
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
export function changeSummary(rows: readonly WeightRow[], known: Known): ChangeSummary | undefined {
  const { totalSquare, byId } = known;
  if (totalSquare === undefined || totalSquare === 0) return undefined;
  const squares: { id: number; square: number }[] = [];
  let [all, used, least, most] = [0, 0, Infinity, 0];
  for (const row of rows) {
    if (!isChange(row)) continue;
    const { id, rank } = row;
    const numbers = byId.get(id)?.numbers;
    if (!numbers || !isClean(numbers)) continue;
    squares.push({ id, square: numbers.frobenius ** 2 });
    if (rank === undefined) continue;
    least = Math.min(least, rank);
    most = Math.max(most, rank);
    if (numbers.rank99 === null) continue;
    all += rank;
    used += numbers.rank99;
  }
  squares.sort((a, b) => b.square - a.square);
  const carriers: number[] = [];
  let sum = 0;
  for (const { id, square } of squares) {
    if (sum >= mostOf * totalSquare) break;
    sum += square;
    carriers.push(id);
  }
  const frobenius = Math.sqrt(totalSquare);
  return { ranks: { all, used }, least, most, frobenius, carriers, known: squares.length };
}
