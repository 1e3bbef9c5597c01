import type { Matrix } from '../matrix.js';
import type { Result } from '../result.js';
import type { View } from './embedded/view.js';
import type { ReadAs } from './read-as.js';

/**
 * How sure it is that a person means a matrix here.
 *
 * - `sure`: reported without being asked, in a scan or a hover: at least two rows, or a matrix constructor.
 * - `asked`: reported only if the user asks for a matrix here: a list of one row, a half-written literal,
 *   an array of zeros. The reader sets the certainty; the core decides who sees the reading (`scan.ts`).
 */
export type Certainty = 'sure' | 'asked';

/** One literal in a document. Offsets are UTF-16 code units; `end` is exclusive. */
export interface FoundMatrix {
  readonly start: number;
  readonly end: number;
  readonly result: Result<Matrix>;
  readonly certainty: Certainty;
  /** The reader recognises its own notation; no other reader's success overrules its problem. */
  readonly isFinal?: boolean | undefined;
}

/**
 * What a reader says about one place in the text. If nothing is reported here, the scan continues at
 * `resumeAt`, which is after the offset asked about. A reader that looked far ahead before it failed uses
 * this to avoid a second look, so the scan of a whole document stays linear in its length.
 */
export interface Reading {
  readonly resumeAt: number;
  readonly found?: FoundMatrix | undefined;
  /** What is told when the user asks; a function, so that a scan does not pay for it. */
  readonly ifAsked?: (() => FoundMatrix | undefined) | undefined;
  /** Instead of a literal: the text up to `resumeAt` is an embedded text, which other readers read. */
  readonly within?: Within | undefined;
}

/** A text inside another one: comments, messages in a log, the new side of a diff. */
export interface Within {
  /** Built only when it is read. */
  readonly view: () => View;
  readonly readers: readonly Reader[];
  /** A note that is added to its matrices. */
  readonly note: string | undefined;
  /** The name of its language, if it differs from the language of the text around it. */
  readonly name?: string;
  /** No other reader reads these lines. */
  readonly claimed: boolean;
  /** Applied to each matrix that is found there. */
  readonly checked?: ((found: FoundMatrix, view: View) => FoundMatrix) | undefined;
}

/**
 * A place where a literal may begin. A reader may add what it saw there, so that `read` does not look
 * again.
 */
export interface Candidate {
  readonly at: number;
}

/**
 * Reads the literals of one notation (a dialect, or one kind of printout). A reader is given only its own
 * candidates, so readers of all kinds fit in one `Reader[]`.
 */
export interface Reader<C extends Candidate = Candidate> {
  readonly id: string;
  /** The name for the user, if the reading itself has none: "NumPy printout", "CSV". */
  readonly notation?: string;
  /**
   * A candidate may be recognised by text far after it (a footer), so `next` needs the whole text. Other
   * readers look at most a few lines ahead.
   */
  readonly looksBack?: boolean;
  /**
   * The next place at or after `from` where a literal of this notation may begin; undefined if there is none.
   * Must not look at a character twice over a whole scan (beyond a constant number of times).
   */
  next(text: string, from: number): C | undefined;
  /**
   * Like `next`, but without the places where only an `asked` reading may begin. For a notation whose
   * opening is very common, so that a scan does not stop at every bracket.
   */
  nextSure?(text: string, from: number): C | undefined;
  /** Reads what begins at a candidate that `next` returned for this text. Never throws. */
  read(text: string, candidate: C, options: ReadOptions): Reading;
}

/** A candidate with nothing but its place; undefined for -1. */
export function candidate(at: number): Candidate | undefined {
  return at < 0 ? undefined : { at };
}

/**
 * How to read; one object per scan of one text (`scan-state.ts` uses it as the key of that scan's state).
 */
export interface ReadOptions {
  /** A literal with more entries than this is `tooLarge`. */
  readonly maxEntries: number;
  /** What a person chose where the text admits several readings. */
  readonly as?: ReadAs | undefined;
}

/** 4096 × 4096: what the visualizer can hold in memory and draw. */
export const defaultMaxEntries = 16_777_216;
