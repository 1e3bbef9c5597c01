const first = /\\end(?:first)?head(?![a-zA-Z])/y;
const others = ['\\endlastfoot', '\\endfoot', '\\endhead', '\\endfirsthead'];

/**
 * The package longtable (its manual, table 3): rows up to `\endfirsthead` or `\endhead` are the head. Rows up to the
 * other marks are the heads and feet of further pages. Returns the offset after the last mark before `end`; -1 where
 * the text at `at` is not the mark of a head.
 */
export function endOfHeads(text: string, at: number, end: string): number {
  first.lastIndex = at;
  if (!first.test(text)) return -1;
  const close = text.indexOf(end, at);
  const body = text.slice(at, close < 0 ? text.length : close);
  const [last, length] = others
    .map((mark) => [body.lastIndexOf(mark), mark.length] as const)
    .reduce((best, one) => (one[0] > best[0] ? one : best));
  return at + last + length;
}
