import {
  layoutOf,
  matchModels,
  packedReason,
  type Match,
  type ModelTensor,
} from '../../core/index.js';
import type { OtherTensor, WeightRow } from '../../protocol/index.js';
import { createId } from '../sources/id.js';
import { DifferenceSource } from '../sources/difference/difference-source.js';
import { costOf } from './costs.js';
import type { WeightItem } from './opened-model.js';
import type { ReadModel } from './read-model.js';

/** A comparison costs two searches, and all vectors of one matrix, besides the values of the difference. */
export const comparing = 4;

export interface Differences {
  readonly items: readonly WeightItem[];
  readonly others: readonly OtherTensor[];
  /** Tensors of both models that are no matrices; files are counted through both models. */
  readonly vectors?: readonly Match[];
  readonly notes: readonly string[];
}

/** One row for each matrix that both models have, matched by its name. */
export function differenceItems(before: ReadModel, after: ReadModel): Differences {
  const items: WeightItem[] = [];
  const others: OtherTensor[] = [];
  const vectors: Match[] = [];
  const leave = ({ name, shape, dtype, start, end }: ModelTensor, why: string) =>
    others.push({ name, shape: [...shape], elementType: dtype, bytes: end - start, why });
  const namesBefore = new Set(before.model.tensors.map(({ name }) => name));
  const namesAfter = new Set(after.model.tensors.map(({ name }) => name));
  const { matches, leftOvers } = matchModels(before.model, after.model);
  for (const { before: old, after: tensor } of matches) {
    const { name, shape, dtype, file } = tensor;
    const layout = layoutOf(shape);
    const shifted = { ...tensor, file: before.files.length + file };
    if (!layout.ok) {
      vectors.push({ before: old, after: shifted });
      leave(tensor, layout.problem.message);
      continue;
    }
    const packed =
      packedReason(old.name, (other) => namesBefore.has(other)) ??
      packedReason(name, (other) => namesAfter.has(other));
    if (packed && 'problem' in packed) {
      leave(tensor, packed.problem);
      continue;
    }
    const id = items.length;
    const { rows, cols, isUnfolded } = layout.value;
    const row: WeightRow = {
      ...{ id, name, kind: 'difference', shape: [...shape], rows, cols, isUnfolded },
      elementType: old.dtype === dtype ? dtype : `${old.dtype}, ${dtype}`,
      bytes: tensor.end - tensor.start,
      parameters: rows * cols,
      ...packed,
    };
    const { exact, leading } = costOf(id, rows, cols);
    items.push({
      row,
      task: { kind: 'difference', before: old, after: shifted },
      costs: { id, leading, exact: exact === undefined ? undefined : comparing * exact },
      source: () =>
        new DifferenceSource(
          {
            array: name,
            before: before.files[old.file]!.uri.toString(),
            after: after.files[file]!.uri.toString(),
          },
          createId('difference'),
        ),
    });
  }
  for (const { tensor, why } of leftOvers) leave(tensor, why);
  return { items, others, vectors, notes: [...before.notes, ...after.notes] };
}
