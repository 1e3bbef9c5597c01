import { isWordCode } from '../text-scan.js';

/** How far back on the line a quote is looked for. */
const reach = 400;

/**
 * Whether what stands at `at` is inside of a text in single quotes that opened before it on its line. A
 * quote right after a name, a number or a closing bracket is a transpose or an apostrophe and opens none
 * (MathWorks, "Operators and Elementary Operations: transpose").
 */
export function isInQuotes(text: string, at: number): boolean {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - reach, 0);
  let open = false;
  for (let i = from; i < at; i++) {
    if (text.charCodeAt(i) !== 39) continue;
    open = !open && !follows(text, i);
  }
  return open;
}

function follows(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return at > 0 && (isWordCode(code) || ")]}.'".includes(text[at - 1]!));
}
