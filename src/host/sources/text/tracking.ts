/** One edit: `length` code units from `offset` on were replaced by `inserted` others. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly inserted: number;
}

/** The edits of a change event of VS Code, or of an object like it. */
export function editsOf(
  changes: readonly {
    readonly rangeOffset: number;
    readonly rangeLength: number;
    readonly text: string;
  }[],
): Edit[] {
  return changes.map(({ rangeOffset, rangeLength, text }) => ({
    offset: rangeOffset,
    length: rangeLength,
    inserted: text.length,
  }));
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The place of a literal after edits outside and inside of it. It changes like a decoration: typing at
 * its last character makes it longer, typing before it moves it. The edits of one change event do not
 * overlap, and all refer to the text before the event. So they are applied from the last to the first.
 */
export function shiftSpan(span: Span, edits: readonly Edit[]): Span {
  let { start, end } = span;
  for (const edit of [...edits].sort((a, b) => b.offset - a.offset)) {
    const editEnd = edit.offset + edit.length;
    const delta = edit.inserted - edit.length;
    if (editEnd < start || (editEnd === start && edit.length === 0 && start !== end)) {
      start += delta;
      end += delta;
    } else if (edit.offset > end) {
      continue;
    } else if (edit.offset < start) {
      // The edit covered the beginning. The rest starts after the inserted text.
      const left = Math.max(0, end - Math.max(editEnd, start));
      start = edit.offset + edit.inserted;
      end = start + left;
    } else {
      end = editEnd >= end ? edit.offset + edit.inserted : end + delta;
    }
  }
  return { start, end: Math.max(start, end) };
}
