import type { Candidate, Reader } from './reader.js';

/** Characters that a reader is asked about at a time. */
const stretch = 262_144;
/** How far it may look past a candidate there, in a document that is read as a whole. */
const stretchOutlook = 65_536;

/**
 * Where one reader stands. It is asked stretch by stretch and no farther than the earliest candidate
 * of all, so that what lies inside a long literal is gone through by the reader of that literal only.
 */
export class Seeker {
  /** Its next candidate; undefined: none before `asked`. */
  candidate: Candidate | undefined;
  /** Every offset before this one has been asked about. */
  private asked = 0;
  /** The stretch in hand: its last offset, and the text as far as it may be looked at. */
  private last = -1;
  private piece = '';

  /**
   * @param places where all of them stand: before that offset this one, the `index`-th, has no candidate, and at it
   *   only if it has one.
   * @param isScan only what is told unasked is looked for.
   */
  constructor(
    readonly reader: Reader,
    private readonly stretches: Stretches,
    private readonly places: Float64Array,
    private readonly index: number,
    private readonly isScan: boolean,
  ) {}

  /** Goes on from an offset, unless its candidate lies there or behind. */
  moveTo(from: number): void {
    if (this.candidate && this.candidate.at >= from) return;
    this.candidate = undefined;
    if (this.asked < from) this.asked = from;
    this.places[this.index] = this.asked;
  }

  /** Asks for the next candidate in the stretch in hand. */
  ask(): void {
    const { stretches, reader } = this;
    if (this.asked > this.last) {
      this.last = reader.looksBack ? stretches.text.length : stretches.endOf(this.asked);
      this.piece = stretches.upTo(this.last);
    }
    const { piece, asked } = this;
    const next =
      this.isScan && reader.nextSure ? reader.nextSure(piece, asked) : reader.next(piece, asked);
    // Beyond the stretch the text was cut short, so what was seen there may be something else.
    if (next && next.at <= this.last) this.candidate = next;
    this.asked = (this.candidate?.at ?? this.last) + 1;
    this.places[this.index] = this.candidate?.at ?? this.asked;
  }
}

/** A text stretch by stretch: all readers get the same string, which is compared in no time. */
class Stretches {
  private readonly pieces = new Map<number, string>();

  constructor(readonly text: string) {}

  /** The last offset of the stretch that an offset lies in. */
  endOf(offset: number): number {
    return (Math.floor(offset / stretch) + 1) * stretch - 1;
  }

  /** The text as far as it may be looked at from the stretch that ends there. */
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
 * All readers of a text, each where it stands. In a text of one bracket after the other the same few stand
 * at every character, so that those which stand far behind are not looked at each time.
 */
export class Seekers {
  private readonly all: readonly Seeker[];
  private readonly places: Float64Array;
  /** Those that stood first, in the order of readers. */
  private readonly front: Int32Array;
  private inFront = 0;
  /** The place in hand, and how many of those in front were told. */
  private at = -1;
  private passed = 0;
  /** None of the others stands before this offset. */
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
   * The first place where any of them may stand; undefined at the end. Who stands there is told by `next`: where the
   * first of them reads all of the text, the others need not look for a place in it.
   */
  earliest(): number | undefined {
    const at = this.nearest();
    if (at > this.text.length) return undefined;
    this.at = at;
    this.passed = 0;
    return at;
  }

  /** The next of those that stand at that place, in the order of readers. */
  next(): Seeker | undefined {
    while (this.passed < this.inFront) {
      const seeker = this.all[this.front[this.passed++]!]!;
      if (!seeker.candidate) seeker.ask();
      if (seeker.candidate?.at === this.at) return seeker;
    }
    return undefined;
  }

  /** All go on from an offset. */
  moveTo(from: number): void {
    for (const seeker of this.all) seeker.moveTo(from);
    this.others = -1;
  }

  /** The least place of all; those that stand there are in front afterwards. */
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

/** The text up to some lines after an offset: a view of it, not a copy. */
export function upTo(text: string, until: number, beyond: number): string {
  const enough = until + beyond;
  if (enough >= text.length) return text;
  const stop = text.indexOf('\n', enough);
  return text.slice(0, Math.min(stop < 0 ? text.length : stop + 1, enough + longestLine));
}
