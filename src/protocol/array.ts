import * as v from 'valibot';
import type { ImageHeader } from '../core/images/header.js';
import { complexParts } from '../core/files/slices/selection.js';

/** Arrays of files, in messages and saved states. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const axis = v.pipe(v.number(), v.integer(), v.minValue(-2));

/** Which matrix of an array is shown: `Selection` of the core. */
export const selectionSchema = v.object({
  axes: v.tuple([axis, axis]),
  at: v.array(count),
  unfolded: v.optional(v.boolean()),
  part: v.optional(v.picklist(complexParts)),
});

/** An image: what its file says of it. */
export const imageSchema = v.object({
  mediaType: v.string(),
  width: count,
  height: count,
  channels: v.picklist([1, 3]),
  bits: count,
});

/** The array that a matrix on screen is a slice of, and its file. */
export const arraySchema = v.object({
  /** "NumPy .npy 1.0". */
  format: v.string(),
  /** Bytes of the whole file. */
  fileSize: count,
  /** Name of the array in the file; empty if the format has no names. */
  name: v.string(),
  /** How many arrays the file has. */
  count,
  shape: v.array(count),
  elementType: v.string(),
  order: v.picklist(['rows', 'columns', 'sparse']),
  isComplex: v.boolean(),
  /** Whole numbers of 64 bits, of which those beyond 2⁵³ are rounded. */
  isWide: v.boolean(),
  /** A table of so many columns, of which the user may choose some. */
  columnsOf: v.optional(count),
  /** Raw numbers, whose layout the user said. */
  isRaw: v.optional(v.boolean()),
  selection: selectionSchema,
  /** Present if the file is an image; the page takes its matrices out of it. */
  image: v.optional(imageSchema),
});

/** An array of a file, for a list. */
export const arrayListingSchema = v.object({
  name: v.string(),
  shape: v.array(count),
  elementType: v.string(),
  /** Why it cannot be shown. */
  problem: v.optional(v.string()),
});

export type ArrayFacts = v.InferOutput<typeof arraySchema>;
export type ArrayListing = v.InferOutput<typeof arrayListingSchema>;

/**
 * An image as an array: rows, columns and, if it is not grey, red, green and blue.
 *
 * @param fileSize in bytes.
 */
export function imageFacts(
  { format, mediaType, width, height, channels, bits }: ImageHeader,
  fileSize: number,
): ArrayFacts {
  const shape = channels === 1 ? [height, width] : [height, width, channels];
  return {
    format,
    fileSize,
    name: '',
    count: 1,
    shape,
    elementType: bits > 8 ? 'uint16' : 'uint8',
    order: 'rows',
    isComplex: false,
    isWide: false,
    selection: { axes: [0, 1], at: shape.map(() => 0) },
    image: { mediaType, width, height, channels, bits },
  };
}
