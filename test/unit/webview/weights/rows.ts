import type { MeasuredRow, WeightRow } from '../../../../src/protocol/weights.js';
import { catalogOf, type Catalog } from '../../../../webview/model/weights/catalog.js';
import { RunningTotal } from '../../../../webview/model/weights/running-total.js';
import type { Known } from '../../../../webview/model/weights/weight.js';
import { numbersOf } from '../../../browser/pages/weights-models.js';

export function row(id: number, name: string, more: Partial<WeightRow> = {}): WeightRow {
  return {
    ...{ id, name, kind: 'tensor', shape: [8, 6], rows: 8, cols: 6, isUnfolded: false },
    ...{ elementType: 'F32', bytes: 192, parameters: 48 },
    ...more,
  };
}

/** Numbers of a row with σ = first · decay^i, six of them. */
export function measured(id: number, first: number, decay = 0.5): MeasuredRow {
  return { id, numbers: numbersOf(first, decay, 6) };
}

export function knownOf(rows: readonly WeightRow[], all: readonly MeasuredRow[]): Known {
  const byId = new Map(all.map((each) => [each.id, each]));
  const total = new RunningTotal();
  total.add(rows);
  for (const each of all) total.measure(each);
  return { byId, totalSquare: total.value(false), resized: undefined };
}

export function catalogOfNames(...names: string[]): Catalog {
  return catalogOf(names.map((name, id) => row(id, name)));
}
