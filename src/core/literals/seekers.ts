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
  private asked: number;
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

  /** Before this offset it has no candidate; at it, if it has one. */
  get place(): number {
    return this.candidate?.at ?? this.asked;
  }

  /** Goes on from an offset, unless its candidate lies there or behind. */
  moveTo(from: number): void {
    if (this.candidate && this.candidate.at >= from) return;
    this.candidate = undefined;
    if (this.asked < from) this.asked = from;
  }

  /** Asks for the next candidate in the stretch in hand. */
  ask(): void {
    const { text, reader } = this;
    if (this.asked > this.last) {
      this.last = reader.looksBack ? text.length : this.asked + stretch;
      this.piece = upTo(text, this.last, stretchOutlook);
    }
    const next = reader.next(this.piece, this.asked);
    // Beyond the stretch the text was cut short, so what was seen there may be something else.
    if (next && next.at <= this.last) this.candidate = next;
    this.asked = (this.candidate?.at ?? this.last) + 1;
  }
}

/**
 * All readers of a text, each where it stands. In a text of one bracket after the other the same few stand
 * at every character, so that those which stand far behind are not looked at each time.
 */
export class Seekers {
  private readonly all: readonly Seeker[];
  /** Those that stood first, in the order of readers. */
  private front: readonly Seeker[] = [];
  /** None of the others stands before this offset. */
  private others = -1;

  constructor(
    readers: readonly Reader[],
    private readonly text: string,
    from: number,
  ) {
    this.all = readers.map((reader) => new Seeker(reader, text, from));
  }

  /** The first place where any of them stands, and those that do; undefined at the end. */
  earliest(): { readonly at: number; readonly standing: readonly Seeker[] } | undefined {
    for (;;) {
      const at = this.nearest();
      if (at > this.text.length) return undefined;
      for (const seeker of this.front) if (!seeker.candidate) seeker.ask();
      const standing = this.front.filter(({ candidate }) => candidate?.at === at);
      if (standing.length > 0) return { at, standing };
    }
  }

  /** All go on from an offset. */
  moveTo(from: number): void {
    for (const seeker of this.all) seeker.moveTo(from);
    this.others = -1;
  }

  /** The least place of all; those that stand there are in front afterwards. */
  private nearest(): number {
    let { others } = this;
    let least = leastOf(this.front);
    let among = this.front;
    if (least >= others) {
      among = this.all;
      least = leastOf(among);
      others = Infinity;
    }
    const front: Seeker[] = [];
    for (const seeker of among) {
      const { place } = seeker;
      if (place === least) front.push(seeker);
      else if (place < others) others = place;
    }
    this.front = front;
    this.others = others;
    return least;
  }
}

function leastOf(seekers: readonly Seeker[]): number {
  let least = Infinity;
  for (const { place } of seekers) if (place < least) least = place;
  return least;
}

const longestLine = 65_536;

/** The text up to some lines after an offset: a view of it, not a copy. */
export function upTo(text: string, until: number, beyond: number): string {
  const enough = until + beyond;
  if (enough >= text.length) return text;
  const stop = text.indexOf('\n', enough);
  return text.slice(0, Math.min(stop < 0 ? text.length : stop + 1, enough + longestLine));
}
