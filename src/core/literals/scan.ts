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
  const nextOf = readers.map((reader) => reader.next(text, from));
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
      nextOf[i] = reader.next(text, Math.max(resumeAt, at + 1));
    }
    if (!best) continue;
    yield best;
    for (let i = 0; i < readers.length; i++) {
      const next = nextOf[i]!;
      if (next >= 0 && next < best.end) {
        nextOf[i] = readers[i]!.next(text, best.end);
      }
    }
  }
}
