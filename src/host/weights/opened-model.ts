import type { ByteSource, Match, WeightTask } from '../../core/index.js';
import type { OtherTensor, ToWeights, WeightRow } from '../../protocol/index.js';
import type { MatrixSource } from '../sources/source.js';
import type { Costs } from './schedule.js';

type ModelMessage = Extract<ToWeights, { type: 'model' }>;

/** One row of the table, with what stands behind it. */
export interface WeightItem {
  readonly row: WeightRow;
  /** Absent if nothing can be measured of it. */
  readonly task?: WeightTask | undefined;
  readonly costs?: Costs | undefined;
  /** What the lens shows of it; absent if it cannot. */
  readonly source?: (() => MatrixSource) | undefined;
}

/** What a table shows: a model, an adapter, or the differences of two models. */
export interface WeightTable {
  readonly title: string;
  readonly kind: ModelMessage['kind'];
  /** Of differences: the model that comes before. */
  readonly before?: string | undefined;
  readonly relation?: ModelMessage['relation'];
  readonly files: ModelMessage['files'];
  readonly metadata: ModelMessage['metadata'];
  /** The id of each is its place. */
  readonly items: readonly WeightItem[];
  readonly others: readonly OtherTensor[];
  /** Of two checkpoints: tensors of both that are no matrices. */
  readonly vectors?: readonly Match[] | undefined;
  readonly notes: readonly string[];
  /** Bytes of the files, in the order that the tasks count them in. */
  readonly bytes: readonly ByteSource[];
  /** What the results are kept under, and the version they belong to. */
  readonly key: string;
  readonly version: string;
}
