import * as v from 'valibot';

/** How a text was read, and how a person wants it read, as messages and saved states carry them. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** `HowRead` of the core. */
export const howReadSchema = v.object({
  notation: v.string(),
  notes: v.array(v.string()),
  doubt: v.optional(v.string()),
});

/** `ReadAs` of the core: what is absent is left to the text. */
export const readAsSchema = v.object({
  firstRow: v.optional(v.picklist(['names', 'data'])),
  firstColumn: v.optional(v.picklist(['names', 'data'])),
  order: v.optional(v.picklist(['rows', 'columns'])),
  comma: v.optional(v.picklist(['decimal', 'thousands'])),
  percent: v.optional(v.picklist(['fraction', 'number'])),
  columns: v.optional(v.pipe(v.array(count), v.readonly())),
  transposed: v.optional(v.boolean()),
});

/** One line of the menu *Read as…*. */
export const offerSchema = v.object({
  label: v.string(),
  /** What to choose for it; nothing chosen is "as the text says". */
  as: readAsSchema,
  /** True for what is chosen now; choosing it takes it back. */
  chosen: v.boolean(),
  /** The shape that it gives, where it can be read so. */
  shape: v.optional(v.string()),
});

export type Offer = v.InferOutput<typeof offerSchema>;
