import type { FoundMatrix, Reader, ReadOptions } from './reader.js';

/**
 * The one scan over a text, behind `findMatrices`, `parseMatrix` and `matrixAt`.
 *
 * Every reader names its next candidate; the earliest is read. Where several readers stand at the
 * same place, the first that gets a matrix wins, else the first that explains why it cannot. What is
 * found is stepped over by all readers, so ranges never overlap. The cost is the readers' own: each
 * goes through the text once.
 */
export function* scan(
  text: string,
  readers: readonly Reader[],
  options: ReadOptions,
  from = 0,
  until = text.length,
): Generator<FoundMatrix, undefined> {
  // Candidates are sought no farther than they are wanted; what is found is read in the whole text.
  const head = upTo(text, until);
  const nextOf = readers.map((reader) => reader.next(head, from));
  for (;;) {
    let at = -1;
    for (const next of nextOf) {
      if (next >= 0 && (at < 0 || next < at)) at = next;
    }
    if (at < 0 || at > until) return;
    let best: FoundMatrix | undefined;
    for (let i = 0; i < readers.length && !best?.result.ok; i++) {
      if (nextOf[i] !== at) continue;
      const reader = readers[i]!;
      const { found, resumeAt } = reader.read(text, at, options);
      if (found && (found.result.ok || !best)) best = found;
      nextOf[i] = reader.next(head, Math.max(resumeAt, at + 1));
    }
    if (!best) continue;
    yield best;
    for (let i = 0; i < readers.length; i++) {
      const next = nextOf[i]!;
      if (next >= 0 && next < best.end) {
        nextOf[i] = readers[i]!.next(head, best.end);
      }
    }
  }
}

/** How far a reader may look past a candidate to tell it: headings, a header and its rows. */
const outlook = 4096;
const longestLine = 65_536;

/** The text up to some lines after an offset: a view of it, not a copy. */
function upTo(text: string, until: number): string {
  const enough = until + outlook;
  if (enough >= text.length) return text;
  const stop = text.indexOf('\n', enough);
  return text.slice(0, Math.min(stop < 0 ? text.length : stop + 1, enough + longestLine));
}
