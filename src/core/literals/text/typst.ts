import { RowsBuilder } from '../rows-builder.js';
import { problems } from '../problems.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { isWordCode } from '../text-scan.js';
import { Entry, pushEntry, readEntry } from './entry.js';
import { valueOf } from './math.js';
import { t } from '../../texts.js';

/**
 * Typst: `mat(1, 2; 3, 4)` and `vec(1, 2)` of its math mode (Typst reference, "Matrix", "Vector"). A
 * comma ends an entry, a semicolon a row; named arguments (`delim: "["`, `augment: #2`, `gap: 1em`)
 * change only the look.
 */
export const typstReader: Reader = {
  id: 'typst',
  next(text, from) {
    for (let at = text.indexOf('(', from); at >= 0; at = text.indexOf('(', at + 1)) {
      const start = nameStart(text, at);
      if (start >= from) return candidate(start);
    }
    return undefined;
  },
  read(text, { at }, options) {
    return new Arguments(text, at, options).read();
  },
};

/** The start of `mat` or `vec` right before the bracket at `open`, or -1. */
function nameStart(text: string, open: number): number {
  const start = open - 3;
  const known = text.startsWith('mat', start) || text.startsWith('vec', start);
  return start >= 0 && known && !isWordCode(text.charCodeAt(start - 1)) ? start : -1;
}

class Arguments {
  private readonly builder: RowsBuilder;
  private readonly entry = new Entry();
  private readonly isVector: boolean;
  private i: number;
  private depth = 0;
  private cellStart: number;
  private rowStart: number;
  private entries = 0;
  private numbers = 0;

  constructor(
    private readonly text: string,
    private readonly start: number,
    options: ReadOptions,
  ) {
    this.builder = new RowsBuilder(options.maxEntries, start);
    this.isVector = text.startsWith('vec', start);
    this.i = start + 4;
    this.cellStart = this.rowStart = this.i;
  }

  read(): Reading {
    const { text } = this;
    for (; this.i < text.length; this.i++) {
      const char = text[this.i]!;
      if (char === '"') {
        const close = text.indexOf('"', this.i + 1);
        if (close < 0) break;
        this.i = close;
      } else if (char === '(') {
        const inner = nameStart(text, this.i);
        if (inner >= 0) return this.failed(t('it holds another matrix'), inner);
        this.depth++;
      } else if (char === ')') {
        if (this.depth-- > 0) continue;
        return this.finish();
      } else if (char === '$' || (char === '\n' && text[this.i + 1] === '\n')) break;
      else if (this.depth === 0 && (char === ',' || char === ';')) this.endCell(char === ';');
    }
    return this.failed(t('a closing bracket is missing'), Math.max(this.i, this.start + 4));
  }

  /** Ends the entry at `i`. An empty one before `;` or the end is a trailing separator. */
  private endCell(endsRow: boolean): void {
    const { builder, text } = this;
    const source = text.slice(this.cellStart, this.i);
    const written = source.trim().replace(/^"([^"]*)"$/, '$1');
    const from = this.cellStart + source.length - source.trimStart().length;
    this.cellStart = this.i + 1;
    if (!isNamed(written) && !(endsRow && written === '')) {
      this.entries++;
      this.push(written, from);
      if (this.isVector) builder.endRow(from, from + written.length);
    }
    if (!endsRow) return;
    const rowStart = text.slice(this.rowStart, this.i).search(/\S|$/) + this.rowStart;
    builder.endRow(rowStart, this.i);
    this.rowStart = this.i + 1;
  }

  private push(written: string, from: number): void {
    const { builder, entry } = this;
    if (/^(?:dots(?:\.[a-z.]+)?|\.\.\.)$/.test(written)) {
      builder.fail(problems.summarised(builder.row, builder.column, from, from + written.length));
      return;
    }
    readEntry(written, 0, written.length, entry);
    if (entry.kind === 'text') {
      const value = valueOf(inOneLine(written));
      if (value !== undefined) {
        entry.kind = Number.isNaN(value) ? 'missing' : 'number';
        entry.value = value;
      }
    }
    if (entry.kind === 'number') this.numbers++;
    if (entry.kind === 'text') builder.pushText(written, from);
    else pushEntry(builder, entry, this.text, from, from + written.length);
  }

  private finish(): Reading {
    this.endCell(true);
    const { builder, start } = this;
    const end = this.i + 1;
    const result = builder.finish(end);
    const sure = result.ok ? this.entries > 1 : this.numbers > 0;
    return { resumeAt: end, found: { start, end, result, certainty: sure ? 'sure' : 'asked' } };
  }

  private failed(what: string, resumeAt: number): Reading {
    const { start, i: end } = this;
    const result = problems.syntax(what, start, end);
    return { resumeAt, found: { start, end, result, certainty: 'asked' } };
  }
}

/** `delim: "["`, `gap: 1em`; an entry of numbers has no colon. */
function isNamed(written: string): boolean {
  return /^[a-z-]{1,20}\s{0,4}:/.test(written);
}

/** Typst's words for operators: `2 times 10^(-3)`, `2 dot 3`; words side by side are a product. */
function inOneLine(written: string): string {
  return written
    .replaceAll(/\b(?:times|dot)\b/g, '*')
    .replaceAll(/([0-9)])\s+(?=[a-z])/g, '$1*')
    .replaceAll('infinity', 'oo')
    .replaceAll(/\bsquare\b/g, 'NaN');
}
