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
  const limit = upTo(text, until, outlook);
  const seekers = readers.map((reader) => new Seeker(reader, limit, from));
  for (;;) {
    const at = earliest(seekers, limit);
    if (at < 0 || at > until) return;
    let best: FoundMatrix | undefined;
    for (const seeker of seekers) {
      if (seeker.next !== at || best?.result.ok) continue;
      const { found, resumeAt } = seeker.reader.read(text, at, options);
      if (found && (found.result.ok || !best)) best = found;
      seeker.moveTo(Math.max(resumeAt, at + 1));
    }
    if (!best) continue;
    yield best;
    for (const seeker of seekers) seeker.moveTo(best.end);
  }
}

/** The first place where any of them stands, or -1. */
function earliest(seekers: readonly Seeker[], text: string): number {
  for (let wanted = 0; ; wanted = nearest(seekers) + stretch) {
    const seen = first(seekers, wanted);
    // Some were asked before others showed a place, perhaps one farther than they had gone.
    if (seen >= 0) return first(seekers, seen);
    if (nearest(seekers) > text.length) return -1;
  }
}

/** The first place where any of them stands, all asked up to `wanted` at least; or -1. */
function first(seekers: readonly Seeker[], wanted: number): number {
  let at = -1;
  for (const seeker of seekers) {
    const bound = at < 0 ? wanted : at;
    // Most of them stand where they stood before: one call less for each.
    const next = seeker.next >= 0 || seeker.asked > bound ? seeker.next : seeker.upTo(bound);
    if (next >= 0 && (at < 0 || next < at)) at = next;
  }
  return at;
}

/** How far all of them have been asked at least. */
function nearest(seekers: readonly Seeker[]): number {
  return seekers.reduce((least, { asked }) => Math.min(least, asked), Infinity);
}

/** Characters that a reader is asked about at a time. */
const stretch = 262_144;
/** How far it may look past a candidate there, in a document that is read as a whole. */
const stretchOutlook = 65_536;

/**
 * Where one reader stands. It is asked stretch by stretch and no farther than the earliest candidate
 * of all, so that what lies inside a long literal is gone through by the reader of that literal only.
 */
class Seeker {
  /** Its next candidate; -1: none before `asked`. */
  next = -1;
  /** Every offset before this one has been asked about. */
  asked: number;
  /** The stretch in hand: its last offset, and the text as far as it may be looked at. */
  private last = -1;
  private piece = '';

  constructor(
    readonly reader: Reader,
    private readonly text: string,
    from: number,
  ) {
    this.asked = from;
  }

  /** Goes on from an offset, unless its candidate lies there or behind. */
  moveTo(from: number): void {
    if (this.next >= from) return;
    this.next = -1;
    this.asked = Math.max(this.asked, from);
  }

  /** The next candidate, sought up to `wanted` or somewhat beyond. */
  upTo(wanted: number): number {
    const { text, reader } = this;
    while (this.next < 0 && this.asked <= Math.min(wanted, text.length)) {
      if (this.asked > this.last) {
        this.last = reader.looksBack ? text.length : this.asked + stretch;
        this.piece = upTo(text, this.last, stretchOutlook);
      }
      const next = reader.next(this.piece, this.asked);
      // Beyond the stretch the text was cut short, so what was seen there may be something else.
      const isSeen = next >= 0 && next <= this.last;
      if (isSeen) this.next = next;
      this.asked = (isSeen ? next : this.last) + 1;
    }
    return this.next;
  }
}

/** How far a reader may look past the cursor to tell a candidate: headings, a header and its rows. */
const outlook = 4096;
const longestLine = 65_536;

/** The text up to some lines after an offset: a view of it, not a copy. */
function upTo(text: string, until: number, beyond: number): string {
  const enough = until + beyond;
  if (enough >= text.length) return text;
  const stop = text.indexOf('\n', enough);
  return text.slice(0, Math.min(stop < 0 ? text.length : stop + 1, enough + longestLine));
}
