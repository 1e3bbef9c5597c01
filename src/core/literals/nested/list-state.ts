import type { Failure } from '../../result.js';
import { Entries } from '../entries.js';
import { evaluate, type Evaluated, type Grammar } from '../expression.js';
import type { Scalar } from '../numeral.js';
import { problems } from '../problems.js';
import type { ReadOptions } from '../reader.js';
import { skipSpaceBack, skipTrivia } from '../text-scan.js';
import { workOf } from '../scan-state.js';
import { restOfCall } from './arguments.js';
import type { DeclaredShape, NestedList, NestedSyntax } from './types.js';
import { t } from '../../texts.js';

/** The state of reading a list of lists: open brackets, lengths, entries, first problem. */
export class ListState {
  /** Rows without commas were found, which only a printout has. */
  looksPrinted = false;
  protected readonly entries = new Entries();
  protected readonly counts: number[] = [];
  protected readonly lengths: number[] = [];
  protected readonly closers: number[] = [];
  /** Entries read before each open list. */
  protected readonly bases: number[] = [];
  /** Where the bracket of each open list is. */
  protected readonly openedAt: number[] = [];
  /** Whether each open list is in round brackets of its prefix. */
  protected readonly wraps: boolean[] = [];
  protected wrapped = false;
  /** The last constant expression that was evaluated, and its offset. */
  private last: Evaluated = { scalar: undefined, end: 0 };
  private lastAt = -1;
  protected leafDepth = -1;
  protected problem: Failure | undefined;
  protected numbers = 0;
  protected strange = 0;
  protected decimals = -2;
  /** Whether a run of plain numbers ended after a comma. */
  protected afterComma = false;
  /** Where the last `* 3` after a list ends; -1 if there was none. */
  protected starEnd = -1;
  /** What separates the first two entries of a printout. */
  protected separator: ',' | ' ' | undefined;
  protected i: number;

  constructor(
    protected readonly text: string,
    protected readonly start: number,
    protected readonly syntax: NestedSyntax,
    protected readonly options: ReadOptions,
    protected readonly printed: boolean,
    protected readonly declared?: DeclaredShape,
  ) {
    this.i = start;
  }

  protected open(code: number): void {
    this.counts.push(0);
    this.openedAt.push(this.i);
    this.bases.push(this.entries.length);
    this.wraps.push(this.wrapped);
    this.wrapped = false;
    this.closers.push(code === 40 ? 41 : code + 2);
    this.i++;
  }

  protected close(): void {
    const depth = this.counts.length - 1;
    const count = this.counts[depth]! + this.zeroFill(depth);
    this.counts.pop();
    this.closers.pop();
    this.bases.pop();
    const opened = this.openedAt.pop()!;
    this.i = Math.max(this.i + 1, this.starEnd);
    if (this.wraps.pop()) this.closeWrap();
    const length = this.lengths[depth];
    if (length === undefined) {
      // An empty list of lists fixes its own length and leaves those of the inner lists open.
      while (this.lengths.length <= depth) this.lengths.push(-1);
      this.lengths[depth] = count;
    } else if (length < 0) this.lengths[depth] = count;
    else if (length !== count) {
      const row = (this.counts[depth - 1] ?? 0) + 1;
      this.fail(problems.ragged(row, count, length, opened, this.i));
    }
    if (depth > 0) this.counts[depth - 1]!++;
  }

  /** Adds zeros for what an initialiser leaves out at its end (C11 6.7.9, Go); returns for how many elements. */
  protected zeroFill(depth: number): number {
    const sizes = this.declared?.zeroFilled ? this.declared.sizes : [];
    const size = sizes[depth];
    const left = (size ?? 0) - this.counts[depth]!;
    if (left <= 0 || this.problem || (depth === this.leafDepth && depth < sizes.length - 1))
      return 0;
    const inner = sizes.slice(depth + 1);
    const zeros = inner.reduce<number>((product, n) => product * (n ?? NaN), left);
    if (!(this.entries.length + zeros <= this.options.maxEntries)) return 0;
    if (!workOf(this.options).take(zeros)) return 0;
    for (let k = 0; k < zeros; k++) this.entries.push(0);
    if (this.leafDepth < 0) this.leafDepth = sizes.length - 1;
    return left;
  }

  protected closeWrap(): void {
    const end = skipTrivia(this.text, this.i, this.syntax.comments);
    if (this.text.charCodeAt(end) === 41) this.i = end + 1;
    const keywords = this.syntax.prefixKeywords;
    if (!keywords || this.text.charCodeAt(end) !== 44) return;
    const rest = restOfCall(this.text, end, this.syntax.comments);
    if (rest?.args.every(({ name }) => keywords.test(name))) this.i = rest.end;
  }

  protected leaf(scalar: Scalar, at: number): void {
    if (scalar.kind === 'complex') {
      const written = this.text.slice(at, this.i);
      this.failHere((row, column) => problems.complex(row, column, written, at, this.i));
      this.count(at);
    } else if (scalar.kind === 'missing') {
      this.numbers++;
      if (this.count(at) && !this.problem && this.hasRoom(at)) this.entries.pushMissing();
    } else this.number(scalar.value, at);
  }

  protected number(value: number, at: number): void {
    this.numbers++;
    if (this.count(at) && !this.problem && this.hasRoom(at)) this.entries.push(value);
  }

  /** Counts the entry at `at`; false when entries were at another depth before. */
  protected count(at: number): boolean {
    const depth = this.counts.length - 1;
    this.counts[depth]!++;
    if (this.leafDepth < 0) this.leafDepth = depth;
    if (this.leafDepth === depth) return true;
    // A number among rows is in the place of a row; a list among numbers is in the place of an entry.
    const { counts, leafDepth } = this;
    const [row, column] =
      depth < leafDepth
        ? [counts[depth]!, 1]
        : [(counts[leafDepth - 1] ?? 0) + 1, counts[leafDepth]! + 1];
    this.fail(problems.mixedDepth(row, column, at, Math.max(at + 1, this.i)));
    return false;
  }

  protected hasRoom(at: number): boolean {
    if (this.entries.length < this.options.maxEntries) return true;
    this.fail(problems.tooLarge(this.options.maxEntries, this.start, at));
    return false;
  }

  protected noteDecimals(decimals: number, integer: boolean): void {
    // A program prints an array of floats with a point in every entry.
    if (integer || decimals < 0) this.decimals = -1;
    else if (this.decimals !== -1 && decimals > this.decimals) this.decimals = decimals;
  }

  protected fail(problem: Failure): void {
    this.problem ??= problem;
  }

  protected failHere(make: (row: number, column: number) => Failure): void {
    if (this.problem) return;
    const depth = this.counts.length - 1;
    const [row, column] =
      depth === 0 ? this.declaredPlace() : [this.counts[depth - 1]! + 1, this.counts[depth]! + 1];
    this.problem = make(row, column);
  }

  /** Row and column of the next entry of a flat list in the shape that is declared beside it. */
  private declaredPlace(): readonly [row: number, column: number] {
    const index = this.counts[0]!;
    const { sizes = [], columnMajor = false } = this.declared ?? {};
    const length = sizes.length === 2 ? sizes[columnMajor ? 0 : 1] : undefined;
    if (!length) return [1, index + 1];
    const [line, place] = [Math.floor(index / length) + 1, (index % length) + 1];
    return columnMajor ? [place, line] : [line, place];
  }

  /** Ends reading with the problem `why` at the current row and column; by default at the next character. */
  protected stop(why: string, start = this.i, end = start + 1): NestedList {
    const depth = this.counts.length - 1;
    const what =
      depth > 0
        ? t('{0} at row {1}, column {2}', why, this.counts[depth - 1]! + 1, this.counts[depth]! + 1)
        : why;
    this.fail(problems.syntax(what, start, Math.min(end, this.text.length)));
    return this.result(false);
  }

  /** What is wrong where program code is in the place of a comma; undefined for other characters. */
  protected program(code: number): string | undefined {
    if (this.syntax.star === undefined) return undefined;
    if (code === 102 && /^for\s/.test(this.text.slice(this.i, this.i + 4))) {
      return t('a comprehension is a program and is not run: print the list');
    }
    if (/^(?:if|and|or|in|is|not)\s/.test(this.text.slice(this.i, this.i + 4))) {
      return t('a condition is a program and is not run: write the list that it gives');
    }
    const isSum = code === 43 && this.text[skipSpaceBack(this.text, this.i) - 1] === ']';
    return isSum ? t('a sum of lists is not computed: write the list out') : undefined;
  }

  protected result(closed: boolean): NestedList {
    const depth = Math.max(this.leafDepth + 1, 1);
    return {
      end: this.i,
      closed,
      shape: this.leafDepth < 0 ? this.lengths : this.lengths.slice(0, depth),
      entries: this.entries,
      problem: this.problem,
      numbers: this.numbers,
      strange: this.strange,
      decimals: this.decimals > 0 ? this.decimals : undefined,
      printed: this.printed && this.separator !== ',',
    };
  }

  /** The constant expression at an offset. The last one is kept: it is first asked for its kind, then for its value. */
  protected evaluated(at: number, grammar: Grammar): Evaluated {
    if (this.lastAt !== at) this.last = evaluate(this.text, at, grammar);
    this.lastAt = at;
    return this.last;
  }

  /** `[x; n]` at the semicolon: repeats what the list holds so far (one entry or one list) n times. */
  protected repeatContent(): boolean {
    const { text, syntax } = this;
    const at = skipTrivia(text, this.i + 1, syntax.comments);
    const { scalar, end } = this.evaluated(at, syntax.grammar!);
    const depth = this.counts.length - 1;
    if (scalar?.kind !== 'integer' || scalar.value < 0 || this.counts[depth] !== 1) return false;
    if (!this.problem && scalar.value === 0) return false;
    this.repeat(scalar.value, end);
    this.i = end;
    return true;
  }

  /** Repeats the list whose closing bracket is at `i`, as the `*` after it says. */
  protected repeatByStar(): void {
    const { text } = this;
    let at = this.i + 1;
    for (;;) {
      while (text.charCodeAt(at) === 32) at++;
      if (text.charCodeAt(at) !== 42 || text.charCodeAt(at + 1) === 42) break;
      if (!this.isRepetition(at)) return;
      times.lastIndex = at;
      const match = times.exec(text);
      const count = match ? Number(match[1]) : 0;
      const end = match ? times.lastIndex : afterFactor(text, at);
      if (count > 0) this.repeat(count, end);
      else {
        this.strange++;
        const written = text.slice(at, Math.min(end, at + 30)).trim();
        const what = t(
          '“{0}” does not say how often the list is repeated: write the list out',
          written,
        );
        this.fail(problems.syntax(what, at, end));
      }
      this.starEnd = at = end;
    }
  }

  /** The star repeats the list; it is not a product with an array, or with a matrix in mathematics. */
  private isRepetition(at: number): boolean {
    const { syntax, text, starEnd, counts } = this;
    if (/^\*\s*(?:np|numpy|jnp|torch|tf)\./.test(text.slice(at, at + 20))) return false;
    if (syntax.star === 'all' || starEnd >= 0 || counts.length > 1) return true;
    // `np.array([0] * 3)`: the argument of a call is not mathematics.
    return this.entries.length === 1 || text.charCodeAt(this.start - 1) === 40;
  }

  /** Repeats what the innermost open list holds so far, `count` times. */
  private repeat(count: number, end: number): void {
    const depth = this.counts.length - 1;
    const base = this.bases[depth]!;
    const length = this.entries.length - base;
    const total = length * count;
    const fits = base + total <= this.options.maxEntries && workOf(this.options).take(total);
    if (!fits) this.fail(problems.tooLarge(this.options.maxEntries, this.start, end));
    for (let copy = 1; !this.problem && copy < count; copy++) {
      for (let k = base; k < base + length; k++) {
        const value = this.entries.at(k);
        if (value === undefined) this.entries.pushMissing();
        else this.entries.push(value);
      }
    }
    this.counts[depth]! *= count;
  }
}

const times = /\*[ \t]{0,8}(\d{1,9})(?![\w.])/y;

/** The offset after a factor that is not a plain number: a name, a call, an attribute. */
function afterFactor(text: string, at: number): number {
  const rest = text.slice(at + 1, at + 60);
  return at + 1 + /^[ \t]*-?[\w.]*(?:\([\w., ]*\))?/.exec(rest)![0].length;
}
