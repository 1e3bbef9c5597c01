import { isQuote, opensText } from './text-scan.js';

const apostrophe = 39;
const backtick = 96;
const newline = 10;
/**
 * Size of a block, as a power of two. A quote one or two blocks back is not read as the start of the text.
 */
const blockBits = 9;

/** A place up to which the quotes have been read, and the quote that is open there (0: none). */
interface Place {
  readonly at: number;
  readonly open: number;
}

const nowhere: Place = { at: 0, open: 0 };

/**
 * Tells which brackets are inside texts in single quotes. Brackets are asked about in order, and each
 * reading of quotes continues from an earlier one: a line of transposed rows may be as long as the whole
 * text.
 */
export class Apostrophes {
  private text = '';
  private block = -1;
  /** The last two places asked about: the text before a bracket is asked about after the bracket. */
  private last = nowhere;
  private previous = nowhere;

  /**
   * Whether a text in single quotes is open at `at`; it must begin on the same line and shortly before.
   * Backticks enclose code, which has quotes of its own.
   */
  isOpen(text: string, at: number): boolean {
    const block = at >> blockBits;
    if (text !== this.text || block !== this.block) {
      this.text = text;
      this.block = block;
      this.previous = this.last = startOf(block);
    }
    const from =
      at >= this.last.at ? this.last : at >= this.previous.at ? this.previous : undefined;
    const open = from ? openAt(text, from, at) : openAt(text, startOf(block), at);
    if (from === this.last) {
      this.previous = from;
      this.last = { at, open };
    }
    return open === apostrophe;
  }
}

function startOf(block: number): Place {
  return { at: Math.max(0, (block - 1) << blockBits), open: 0 };
}

/** The quote that is open at `at`. */
function openAt(text: string, from: Place, at: number): number {
  let { open } = from;
  for (let i = from.at; i < at; i++) {
    const code = text.charCodeAt(i);
    if (code === newline) open = 0;
    else if (open > 0 ? code === open : code !== backtick && isQuote(code) && opensText(text, i))
      open = open > 0 ? 0 : code;
  }
  return open;
}
