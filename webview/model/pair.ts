import { difference, type Matrix } from '../../src/core/index.js';
import type { MatrixPair, Source } from '../../src/protocol/index.js';

/** Which of A, B and A − B is M in the other views. */
export const pairParts = ['first', 'second', 'difference'] as const;
export type PairPart = (typeof pairParts)[number];

/** The key under which the state of a comparison stores its M. */
export const pairPartKey = 'compare.shown';

export function isPairPart(value: unknown): value is PairPart {
  return (pairParts as readonly unknown[]).includes(value);
}

/** M of a comparison: A if nothing was chosen. */
export function partOf(memory: Readonly<Record<string, unknown>>): PairPart {
  const part = memory[pairPartKey];
  return isPairPart(part) ? part : 'first';
}

const differences = new WeakMap<MatrixPair, Matrix>();

/** A − B, computed once. */
export function differenceIn(pair: MatrixPair): Matrix {
  let found = differences.get(pair);
  if (!found) differences.set(pair, (found = difference(pair.first, pair.second)));
  return found;
}

export function matrixIn(pair: MatrixPair, part: PairPart): Matrix {
  return part === 'difference' ? differenceIn(pair) : pair[part];
}

/** The source with the name of the part that is M. */
export function namedAfter(source: Source, part: PairPart): Source {
  const { pair } = source;
  if (!pair) return source;
  const { first, second } = pair;
  if (part !== 'difference') return { ...source, label: pair[part].label, name: pair[part].name };
  return {
    ...source,
    label: `${first.label} − ${second.label}`,
    name: `${first.name}_minus_${second.name}`,
  };
}
