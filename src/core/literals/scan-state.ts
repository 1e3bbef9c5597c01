import { Apostrophes } from './apostrophes.js';
import type { ReadOptions } from './reader.js';

/**
 * What one scan has spent and learnt so far, shared by all that it reads: without it, a text of many
 * short literals could ask for any amount of work, each within its own bounds.
 */
export class Work {
  /**
   * Where calls begin that were read and are no constants: calls around them need not try again. With each, where
   * its reading stopped and where its first constant stands, so that what follows does not depend on who asks first.
   */
  readonly hopeless = new Map<number, { readonly stop: number; readonly whole: number }>();
  readonly apostrophes = new Apostrophes();
  private computed = 0;

  /**
   * Room for `count` more entries that are computed and not written out (ranges, `zeros`, repeats)?
   * They are then taken.
   */
  take(count: number): boolean {
    if (this.computed + count > maxComputed) return false;
    this.computed += count;
    return true;
  }

  /** The same for a constant of `length` characters; one that is written out costs nothing. */
  grant(count: number, length: number): boolean {
    return count <= length || this.take(count);
  }
}

/** Entries that short texts may ask for in one scan: 32 matrices of 1024 × 1024. */
const maxComputed = 2 ** 25;

const works = new WeakMap<ReadOptions, Work>();

/** The work of the scan that these options were made for: one object per scan. */
export function workOf(options: ReadOptions): Work {
  let work = works.get(options);
  if (!work) works.set(options, (work = new Work()));
  return work;
}
