/** Which lines of equal height are in the document; `end` is exclusive. */
export interface LineWindow {
  readonly start: number;
  readonly end: number;
}

/** Lines beyond each edge of the view, so that a small movement shows no gap. */
const usuallyBeyond = 8;

/**
 * The lines to draw. Their number changes in steps, so that most scrolling changes nothing.
 *
 * @param beyond lines beyond each edge of the view.
 */
export function lineWindow(
  scrollTop: number,
  height: number,
  lineHeight: number,
  count: number,
  beyond = usuallyBeyond,
): LineWindow {
  const step = Math.max(1, beyond / 2);
  const first = Math.floor(scrollTop / lineHeight / step) * step - beyond;
  const last = Math.ceil((scrollTop + height) / lineHeight / step) * step + beyond;
  const end = Math.min(count, Math.max(0, last));
  return { start: Math.max(0, Math.min(first, end)), end };
}

/** The most lines that are drawn at once, as a power of two: each line has one of so many places in the document. */
export function slotsOf(height: number, lineHeight: number): number {
  return 2 ** Math.ceil(Math.log2(height / lineHeight + 3 * usuallyBeyond + 2));
}

/** The lines that can be seen. */
export function seenLines(
  scrollTop: number,
  height: number,
  lineHeight: number,
  count: number,
): LineWindow {
  const start = Math.min(count, Math.max(0, Math.floor(scrollTop / lineHeight)));
  return {
    start,
    end: Math.min(count, Math.max(start, Math.ceil((scrollTop + height) / lineHeight))),
  };
}

/** How far to scroll so that a line is seen as a whole. */
export function scrollToLine(
  index: number,
  scrollTop: number,
  height: number,
  lineHeight: number,
): number {
  const top = index * lineHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + lineHeight - height);
}
