import * as v from 'valibot';
import { readAsSchema } from '../../../../protocol/index.js';
import type { Span } from '../tracking.js';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A choice with its literal: where it stands, how it begins and how it ends. */
export const keptSchema = v.object({
  start: offset,
  end: offset,
  selected: v.boolean(),
  as: readAsSchema,
  head: v.string(),
  tail: v.string(),
});

export type Kept = v.InferOutput<typeof keptSchema>;

/** A span with the beginning and the end of its text. */
export type Anchored = Pick<Kept, 'start' | 'end' | 'head' | 'tail'>;

/** Characters of a literal by which it is known again. */
const known = 64;
/** Places that are looked at for a literal that has moved. */
const mostPlaces = 100;

/** How the literal of a span begins and ends. */
export function anchorOf(text: string, { start, end }: Span): Pick<Kept, 'head' | 'tail'> {
  return {
    head: text.slice(start, Math.min(end, start + known)),
    tail: text.slice(Math.max(start, end - known), end),
  };
}

/**
 * Where a literal stands in a text that may have changed unseen: where it was, or where the same literal
 * stands now; undefined where it is not found again, since something else would be a wrong matrix.
 */
export function findAgain(text: string, { start, end, head, tail }: Anchored): Span | undefined {
  if (head === '') return undefined;
  // Rows that were added or removed behind the first ones leave it the same literal.
  if (text.startsWith(head, start)) return { start, end: Math.min(end, text.length) };
  const length = end - start;
  let at = text.indexOf(head);
  for (let i = 0; at >= 0 && i < mostPlaces; i++) {
    if (text.startsWith(tail, at + length - tail.length)) return { start: at, end: at + length };
    at = text.indexOf(head, at + 1);
  }
  return undefined;
}
