import type { Dialect } from './languages/dialect.js';
import { inSource } from './embedded/in-source.js';
import { withNote } from './noted.js';
import type { Certainty, FoundMatrix, Reading, ReadOptions, Within } from './reader.js';
import { Seekers, upTo, type Seeker } from './seekers.js';
import type { ProblemCode } from '../result.js';

/** Which part of a text is scanned, and how sure the results must be. */
export interface Extent {
  readonly from?: number;
  readonly until?: number;
  /** Readings less sure than this are passed over. */
  readonly least?: Certainty;
}

/**
 * The one scan over a text, used by `findMatrices`, `parseMatrix` and `matrixAt`.
 *
 * Every reader names its next candidate; the earliest is read. If several readers have a candidate at the
 * same place, the first that gets a matrix wins, else the first that explains why it cannot. But a reader
 * that recognises its own notation in an incomplete text has the last word (`isFinal`). All readers step
 * over what is found, so ranges never overlap. The cost is that of the readers: each goes through the text
 * once. A text of brackets that are no matrices ends the scan early (`patience`).
 */
export function* scan(
  text: string,
  { readers, name }: Pick<Dialect, 'readers' | 'name'>,
  options: ReadOptions,
  { from = 0, until = text.length, least = 'sure' }: Extent = {},
): Generator<FoundMatrix, undefined> {
  // Candidates are searched for only up to `until`; a literal that is found is read in the whole text.
  const seekers = new Seekers(readers, upTo(text, until, outlook), from, least === 'sure');
  const steps = new Steps(text, seekers, { from, until, least }, name, options);
  for (let step = steps.next(); step; step = steps.next()) {
    if (!step.within) yield step.found;
    else steps.leave(yield* scanWithin(step.within, name, options, { until, least }));
  }
}

/**
 * A scan ends where more readings than these gave no matrix: so many, and one for every `farApart`
 * characters. Then a hostile text takes a fraction of a second, whatever it repeats. In 3,046 files of
 * code, prose and data there was at most one such reading for every 37 characters (a change log full of
 * links); text of brackets has one for every 2 to 8. Around the cursor, `matrixAt` scans a piece too short
 * for this.
 */
const patience = 4096;
const farApart = 16;

/** The next result of a scan: a literal, or an embedded text. */
type Step =
  { readonly found: FoundMatrix; readonly within?: undefined } | { readonly within: Within };

/** The readings of a scan in order; most readings give no result. */
class Steps {
  private at = -1;
  /** No other reader needs to read this place. */
  private isDone = true;
  private best: FoundMatrix | undefined;
  /**
   * A final problem that is less sure than required: not reported, and no other reader may read this place.
   */
  private passed: FoundMatrix | undefined;
  /** The reader whose embedded text is being scanned, and its reading. */
  private owner: Seeker | undefined;
  private inner: Reading | undefined;
  /** Readings that gave no matrix. */
  private vain = 0;

  constructor(
    private readonly text: string,
    private readonly seekers: Seekers,
    private readonly extent: Required<Extent>,
    private readonly name: string,
    private readonly options: ReadOptions,
  ) {}

  /**
   * The next step; undefined at the end. The literals of an embedded text come before the text after it.
   */
  next(): Step | undefined {
    for (;;) {
      while (!this.isDone && !this.isDecided()) {
        const seeker = this.seekers.next();
        if (!seeker) break;
        const reading = seeker.reader.read(this.text, seeker.candidate!, this.options);
        if (reading.within) {
          this.owner = seeker;
          this.inner = reading;
          return { within: reading.within };
        }
        this.note(reading, seeker.reader.notation);
        if (!this.best?.result.ok) this.vain++;
        seeker.moveTo(Math.max(reading.resumeAt, this.at + 1));
      }
      const { best, passed, seekers } = this;
      if (passed) seekers.moveTo(passed.end);
      if (best) seekers.moveTo(best.end);
      this.best = this.passed = undefined;
      this.isDone = true;
      if (best) return { found: best };
      const at = seekers.earliest();
      if (at === undefined || at > this.extent.until || this.isInVain(at)) return undefined;
      this.at = at;
      this.isDone = false;
    }
  }

  /** The embedded text has been scanned; its last literal ends at `end` (-1: it has none). */
  leave(end: number): void {
    const { resumeAt, within } = this.inner!;
    const read = within?.claimed === true ? resumeAt : end;
    this.owner!.moveTo(resumeAt);
    this.seekers.moveTo(read);
    this.isDone = read > this.at;
  }

  private isInVain(at: number): boolean {
    return this.vain > patience + (at - this.extent.from) / farApart;
  }

  private isDecided(): boolean {
    const { best } = this;
    return this.passed !== undefined || (best !== undefined && (best.result.ok || isFinal(best)));
  }

  private note(reading: Reading, notation = this.name): void {
    const found = named(wanted(reading, this.extent.least), notation);
    if (found && (found.result.ok || !this.best || isFinal(found))) this.best = found;
    if (!found && !this.best && reading.found?.isFinal === true) this.passed = reading.found;
  }
}

/**
 * Yields the literals of an embedded text, with offsets in the text around it. Returns the end of the last
 * one, or -1.
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

/** The literal of a reading, if it is at least as sure as required. */
function wanted({ found, ifAsked }: Reading, least: Certainty): FoundMatrix | undefined {
  if (least === 'asked') return ifAsked?.() ?? found;
  return found?.certainty === 'sure' ? found : undefined;
}

/** Adds the notation to a matrix if its reading does not name one. */
function named(found: FoundMatrix | undefined, notation: string): FoundMatrix | undefined {
  if (!found?.result.ok) return found;
  const { reading = { notation: '', notes: [] } } = found.result.value;
  if (reading.notation !== '') return found;
  const value = { ...found.result.value, reading: { ...reading, notation } };
  return { ...found, result: { ok: true, value } };
}

const finalCodes: ReadonlySet<ProblemCode> = new Set([
  'summarised',
  'ragged',
  'tooManyDimensions',
  'tooLarge',
]);

/**
 * A reader that knows the notation says that the matrix is incomplete or invalid. No other reader's success
 * on the same text, or on a part of it, overrules that.
 */
function isFinal({ result, certainty, isFinal: known }: FoundMatrix): boolean {
  if (known === true && !result.ok) return true;
  return !result.ok && certainty === 'sure' && finalCodes.has(result.problem.code);
}

/** How far a reader may look past the cursor to recognise a candidate: headings, a header and its rows. */
const outlook = 4096;
