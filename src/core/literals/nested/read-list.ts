import { missingScalar, real, type Scalar } from '../numeral.js';
import { isDigit, NumberToken, scanDecimal } from '../numbers.js';
import { problems } from '../problems.js';
import type { ReadOptions } from '../reader.js';
import { isQuote, isSpaceCode, isWordCode, skipSpaceBack, skipTrivia } from '../text-scan.js';
import { ListState } from './list-state.js';
import { isEllipsis, isJsonNumber, beginsList, isPlainStart, startsWord } from './entry-starts.js';
import { skipEntry } from './skip-entry.js';
import type { DeclaredShape, NestedList, NestedSyntax } from './types.js';
import { printedBy } from '../printouts/printed-by.js';
import { t } from '../../texts.js';

/** Deeper nesting is not a matrix in any language. The limit also bounds the time that bad input takes. */
export const maxDepth = 32;
const comma = 44;
const token = new NumberToken();

/**
 * Reads the list of lists whose opening bracket is at `at`. One pass, explicit stack, entries in one
 * growable array: nothing is allocated per entry.
 *
 * The first problem is kept and reading continues, so that the literal's whole range is known. Reading
 * stops (`closed` false) at anything that cannot be in a list.
 */
export function readList(
  text: string,
  at: number,
  syntax: NestedSyntax,
  options: ReadOptions,
  declared?: DeclaredShape,
): NestedList {
  const list = new ListReader(text, at, syntax, options, false, declared);
  const first = list.read();
  if (!syntax.printed || !list.looksPrinted) return first;
  return new ListReader(text, at, syntax, options, true).read();
}

class ListReader extends ListState {
  /** Round brackets that are known to open lists and not groups of arithmetic. */
  private lists: Set<number> | undefined;

  read(): NestedList {
    const { text, syntax } = this;
    this.open(text.charCodeAt(this.i));
    let wantsEntry = true;
    let afterComma = false;
    while (this.counts.length > 0) {
      this.skip();
      const code = text.charCodeAt(this.i);
      if (Number.isNaN(code)) {
        const opened = this.openedAt.at(-1)!;
        return this.stop(t('the closing bracket is missing'), opened, opened + 1);
      }
      if (code === this.closers[this.closers.length - 1]) {
        if (afterComma && !syntax.trailingComma) {
          return this.stop(t('there is a comma too many'), text.lastIndexOf(',', this.i));
        }
        const after = text.charCodeAt(this.i + 1);
        // A star after the list, perhaps after blanks. This check runs for every row, so it must be fast.
        if ((after === 42 || after === 32) && syntax.star && !this.printed) this.repeatByStar();
        this.close();
        wantsEntry = afterComma = false;
      } else if (
        code === comma ||
        (code === 59 && (syntax.rowSeparator === ';' || this.isAfterRow(wantsEntry)))
      ) {
        if (wantsEntry) {
          if (!syntax.holes)
            return this.stop(t('an entry is missing before this “{0}”', text[this.i]!));
          this.leaf(missingScalar, this.i);
        }
        if (this.printed && this.isMixed(','))
          this.unlike(t('commas and blanks are mixed'), this.i);
        this.i++;
        wantsEntry = afterComma = true;
      } else if (code === 59 && syntax.repeat && !wantsEntry) {
        if (!this.repeatContent()) return this.stop(t('a count is missing after “;”'));
      } else if (this.printed && isPlainStart(code) && this.printedRun(wantsEntry)) {
        wantsEntry = afterComma = false;
      } else if (!wantsEntry && syntax.lineBreaks === true && this.isOnNewLine()) {
        wantsEntry = true;
      } else if (!wantsEntry && !this.printed) {
        const program = this.program(code);
        if (!program && this.mayBePrinted(code)) this.looksPrinted = true;
        const why = program ?? t('a comma is missing');
        return this.stop(why, skipSpaceBack(text, this.i), this.i);
      } else if (wantsEntry && isPlainStart(code) && this.plainRun()) {
        wantsEntry = afterComma = this.afterComma;
      } else if (this.isOpener(code)) {
        if (this.counts.length >= maxDepth) return this.stop(t('the lists are nested too deeply'));
        if (!wantsEntry && this.separator === ',' && syntax.looseRows !== true) {
          this.fail(
            problems.syntax(t('a comma is missing between two rows'), this.i - 1, this.i + 1),
          );
        }
        this.open(code);
        wantsEntry = true;
        afterComma = false;
      } else {
        if (!wantsEntry && this.isMixed(' ')) this.unlike(t('a comma is missing'), this.i - 1);
        if (!this.entry(code)) {
          const spelling = syntax.strictNumbers === true && token.end > this.i;
          if (spelling && isDigit(code)) return this.notJson();
          return this.stop(t('this is not a list of numbers'));
        }
        wantsEntry = afterComma = false;
      }
    }
    return this.result(true);
  }

  /** Eigen prints `[[1, 2];\n [3, 4]]`: semicolons separate the rows, commas the entries of a row. */
  private isAfterRow(wantsEntry: boolean): boolean {
    const { syntax, text, i } = this;
    const isRow = !wantsEntry && this.counts.length === 1 && this.leafDepth === 1;
    return isRow && syntax.looseRows === true && text.charCodeAt(skipSpaceBack(text, i) - 1) === 93;
  }

  private isOnNewLine(): boolean {
    const { text, i } = this;
    const gap = text.slice(skipSpaceBack(text, i, 400), i);
    return gap.includes('\n');
  }

  private notJson(): NestedList {
    const written = this.text.slice(this.i, Math.min(token.end, this.i + 40));
    return this.stop(t('JSON does not write a number as “{0}”,', written), this.i, token.end);
  }

  /**
   * Both commas and blanks separate the entries of one literal. Programs print one or the other
   * (NumPy's `repr` and `str`), so a comma was left out or put in by mistake.
   */
  private isMixed(separator: ',' | ' '): boolean {
    if (this.counts.length - 1 !== this.leafDepth || this.problem) return false;
    this.separator ??= separator;
    return this.separator !== separator;
  }

  private unlike(what: string, at: number): void {
    this.failHere((row, column) =>
      problems.syntax(t('{0} at row {1}, column {2}', what, row, column), at, at + 1),
    );
  }

  /** White space, comments, and the prefix that an inner list may have. */
  private skip(): void {
    const { text, syntax } = this;
    if (isSpaceCode(text.charCodeAt(this.i))) this.i++;
    const code = text.charCodeAt(this.i);
    const isSign = code === 45 && text.charCodeAt(this.i + 1) !== 45;
    if (isDigit(code) || isSign || code === comma) return;
    this.i = skipTrivia(text, this.i, syntax.comments);
    const after = syntax.listPrefix?.(text, this.i) ?? -1;
    if (after <= this.i) return;
    this.i = after;
    this.wrapped = this.isWrapped(after);
  }

  /** The prefix ended with `(` before the list's own bracket: `new Float64Array([`. */
  private isWrapped(opener: number): boolean {
    const before = this.text.charCodeAt(skipSpaceBack(this.text, opener) - 1);
    return before === 40 && this.text.charCodeAt(opener) !== 40;
  }

  private isOpener(code: number): boolean {
    if (code !== 91 && code !== 123 && code !== 40) return false;
    return this.syntax.openers.includes(String.fromCharCode(code)) && !this.isGroup(code);
  }

  /** `(1+2)*3` is arithmetic, `(1, 2)` a list: a round bracket opens a list when it holds lists or commas. */
  private isGroup(code: number): boolean {
    if (code !== 40 || !this.syntax.grammar) return false;
    if (this.lists?.has(this.i) === true) return false;
    if (beginsList(this.text, this.i)) return false;
    const { scalar, unclosed } = this.evaluated(this.i, this.syntax.grammar);
    if (scalar) return true;
    // Those that were open inside it fail at the same place, and are not evaluated again.
    if (unclosed) {
      this.lists ??= new Set();
      for (const at of unclosed) this.lists.add(at);
    }
    return false;
  }

  /**
   * Fast path for the common case: plain numbers with a comma after each, up to the closing bracket or to
   * anything else. False when no number was read.
   */
  private plainRun(): boolean {
    const { text, syntax, entries } = this;
    const depth = this.counts.length - 1;
    if (this.printed || this.problem || (this.leafDepth >= 0 && this.leafDepth !== depth))
      return false;
    const closer = this.closers[depth]!;
    const octal = syntax.grammar?.numerals.leadingZeroIsOctal === true;
    const room = this.options.maxEntries - entries.length;
    const strict = syntax.strictNumbers === true;
    let count = 0;
    let whole = false;
    let { i } = this;
    this.afterComma = true;
    while (count < room) {
      const code = text.charCodeAt(i);
      const digitsAt = code === 45 ? i + 1 : i;
      // Fast path for short whole numbers: a table of counts has the most numbers per byte.
      let value = 0;
      let end = digitsAt;
      let after = text.charCodeAt(end);
      const leadingZero = after === 48;
      while (isDigit(after) && end < digitsAt + 9) {
        value = (value * 10 + (after - 48)) | 0;
        after = text.charCodeAt(++end);
      }
      if (end > digitsAt && (after === comma || after === closer)) {
        if (leadingZero && end > digitsAt + 1 && (octal || strict)) break;
        whole = true;
      } else {
        if (!scanDecimal(text, digitsAt, token)) break;
        end = token.end;
        after = text.charCodeAt(end);
        if (after !== comma && after !== closer) break;
        if (octal && token.integer && leadingZero) break;
        if (strict && !isJsonNumber(token, text, digitsAt, code)) break;
        value = token.value;
        this.noteDecimals(token.decimals, token.integer);
      }
      entries.push(code === 45 ? -value : value);
      count++;
      i = end;
      if (after === closer) {
        this.afterComma = false;
        break;
      }
      i++;
      if (text.charCodeAt(i) === 32) i++;
      if (!isPlainStart(text.charCodeAt(i))) break;
    }
    this.i = i;
    if (whole) this.noteDecimals(0, true);
    if (count === 0) return false;
    this.leafDepth = depth;
    this.counts[depth]! += count;
    this.numbers += count;
    return true;
  }

  /** The same for a printout: plain numbers with blanks between them. */
  private printedRun(wantsEntry: boolean): boolean {
    const { text, entries } = this;
    const depth = this.counts.length - 1;
    if (this.problem || (this.leafDepth >= 0 && this.leafDepth !== depth)) return false;
    if (this.separator === ',') return false;
    const closer = this.closers[depth]!;
    const room = this.options.maxEntries - entries.length;
    let count = 0;
    let whole = false;
    let { i } = this;
    let at = i;
    while (count < room) {
      const negative = text.charCodeAt(at) === 45;
      const digitsAt = negative ? at + 1 : at;
      // Up to 9 digits, as in the run of plain numbers.
      let value = 0;
      let end = digitsAt;
      let after = text.charCodeAt(end);
      while (isDigit(after) && end < digitsAt + 9) {
        value = (value * 10 + (after - 48)) | 0;
        after = text.charCodeAt(++end);
      }
      if (end > digitsAt && (after === 32 || after === closer)) {
        whole = true;
      } else {
        if (!scanDecimal(text, digitsAt, token)) break;
        end = token.end;
        after = text.charCodeAt(end);
        if (after !== 32 && after !== closer) break;
        value = token.value;
        this.noteDecimals(token.decimals, token.integer);
      }
      entries.push(negative ? -value : value);
      count++;
      at = i = end;
      if (after === closer) break;
      while (text.charCodeAt(at) === 32) at++;
      if (!isPlainStart(text.charCodeAt(at))) break;
    }
    if (whole) this.noteDecimals(0, true);
    if (count === 0) return false;
    this.i = i;
    // Blanks separated two entries, so no comma may follow.
    if (!wantsEntry || count > 1) this.separator = ' ';
    this.leafDepth = depth;
    this.counts[depth]! += count;
    this.numbers += count;
    return true;
  }

  private entry(code: number): boolean {
    const { text } = this;
    const at = this.i;
    const negative = code === 45 || code === 0x2212;
    const digitsAt = negative || code === 43 ? at + 1 : at;
    if (scanDecimal(text, digitsAt, token) && this.isPlainEnd(token.end, digitsAt)) {
      if (this.syntax.strictNumbers && !isJsonNumber(token, text, digitsAt, code)) return false;
      this.i = token.end;
      this.noteDecimals(token.decimals, token.integer);
      this.number(negative ? -token.value : token.value, at);
      return true;
    }
    return this.slowEntry(at);
  }

  /** After a plain number: something that ends an entry, so that no arithmetic can follow. */
  private isPlainEnd(end: number, digitsAt: number): boolean {
    const code = this.text.charCodeAt(end);
    if (this.syntax.grammar?.numerals.leadingZeroIsOctal && this.text.charCodeAt(digitsAt) === 48) {
      if (token.integer && end > digitsAt + 1) return false;
    }
    if (code === comma || code === this.closers[this.closers.length - 1]) return true;
    // In a printout a sign without a blank before it does not begin an entry: `[0-9]` is a pattern.
    if (this.printed) return !isWordCode(code) && code !== 46 && code !== 45 && code !== 43;
    if (Number.isNaN(code)) return true;
    if (!isSpaceCode(code)) return false;
    const next = this.text.charCodeAt(skipTrivia(this.text, end, this.syntax.comments));
    return next === comma || next === this.closers[this.closers.length - 1];
  }

  private slowEntry(at: number): boolean {
    const { text } = this;
    if (isEllipsis(text, at)) {
      const program = printedBy(text, this.start);
      this.failHere((row, column) => problems.summarised(row, column, at, at + 3, program));
      this.i = at + (text[at] === '.' ? 3 : 1);
      this.counts[this.counts.length - 1]!++;
      return true;
    }
    const value = this.printed ? this.printedWord(at) : this.expression(at);
    if (value) {
      if (value.kind !== 'missing' && Number.isFinite(value.value)) this.decimals = -1;
      this.leaf(value, at);
      return true;
    }
    return this.strangeEntry(at);
  }

  /** A constant expression that ends where an entry may end. */
  private expression(at: number): Scalar | undefined {
    const { text, syntax } = this;
    if (!syntax.grammar) return this.plainConstant(at);
    const { scalar, end } = this.evaluated(at, syntax.grammar);
    if (!scalar) return undefined;
    const code = text.charCodeAt(skipTrivia(text, end, syntax.comments));
    const ends =
      code === comma ||
      Number.isNaN(code) ||
      code === this.closers[this.closers.length - 1] ||
      (code === 59 && (syntax.repeat === true || syntax.rowSeparator === ';'));
    if (!ends) {
      if (this.mayBePrinted(code)) this.looksPrinted = true;
      return undefined;
    }
    this.i = end;
    return scalar;
  }

  private plainConstant(at: number): Scalar | undefined {
    const negative = this.text.charCodeAt(at) === 45;
    const from = negative ? at + 1 : at;
    // YAML's `.nan` begins with a point.
    let end = this.text.charCodeAt(from) === 46 ? from + 1 : from;
    while (isWordCode(this.text.charCodeAt(end))) end++;
    const value = this.syntax.plainConstants?.(this.text.slice(from, end));
    if (value === undefined) return undefined;
    this.i = end;
    return Number.isNaN(value) ? missingScalar : real(negative ? -value : value);
  }

  /** A word in a printout: nan, inf, True, None, `--`, with a sign perhaps. */
  private printedWord(at: number): Scalar | undefined {
    const { text, syntax } = this;
    if (text.startsWith('--', at) && !isWordCode(text.charCodeAt(at + 2))) {
      this.i = at + 2;
      return missingScalar;
    }
    const sign = text.charCodeAt(at);
    const from = sign === 45 || sign === 43 ? at + 1 : at;
    let end = from;
    while (isWordCode(text.charCodeAt(end))) end++;
    const scalar = end > from ? syntax.grammar?.constant(text.slice(from, end)) : undefined;
    if (!scalar) return undefined;
    this.i = end;
    return sign === 45 ? { kind: scalar.kind, value: -scalar.value } : scalar;
  }

  /** An entry that is not a number: the first one is the problem, all are skipped. */
  private strangeEntry(at: number): boolean {
    this.strange++;
    const isText = isQuote(this.text.charCodeAt(at));
    if (isText && this.syntax.textEnds === true) return false;
    const end = skipEntry(this.text, at, this.syntax, this.printed);
    if (end <= at) return false;
    const written = this.text.slice(at, Math.min(end, at + 80));
    const complex = !isText && /^[-+(\s]*[\d.]+[\d.e+\s-]*[ij]\b/i.test(written);
    this.failHere((row, column) =>
      complex
        ? problems.complex(row, column, written, at, end)
        : problems.notNumeric(row, column, written, at, end),
    );
    this.i = end;
    this.count(at);
    return true;
  }

  private mayBePrinted(code: number): boolean {
    if (this.syntax.printed !== true) return false;
    // A row after a row; in the row before, `1 --` may have counted as a strange entry.
    if (code === 91) return this.numbers + this.strange > 0;
    return this.strange === 0 && startsWord(code);
  }
}
