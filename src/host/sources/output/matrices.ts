import { findMatrices, type FoundMatrix, type Matrix, type Result } from '../../../core/index.js';
import { textsOf, type OutputItem } from './texts.js';

/** A matrix in an output of a cell. */
export interface OutputMatrix {
  /** The number of the output of its cell, counted from 0. */
  readonly output: number;
  /** The number of the matrix in this output, counted from 0. */
  readonly ordinal: number;
  readonly result: Result<Matrix>;
}

/** Problems of a text that is certainly a matrix: `...` in it, rows of several lengths. */
const told: ReadonlySet<string> = new Set(['summarised', 'ragged', 'complex', 'tooLarge']);

/** The matrices in the outputs of a cell, in order; those that cannot be read are problems. */
export function matricesIn(
  outputs: readonly { readonly items: readonly OutputItem[] }[],
): OutputMatrix[] {
  return outputs.flatMap(({ items }, output) =>
    bestOf(items).map(({ result }, ordinal) => ({ output, ordinal, result })),
  );
}

/** Of the forms of one output, the first one with a matrix that can be read. */
function bestOf(items: readonly OutputItem[]): FoundMatrix[] {
  let broken: FoundMatrix[] = [];
  for (const { text, languageId } of textsOf(items)) {
    const found = findMatrices(text, languageId).filter(
      ({ result }) => result.ok || told.has(result.problem.code),
    );
    if (found.some(({ result }) => result.ok)) return found;
    if (broken.length === 0) broken = found;
  }
  return broken;
}
