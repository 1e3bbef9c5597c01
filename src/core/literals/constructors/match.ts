import { isWordCode } from '../text-scan.js';
import type { Constructor, Groups, Where } from './types.js';
import { constructors } from './table/index.js';

/** A constructor found in a text, and the groups of its head. */
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
  /**
   * The stem as a pattern for the first word of a head; undefined if the stem has other than word
   * characters.
   */
  readonly inWord: RegExp | undefined;
}

/** Limit for the words that are cached: a text has few of them. */
const mostWords = 256;

/** Finds the constructors of one language. */
export class Finder {
  private readonly entries: readonly Compiled[];
  private readonly stems: RegExp;
  private readonly byWord = new Map<string, readonly Compiled[]>();

  constructor(where: Where) {
    const known = constructors.filter((constructor) => constructor.where.includes(where));
    this.entries = known.map((constructor) => ({
      constructor,
      head: new RegExp(constructor.head, 'y'),
      tail: constructor.tail === undefined ? undefined : new RegExp(constructor.tail, 'y'),
      inWord: inWord(constructor.stem),
    }));
    const stems = [...new Set(known.map(({ stem }) => stem))];
    this.stems = new RegExp(`(?:${stems.join('|')})${bracketAhead}`, 'g');
  }

  /** The start of the next word at or after `from` where a head may begin; -1: none. */
  next(text: string, from: number): number {
    this.stems.lastIndex = from;
    for (let match = this.stems.exec(text); match; match = this.stems.exec(text)) {
      const at = wordStart(text, match.index);
      if (at >= from) return at;
    }
    return -1;
  }

  /** The first constructor in the table whose head is at `at` and for which `taken` returns a result. */
  at<T>(text: string, at: number, taken: (match: Match) => T | undefined): T | undefined {
    for (const { constructor, head } of this.entriesOf(wordAt(text, at))) {
      head.lastIndex = at;
      const match = head.exec(text);
      const made = match && taken({ constructor, groups: match.groups ?? {}, end: head.lastIndex });
      if (made) return made;
    }
    return undefined;
  }

  /** The constructors whose stem is in the first word of the call. */
  private entriesOf(word: string): readonly Compiled[] {
    const { byWord } = this;
    let known = byWord.get(word);
    if (!known) {
      known = this.entries.filter((entry) => entry.inWord?.test(word) !== false);
      if (byWord.size === mostWords) byWord.clear();
      byWord.set(word, known);
    }
    return known;
  }

  /** Matches the tail that a constructor expects after its entries; undefined if other text is there. */
  tail(text: string, at: number, constructor: Constructor): Omit<Match, 'constructor'> | undefined {
    const tail = this.entries.find((entry) => entry.constructor === constructor)?.tail;
    if (!tail) return { groups: {}, end: at };
    tail.lastIndex = at;
    const match = tail.exec(text);
    return match ? { groups: match.groups ?? {}, end: tail.lastIndex } : undefined;
  }
}

/** Text between a stem and the bracket of its call. */
const bracketAhead = '(?=[\\w:<>,.=\\s]{0,100}?[([{])';
const longestWord = 60;

/** A stem that consists of word characters only, as a pattern. */
function inWord(stem: string): RegExp | undefined {
  return /[^\w()?|[\]-]/.test(stem.replaceAll('(?:', '(')) ? undefined : new RegExp(stem);
}

/** The word at `at`, up to the length in which a stem may be found. */
function wordAt(text: string, at: number): string {
  let end = at;
  while (end < at + 2 * longestWord && isWordCode(text.charCodeAt(end))) end++;
  return text.slice(at, end);
}

function wordStart(text: string, at: number): number {
  const floor = Math.max(0, at - longestWord);
  let i = at;
  while (i > floor && isWordCode(text.charCodeAt(i - 1))) i--;
  return i;
}
