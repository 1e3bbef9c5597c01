import { lettersIn } from '../text-width.js';

/** Milliseconds before the first word is read, and for each letter: about 200 words in a minute. */
const start = 1600;
const perLetter = 55;
const longest = 16_000;

/** How long a caption stays, in milliseconds: as long as it takes to read it. */
export function readingMillis(caption: string): number {
  // A Chinese character takes as long as about three letters, and is nearly two letters wide.
  const wide = lettersIn(caption) - caption.length;
  return Math.min(longest, start + perLetter * (caption.length + 2.5 * wide));
}
