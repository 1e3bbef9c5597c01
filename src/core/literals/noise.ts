import type { ProblemCode } from '../result.js';
import type { FoundMatrix } from './reader.js';

/** Problems with the shape of a text. A drawing, a list of words or an empty list has them too. */
const ofShape: ReadonlySet<ProblemCode> = new Set(['ragged', 'summarised', 'empty']);
const numbers = /(?<![\w.])[-+]?\.?\d[\w.]*/g;
const words = /(?<![\w.])[\p{L}_]\w*/gu;
/** A constructor, a shape or a type at the beginning: this notation cannot be anything else. */
const heading =
  /^(?:#\s{0,4})?(?:[\w.]{1,60}[ \t]?[([{<]|<|\\|A (?:tibble|data\.table)|[\w<]{1,40}[ \t]?×|shape:|\d{1,9}[ ]?[×x][ ]?\d)/;
/** The types below the column names of a tibble. */
const types = /<(?:dbl|int|chr|lgl|fct|date|dttm)>/;
/** Words that programs print under a table that they shortened. */
const foot = /\b(?:rows?|columns?|cols?|variables?|more|omitted|shown)\b/;
const fewest = 4;
const reach = 4000;

/**
 * A problem that is not reported unless the user asks: a list without numbers, or a group of words in rows
 * of different lengths. A problem is reported if the text has some numbers and at least half of its items
 * are numbers, or if its notation is unmistakable.
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
