import type { Matrix } from '../matrix.js';
import type { Result } from '../result.js';
import type { View } from './embedded/view.js';
import type { ReadAs } from './read-as.js';

/**
 * How sure a reading is of being what a person means by a matrix.
 *
 * - `sure`: reported unasked, in a scan or a hover: two rows at least, or a matrix constructor.
 * - `asked`: told only to whom asks for a matrix here: a list of one row, a half-written literal, an
 *   array of zeros. The core, not the reader, decides by it who is told (`scan.ts`).
 */
export type Certainty = 'sure' | 'asked';

/** One literal in a document. Offsets are UTF-16 code units; `end` is exclusive. */
export interface FoundMatrix {
  readonly start: number;
  readonly end: number;
  readonly result: Result<Matrix>;
  readonly certainty: Certainty;
  /** The reader knows what stands here, and no other reader's success overrules it. */
  readonly isFinal?: boolean | undefined;
}

/**
 * What a reader says about one place in the text. `resumeAt` > the offset asked about: the scan goes
 * on there when nothing is reported here, so a reader that had to look far ahead before it gave up does
 * not look again, and the scan of a whole document stays linear in its length.
 */
export interface Reading {
  readonly resumeAt: number;
  readonly found?: FoundMatrix | undefined;
  /** What a person is told who asks, where a scan should not pay for working it out. */
  readonly ifAsked?: (() => FoundMatrix | undefined) | undefined;
  /** Instead of a literal: the text up to `resumeAt` holds another text, which other readers read. */
  readonly within?: Within | undefined;
}

/** A text inside another one: comments, messages in a log, the new side of a diff. */
export interface Within {
  /** Put together only when it is read. */
  readonly view: () => View;
  readonly readers: readonly Reader[];
  /** Added to how its matrices were read. */
  readonly note: string | undefined;
  /** The name of its language, where it is not that of the text around it. */
  readonly name?: string;
  /** No other reader reads these lines. */
  readonly claimed: boolean;
  /** What becomes of a matrix that is found there. */
  readonly checked?: ((found: FoundMatrix, view: View) => FoundMatrix) | undefined;
}

/** Where a literal may begin. A reader adds what it saw on the way, so that `read` does not look again. */
export interface Candidate {
  readonly at: number;
}

/**
 * Reads the literals of one notation (a dialect, or one kind of printout). A reader is only ever given its
 * own candidates, so a list of readers of any kind is a `Reader[]`.
 */
export interface Reader<C extends Candidate = Candidate> {
  readonly id: string;
  /** What a person calls it, where the reading itself says no more: "NumPy printout", "CSV". */
  readonly notation?: string;
  /**
   * What tells a candidate may stand far behind it (a footer), so `next` must see the whole text; the
   * others look at most some lines ahead.
   */
  readonly looksBack?: boolean;
  /**
   * The next place at or after `from` where a literal of this notation may begin; undefined if there is none.
   * Must not look at a character twice over a whole scan (beyond a constant number of times).
   */
  next(text: string, from: number): C | undefined;
  /**
   * The same without the places where only a reading may begin that is told to whom asks: for a notation that opens like
   * nearly everything else, so that a scan does not stop at every bracket.
   */
  nextSure?(text: string, from: number): C | undefined;
  /** Reads what begins at a candidate that `next` returned for this text. Never throws. */
  read(text: string, candidate: C, options: ReadOptions): Reading;
}

/** A candidate of a reader that needs nothing but the place; undefined for -1. */
export function candidate(at: number): Candidate | undefined {
  return at < 0 ? undefined : { at };
}

/** How to read; one object per scan of one text (`scan-state.ts` keeps that scan's account by it). */
export interface ReadOptions {
  /** More entries than this in one literal are `tooLarge`. */
  readonly maxEntries: number;
  /** What a person chose where the text admits several readings. */
  readonly as?: ReadAs | undefined;
}

/** 4096 × 4096: what the visualizer can hold in memory and draw. */
export const defaultMaxEntries = 16_777_216;
