import { evaluate } from '../expression.js';
import { pythonGrammar } from '../grammar/python.js';
import { isQuote, skipString, skipTrivia } from '../text-scan.js';

const comments = pythonGrammar.comments;

/** A label of a table: a text in quotes, or a number as written; and its end. */
export function labelAt(text: string, at: number): { label: string; end: number } | undefined {
  if (isQuote(text.charCodeAt(at))) {
    const end = skipString(text, at);
    if (end < at + 2 || text[end - 1] !== text[at]) return undefined;
    return { label: text.slice(at + 1, end - 1).replace(/\\(['"\\])/g, '$1'), end };
  }
  const { scalar, end } = evaluate(text, at, pythonGrammar);
  if (!scalar || scalar.kind === 'complex') return undefined;
  return { label: text.slice(at, end).trim(), end };
}

/** The names in a list or tuple of constants at `at`, `["a", "b"]`; undefined for anything else. */
export function labelsAt(text: string, at: number, end: number): string[] | undefined {
  if (text[at] !== '[' && text[at] !== '(') return undefined;
  const labels: string[] = [];
  let i = skipTrivia(text, at + 1, comments);
  while (i < end) {
    if (text[i] === ']' || text[i] === ')') {
      return skipTrivia(text, i + 1, comments) >= end ? labels : undefined;
    }
    const name = labelAt(text, i);
    if (!name) return undefined;
    labels.push(name.label);
    i = skipTrivia(text, name.end, comments);
    if (text[i] === ',') i = skipTrivia(text, i + 1, comments);
    else if (text[i] !== ']' && text[i] !== ')') return undefined;
  }
  return undefined;
}
