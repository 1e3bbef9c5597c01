import { isBlankCode, nextLine, nextMarkedLine } from './embedding.js';

/** A part of a document that has a language of its own. */
export interface Block {
  /** The language name at the start of the block; '' if there is none. */
  readonly name: string;
  /** Start and end of each piece of its text, in pairs. */
  readonly parts: readonly number[];
  /** The start of the line after it. */
  readonly end: number;
}

/** How one kind of document opens a block, and how to read the block there. */
export interface Markup {
  /** Matches whole lines; global. */
  readonly open: RegExp;
  block(text: string, match: RegExpExecArray): Block;
}

/**
 * Fences of Markdown (CommonMark, 4.5), at the margin, in a list or indented. Without a closing fence, the
 * block ends with the text. Names as in Pandoc, knitr, Quarto and MyST: `{.python}`, `{r, echo=FALSE}`,
 * `{code-cell} ipython3`.
 */
const fences: Markup = {
  open: /^([^\S\n]{0,200}(?:(?:[-*+]|\d{1,9}[.)])[^\S\n]{1,8})?)(`{3,200}(?=[^`\r\n]{0,400}$)|~{3,200})([^\r\n]{0,400})$/gm,
  block(text, { index, 0: line, 1: before = '', 2: fence = '', 3: info = '' }) {
    const indent = before.length;
    const body = nextLine(text, index + line.length);
    let close = nextMarkedLine(text, body, fence);
    while (close >= 0 && !closes(text, close, fence, indent)) {
      close = nextMarkedLine(text, nextLine(text, close), fence);
    }
    const bodyEnd = close < 0 ? text.length : close;
    return {
      name: nameIn(info.trim()),
      parts: indented(text, body, bodyEnd, indent),
      end: close < 0 ? text.length : nextLine(text, close),
    };
  },
};

function closes(text: string, line: number, fence: string, indent: number): boolean {
  let at = line;
  while (isBlankCode(text.charCodeAt(at))) at++;
  if (at - line > indent + 3) return false;
  while (text[at] === fence[0]) at++;
  return /^[^\S\n]*$/.test(text.slice(at, Math.min(nextLine(text, at), at + 200)).trimEnd());
}

function nameIn(info: string): string {
  const directive = /^\{(?:code-cell|code-block|code|sourcecode)\}\s{0,8}([\w+#.-]{0,40})/.exec(
    info,
  );
  const name = directive ?? /^\{?\s{0,8}[.=]?([\w+#-]{1,40})/.exec(info);
  return name?.[1] ?? '';
}

/**
 * Directives of reStructuredText with their options and indented lines (Sphinx, "Showing code examples").
 */
const directives: Markup = {
  open: /^([^\S\n]{0,200})\.\.[^\S\n]{1,4}(code-block|code|sourcecode|ipython|math)::[^\S\n]{0,8}([^\r\n]{0,400})$/gm,
  block(text, { index, 0: line, 1: before = '', 2: kind = '', 3: rest = '' }) {
    const isMath = kind === 'math';
    const lineStop = index + line.length;
    let at = nextLine(text, lineStop);
    const option = /[^\S\n]{1,200}:[\w-]{1,40}:/y;
    for (option.lastIndex = at; option.test(text); option.lastIndex = at) at = nextLine(text, at);
    const body = at;
    let end = at;
    let indent = -1;
    while (at < text.length) {
      const next = nextLine(text, at);
      const width = indentOf(text, at);
      if (at + width < next && !/\s/.test(text[at + width]!)) {
        if (width <= before.length) break;
        indent = indent < 0 ? width : Math.min(indent, width);
        end = next;
      }
      at = next;
    }
    const own = isMath && rest !== '' ? [lineStop - rest.length, nextLine(text, lineStop)] : [];
    const parts = [...own, ...indented(text, body, end, Math.max(indent, 0))];
    return { name: isMath ? 'math' : nameIn(rest), parts, end };
  },
};

/** Org's source blocks and examples (Org manual, "Structure of Code Blocks"). */
const orgBlocks: Markup = {
  open: /^([^\S\n]{0,200})#\+begin_(?:src|example)\b[^\S\n]{0,8}([\w+#-]{0,40})[^\r\n]{0,400}$/gim,
  block(text, { index, 0: line, 1: before = '', 2: name = '' }) {
    const body = nextLine(text, index + line.length);
    const closing = /^[^\S\n]{0,200}#\+end_(?:src|example)\b/gim;
    closing.lastIndex = body;
    const close = closing.exec(text)?.index ?? -1;
    const bodyEnd = close < 0 ? text.length : close;
    const parts = indented(text, body, bodyEnd, before.length);
    return { name, parts, end: close < 0 ? text.length : nextLine(text, close) };
  },
};

/**
 * AsciiDoc's listings (AsciiDoc documentation, "Source Code Blocks"): between lines of dashes or points, or
 * up to an empty line.
 */
const listings: Markup = {
  open: /^\[(?:source)?(?:%[\w,%]{1,40})?,[^\S\n]{0,8}([\w+#-]{1,40})[^\]\r\n]{0,200}\][^\S\n]{0,8}\r?\n(?:\.[^\s.][^\n]{0,400}\n)?(?:(-{4,80}|\.{4,80})[^\S\n]{0,8}\n)?/gm,
  block(text, { index, 0: head, 1: name = '', 2: fence }) {
    const body = index + head.length;
    const closing =
      fence === undefined ? /^[^\S\n]*$/gm : new RegExp(`^${literally(fence)}\\s*?$`, 'gm');
    closing.lastIndex = body;
    const close = closing.exec(text)?.index ?? -1;
    const bodyEnd = close < 0 ? text.length : close;
    return { name, parts: [body, bodyEnd], end: close < 0 ? text.length : nextLine(text, close) };
  },
};

function literally(fence: string): string {
  return fence.replaceAll('.', '\\.');
}

/** The lines from `body` to `end`, each without the indent of the block. */
function indented(text: string, body: number, end: number, indent: number): number[] {
  if (indent === 0) return body < end ? [body, end] : [];
  const parts: number[] = [];
  for (let at = body; at < end;) {
    const next = Math.min(nextLine(text, at), end);
    parts.push(at + Math.min(indentOf(text, at), indent), next);
    at = next;
  }
  return parts;
}

function indentOf(text: string, at: number): number {
  let i = at;
  while (isBlankCode(text.charCodeAt(i))) i++;
  return i - at;
}

/** The markups of each kind of document. */
export const markups = {
  markdown: [fences],
  restructuredtext: [directives],
  org: [orgBlocks],
  asciidoc: [listings, fences],
} as const;
