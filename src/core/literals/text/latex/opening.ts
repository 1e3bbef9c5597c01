/** How a matrix begins in LaTeX. */
export interface Opening {
  readonly start: number;
  /** Where its first entry begins, after options and the column specification. */
  readonly body: number;
  /** The `\end{…}` that closes it; '' where a brace or a bracket closes it. */
  readonly end: string;
  readonly brace: boolean;
  /** The bracket that closes it instead, `\\mqty(…)`. */
  readonly closer?: ')' | ']';
  /** A table, which may hold words: `array` in formulas, `tabular` in text. */
  readonly isTable: boolean;
  readonly isText?: boolean;
  /** Its first row and column are always names: `\\bordermatrix`. */
  readonly isBordered?: boolean;
  /** Its rows may be grouped in blocks: the package blkarray. */
  readonly hasBlocks?: boolean;
}

const matrices = new Set(
  (
    'matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix psmallmatrix bsmallmatrix Bsmallmatrix ' +
    'vsmallmatrix Vsmallmatrix NiceMatrix pNiceMatrix bNiceMatrix BNiceMatrix vNiceMatrix VNiceMatrix'
  ).split(' '),
);
/** Environments with a column specification in braces. */
const arrays = new Set(
  'array NiceArray pNiceArray bNiceArray BNiceArray vNiceArray VNiceArray tabular tabular* tabularx tabulary NiceTabular longtable blockarray'.split(
    ' ',
  ),
);
/** For these the first brace group is a width. */
const wide = new Set(['tabular*', 'tabularx', 'tabulary']);
const plainTex = ['matrix', 'pmatrix', 'bmatrix', 'vmatrix'];
const border = '\\bordermatrix{';
const longestName = 14;

/** The matrix that begins at the backslash at `at`, if one does. */
export function openingAt(text: string, at: number): Opening | undefined {
  // Most commands begin with another letter.
  if (!'bmpvBPs'.includes(text.charAt(at + 1) || ' ')) return undefined;
  if (text.startsWith('\\begin{', at)) {
    const head = text.slice(at + 7, at + 8 + longestName);
    const length = head.indexOf('}');
    if (length < 0) return undefined;
    const name = head.slice(0, length);
    const close = at + 7 + length;
    const plain = name.endsWith('*') ? name.slice(0, -1) : name;
    const end = `\\end{${name}}`;
    if (matrices.has(plain)) {
      return { start: at, body: skipOption(text, close + 1), end, brace: false, isTable: false };
    }
    if (!arrays.has(name)) return undefined;
    const body = skipGroups(text, close + 1, wide.has(name) ? 2 : 1);
    const isText = /tab/i.test(name);
    const hasBlocks = name === 'blockarray';
    return { start: at, body, end, brace: false, isTable: true, isText, hasBlocks };
  }
  quantity.lastIndex = at;
  const physics = quantity.exec(text);
  if (physics) {
    const opener = physics[1]!;
    const body = quantity.lastIndex;
    const whole = { start: at, body, end: '', brace: opener === '{', isTable: false };
    if (opener === '{') return whole;
    return { ...whole, closer: opener === '(' ? ')' : ']' };
  }
  if (text.startsWith(border, at)) {
    const body = at + border.length;
    return { start: at, body, end: '', brace: true, isTable: true, isBordered: true };
  }
  for (const name of plainTex) {
    const brace = at + name.length + 1;
    if (text.startsWith(name, at + 1) && text[brace] === '{') {
      return { start: at, body: brace + 1, end: '', brace: true, isTable: false };
    }
  }
  return undefined;
}

/** Matrices of the package physics (its manual, "Matrix macros"). */
const quantity = /\\(?:[pPbBvs]?mqty|[pbv]matrixquantity|matrixquantity)\*?\s{0,4}([{([])/y;

const maxSpecification = 200;

/** The offset after `[t]`, `[r]` or nicematrix's options. A bracket that holds `&` is not an option. */
function skipOption(text: string, at: number): number {
  if (text[at] !== '[') return at;
  const option = text.slice(at, at + maxSpecification);
  const close = option.indexOf(']');
  return close < 0 || option.slice(0, close).includes('&') ? at : at + close + 1;
}

/** The offset after `count` brace groups; the last is the column specification, `{cc|c}` or `{@{}r@{}}`. */
function skipGroups(text: string, from: number, count: number): number {
  let at = skipOption(text, from);
  for (let k = 0; k < count && text[at] === '{'; k++) {
    const open = at;
    let depth = 0;
    do {
      if (text[at] === '{') depth++;
      else if (text[at] === '}') depth--;
      at++;
    } while (depth > 0 && at < text.length && at - open < maxSpecification);
    if (depth > 0) return open;
    at = skipOption(text, at);
  }
  return at;
}

const opener = /\\(?:left|[bB]igg?l?)\s{0,8}(?:\\?[[({|.]|\\[lL]?[a-zA-Z]{4,6})\s{0,8}$/;
const closer = /^\s{0,8}\\(?:right|[bB]igg?r?)\s{0,8}(?:\\?[\])}|.]|\\[rR]?[a-zA-Z]{4,6})/;
const reach = 40;

/** The range with the `\left[` and `\right]` around an array, when both are there. */
export function rangeWithDelimiters(
  text: string,
  start: number,
  end: number,
): { start: number; end: number } {
  const before = opener.exec(text.slice(Math.max(0, start - reach), start));
  const after = closer.exec(text.slice(end, end + reach));
  if (!before || !after) return { start, end };
  return { start: start - before[0].length, end: end + after[0].length };
}
