import type { TensorInfo } from '../files/safetensors.js';

/** A tensor of a model, which may lie in several files. */
export interface ModelTensor extends TensorInfo {
  /** Index of its file in `Model.files`. */
  readonly file: number;
}

/** What the headers of a model's files say. */
export interface Model {
  /** Names of the files, relative to the folder of the model. */
  readonly files: readonly string[];
  /** In the order of the files and of their data. */
  readonly tensors: readonly ModelTensor[];
  /** `__metadata__` of the files, those of later files where a key is new. */
  readonly metadata: ReadonlyMap<string, string>;
  /** What is wrong in the whole, one sentence each: a missing shard, a tensor that the index lists and no file has. */
  readonly notes: readonly string[];
}

/** How a tensor of any shape is a matrix. */
export interface MatrixLayout {
  readonly rows: number;
  readonly cols: number;
  /** More than two dimensions were unfolded: a convolution out×in×k×k is out×(in·k·k). */
  readonly isUnfolded: boolean;
}

/** The spellings of low-rank pairs; see `adapters/spellings.ts`. */
export type Spelling = 'kohya' | 'peft' | 'diffusers' | 'other';

/** Two thin factors (and perhaps a third one) whose product is the change of one weight of the base model. */
export interface AdapterPair {
  /** Name of the module that it changes, without prefix and suffix of its spelling. */
  readonly name: string;
  readonly spelling: Spelling;
  /** B, rows × rank (`lora_up`, `lora_B`). */
  readonly up: ModelTensor;
  /** A, rank × cols (`lora_down`, `lora_A`). */
  readonly down: ModelTensor;
  /** The third factor of a Tucker decomposition: rank × rank × k × k. */
  readonly mid?: ModelTensor | undefined;
  /** The tensor with α; absent if there is none in the file. */
  readonly alpha?: ModelTensor | undefined;
  /** Magnitudes of DoRA, which need the base weights to have an effect. */
  readonly magnitude?: ModelTensor | undefined;
  /** Sides of ΔW, a convolution unfolded to out×(in·k·k). */
  readonly rows: number;
  readonly cols: number;
  /** The inner side r. */
  readonly rank: number;
  /** An embedding of PEFT. */
  readonly isEmbedding: boolean;
  /** Name of the pair of the same module in another spelling that comes before: totals count only that one. */
  readonly repeats?: string | undefined;
}

/** A change of a weight that is a product of another kind; it is shown, but not resized. */
export interface OtherProduct {
  readonly name: string;
  readonly kind: 'loha' | 'lokr';
  readonly tensors: ReadonlyMap<string, ModelTensor>;
  readonly alpha?: ModelTensor | undefined;
  readonly rows: number;
  readonly cols: number;
}

/** Numbers of one matrix of the table. All follow from its singular values, and from ‖W‖_F. */
export interface WeightNumbers {
  /** All singular values are known; otherwise the leading ones, each to within `error`. */
  readonly isExact: boolean;
  /** For leading values: each of them lies within this distance of a singular value of the matrix. */
  readonly error: number;
  /** ‖W‖_F, of the finite entries only. */
  readonly frobenius: number;
  /** σ₁. */
  readonly spectral: number;
  /** ‖W‖_F²/σ₁². */
  readonly stableRank: number | null;
  /** exp of the entropy of σ/Σσ; null while only leading values are known. */
  readonly effectiveRank: number | null;
  /** The least k that keeps 90, 95, 99 % of ‖W‖_F²; null while it is not among the leading values. */
  readonly rank90: number | null;
  readonly rank95: number | null;
  readonly rank99: number | null;
  /** Number of σᵢ above what rounding to the element type, or the decomposition, makes; see `roundingLevel`. */
  readonly numericalRank: number | null;
  /** σ₁/σ_min; null while it is unknown. */
  readonly condition: number | 'rank-deficient' | null;
  /** Entries that are NaN, and entries that are infinite. No singular values then: σ₁ is 0, and the rest null. */
  readonly nan: number;
  readonly infinite: number;
  /** log₁₀(σᵢ/σ₁) at no more than 48 evenly spaced i of the values that are known, for a sparkline; zeros are −20. */
  readonly spectrum: readonly number[];
  /** The WeightWatcher names; null while not all values are known, or if there are too few of them. */
  readonly heavyTail: HeavyTail | null;
}

/** A power law p(λ) ∼ λ^−α fitted to the tail of λ = σ² (Clauset, Shalizi & Newman 2009), under WeightWatcher's names. */
export interface HeavyTail {
  readonly alpha: number;
  /** (α − 1)/√N, N the number of λ in the tail. */
  readonly sigma: number;
  /** The range of λ that the law was fitted on. */
  readonly xmin: number;
  readonly xmax: number;
  /** Number of λ in that range. */
  readonly count: number;
  /** Kolmogorov–Smirnov distance of the fit. */
  readonly distance: number;
  /** α log₁₀ λ_max. */
  readonly alphaWeighted: number;
  /** log₁₀ Σ λᵢ^α. */
  readonly logAlphaNorm: number;
  /** λ₊/λ_max, λ₊ the edge of the Marchenko–Pastur bulk. */
  readonly mpSoftrank: number | null;
  /** λ above that edge. */
  readonly spikes: number | null;
}
