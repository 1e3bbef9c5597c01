import type { MeasuredRow, OtherTensor, ToWeights } from '../../../src/protocol/weights.js';
import { emptyCatalog, type Catalog } from './catalog.js';
import type { ResizeSummary } from './resize.js';
import { firstChoices, type Choices } from './saved.js';
import { Tally, type ModelSummary } from './summary.js';
import type { Known } from './weight.js';

type Of<K extends ToWeights['type']> = Omit<Extract<ToWeights, { type: K }>, 'type'>;

export type Model = Of<'model'>;
export type Progress = Of<'progress'>;

/** Everything the page of a model's weights shows. */
export interface WeightsState {
  readonly model: Model | undefined;
  /** The rows of the model, in order. */
  readonly catalog: Catalog;
  /** Tensors that are no rows: each batch makes a new object around the same list, which grows. */
  readonly others: { readonly list: readonly OtherTensor[] };
  /** What the headers say of all rows and others that have arrived. */
  readonly summary: ModelSummary;
  /** What is known beside the headers: each batch of numbers makes a new object around the same map. */
  readonly known: Known;
  readonly progress: Progress | undefined;
  /** Why the model cannot be read. */
  readonly problem: string | undefined;
  /** What the rule of the resize panel does, while the panel is open. */
  readonly resize: ResizeSummary | undefined;
  readonly choices: Choices;
  readonly selected: ReadonlySet<number>;
  /** Key of the line with the keyboard; undefined before the first key or click. */
  readonly current: string | undefined;
}

export function nothingKnown(): Known & { readonly byId: Map<number, MeasuredRow> } {
  return { byId: new Map(), totalSquare: undefined, resized: undefined };
}

export const emptyState: WeightsState = {
  model: undefined,
  catalog: emptyCatalog(),
  others: { list: [] },
  summary: new Tally().value(),
  known: nothingKnown(),
  progress: undefined,
  problem: undefined,
  resize: undefined,
  choices: firstChoices,
  selected: new Set(),
  current: undefined,
};
