import type { Failure } from '../../result.js';
import { readNumeral } from '../numeral.js';
import { isDigit, NumberToken, scanDecimal } from '../numbers.js';
import { problems } from '../problems.js';
import type { ReadOptions } from '../reader.js';
import { isWordCode, skipBlanks } from '../text-scan.js';
import { workOf, type Work } from '../scan-state.js';
import {
  elementwise,
  isScalar,
  product,
  range,
  rangeLength,
  scalarBlock,
  scalarsOf,
  transposed,
  vectorsOf,
  type Block,
} from './block.js';
import type { BlockOperator, ConcatLanguage } from './language.js';
import { t } from '../../texts.js';

export const maxDepth = 64;
/** Limit for the entries that one call may compute: 1024 × 1024. */
const maxComputed = 2 ** 20;
const rangePrecedence = 5;
const signPrecedence = 30;
export const newline = 10;
const token = new NumberToken();

/**
 * Constant expressions on blocks: operators, ranges, calls, transposes. The nesting depth is limited, so
 * the recursion is too. Methods return undefined for text that is not a constant; `problem` may then say
 * why.
 */
export abstract class ConcatExpressions {
  /** The current offset; after success, the offset after the constant. */
  i: number;
  problem: Failure | undefined;
  /** Number of elements that are numbers; `strange` counts the names and texts. */
  numbers = 0;
  strange = 0;
  /**
   * The start of the first bracket or call that is a constant by itself; the text's length if there is
   * none.
   */
  firstWhole: number;
  protected depth = 0;
  private readonly work: Work;
  private quoted: boolean | undefined;

  constructor(
    protected readonly text: string,
    protected readonly start: number,
    protected readonly language: ConcatLanguage,
    protected readonly options: ReadOptions,
  ) {
    this.i = start;
    this.firstWhole = text.length;
    this.work = workOf(options);
  }

  /**
   * A call computes entries that are not written out, so without a limit a short text could use any amount
   * of memory.
   */
  private get computedLimit(): number {
    return Math.min(this.options.maxEntries, maxComputed);
  }

  /** The bracket at `i` as one block. */
  protected abstract bracket(): Block | undefined;

  /**
   * `spaced`: blanks separate elements, as inside brackets; otherwise blanks are ignored, as in
   * parentheses.
   */
  protected expression(minimum: number, spaced: boolean): Block | undefined {
    const at = this.i;
    let left = this.operand(spaced);
    while (left) {
      const before = this.i;
      this.space(!spaced);
      const operator = this.operatorAt(spaced && this.i > before, minimum);
      if (!operator) {
        this.i = before;
        break;
      }
      this.i += operator.text.length;
      this.space(!spaced);
      if (operator.precedence === rangePrecedence) left = this.rangeFrom(left, at, spaced);
      else {
        const next = operator.precedence + (operator.rightAssociative ? 0 : 1);
        const right = this.expression(next, spaced);
        left = right && this.sized(operator.apply(left, right));
      }
    }
    return left;
  }

  protected operatorAt(afterBlank: boolean, minimum: number): BlockOperator | undefined {
    const { text, i } = this;
    const code = text.charCodeAt(i);
    // `[1 -2]` has two elements, `[1 - 2]` and `[1-2]` one (MathWorks, "Operators and Elementary
    // Operations: array elements with signs"; the same in Octave's and Julia's manuals).
    if (afterBlank && (code === 43 || code === 45) && !isBlank(text.charCodeAt(i + 1)))
      return undefined;
    if (code === 58) return minimum <= rangePrecedence && text[i + 1] !== ':' ? colon : undefined;
    for (const operator of this.language.operators) {
      if (operator.text.charCodeAt(0) !== code || !text.startsWith(operator.text, i)) continue;
      return operator.precedence >= minimum ? operator : undefined;
    }
    return undefined;
  }

  protected rangeFrom(first: Block, at: number, spaced: boolean): Block | undefined {
    const second = this.expression(rangePrecedence + 1, spaced);
    const before = this.i;
    this.space(!spaced);
    let third: Block | undefined;
    if (second && this.text.charCodeAt(this.i) === 58) {
      this.i++;
      this.space(!spaced);
      third = this.expression(rangePrecedence + 1, spaced);
      if (!third) return undefined;
    } else this.i = before;
    if (!second || !isScalar(first) || !isScalar(second) || (third && !isScalar(third)))
      return undefined;
    const step = third ? second.data[0]! : 1;
    const last = (third ?? second).data[0]!;
    const count = rangeLength(first.data[0]!, step, last);
    if (count === undefined) return undefined;
    if (count > this.computedLimit || !this.work.take(count)) {
      this.problem ??= problems.tooMuchComputed(this.computedLimit, at, this.i);
      return undefined;
    }
    const row = range(first.data[0]!, step, count);
    return this.language.vectorsAreColumns ? transposed(row) : row;
  }

  protected operand(spaced: boolean): Block | undefined {
    if (++this.depth > maxDepth) return this.fail(t('it is nested too deeply'));
    const block = this.primary(spaced);
    this.depth--;
    const turned = block && this.postfix(block);
    return turned && this.isIndexed() ? undefined : turned;
  }

  protected primary(spaced: boolean): Block | undefined {
    const { text } = this;
    const code = text.charCodeAt(this.i);
    if (code === 45 || code === 0x2212 || code === 43) {
      this.i++;
      this.i = skipBlanks(text, this.i);
      const block = this.expression(signPrecedence, spaced);
      return block && (code === 43 ? block : elementwise(block, scalarBlock(-1), (x, y) => x * y));
    }
    if (code === 91) return this.bracket();
    if (code === 40) return this.parenthesis();
    if (code === 63) {
      this.i++;
      return scalarBlock(NaN);
    }
    if (isDigit(code) || code === 46) return this.numeral();
    return isWordCode(code) ? this.named() : undefined;
  }

  protected parenthesis(): Block | undefined {
    this.i++;
    this.space(true);
    const block = this.expression(0, false);
    this.space(true);
    if (!block || this.text.charCodeAt(this.i) !== 41) return undefined;
    this.i++;
    return block;
  }

  protected numeral(): Block | undefined {
    const { text, language } = this;
    const numeral = readNumeral(text, this.i, language.numerals);
    if (numeral) {
      if (numeral.scalar.kind === 'complex') return undefined;
      this.i = numeral.end;
      return scalarBlock(numeral.scalar.value);
    }
    if (!language.juxtaposition || !scanDecimal(text, this.i, token)) return undefined;
    const { value, end } = token;
    this.i = end;
    const factor = isWordCode(text.charCodeAt(end)) ? this.named() : undefined;
    return factor && product(scalarBlock(value), factor);
  }

  protected named(): Block | undefined {
    const { text, language } = this;
    const from = this.i;
    let end = from;
    while (isWordCode(text.charCodeAt(end))) end++;
    const name = text.slice(from, Math.min(end, from + 64));
    if (text.charCodeAt(end) === 91 && language.isType(name)) {
      this.i = end;
      return this.bracket();
    }
    this.i = end;
    if (text.charCodeAt(end) === 40) return this.whole(from, this.applied(name, from));
    const scalar = language.constant(name);
    if (scalar && scalar.kind !== 'complex') return scalarBlock(scalar.value);
    return language.function(name)?.([], this.computedLimit);
  }

  /** Records the start of a bracket or call that is a constant by itself. */
  protected whole(from: number, block: Block | undefined): Block | undefined {
    if (block && from < this.firstWhole) this.firstWhole = from;
    return block;
  }

  protected applied(name: string, from: number): Block | undefined {
    const { language } = this;
    const folded = language.folded?.(this.text, from);
    if (folded) this.i = folded.at;
    const combine = folded?.apply ?? language.function(name);
    const each = combine ? undefined : language.scalarFunction(name);
    if (!combine && !each) return undefined;
    const { hopeless } = this.work;
    const known = hopeless.get(from);
    if (known) {
      this.i = known.stop;
      this.firstWhole = Math.min(this.firstWhole, known.whole);
      return undefined;
    }
    const given = this.arguments();
    if (!given) {
      const whole = this.firstWhole >= from ? this.firstWhole : this.text.length;
      hopeless.set(from, { stop: this.i, whole });
      return undefined;
    }
    const { args, named } = given;
    if (combine) {
      const made = combine(args, this.computedLimit, named);
      return made && this.work.grant(made.data.length, this.i - from)
        ? this.sized(made)
        : undefined;
    }
    const [block] = args;
    if (!block || args.length > 1 || named.size > 0) return undefined;
    return { ...block, data: Float64Array.from(block.data, (x) => each!(x) ?? NaN) };
  }

  protected arguments(): Arguments | undefined {
    const { language, text } = this;
    const args: Block[] = [];
    const named = new Map<string, Block>();
    this.i++;
    for (;;) {
      this.space(true);
      const code = text.charCodeAt(this.i);
      if (code === 41) {
        this.i++;
        return { args, named };
      }
      if (code === 44 || (code === 59 && language.namedArguments)) {
        this.i++;
        continue;
      }
      keyword.lastIndex = this.i;
      const name = language.namedArguments ? keyword.exec(text)?.[1] : undefined;
      if (name !== undefined) this.i = keyword.lastIndex;
      const arg = args.length < maxArguments ? this.argument() : undefined;
      if (!arg) return undefined;
      if (name !== undefined) named.set(name, arg);
      else if (language.namedArguments && text.startsWith('...', this.i)) {
        this.i += 3;
        for (const part of arg.isList ? vectorsOf(arg) : scalarsOf(arg)) args.push(part);
      } else args.push(arg);
    }
  }

  /** `:L`, a symbol, is represented by the code of its letter. */
  private argument(): Block | undefined {
    symbol.lastIndex = this.i;
    const letter = this.language.namedArguments ? symbol.exec(this.text)?.[1] : undefined;
    if (letter === undefined) return this.expression(0, false);
    this.i = symbol.lastIndex;
    return scalarBlock(letter.charCodeAt(0));
  }

  /** Transposes: `'` and `.'` directly after an operand. */
  protected postfix(block: Block): Block {
    let turned = block;
    for (;;) {
      // A quote before a letter is an apostrophe: `[1 2]'s`.
      const isMark =
        this.text.charCodeAt(this.i) === 39 && !/[a-z]/i.test(this.text[this.i + 1] ?? '');
      if (isMark && !this.isQuoted()) this.i++;
      else if (this.text.startsWith(".'", this.i)) this.i += 2;
      else return turned;
      turned = transposed(turned);
    }
  }

  /** The constant is inside a text in single quotes, so the next single quote closes that text. */
  private isQuoted(): boolean {
    this.quoted ??= this.work.apostrophes.isOpen(this.text, this.start);
    return this.quoted;
  }

  /** Whether an index follows the bracket or call that was just read. */
  private isIndexed(): boolean {
    const { text, i, language } = this;
    return (
      language.indexing.openers.includes(text.charAt(i) || ' ') && ")]'".includes(text[i - 1]!)
    );
  }

  /** Skips blanks, comments and continued lines; with `lines`, line breaks too. */
  protected space(lines: boolean): void {
    const { text, language } = this;
    for (;;) {
      this.i = skipBlanks(text, this.i);
      const code = text.charCodeAt(this.i);
      if (lines && (code === newline || code === 13)) this.i++;
      else if (language.continuation && code === 46 && text.startsWith('...', this.i)) {
        const end = text.indexOf('\n', this.i);
        this.i = end < 0 ? text.length : end + 1;
      } else {
        const end = language.comment(text, this.i);
        if (end < 0) return;
        this.i = end;
      }
    }
  }

  protected sized(block: Block | undefined): Block | undefined {
    if (!block || block.data.length <= this.options.maxEntries) return block;
    this.tooLarge();
    return undefined;
  }

  protected tooLarge(): false {
    this.problem ??= problems.tooLarge(this.options.maxEntries, this.start, this.i);
    return false;
  }

  /** Records the reason and the place of a failure; by default the current character. */
  protected fail(why: string, start = this.i, end = start + 1): Block | undefined {
    this.problem ??= problems.syntax(why, start, Math.min(end, this.text.length));
    return undefined;
  }
}

/** The arguments of a call. */
interface Arguments {
  readonly args: Block[];
  readonly named: ReadonlyMap<string, Block>;
}

const maxArguments = 100;
const keyword = /([A-Za-z]\w{0,20})\s{0,4}=(?!=)\s{0,4}/y;
const symbol = /:([UL])\b/y;

const colon: BlockOperator = { text: ':', precedence: rangePrecedence, apply: () => undefined };

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
