import type { Dialect } from './languages/dialect.js';
import { inSource } from './embedded/in-source.js';
import { withNote } from './noted.js';
import type { Certainty, FoundMatrix, Reading, ReadOptions, Within } from './reader.js';
import { Seekers, upTo, type Seeker } from './seekers.js';
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
  const seekers = new Seekers(readers, upTo(text, until, outlook), from, least === 'sure');
  const steps = new Steps(text, seekers, until, name, options, least);
  for (let step = steps.next(); step; step = steps.next()) {
    if (!step.within) yield step.found;
    else steps.leave(yield* scanWithin(step.within, name, options, { until, least }));
  }
}

/** What a scan comes to next: a literal, or a text inside the text. */
type Step =
  { readonly found: FoundMatrix; readonly within?: undefined } | { readonly within: Within };

/** The readings of a scan one after the other; most of them tell nothing. */
class Steps {
  private at = -1;
  /** No other reader that stands at this place is to read it. */
  private isDone = true;
  private best: FoundMatrix | undefined;
  /** Known to be no matrix here, and not told to who did not ask. */
  private passed: FoundMatrix | undefined;
  /** Whose text inside the text it is that is gone through, and where it ends. */
  private owner: Seeker | undefined;
  private inner: Reading | undefined;

  constructor(
    private readonly text: string,
    private readonly seekers: Seekers,
    private readonly until: number,
    private readonly name: string,
    private readonly options: ReadOptions,
    private readonly least: Certainty,
  ) {}

  /** The next one; undefined at the end. What lies in a text inside the text comes before it is left. */
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
        seeker.moveTo(Math.max(reading.resumeAt, this.at + 1));
      }
      const { best, passed, seekers } = this;
      if (passed) seekers.moveTo(passed.end);
      if (best) seekers.moveTo(best.end);
      this.best = this.passed = undefined;
      this.isDone = true;
      if (best) return { found: best };
      const at = seekers.earliest();
      if (at === undefined || at > this.until) return undefined;
      this.at = at;
      this.isDone = false;
    }
  }

  /** The text inside the text was gone through; the last of what it held ends at `end`, or -1. */
  leave(end: number): void {
    const { resumeAt, within } = this.inner!;
    const read = within?.claimed === true ? resumeAt : end;
    this.owner!.moveTo(resumeAt);
    this.seekers.moveTo(read);
    this.isDone = read > this.at;
  }

  private isDecided(): boolean {
    const { best } = this;
    return this.passed !== undefined || (best !== undefined && (best.result.ok || isFinal(best)));
  }

  private note(reading: Reading, notation = this.name): void {
    const found = named(wanted(reading, this.least), notation);
    if (found && (found.result.ok || !this.best || isFinal(found))) this.best = found;
    if (!found && !this.best && reading.found?.isFinal === true) this.passed = reading.found;
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
 * A reader that knows the notation says that this is no whole matrix: no other reader's success on the
 * same text, or on a part of it, overrules that.
 */
function isFinal({ result, certainty, isFinal: known }: FoundMatrix): boolean {
  if (known === true && !result.ok) return true;
  return !result.ok && certainty === 'sure' && finalCodes.has(result.problem.code);
}

/** How far a reader may look past the cursor to tell a candidate: headings, a header and its rows. */
const outlook = 4096;
