import type { Dialect } from './languages/dialect.js';
import { inSource } from './embedded/in-source.js';
import { withNote } from './noted.js';
import type { Certainty, FoundMatrix, Reading, ReadOptions, Within } from './reader.js';
import { Seekers, upTo } from './seekers.js';
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
  for (;;) {
    const first = seekers.earliest();
    if (!first || first.at > until) return;
    const { at, standing } = first;
    let best: FoundMatrix | undefined;
    // Known to be no matrix here, and not told to who did not ask.
    let passed: FoundMatrix | undefined;
    for (const seeker of standing) {
      if (passed || (best && (best.result.ok || isFinal(best)))) break;
      const reading = seeker.reader.read(text, seeker.candidate!, options);
      if (reading.within) {
        const inside = { until, least };
        const end = yield* scanWithin(reading.within, name, options, inside);
        seeker.moveTo(reading.resumeAt);
        const read = reading.within.claimed ? reading.resumeAt : end;
        seekers.moveTo(read);
        if (read > at) break;
        continue;
      }
      const found = named(wanted(reading, least), seeker.reader.notation ?? name);
      if (found && (found.result.ok || !best || isFinal(found))) best = found;
      if (!found && !best && reading.found?.isFinal === true) passed = reading.found;
      seeker.moveTo(Math.max(reading.resumeAt, at + 1));
    }
    if (passed) seekers.moveTo(passed.end);
    if (!best) continue;
    yield best;
    seekers.moveTo(best.end);
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

/** How far a reader may look past the cursor to tell a candidate: headings, a header and its rows. */
const outlook = 4096;
