import type { ProblemCode } from '../result.js';
import type { FoundMatrix } from './reader.js';

/** What is said of the shape of a text, which a drawing, a list of words or an empty list has as well. */
const ofShape: ReadonlySet<ProblemCode> = new Set(['ragged', 'summarised', 'empty']);
const numbers = /(?<![\w.])[-+]?\.?\d[\w.]*/g;
const words = /(?<![\w.])[\p{L}_]\w*/gu;
/** A constructor, a shape or a type at the beginning: the notation is unmistakable. */
const heading =
  /^(?:#\s{0,4})?(?:[\w.]{1,60}[ \t]?[([{<]|<|\\|A (?:tibble|data\.table)|[\w<]{1,40}[ \t]?×|shape:|\d{1,9}[ ]?[×x][ ]?\d)/;
/** Types under the names of a tibble. */
const types = /<(?:dbl|int|chr|lgl|fct|date|dttm)>/;
/** What programs say under a table that they cut. */
const foot = /\b(?:rows?|columns?|cols?|variables?|more|omitted|shown)\b/;
const fewest = 4;
const reach = 4000;

/**
 * A problem that nobody wants to hear of who did not ask: a list without numbers, a box of words whose rows
 * differ. It needs some numbers, and half of what it holds, or a notation that is nothing else.
 */
export function isNoise(text: string, { start, end, result }: FoundMatrix): boolean {
  if (result.ok || !ofShape.has(result.problem.code)) return false;
  const written = text.slice(start, Math.min(end, start + reach));
  if (heading.test(written.trimStart()) || types.test(written)) return false;
  if (
    result.problem.code === 'summarised' &&
    foot.test(text.slice(Math.max(start, end - 200), end))
  ) {
    return false;
  }
  const count = written.match(numbers)?.length ?? 0;
  return count < fewest || 2 * count < count + (written.match(words)?.length ?? 0);
}
