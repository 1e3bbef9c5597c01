import { failure, type Failure } from '../result.js';
import type { Language } from './languages/language.js';
import { problems } from './problems.js';
import type { FoundMatrix } from './reader.js';
import { wordBefore } from './nested/before.js';
import { isWordCode, lineEnd, skipSpaceBack, skipTrivia } from './text-scan.js';
import { t } from '../texts.js';

/**
 * A row found in a selection is the answer only if the rest of the selection adds nothing to it. Around the
 * row there may be a name and an assignment, brackets, words and comments. There may be no other numbers or
 * lists, no call with the row as its argument, and no operator that computes with it. The problem names
 * what else is there.
 */
export function unaccounted(
  text: string,
  { start, end }: FoundMatrix,
  { comments }: Pick<Language, 'comments'>,
): Failure | undefined {
  if (isCountOfR(text, start, end)) {
    const what = t('this counts the entries that R prints behind it, and is no row');
    return problems.syntax(what, start, end);
  }
  const caller = callerOf(text, start);
  if (caller !== undefined) return operand(caller, start, end);
  const before = withoutRemarks(text.slice(0, start), comments.line);
  if (operatorBefore.test(before) || operatorBehind.test(text.slice(end, end + 40))) {
    const what = t('it is part of an expression that is not computed here: select the list alone');
    return problems.syntax(what, start, end);
  }
  const [, list, number] =
    holdsMore.exec(before) ??
    holdsMore.exec(withoutRemarks(behind(text, end, comments.line), comments.line)) ??
    [];
  if (list === undefined && number === undefined) return undefined;
  return failure(
    'syntax',
    t(
      'There is more in this selection than one row (“{0}”): select the row alone, or all the rows with the brackets around them.',
      (list ?? number ?? '').trim(),
    ),
    start,
    end,
  );
}

/** R's `[1]` at the start of a line, with output after it. */
function isCountOfR(text: string, start: number, end: number): boolean {
  if (!/^\[\d{1,9}\]$/.test(text.slice(start, Math.min(end, start + 12)))) return false;
  const isFirst = /(?:^|\n)[ \t]{0,20}$/.test(text.slice(Math.max(0, start - 21), start));
  return isFirst && /^[ \t]{1,8}[^\s,;\])}]/.test(text.slice(end, end + 10));
}

/** The problem for a list that is the argument of a call. */
export function operand(name: string, start: number, end: number): Failure {
  return problems.syntax(
    t(
      'it is an operand of {0}, which is not computed here: select the list alone, or print the result',
      name,
    ),
    start,
    end,
  );
}

/** A list with something in it, or a number that is not part of a name. */
const holdsMore =
  /(?<![\w)\]>])(\[[^[\]\n]{0,60}[^\s[\]][^[\]\n]{0,60}\])|(?<![\w.$#])(\d[\w.,:]{0,20}|\.\d[\w.]{0,20})/;
const operatorBefore = /(?:[<>=!]=|(?<=\S[ \t]{0,8})(?<![-<=>|~:])[+*/@%-])[ \t]{0,8}$/;
const operatorBehind =
  /^[ \t]{0,8}(?:\+|\*(?!\/)|@|-(?![->])|\/(?![/*)])|%(?=[ \t]*[\w(])|[<>!=]=)/;

/** Calls and words that only show or return their argument. */
export const showing =
  /^(?:print|println|printf|pprint|puts|display|show|console\.\w{1,9}|return|list|tuple|disp|cat|p|in|of|and|or|if|elif|while|case|when|yield|await|not|let|Some|Ok|Just|val|assert|(?:Big)?(?:Float|Int|Uint)\d{1,2}(?:Clamped)?Array(?:\.of|\.from)?|Array\.(?:of|from)|[\w.]{0,40}\.append|[\w.]{0,40}\.push)$/;

/** The name of the call whose only or first argument is the literal; undefined if there is no such call. */
function callerOf(text: string, start: number): string | undefined {
  const open = skipSpaceBack(text, start);
  if (text[open - 1] !== '(' || !isWordCode(text.charCodeAt(open - 2))) return undefined;
  const name = wordBefore(text, open - 1);
  return showing.test(name) ? undefined : name;
}

/** The text after the literal, without a comment on the same line. */
function behind(text: string, end: number, mark: string | undefined): string {
  const rest = skipTrivia(text, end, mark === undefined ? {} : { line: mark });
  const remark = /^[ \t]{0,40}[;,.)\]}]{0,8}[ \t]{1,40}(?:#|\/\/|%|--)/.test(
    text.slice(end, end + 100),
  );
  return remark ? text.slice(lineEnd(text, end)) : text.slice(Math.min(rest, text.length));
}

/** The text without line comments and without the numbers of prompts, `In [3]:` and `Out[3]:`. */
function withoutRemarks(text: string, mark: string | undefined): string {
  const spoken = text.replace(prompt, '');
  if (mark === undefined) return spoken;
  return spoken
    .split('\n')
    .map((line) => {
      const at = line.indexOf(mark);
      return at < 0 ? line : line.slice(0, at);
    })
    .join('\n');
}

const prompt = /\b(?:In|Out) ?\[\d{1,6}\]:?/g;
