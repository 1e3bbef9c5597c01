import type { Matrix } from '../matrix.js';
import type { Result } from '../result.js';

/** One literal in a document. Offsets are UTF-16 code units; `end` is exclusive. */
export interface FoundMatrix {
  readonly start: number;
  readonly end: number;
  readonly result: Result<Matrix>;
}

/**
 * What a reader says about one place in the text. `resumeAt` > the offset asked about: the scan goes
 * on there, so a reader that had to look far ahead before it gave up does not look again, and the
 * scan of a whole document stays linear in its length.
 */
export interface Reading {
  readonly resumeAt: number;
  readonly found?: FoundMatrix;
}

/** Reads the literals of one notation (a dialect, or one kind of printout). */
export interface Reader {
  readonly id: string;
  /**
   * What tells a candidate may stand far behind it (a footer), so `next` must see the whole text; the
   * others look at most some lines ahead.
   */
  readonly looksBack?: boolean;
  /**
   * The next offset ≥ `from` at which a literal of this notation may begin, or -1 if there is none.
   * Must not look at a character twice over a whole scan (beyond a constant number of times).
   */
  next(text: string, from: number): number;
  /** Reads what begins at `at`, an offset that `next` returned. Never throws. */
  read(text: string, at: number, options: ReadOptions): Reading;
}

/** How to read; one object per scan of one text (`work.ts` keeps that scan's account by it). */
export interface ReadOptions {
  /**
   * True for an explicit wish (`parseMatrix`): one-row lists count, and whatever cannot be read is
   * explained. False for a scan (`findMatrices`): silence unless it is surely a matrix.
   */
  readonly explicit: boolean;
  /** More entries than this in one literal are `tooLarge`. */
  readonly maxEntries: number;
}

/** 4096 × 4096: what the visualizer can hold in memory and draw. */
export const defaultMaxEntries = 16_777_216;
