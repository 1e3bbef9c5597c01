import * as vscode from 'vscode';
import {
  matchAdapter,
  recogniseAdapter,
  type Adapted,
  type ModelTensor,
} from '../../core/index.js';
import type { OtherTensor, WeightRow } from '../../protocol/index.js';
import { createId } from '../sources/id.js';
import { ProductSource } from '../sources/product/product-source.js';
import { scaleOf, taskOf } from './adapted-task.js';
import { costOf } from './costs.js';
import { comparing, type Differences } from './differences.js';
import type { WeightItem } from './opened-model.js';
import type { ReadModel } from './read-model.js';

/** One row for each weight of the base that the adapter changes: W + ΔW beside W. */
export async function adaptedItems(base: ReadModel, read: ReadModel): Promise<Differences> {
  const adapter = recogniseAdapter(read.model.tensors);
  const isTransposed = read.config?.fanInFanOut === true;
  const { matches, leftOvers } = matchAdapter(base.model, adapter, isTransposed);
  const items: WeightItem[] = [];
  for (const match of matches) items.push(await itemOf(match, items.length, base, read));
  const others = [...leftOvers, ...adapter.leftOvers].map(({ tensor, why }) => other(tensor, why));
  const whole = adapter.rest.map((tensor) =>
    other(
      tensor,
      vscode.l10n.t('A whole tensor beside the pairs, which replaces that of the base.'),
    ),
  );
  return {
    items,
    others: [...others, ...whole],
    notes: [...base.notes, ...read.notes, ...adapter.notes],
  };
}

async function itemOf(
  match: Adapted,
  id: number,
  base: ReadModel,
  read: ReadModel,
): Promise<WeightItem> {
  const { base: tensor, change } = match;
  const { name, rows, cols } = change;
  const isPair = 'up' in change;
  const scale = await scaleOf(read, change);
  const row: WeightRow = {
    ...{ id, name, kind: 'difference', shape: [rows, cols], rows, cols },
    isUnfolded: tensor.shape.length > 2,
    elementType: tensor.dtype,
    bytes: tensor.end - tensor.start,
    parameters: rows * cols,
    scale,
    ...(isPair ? { rank: change.rank } : {}),
    ...(isPair && change.repeats !== undefined ? { repeats: change.repeats } : {}),
  };
  const locator = { uri: read.uri.toString(), pair: name };
  const isScaled = isPair && change.magnitude !== undefined;
  const { exact, leading } = costOf(id, rows, cols);
  return {
    row,
    task: taskOf(match, scale, base),
    costs: { id, leading, exact: exact === undefined ? undefined : comparing * exact },
    // With the magnitudes of DoRA, the change depends on the base.
    source: () =>
      new ProductSource(
        isScaled ? { ...locator, base: base.uri.toString() } : locator,
        createId('product'),
      ),
  };
}

function other({ name, shape, dtype, start, end }: ModelTensor, why: string): OtherTensor {
  return { name, shape: [...shape], elementType: dtype, bytes: end - start, why };
}
