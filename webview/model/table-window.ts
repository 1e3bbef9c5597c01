/** A piece of a long list of rows or columns, counted from 0; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span of that size that begins at `start`, moved so that it is inside the list. */
export function spanAt(start: number, size: number, length: number): Span {
  const first = Math.max(0, Math.min(start, length - size));
  return { start: first, end: Math.min(length, first + size) };
}

/** "1–20 / 400": what is shown and how many there are. The caller adds the noun. */
export function spanText({ start, end }: Span, length: number): string {
  return length <= end - start ? String(length) : `${start + 1}–${end} / ${length}`;
}

/** The places of a span, in order. */
export function spanOf({ start, end }: Span): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
