import * as v from 'valibot';
import { readAsSchema } from './reading.js';

/**
 * Where a matrix comes from, as messages and saved states carry it: plain JSON, the same for every kind of
 * source. The page shows it and gives it back; only the host's source of that kind understands `locator`.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What can be done with a source beside showing it. */
export const abilities = ['reveal', 'insert', 'readAs'] as const;

export const sourceSchema = v.object({
  /** `text`, `file`, `variable`, …: which of the host's kinds reads it. */
  kind: v.string(),
  /** One matrix through all its versions: equal ids are one matrix, perhaps changed. */
  id: v.string(),
  /** What to call it on screen: a variable's name, else its file's or its cell's. */
  label: v.string(),
  /** What to call it in code and in names of files: `W`, or `noisy` for `noisy.csv`. */
  name: v.string(),
  /** Where it stands, for a person: `worked.py:7`. */
  place: v.string(),
  /** Another one whenever what the source holds may have changed. */
  version: v.string(),
  abilities: v.array(v.picklist(abilities)),
  /** What the kind needs to find it again after a restart; checked by the kind's own schema. */
  locator: v.record(v.string(), v.unknown()),
});

export type Source = v.InferOutput<typeof sourceSchema>;
export type Ability = (typeof abilities)[number];

/** How version 0.1.0 wrote a source: always a literal in a text document. */
const literalOf010 = v.object({
  uri: v.string(),
  version: v.number(),
  languageId: v.string(),
  start: count,
  end: count,
  label: v.string(),
  place: v.string(),
  selected: v.boolean(),
  /** What a person chose in *Read as…*; what another version kept otherwise is nothing. */
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
