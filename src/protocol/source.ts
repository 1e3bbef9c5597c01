import * as v from 'valibot';
import { arraySchema } from './array.js';
import { readAsSchema } from './reading.js';

/**
 * The source of a matrix, in messages and saved states: plain JSON, the same for every kind of source.
 * The page shows it and sends it back. Only the host's kind of this source understands `locator`.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Actions that a source supports, besides showing it. */
export const abilities = ['reveal', 'insert', 'readAs'] as const;

/** One of two matrices that are compared: see `sourceSchema`. */
const sideSchema = v.object({
  label: v.string(),
  name: v.string(),
  place: v.string(),
  canReveal: v.boolean(),
});

export const sourceSchema = v.object({
  /** `text`, `file`, `variable`, …: the kind of the host that reads it. */
  kind: v.string(),
  /** Stays the same through all versions of one matrix. */
  id: v.string(),
  /** The name on screen: the name of the variable, otherwise that of the file or the cell. */
  label: v.string(),
  /** The name in code and in file names: `W`, or `noisy` for `noisy.csv`. */
  name: v.string(),
  /** Its place, as text for the user: `worked.py:7`. */
  place: v.string(),
  /** Changes whenever the content of the source may have changed. */
  version: v.string(),
  abilities: v.array(v.picklist(abilities)),
  /** The array of a file that it shows; absent for other kinds. */
  array: v.optional(arraySchema),
  /** A and B, if the source is a comparison of two others. */
  pair: v.optional(v.object({ first: sideSchema, second: sideSchema })),
  /** What the kind needs to find it again after a restart; the kind checks it with its own schema. */
  locator: v.record(v.string(), v.unknown()),
});

export type Source = v.InferOutput<typeof sourceSchema>;
export type PairSide = v.InferOutput<typeof sideSchema>;
export type Ability = (typeof abilities)[number];

/** The description of a source in version 0.1.0, which was always a literal in a text document. */
const literalOf010 = v.object({
  uri: v.string(),
  version: v.number(),
  languageId: v.string(),
  start: count,
  end: count,
  label: v.string(),
  place: v.string(),
  selected: v.boolean(),
  /** The user's choice in *Read as…*; choices in an unknown format are ignored. */
  as: v.fallback(v.optional(readAsSchema), undefined),
});

/** A source from a saved state, of this version or of 0.1.0. */
export const savedSourceSchema = v.union([
  sourceSchema,
  v.pipe(
    literalOf010,
    v.transform(({ uri, version, languageId, start, end, label, place, selected, as }): Source => {
      const span = { start, end, selected };
      return {
        kind: 'text',
        id: `${uri}#${start}`,
        label,
        name: label,
        place,
        version: String(version),
        abilities: ['reveal', 'insert', 'readAs'],
        locator: { uri, languageId, ...span, ...(as ? { as } : {}) },
      };
    }),
  ),
]);
