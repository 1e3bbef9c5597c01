import * as v from 'valibot';

/** How a text was read, and how the user wants it to be read, in messages and saved states. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** `HowRead` of the core. */
export const howReadSchema = v.object({
  notation: v.string(),
  notes: v.array(v.string()),
  doubt: v.optional(v.string()),
});

/** `ReadAs` of the core. Fields that are absent are decided from the text. */
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
  /** The choice of this line; an empty choice means "as the text says". */
  as: readAsSchema,
  /** Whether this is the current choice; choosing it again cancels it. */
  chosen: v.boolean(),
  /** The resulting shape, if the text can be read in this way. */
  shape: v.optional(v.string()),
});

export type Offer = v.InferOutput<typeof offerSchema>;
