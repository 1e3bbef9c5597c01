import * as v from 'valibot';
import { readAsSchema } from '../../../../protocol/index.js';
import type { Span } from '../tracking.js';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A choice with its literal: its place, and its first and last characters. */
export const keptSchema = v.object({
  start: offset,
  end: offset,
  selected: v.boolean(),
  as: readAsSchema,
  head: v.string(),
  tail: v.string(),
});

export type Kept = v.InferOutput<typeof keptSchema>;

/** A span with the first and last characters of its text. */
export type Anchored = Pick<Kept, 'start' | 'end' | 'head' | 'tail'>;

/** Number of characters of a literal by which it is recognised. */
const known = 64;
/** Maximum number of places that are checked for a literal that has moved. */
const mostPlaces = 100;

/** The first and last characters of the literal in a span. */
export function anchorOf(text: string, { start, end }: Span): Pick<Kept, 'head' | 'tail'> {
  return {
    head: text.slice(start, Math.min(end, start + known)),
    tail: text.slice(Math.max(start, end - known), end),
  };
}

/**
 * The place of a literal in a text that may have changed meanwhile: the old place, or the place where the
 * same literal is now. Undefined if it is not found, because another literal would be a wrong matrix.
 */
export function findAgain(text: string, kept: Anchored): Span | undefined {
  return placesOf(text, kept)[0];
}

/** All places where the literal can be now: the old place first, then the others, nearest first. */
export function placesOf(text: string, { start, end, head, tail }: Anchored): Span[] {
  if (head === '') return [];
  const length = end - start;
  const others: Span[] = [];
  let at = text.indexOf(head);
  for (let i = 0; at >= 0 && i < mostPlaces; i++) {
    const ends = text.startsWith(tail, at + length - tail.length);
    if (ends && at !== start) others.push({ start: at, end: at + length });
    at = text.indexOf(head, at + 1);
  }
  others.sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
  // After rows were added or removed behind the first ones, it is still the same literal.
  if (!text.startsWith(head, start)) return others;
  return [{ start, end: Math.min(end, text.length) }, ...others];
}
