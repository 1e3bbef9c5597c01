import type { Dialect } from './languages/dialect.js';
import { inSource } from './embedded/in-source.js';
import { withNote } from './noted.js';
import type {
  Candidate,
  Certainty,
  FoundMatrix,
  Reader,
  Reading,
  ReadOptions,
  Within,
} from './reader.js';
import type { ProblemCode } from '../result.js';

/** What of a text is gone through, and who is told. */
export interface Extent {
  readonly from?: number;
  readonly until?: number;
  /** Readings less sure than this are passed over. */
  readonly least?: Certainty;
}

/**
 * The one scan over a text, behind `findMatrices`, `parseMatrix` and `matrixAt`.
 *
 * Every reader names its next candidate; the earliest is read. Where several readers stand at the
 * same place, the first that gets a matrix wins, else the first that explains why it cannot; but a
 * reader that recognises its own notation in a text that is not whole has the last word (`isFinal`).
 * What is found is stepped over by all readers, so ranges never overlap. The cost is the readers' own:
 * each goes through the text once.
 */
export function* scan(
  text: string,
  { readers, name }: Pick<Dialect, 'readers' | 'name'>,
  options: ReadOptions,
  { from = 0, until = text.length, least = 'sure' }: Extent = {},
): Generator<FoundMatrix, undefined> {
  // Candidates are sought no farther than they are wanted; what is found is read in the whole text.
  const limit = upTo(text, until, outlook);
  const seekers = readers.map((reader) => new Seeker(reader, limit, from));
  for (;;) {
    const at = earliest(seekers, limit);
    if (at < 0 || at > until) return;
    let best: FoundMatrix | undefined;
    // Known to be no matrix here, and not told to who did not ask.
    let passed: FoundMatrix | undefined;
    for (const seeker of seekers) {
      if (seeker.at !== at || passed || (best && (best.result.ok || isFinal(best)))) continue;
      const reading = seeker.reader.read(text, seeker.candidate!, options);
      if (reading.within) {
        const inside = { until, least };
        const end = yield* scanWithin(reading.within, name, options, inside);
        seeker.moveTo(reading.resumeAt);
        const read = reading.within.claimed ? reading.resumeAt : end;
        for (const other of seekers) other.moveTo(read);
        if (read > at) break;
        continue;
      }
      const found = named(wanted(reading, least), seeker.reader.notation ?? name);
      if (found && (found.result.ok || !best || isFinal(found))) best = found;
      if (!found && !best && reading.found?.isFinal === true) passed = reading.found;
      seeker.moveTo(Math.max(reading.resumeAt, at + 1));
    }
    if (passed) for (const seeker of seekers) seeker.moveTo(passed.end);
    if (!best) continue;
    yield best;
    for (const seeker of seekers) seeker.moveTo(best.end);
  }
}

/**
 * What a text inside the text holds, at its places in the text around it; where the last of it ends, or -1.
 */
function* scanWithin(
  { view: made, readers, note, name: own, checked }: Within,
  outer: string,
  options: ReadOptions,
  { until = Infinity, least = 'sure' }: Extent,
): Generator<FoundMatrix, number> {
  const view = made();
  const name = own ?? outer;
  const inside = { until: view.fromSource(until), least };
  let end = -1;
  for (const found of scan(view.text, { readers, name }, options, inside)) {
    const read = checked && found.result.ok ? checked(found, view) : found;
    const outside = inSource(read, view);
    ({ end } = outside);
    yield withNote(outside, note);
  }
  return end;
}

/** What a reading says to one who wants readings that are so sure at least. */
function wanted({ found, ifAsked }: Reading, least: Certainty): FoundMatrix | undefined {
  if (least === 'asked') return ifAsked?.() ?? found;
  return found?.certainty === 'sure' ? found : undefined;
}

/** A matrix says how it was read: by default, in whose notation. */
function named(found: FoundMatrix | undefined, notation: string): FoundMatrix | undefined {
  if (!found?.result.ok || found.result.value.reading) return found;
  const value = { ...found.result.value, reading: { notation, notes: [] } };
  return { ...found, result: { ok: true, value } };
}

const finalCodes: ReadonlySet<ProblemCode> = new Set([
  'summarised',
  'ragged',
  'tooManyDimensions',
  'tooLarge',
]);

/**
 * A reader that knows the notation says that this is no whole matrix: no other reader's success on the
 * same text, or on a part of it, overrules that.
 */
function isFinal({ result, certainty, isFinal: known }: FoundMatrix): boolean {
  if (known === true && !result.ok) return true;
  return !result.ok && certainty === 'sure' && finalCodes.has(result.problem.code);
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
    const next = seeker.candidate || seeker.asked > bound ? seeker.at : seeker.upTo(bound);
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
  /** Its next candidate; undefined: none before `asked`. */
  candidate: Candidate | undefined;
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

  /** Where its next candidate stands, or -1. */
  get at(): number {
    return this.candidate?.at ?? -1;
  }

  /** Goes on from an offset, unless its candidate lies there or behind. */
  moveTo(from: number): void {
    if (this.at >= from) return;
    this.candidate = undefined;
    this.asked = Math.max(this.asked, from);
  }

  /** The next candidate, sought up to `wanted` or somewhat beyond; where it stands, or -1. */
  upTo(wanted: number): number {
    const { text, reader } = this;
    while (!this.candidate && this.asked <= Math.min(wanted, text.length)) {
      if (this.asked > this.last) {
        this.last = reader.looksBack ? text.length : this.asked + stretch;
        this.piece = upTo(text, this.last, stretchOutlook);
      }
      const next = reader.next(this.piece, this.asked);
      // Beyond the stretch the text was cut short, so what was seen there may be something else.
      if (next && next.at <= this.last) this.candidate = next;
      this.asked = (this.candidate?.at ?? this.last) + 1;
    }
    return this.at;
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
