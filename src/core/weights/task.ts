import type { AdapterPair, ModelTensor, OtherProduct, WeightNumbers } from './types.js';

/** What is measured of a model: plain data, which a thread can be given. */
export type WeightTask =
  | { readonly kind: 'tensor'; readonly tensor: ModelTensor }
  | { readonly kind: 'pair'; readonly pair: AdapterPair; readonly scale: number }
  | { readonly kind: 'product'; readonly product: OtherProduct; readonly scale: number }
  /** W₂ − W₁; files are counted through both models. */
  | { readonly kind: 'difference'; readonly before: ModelTensor; readonly after: ModelTensor }
  /** W′ − W, W′ the base with its change; files are counted through both models. */
  | {
      readonly kind: 'adapted';
      readonly base: ModelTensor;
      readonly change: AdapterPair | OtherProduct;
      readonly scale: number;
      /** The base has the transpose of W. */
      readonly isTransposed: boolean;
    };

/** Leading singular values come first where all of them take long. */
export type Level = 'leading' | 'exact';

/** The answer to a task. */
export interface Measured {
  readonly numbers?: WeightNumbers | undefined;
  /** All singular values of s·B A, of a pair: rules of ranks need them. */
  readonly values?: Float64Array | undefined;
  /** Of a pair with a third factor: ‖ΔW − ΔW_k‖_F where all three are cut to rank k = 0, 1, … */
  readonly lost?: Float64Array | undefined;
  readonly comparison?: WeightComparison | undefined;
  /** Something to know about it. */
  readonly note?: string | undefined;
  /** Why there are no numbers, or no singular values. */
  readonly problem?: string | undefined;
}

/** How the difference of two weights lies beside them. */
export interface WeightComparison {
  /** ‖W₂ − W₁‖_F/‖W₁‖_F; null if W₁ is 0. */
  readonly relative: number | null;
  /** Principal angles of the leading left subspaces of W₁ and W₂, in degrees, ascending. */
  readonly angles: readonly number[];
  /** Those of the right ones. */
  readonly rightAngles: readonly number[];
  /** Leading singular vectors of W₂ that resemble none of W₁. */
  readonly intruders: number;
  /** Singular vectors of W₁ that they were compared with: all, or the leading ones of a large matrix. */
  readonly compared: number;
}
