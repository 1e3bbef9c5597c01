import type { CellTable } from '../text/cells.js';

/**
 * Adds a cell without the marks around its content: emphasis, code, formula (`**1.5**`, `$2$`), a link
 * (`[1.5](…)`), and the alignment before it in Textile (`>. 1`).
 */
export function addBare(text: string, start: number, end: number, cells: CellTable): void {
  let from = start;
  let to = end;
  const trim = (): void => {
    while (from < to && isBlankCode(text.charCodeAt(from))) from++;
    while (to > from && isBlankCode(text.charCodeAt(to - 1))) to--;
  };
  trim();
  if (/^(?:_[<>=]?|[<>=])\. /.test(text.slice(from, from + 4))) {
    from = text.indexOf(' ', from);
    trim();
  }
  for (let k = 0; k < 6 && to - from > 2; k++) {
    if (text[from] === text[to - 1] && '*`$_'.includes(text[from]!)) {
      from++;
      to--;
      trim();
    } else if (text[from] === '[' && text[to - 1] === ')') {
      const close = text.indexOf('](', from);
      if (close < 0 || close > to) break;
      from++;
      to = close;
      trim();
    } else break;
  }
  cells.addCell(from, to);
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}
