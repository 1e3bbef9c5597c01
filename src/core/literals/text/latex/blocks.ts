/** The beginning or end of a block of rows in a `blockarray`. */
export interface BlockMark {
  readonly end: number;
  /** How many columns are before and after the brackets of the block; undefined at `\end{block}`. */
  readonly columns?: { readonly before: number; readonly behind: number };
}

const mark =
  /\\(?:begin\{block\*?\}\s{0,4}\{([^{}\n]{0,200}(?:\{[^{}]{0,40}\}[^{}\n]{0,100}){0,4})\}|end\{block\*?\})/y;

/** The package blkarray (its manual, "The block environment"): `\begin{block}{c(cc)}`, brackets between columns. */
export function blockAt(text: string, at: number): BlockMark | undefined {
  mark.lastIndex = at;
  const match = mark.exec(text);
  if (!match) return undefined;
  const end = mark.lastIndex;
  const [, format] = match;
  if (format === undefined) return { end };
  const plain = format.replace(/[@!><]\{[^{}]{0,40}\}/g, '').replace(/\\([{}|])/g, '$1');
  const [before = '', , behind = ''] = plain.split(/[([{|)\]}]/);
  const count = (part: string): number => (part.match(/[a-zA-Z]/g) ?? []).length;
  const hasBrackets = /[([{|]/.test(plain);
  return {
    end,
    columns: hasBrackets
      ? { before: count(before), behind: count(behind) }
      : { before: 0, behind: 0 },
  };
}
