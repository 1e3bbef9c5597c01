import { Apostrophes } from './apostrophes.js';
import type { ReadOptions } from './reader.js';

/**
 * What one scan has spent and learnt so far, shared by all its readings. Each literal has its own limits;
 * without a shared limit, a text of many short literals could still cause any amount of work.
 */
export class Work {
  /**
   * The starts of calls that were read and are not constants; a call around one of them fails without
   * reading it again. The value says where the reading stopped and where the first constant begins, so the
   * result does not depend on which call is read first.
   */
  readonly hopeless = new Map<number, { readonly stop: number; readonly whole: number }>();
  readonly apostrophes = new Apostrophes();
  private computed = 0;

  /**
   * Reserves `count` entries that are computed and not written out (ranges, `zeros`, repeats); false if
   * there is no room for them.
   */
  take(count: number): boolean {
    if (this.computed + count > maxComputed) return false;
    this.computed += count;
    return true;
  }

  /** The same for a constant of `length` characters; a constant that is written out costs nothing. */
  grant(count: number, length: number): boolean {
    return count <= length || this.take(count);
  }
}

/** Entries that short texts may compute in one scan: 32 matrices of 1024 × 1024. */
const maxComputed = 2 ** 25;

const works = new WeakMap<ReadOptions, Work>();

/** The state of the scan that these options were made for: one object per scan. */
export function workOf(options: ReadOptions): Work {
  let work = works.get(options);
  if (!work) works.set(options, (work = new Work()));
  return work;
}
