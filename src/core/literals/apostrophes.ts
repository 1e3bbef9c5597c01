import { isQuote, opensText } from './text-scan.js';

const apostrophe = 39;
const backtick = 96;
const newline = 10;
/** Quotes farther away than one or two of these are none of the same text. */
const blockBits = 9;

/** Where the reading of quotes stands, and which one is open there; 0: none. */
interface Place {
  readonly at: number;
  readonly open: number;
}

const nowhere: Place = { at: 0, open: 0 };

/**
 * Which brackets stand in texts in single quotes. It is asked of one bracket after the other, and goes on from where it was
 * asked before: a line of transposed rows may be as long as the text.
 */
export class Apostrophes {
  private text = '';
  private block = -1;
  /** Where it was asked last and before that, since what stands before a bracket is asked of after it. */
  private last = nowhere;
  private previous = nowhere;

  /**
   * Whether a text in single quotes that began on the same line, or shortly before, is open at `at`. Backticks hold
   * code, and so texts of its own.
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
