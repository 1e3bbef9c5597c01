import type { ReadOptions } from '../reader.js';
import { isWordCode, skipBlanks } from '../text-scan.js';
import type { Block } from './block.js';
import type { ConcatLanguage } from './language.js';
import { ConcatParser } from './parser.js';

/**
 * Matrices in brackets with constants around them, `2*[1 2; 3 4]`, `[1 2; 3 4]/3 + [1 0; 0 1]`. The whole
 * formula is one matrix; the bracket alone would be a different matrix.
 */

const number = String.raw`(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][-+]?\d{1,3})?`;
const operand = String.raw`(?:\(\s{0,4}[-\d.eE\s*/+^]{1,40}\)|[a-z]{1,10}\d{0,2}\([-\d.eE\s*/+^pi]{1,40}\)|${number}|pi|π)`;
const factors = new RegExp(
  String.raw`[-+]?[ \t]{0,4}(?:${operand}[ \t]{0,8}(?:\.?[*/^]|[-+])[ \t]{0,8}[-+]?){0,8}$`,
);
const reach = 100;

/**
 * The start of the constants that are multiplied with or added to the bracket at `opener`; `opener` if
 * there are none.
 *
 * @param prose the language is not certain, and a dash may be punctuation.
 */
export function formulaStart(text: string, opener: number, from: number, prose: boolean): number {
  let i = opener;
  while (i > from && i > opener - 8 && isBlank(text.charCodeAt(i - 1))) i--;
  if (i <= from || !'*/+-'.includes(text[i - 1]!)) return opener;
  const near = Math.max(from, opener - reach);
  // Only a bounded piece is searched, since a line may be as long as the text.
  const first = near + text.slice(near, opener).lastIndexOf('\n') + 1;
  const before = text.slice(first, opener);
  let written = factors.exec(before)?.[0].trimStart() ?? '';
  // The minus sign belongs to R's assignment arrow.
  if (text[opener - written.length - 1] === '<') written = written.slice(1).trimStart();
  if (written === '') return opener;
  const start = opener - written.length;
  const isSign = /^[-+]\s*$/.test(written);
  // In prose: bullets, dashes and nested lists, which are not MATLAB.
  if (
    prose &&
    (text[opener + 1] === '[' || (isSign && i < opener) || /[-+]\s*$/.test(written.slice(1)))
  )
    return opener;
  return /^[*/]?\s*$/.test(written) || isJoined(text, start, first) ? opener : start;
}

/** Whether the text before `at` on its line binds to it: an operand or an operator. */
function isJoined(text: string, at: number, first: number): boolean {
  let i = at;
  while (i > first && isBlank(text.charCodeAt(i - 1))) i--;
  if (i === first) return false;
  const char = text[i - 1]!;
  if ('*/^\\.'.includes(char)) return true;
  if (i < at)
    return /[-+]/.test(text[at]!) && (isWordCode(text.charCodeAt(i - 1)) || ')]}'.includes(char));
  return isWordCode(text.charCodeAt(i - 1)) || ")]}'".includes(char);
}

/** The constant from `start` on, if it reaches beyond the bracket and no unread operator follows it. */
export function formulaAt(
  text: string,
  start: number,
  bracketEnd: number,
  language: ConcatLanguage,
  options: ReadOptions,
): { readonly block: Block; readonly end: number } | undefined {
  const parser = new ConcatParser(text, start, language, options, true);
  const block = parser.constant();
  if (!block || parser.problem || parser.i < bracketEnd) return undefined;
  const after = skipBlanks(text, parser.i);
  const code = text.charCodeAt(after);
  if (isWordCode(code) && after === parser.i) return undefined;
  return operatorBehind(text, parser.i) === undefined ? { block, end: parser.i } : undefined;
}

/** What an operator begins or ends with, to look only there for one. */
const operators = '%.*\\/^-+<>=~!&|';

const binary = /[ \t]{0,8}(%[*ox]%|\.?[*\\/^]|[-+]|[<>=~!]=|[<>&|])[ \t]{0,8}(?=[\w([.'@{-])/y;

/** The operator that follows `at`, if an operand follows the operator. */
export function operatorBehind(text: string, at: number): string | undefined {
  let first = at;
  while (isBlank(text.charCodeAt(first))) first++;
  if (!operators.includes(text[first] ?? ' ')) return undefined;
  binary.lastIndex = at;
  return binary.exec(text)?.[1];
}

const leading =
  /(?:[\w)\]'}][ \t]{0,8}|^[ \t]{0,8})(%[*ox]%|\.?[*\\/^]|[-+]|[<>=~!]=|[<>&|])[ \t]{0,8}$/;

/** The operator that precedes `at`, if an operand precedes the operator. */
export function operatorBefore(text: string, at: number): string | undefined {
  let last = at - 1;
  while (last >= 0 && isBlank(text.charCodeAt(last))) last--;
  if (last < 0 || !operators.includes(text[last]!)) return undefined;
  const before = text.slice(Math.max(0, at - 24), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const match = leading.exec(line);
  return match && /^[\w)\]'}]/.test(match[0]) ? match[1] : undefined;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
