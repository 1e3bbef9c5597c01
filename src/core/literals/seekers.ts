import type { Candidate, Reader } from './reader.js';

/** Length of the piece of text that a reader is asked about at a time. */
const stretch = 262_144;
/** How far a reader may look past that piece. */
const stretchOutlook = 65_536;

/**
 * The position of one reader. The reader is asked piece by piece, and never beyond the earliest candidate
 * of all readers. So only the reader of a long literal goes through the text inside it.
 */
export class Seeker {
  /** Its next candidate; undefined: there is none before `asked`. */
  candidate: Candidate | undefined;
  /** Every offset before this one has been asked about. */
  private asked = 0;
  /** The current piece: its last offset, and the text that the reader may look at. */
  private last = -1;
  private piece = '';

  /**
   * @param places the positions of all readers. This one is at `index`: it has no candidate before that
   *   offset, and at that offset only if `candidate` is set.
   * @param isScan only readings that are reported without being asked are searched for.
   */
  constructor(
    readonly reader: Reader,
    private readonly stretches: Stretches,
    private readonly places: Float64Array,
    private readonly index: number,
    private readonly isScan: boolean,
  ) {}

  /** Continues from an offset, unless its candidate is there or later. */
  moveTo(from: number): void {
    if (this.candidate && this.candidate.at >= from) return;
    this.candidate = undefined;
    if (this.asked < from) this.asked = from;
    this.places[this.index] = this.asked;
  }

  /** Asks for the next candidate in the current piece. */
  ask(): void {
    const { stretches, reader } = this;
    if (this.asked > this.last) {
      this.last = reader.looksBack ? stretches.text.length : stretches.endOf(this.asked);
      this.piece = stretches.upTo(this.last);
    }
    const { piece, asked } = this;
    const next =
      this.isScan && reader.nextSure ? reader.nextSure(piece, asked) : reader.next(piece, asked);
    // After the end of the piece the text is cut off, so a candidate there is not reliable.
    if (next && next.at <= this.last) this.candidate = next;
    this.asked = (this.candidate?.at ?? this.last) + 1;
    this.places[this.index] = this.candidate?.at ?? this.asked;
  }
}

/** A text in pieces. All readers get the same string object, so comparing it costs nothing. */
class Stretches {
  private readonly pieces = new Map<number, string>();

  constructor(readonly text: string) {}

  /** The last offset of the piece that holds an offset. */
  endOf(offset: number): number {
    return (Math.floor(offset / stretch) + 1) * stretch - 1;
  }

  /** The text up to the end of a piece, and some more to look ahead. */
  upTo(last: number): string {
    let piece = this.pieces.get(last);
    if (piece === undefined) {
      piece = upTo(this.text, last, stretchOutlook);
      this.pieces.set(last, piece);
    }
    return piece;
  }
}

/**
 * All readers of a text with their positions. In a text of many brackets, the same few readers stop at
 * every character. They are kept in front, so the readers that are far ahead are not checked each time.
 */
export class Seekers {
  private readonly all: readonly Seeker[];
  private readonly places: Float64Array;
  /** The indices of the readers at the first position, in the order of readers. */
  private readonly front: Int32Array;
  private inFront = 0;
  /** The current position, and how many of the readers in front have been returned. */
  private at = -1;
  private passed = 0;
  /** None of the other readers has a position before this offset. */
  private others = -1;

  constructor(
    readers: readonly Reader[],
    private readonly text: string,
    from: number,
    isScan: boolean,
  ) {
    const places = new Float64Array(readers.length);
    this.places = places;
    this.front = new Int32Array(readers.length);
    const stretches = new Stretches(text);
    this.all = readers.map((reader, k) => new Seeker(reader, stretches, places, k, isScan));
    this.moveTo(from);
  }

  /**
   * The first position where any reader may have a candidate; undefined at the end. `next` gives the
   * readers that do have one there. If the first of them reads all of the text, the others need not search
   * in it.
   */
  earliest(): number | undefined {
    const at = this.nearest();
    if (at > this.text.length) return undefined;
    this.at = at;
    this.passed = 0;
    return at;
  }

  /** The next reader with a candidate at that position, in the order of readers. */
  next(): Seeker | undefined {
    while (this.passed < this.inFront) {
      const seeker = this.all[this.front[this.passed++]!]!;
      if (!seeker.candidate) seeker.ask();
      if (seeker.candidate?.at === this.at) return seeker;
    }
    return undefined;
  }

  /** All readers continue from an offset. */
  moveTo(from: number): void {
    for (const seeker of this.all) seeker.moveTo(from);
    this.others = -1;
  }

  /** The least position of all; puts the readers at that position in front. */
  private nearest(): number {
    const { places, front } = this;
    let least = Infinity;
    for (let f = 0; f < this.inFront; f++) least = Math.min(least, places[front[f]!]!);
    let kept = 0;
    if (least < this.others) {
      for (let f = 0; f < this.inFront; f++) {
        const k = front[f]!;
        if (places[k] === least) front[kept++] = k;
        else this.others = Math.min(this.others, places[k]!);
      }
      this.inFront = kept;
      return least;
    }
    least = Infinity;
    let others = Infinity;
    for (let k = 0; k < places.length; k++) {
      const place = places[k]!;
      if (place < least) {
        others = least;
        least = place;
        kept = 0;
      }
      if (place === least) front[kept++] = k;
      else if (place < others) others = place;
    }
    this.inFront = kept;
    this.others = others;
    return least;
  }
}

const longestLine = 65_536;

/**
 * The text up to the end of the line that is `beyond` characters after an offset: a view of it, not a copy.
 */
export function upTo(text: string, until: number, beyond: number): string {
  const enough = until + beyond;
  if (enough >= text.length) return text;
  const stop = text.indexOf('\n', enough);
  return text.slice(0, Math.min(stop < 0 ? text.length : stop + 1, enough + longestLine));
}
