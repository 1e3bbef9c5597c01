import * as v from 'valibot';
import { describe } from './refused.js';
import { float64Array, uint8Array } from './matrix.js';

/** The messages between the extension host and the table of a model's weights. Both sides check them. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const unknown = v.nullable(v.number());

/** One matrix of the model: a tensor, a pair of an adapter, or the difference of two tensors. */
export const weightRowSchema = v.object({
  /** Its place in the list. */
  id: count,
  /** Name of the tensor, or of the module that a pair changes. */
  name: v.string(),
  kind: v.picklist(['tensor', 'pair', 'product', 'difference']),
  /** Shape in the file; of a pair that of ΔW. */
  shape: v.array(count),
  /** As a matrix. */
  rows: count,
  cols: count,
  /** More than two dimensions were unfolded to out×(in·k·k). */
  isUnfolded: v.boolean(),
  elementType: v.string(),
  /** Bytes in the file, of all its factors. */
  bytes: count,
  /** Numbers in the file, of all its factors. */
  parameters: count,
  /** Of a pair: its inner side r, α (null if the file states none), and the factor s of s·B A with the reason. */
  rank: v.optional(count),
  /** Of a pair with a third factor: the places of its kernel. */
  kernel: v.optional(count),
  alpha: v.optional(v.nullable(v.number())),
  scale: v.optional(v.number()),
  scaleReason: v.optional(v.string()),
  spelling: v.optional(v.string()),
  /** Name of the row of the same module in another spelling: only that one counts in totals of ΔW. */
  repeats: v.optional(v.string()),
  /** Something to know about it: DoRA, a third factor, both spellings. */
  note: v.optional(v.string()),
  /** Why nothing can be computed of it. */
  problem: v.optional(v.string()),
});

/** A tensor that is no matrix, or that has no partner, with what it is. */
export const otherTensorSchema = v.object({
  name: v.string(),
  shape: v.array(count),
  elementType: v.string(),
  bytes: count,
  why: v.string(),
});

const heavyTailSchema = v.object({
  alpha: v.number(),
  sigma: v.number(),
  xmin: v.number(),
  xmax: v.number(),
  count,
  distance: v.number(),
  alphaWeighted: v.number(),
  logAlphaNorm: v.number(),
  mpSoftrank: unknown,
  spikes: v.nullable(count),
});

/** See `WeightNumbers` of the core. */
export const weightNumbersSchema = v.object({
  isExact: v.boolean(),
  error: v.number(),
  frobenius: v.number(),
  spectral: v.number(),
  stableRank: unknown,
  effectiveRank: unknown,
  rank90: v.nullable(count),
  rank95: v.nullable(count),
  rank99: v.nullable(count),
  numericalRank: v.nullable(count),
  condition: v.nullable(v.union([v.number(), v.literal('rank-deficient')])),
  nan: count,
  infinite: count,
  spectrum: v.pipe(v.array(v.number()), v.readonly()),
  heavyTail: v.nullable(heavyTailSchema),
});

/** How a difference lies beside the two weights. */
export const comparisonSchema = v.object({
  /** ‖W₂ − W₁‖_F/‖W₁‖_F; null if W₁ is 0. */
  relative: v.nullable(v.number()),
  /** Principal angles of the leading left subspaces of W₁ and W₂, in degrees, ascending. */
  angles: v.array(v.number()),
  /** Those of the right ones. */
  rightAngles: v.array(v.number()),
  /** Leading singular vectors of W₂ that resemble none of W₁. */
  intruders: count,
  /** Singular vectors of W₁ that they were compared with: all, or the leading ones of a large matrix. */
  compared: count,
});

export const measuredRowSchema = v.object({
  id: count,
  numbers: v.optional(weightNumbersSchema),
  /** Singular values of s·B A, of a pair: rules of ranks need them all. */
  values: v.optional(float64Array),
  /** Of a pair with a third factor: ‖ΔW − ΔW_k‖_F where all three are cut to rank k = 0, 1, … */
  lost: v.optional(float64Array),
  comparison: v.optional(comparisonSchema),
  /** Something to know about it, such as a new adapter whose B is zero. */
  note: v.optional(v.string()),
  problem: v.optional(v.string()),
});

export const toWeightsSchema = v.variant('type', [
  /** The list, from the headers alone. It replaces an older one. */
  v.object({
    type: v.literal('model'),
    title: v.string(),
    files: v.array(v.object({ name: v.string(), bytes: count })),
    metadata: v.array(v.tuple([v.string(), v.string()])),
    /** `adapter` if it has pairs, `comparison` if the rows are differences to another model. */
    kind: v.picklist(['weights', 'adapter', 'comparison']),
    /** Of a comparison: the model that comes before. */
    before: v.optional(v.string()),
    /** What that model is: an earlier checkpoint, the base of this adapter, or an adapter of this model. */
    relation: v.optional(v.picklist(['checkpoint', 'base', 'adapter'])),
    rows: v.array(weightRowSchema),
    others: v.array(otherTensorSchema),
    /** What is wrong in the whole, one sentence each. */
    notes: v.array(v.string()),
  }),
  /** Further rows of the list: one of thousands comes in parts, so that it blocks neither side for long. */
  v.object({
    type: v.literal('rows'),
    rows: v.array(weightRowSchema),
    others: v.optional(v.array(otherTensorSchema)),
  }),
  /** Numbers that are known now; later ones of the same row replace them. */
  v.object({ type: v.literal('measured'), rows: v.array(measuredRowSchema) }),
  v.object({
    type: v.literal('progress'),
    state: v.picklist(['running', 'paused', 'done', 'cancelled']),
    /** Matrices that are done, and all. */
    done: count,
    total: count,
    secondsLeft: v.optional(v.number()),
  }),
  /** The model cannot be read (any more); an older table stays. */
  v.object({ type: v.literal('problem'), message: v.string() }),
  /** Open this panel: a command of the palette. */
  v.object({ type: v.literal('openPanel'), panel: v.picklist(['resize', 'extract']) }),
]);

export const fromWeightsSchema = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  /** Rows on screen, in their order; they are computed first. */
  v.object({ type: v.literal('visible'), ids: v.array(count) }),
  v.object({ type: v.literal('pause') }),
  v.object({ type: v.literal('resume') }),
  v.object({ type: v.literal('cancel') }),
  /** Show it in the lens. */
  v.object({ type: v.literal('open'), id: count }),
  /** Show two of the same shape, and their difference, in the Compare view. */
  v.object({ type: v.literal('compareRows'), first: count, second: count }),
  /** Ask for a place for a file with this name, and write it there. */
  v.object({ type: v.literal('save'), name: v.string(), data: uint8Array }),
  v.object({ type: v.literal('copyText'), text: v.string(), what: v.string() }),
  /** Write the adapter with these ranks; pairs that are not named stay as they are. `how` is the rule in words. */
  v.object({
    type: v.literal('saveResized'),
    ranks: v.array(v.object({ id: count, rank: count })),
    how: v.string(),
  }),
  /** Copy two linear layers of this rank as PyTorch. */
  v.object({ type: v.literal('copyPyTorch'), id: count, rank: count }),
  /** Let the user choose another model, and show the differences to it. */
  v.object({ type: v.literal('compare') }),
  /** Back from a comparison to the model itself. */
  v.object({ type: v.literal('endComparison') }),
  /** Write pairs of the differences with these ranks as an adapter. */
  v.object({
    type: v.literal('extract'),
    ranks: v.array(v.object({ id: count, rank: count })),
    how: v.string(),
  }),
  v.object({
    type: v.literal('log'),
    level: v.picklist(['info', 'warn', 'error']),
    message: v.string(),
  }),
]);

export type WeightRow = v.InferOutput<typeof weightRowSchema>;
export type OtherTensor = v.InferOutput<typeof otherTensorSchema>;
export type MeasuredRow = v.InferOutput<typeof measuredRowSchema>;
export type Comparison = v.InferOutput<typeof comparisonSchema>;
export type ToWeights = v.InferOutput<typeof toWeightsSchema>;
export type FromWeights = v.InferOutput<typeof fromWeightsSchema>;

export function readToWeights(message: unknown): ToWeights | Error {
  const parsed = v.safeParse(toWeightsSchema, message);
  return parsed.success ? parsed.output : new Error(describe(parsed.issues));
}

export function readFromWeights(message: unknown): FromWeights | Error {
  const parsed = v.safeParse(fromWeightsSchema, message);
  return parsed.success ? parsed.output : new Error(describe(parsed.issues));
}
