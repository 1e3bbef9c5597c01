import type { Constructor, Groups, Where } from './types.js';
import { constructors } from './table/index.js';

/** A constructor in a text, and what its own words say. */
export interface Match {
  readonly constructor: Constructor;
  readonly groups: Groups;
  /** Offset after the head. */
  readonly end: number;
}

interface Compiled {
  readonly constructor: Constructor;
  readonly head: RegExp;
  readonly tail: RegExp | undefined;
}

/** Finds the constructors that one language knows. */
export class Finder {
  private readonly entries: readonly Compiled[];
  private readonly any: RegExp;

  constructor(where: Where) {
    const known = constructors.filter((constructor) => constructor.where.includes(where));
    this.entries = known.map((constructor) => ({
      constructor,
      head: new RegExp(constructor.head, 'y'),
      tail: constructor.tail === undefined ? undefined : new RegExp(constructor.tail, 'y'),
    }));
    const heads = known.map(({ head }) => head.replace(named, '(?:'));
    this.any = new RegExp(`(?<![\\w$])(?:${heads.join('|')})`, 'g');
  }

  /** The next place at or after `from` where a head may stand; -1: none. */
  next(text: string, from: number): number {
    this.any.lastIndex = from;
    return this.any.exec(text)?.index ?? -1;
  }

  /** The constructors whose heads stand at `at`, the first in the table first. */
  *at(text: string, at: number): Generator<Match> {
    for (const { constructor, head } of this.entries) {
      head.lastIndex = at;
      const match = head.exec(text);
      if (match) yield { constructor, groups: match.groups ?? {}, end: head.lastIndex };
    }
  }

  /** What a constructor expects behind its entries; undefined where something else stands there. */
  tail(text: string, at: number, constructor: Constructor): Omit<Match, 'constructor'> | undefined {
    const tail = this.entries.find((entry) => entry.constructor === constructor)?.tail;
    if (!tail) return { groups: {}, end: at };
    tail.lastIndex = at;
    const match = tail.exec(text);
    return match ? { groups: match.groups ?? {}, end: tail.lastIndex } : undefined;
  }
}

/** The beginning of a named group. */
const named = /\(\?<[A-Za-z]\w*>/g;
