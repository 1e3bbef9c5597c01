import * as v from 'valibot';
import { elementTypes } from '../../core/index.js';

/** What the programs of `core/values` tell of a value. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const names = v.optional(v.nullable(v.array(v.string())));

const arrayAnswer = v.object({
  kind: v.literal('array'),
  /** The type of the value: `torch.Tensor`. */
  of: v.string(),
  shape: v.pipe(v.array(count), v.maxLength(64)),
  type: v.picklist(elementTypes),
  complex: v.boolean(),
  little: v.boolean(),
  order: v.picklist(['rows', 'columns', 'sparse']),
  typeName: v.string(),
  /** Facts about the value: a code and its arguments (`words.ts`). */
  notes: v.array(v.array(v.string())),
  /** Only this part of the value is an array: `weight`. */
  part: v.optional(v.string()),
  rows: names,
  cols: names,
  /** A pointer: only the user knows the shape of what is there. */
  unsized: v.optional(v.boolean()),
});

const choicesAnswer = v.object({
  kind: v.literal('choices'),
  of: v.string(),
  choices: v.array(
    v.object({
      label: v.string(),
      /** What follows the expression to get this one. */
      suffix: v.string(),
      shape: v.array(count),
      typeName: v.string(),
    }),
  ),
});

const problemAnswer = v.object({
  kind: v.literal('problem'),
  of: v.string(),
  code: v.string(),
  args: v.array(v.string()),
});

const partAnswer = v.object({ kind: v.literal('part'), of: v.optional(v.string()) });

/** A picture in blocks. */
const blocksAnswer = v.object({
  kind: v.literal('blocks'),
  rows: count,
  cols: count,
  blockRows: count,
  blockCols: count,
});

/** There is no answer to this question. */
const noAnswer = v.object({ kind: v.literal('none') });

export const toldSchema = v.variant('kind', [
  blocksAnswer,
  noAnswer,
  arrayAnswer,
  choicesAnswer,
  problemAnswer,
  partAnswer,
]);

export type ArrayAnswer = v.InferOutput<typeof arrayAnswer>;
export type Choices = v.InferOutput<typeof choicesAnswer>;
export type ValueProblem = v.InferOutput<typeof problemAnswer>;
