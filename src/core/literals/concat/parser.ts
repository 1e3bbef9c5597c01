import { isDigit, NumberToken, scanDecimal } from '../numbers.js';
import { problems } from '../problems.js';
import type { ReadOptions } from '../reader.js';
import { isQuote, skipBlanks } from '../text-scan.js';
import { beside, transposed, type Block } from './block.js';
import { ConcatExpressions, isBlank, maxDepth, newline } from './expressions.js';
import { Gatherer } from './gather.js';
import type { ConcatLanguage } from './language.js';
import { t } from '../../texts.js';

const token = new NumberToken();

/**
 * Reads one constant of a language with concatenation: `[1 -2; 3 4]'`, `[eye(2), 1:2]`. The nesting depth
 * is limited, so the recursion is too. Methods return undefined for text that is not a constant; `problem`
 * then says why.
 */
export class ConcatParser extends ConcatExpressions {
  /** A quoted text was found in place of an element. */
  metText = false;
  /** A run of plain numbers ended after a comma. */
  private afterComma = false;

  /** @param textEnds stop at the first text: a matrix with texts is one of words. */
  constructor(
    text: string,
    start: number,
    language: ConcatLanguage,
    options: ReadOptions,
    private readonly textEnds = false,
  ) {
    super(text, start, language, options);
  }

  /** The bracket at `i` and the transposes after it. */
  literal(): Block | undefined {
    const block = this.bracket();
    return block && this.postfix(block);
  }

  /** Any constant at `i`: a list, a range, a number. */
  constant(): Block | undefined {
    return this.expression(0, false);
  }

  /** The call `name(…)` at `i` and the transposes after it. */
  call(): Block | undefined {
    const block = this.named();
    return block && this.postfix(block);
  }

  protected override bracket(): Block | undefined {
    if (++this.depth > maxDepth) return this.fail(t('the brackets are nested too deeply'));
    const opened = this.i++;
    const block = this.rows(opened);
    this.depth--;
    return this.whole(opened, block);
  }

  /** Elements up to `]`: blanks and commas between columns, `;` and line breaks between rows. */
  private rows(opened: number): Block | undefined {
    const { text, language } = this;
    const rows = new Gatherer();
    const columns: Block[] = [];
    let commas = 0;
    let blanks = 0;
    /**
     * No entry has been read yet: at the start of a row or after a comma. Another comma is then an error.
     */
    let wanted = true;
    for (;;) {
      this.space(false);
      const code = text.charCodeAt(this.i);
      if (code === 93) break;
      if (Number.isNaN(code)) return this.fail(t('the closing bracket is missing'), opened);
      if (code === 59) {
        const count = this.semicolons();
        if (count > 2) return this.tooDeep();
        if (count === 2) {
          const block = rows.finish(this.i);
          if (!block) return this.uneven(rows);
          columns.push(block);
          return this.moreColumns(columns, opened);
        }
        if (language.vectorsAreColumns && commas > 0) {
          return this.fail(t('commas and semicolons cannot be mixed in Julia'), this.i - 1);
        }
        rows.endRow(this.i - count);
        wanted = true;
      } else if (code === newline || code === 13) {
        if (!(language.vectorsAreColumns && commas > 0)) {
          rows.endRow(this.i);
          wanted = true;
        }
        this.i++;
      } else if (code === 44) {
        if (wanted) {
          const { row, column } = rows;
          return this.fail(
            t('an entry is missing before this comma at row {0}, column {1}', row, column),
          );
        }
        wanted = true;
        commas++;
        this.i++;
      } else {
        const follows = rows.column > 1;
        const run = commas > 0 && language.vectorsAreColumns ? 0 : this.plainRun(rows);
        if (run > 0) {
          if (follows || run > 1) blanks++;
          wanted = this.afterComma;
          continue;
        }
        wanted = false;
        if (rows.column > 1 && commas === 0) blanks++;
        if (language.vectorsAreColumns && commas > 0 && blanks > 0)
          return this.fail(t('commas and blanks cannot be mixed in Julia'));
        if (!this.element(rows)) return undefined;
      }
    }
    const block = rows.finish(this.i);
    this.i++;
    if (!block) return this.uneven(rows);
    return language.vectorsAreColumns && commas > 0 ? this.list(block, rows, opened) : block;
  }

  /**
   * Julia's lists with commas: numbers make a column; vectors make a list, shown with each vector as a row.
   */
  private list(row: Block, rows: Gatherer, opened: number): Block | undefined {
    if (rows.widest > 1) {
      const what = t('a list of matrices is no matrix: use blanks or semicolons between them');
      return this.fail(what, opened, this.i);
    }
    return row.rows > 1 ? { ...transposed(row), isList: true } : transposed(row);
  }

  /** Julia's `[1; 2;; 3; 4]`: columns separated by double semicolons. */
  private moreColumns(columns: Block[], opened: number): Block | undefined {
    let rows = new Gatherer();
    for (;;) {
      this.space(true);
      const code = this.text.charCodeAt(this.i);
      if (code === 93 || code === 59) {
        const count = code === 59 ? this.semicolons() : 2;
        if (count > 2) return this.tooDeep();
        if (count === 1) {
          rows.endRow(this.i - 1);
          continue;
        }
        const block = rows.finish(this.i);
        if (!block) return this.uneven(rows);
        columns.push(block);
        rows = new Gatherer();
        if (code === 59) continue;
        this.i++;
        return (
          beside(columns) ?? this.fail(t('its columns have different lengths'), opened, this.i)
        );
      }
      if (Number.isNaN(code) || code === 44)
        return this.fail(t('the closing bracket is missing'), opened);
      if (!this.element(rows)) return undefined;
    }
  }

  private semicolons(): number {
    const from = this.i;
    while (this.text.charCodeAt(this.i) === 59) this.i++;
    return this.language.vectorsAreColumns ? this.i - from : 1;
  }

  /**
   * Reads plain numbers with a comma or one blank after each, up to the end of the row or to anything else,
   * and returns their count. In MATLAB commas and blanks mean the same; in Julia only blanks are read here.
   */
  private plainRun(rows: Gatherer): number {
    const { text } = this;
    const room = this.options.maxEntries - rows.size;
    const fortran = this.language.numerals.fortranExponent === true;
    const commas = !this.language.vectorsAreColumns;
    let count = 0;
    let { i } = this;
    rows.mark(i);
    this.afterComma = false;
    while (count < room) {
      const negative = text.charCodeAt(i) === 45;
      const digits = negative ? i + 1 : i;
      let value = 0;
      let end = digits;
      let after = text.charCodeAt(end);
      while (isDigit(after) && end < digits + 9) {
        value = (value * 10 + (after - 48)) | 0;
        after = text.charCodeAt(++end);
      }
      if (end === digits || !isSeparator(after)) {
        if (!scanDecimal(text, digits, token, fortran)) break;
        end = token.end;
        after = text.charCodeAt(end);
        value = token.value;
        if (!isSeparator(after)) break;
      }
      if (after === 44 && !commas) break;
      const next = after === 44 && text.charCodeAt(end + 1) === 32 ? end + 2 : end + 1;
      const goesOn = beginsNumber(text, next);
      // An operator may follow the blank; then the number alone is not an element.
      if (after === 32 && !goesOn) break;
      rows.push(negative ? -value : value);
      count++;
      i = after === 44 || after === 32 ? next : end;
      this.afterComma = after === 44 && !goesOn;
      if (!goesOn || i === end) break;
    }
    this.i = i;
    this.numbers += count;
    return count;
  }

  private element(rows: Gatherer): boolean {
    const at = this.i;
    rows.mark(at);
    if (this.plainNumber(rows)) return true;
    const block = this.expression(0, true);
    if (block && this.atElementEnd()) {
      this.numbers++;
      if (rows.size + block.data.length > this.options.maxEntries) return this.tooLarge();
      rows.pushBlock(block);
      return true;
    }
    if (this.problem) return false;
    this.i = at;
    return this.strangeElement(rows);
  }

  /** A signed number with no operator after it: the common case, read without blocks. */
  private plainNumber(rows: Gatherer): boolean {
    const { text } = this;
    const code = text.charCodeAt(this.i);
    const negative = code === 45 || code === 0x2212;
    const digits = negative || code === 43 ? this.i + 1 : this.i;
    if (!scanDecimal(text, digits, token, this.language.numerals.fortranExponent)) return false;
    const end = token.end;
    const after = text.charCodeAt(end);
    const ends = after === 44 || after === 59 || after === 93 || after === newline;
    if (!ends && !(isBlank(after) && this.beginsElement(skipBlanks(text, end)))) return false;
    this.i = end;
    this.numbers++;
    if (rows.size >= this.options.maxEntries) return this.tooLarge();
    rows.push(negative ? -token.value : token.value);
    return true;
  }

  /** Whether the text after blanks is certainly a new element or a separator, not an operator. */
  private beginsElement(at: number): boolean {
    const code = this.text.charCodeAt(at);
    if (isDigit(code) || code === 59 || code === 44 || code === 93 || code === newline) return true;
    return (code === 45 || code === 43) && isDigit(this.text.charCodeAt(at + 1));
  }

  private atElementEnd(): boolean {
    const code = this.text.charCodeAt(this.i);
    if (code === 44 || code === 59 || code === 93 || code === newline || code === 13) return true;
    if (Number.isNaN(code)) return true;
    const before = this.i;
    this.space(false);
    return this.i > before;
  }

  /** An element that is not a constant: report the first one, then skip it. */
  private strangeElement(rows: Gatherer): boolean {
    const { text } = this;
    const at = this.i;
    this.strange++;
    if (isQuote(text.charCodeAt(at))) {
      this.metText = true;
      if (this.textEnds) return false;
    }
    let depth = 0;
    while (this.i < text.length && this.i < at + 2000) {
      const code = text.charCodeAt(this.i);
      if (code === 40 || code === 91) depth++;
      else if (code === 41 || code === 93) {
        if (depth === 0) break;
        depth--;
      } else if (depth === 0 && (isBlank(code) || code === 44 || code === 59)) break;
      if (code === newline || code === 13 || code === 61) break;
      this.i++;
    }
    if (this.i === at) return false;
    const sum = complexSum.exec(text.slice(at, at + 100))?.[0];
    if (sum !== undefined) this.i = Math.max(this.i, at + sum.length);
    const written = text.slice(at, this.i);
    const complex =
      sum !== undefined ||
      /^[\d.+-][\d.+*-]*(i|j|im)\b/.test(written) ||
      /^(i|j|im|1i|1j)$/.test(written);
    const [row, column] = [rows.row, rows.column];
    this.problem ??= complex
      ? problems.complex(row, column, written, at, this.i)
      : problems.notNumeric(row, column, written, at, this.i);
    rows.push(NaN);
    return true;
  }

  private tooDeep(): Block | undefined {
    this.problem ??= problems.tooManyDimensions([1, 1, 1], this.start, this.i);
    return undefined;
  }

  private uneven(rows: Gatherer): Block | undefined {
    if (rows.ragged) this.problem ??= problems.ragged(...rows.ragged);
    const [start, end] = rows.uneven ?? [this.start, this.i];
    this.problem ??= problems.syntax(t('matrices side by side have different heights'), start, end);
    return undefined;
  }
}

/** `1 + 2im`, `3 - 4.5i`: blanks on both sides of the sign or on neither. */
const complexSum =
  /^[-+]?[\d.]{1,30}(?:e[-+]?\d{1,4})?(\s{0,4})[-+]\1[\d.]{0,30}(?:e[-+]?\d{1,4})?\s{0,4}\*?\s{0,4}(?:im|i|j)\b/i;

/** A comma, a blank, a semicolon, a closing bracket or a line break. */
function isSeparator(code: number): boolean {
  return code === 44 || code === 32 || code === 59 || code === 93 || code === newline;
}

/** Whether a number begins here, perhaps with a minus sign: then it is an element, not an operator. */
function beginsNumber(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isDigit(code) || (code === 45 && isDigit(text.charCodeAt(at + 1)));
}
