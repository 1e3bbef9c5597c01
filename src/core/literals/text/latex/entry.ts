import { isSpace } from '../lines.js';
import { valueOf } from '../math.js';
import {
  constants,
  dots,
  dropped,
  fractions,
  namedFunctions,
  shown,
  styles,
  symbols,
} from './commands.js';

import { withArguments, withPoints } from './functions.js';

/** What an entry of a LaTeX matrix holds. `blank`: only rules and spacing. */
export type LatexEntry =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'missing' | 'dots' | 'text' | 'blank' };

const unknown = new Set([
  '',
  '?',
  '-',
  '--',
  '---',
  '−',
  'NaN',
  'nan',
  'NA',
  'N/A',
  'n/a',
  'None',
  'null',
  'missing',
  '_',
]);

/**
 * The value of one entry. Its commands are rewritten as a formula in one line (`\frac{1}{2}` → `((1)/(2))`),
 * which is then evaluated. TeX's grouping decides what an argument is (The TeXbook, chapter 20: a brace
 * group or else the next single token).
 */
export function latexEntry(source: string): LatexEntry {
  const line = new OneLine(withArguments(withPoints(source)));
  const formula = line.write();
  if (line.hasDots) return { kind: 'dots' };
  if (formula === undefined) return { kind: 'text' };
  const bare = formula.replace(/[()]/g, '').trim();
  if (bare === '' && line.isBlank) return { kind: 'blank' };
  if (unknown.has(bare)) return { kind: 'missing' };
  const value = valueOf(formula);
  if (value === undefined) return { kind: 'text' };
  return Number.isNaN(value) ? { kind: 'missing' } : { kind: 'number', value };
}

/** A command that waits for arguments. `after`: the text to write after each; the last one closes the formula. */
interface Waiting {
  readonly kind: 'arguments';
  readonly after: readonly string[];
  stage: number;
}

/** An open brace or bracket. `slash` is the flag of the term around it. */
interface Group {
  readonly kind: 'brace' | 'bracket';
  readonly isArgument: boolean;
  readonly slash: boolean;
  /** The length of the formula before it, and whether that ended in an operand. */
  readonly at: number;
  readonly operand: boolean;
}

type Frame = Waiting | Group;

const letters = /[a-zA-Z]+/y;

class OneLine {
  hasDots = false;
  /** No digit, letter or command with a value has been found. */
  isBlank = true;
  private out = '';
  private failed = false;
  /** The last thing written was a complete operand, so another one beside it is a product. */
  private operand = false;
  /** The last thing was a digit, ignoring blanks: `1\frac12` is ambiguous, 1½ or the product 1·½. */
  private number = false;
  /** The last character was a digit. */
  private digit = false;
  /** The term has a slash: `1/2\pi` is ambiguous, since it may divide by 2 or by 2π. */
  private slash = false;
  private readonly frames: Frame[] = [];
  private i = 0;

  constructor(private readonly source: string) {}

  /** The formula in one line; undefined when the entry is ambiguous or not well formed. */
  write(): string | undefined {
    const { source } = this;
    while (this.i < source.length && !this.failed) this.step(source[this.i]!);
    const open = this.frames.length > 0;
    return this.failed || open ? undefined : this.out;
  }

  private step(char: string): void {
    this.i++;
    if (isSpace(char.charCodeAt(0)) || char === '\n' || char === '~') {
      if (this.digit) this.out += ' ';
      this.digit = false;
    } else if (char === '%') this.skipComment();
    else if (char === '\\') this.command(this.commandName());
    else if (char === '{') this.openGroup();
    else if (char === '}') this.close('brace');
    else if (char === '(' || char === '[') this.openBracket();
    else if (char === ')' || char === ']') this.close('bracket');
    else if (char === '$' || (char === '.' && this.afterSizer())) return;
    else if (char === '^') this.power();
    else if ((char >= '0' && char <= '9') || char === '.') this.digits(char);
    else if (char === 'e' && this.source[this.i] === '^') this.constant('euler');
    else if (char === 'π' || char === '∞') this.constant(char);
    else if ('+-−*/×·⋅'.includes(char)) this.operator('×·⋅'.includes(char) ? '*' : char);
    else this.other(char);
  }

  /** `\left.` and `\right.` draw nothing. */
  private afterSizer(): boolean {
    return /\\(?:left|right)\s*$/.test(this.source.slice(Math.max(0, this.i - 10), this.i - 1));
  }

  private skipComment(): void {
    const stop = this.source.indexOf('\n', this.i);
    this.i = stop < 0 ? this.source.length : stop + 1;
  }

  /** The name after a backslash: letters, or one other character. */
  private commandName(): string {
    letters.lastIndex = this.i;
    const name = letters.exec(this.source)?.[0] ?? this.source.charAt(this.i);
    this.i += name.length;
    return name;
  }

  private command(name: string): void {
    const constant = constants.get(name);
    const symbol = symbols.get(name);
    const drops = dropped.get(name);
    if (fractions.has(name)) {
      if (this.number) this.failed = true;
      this.beginOperand('((', [')/(', '))']);
    } else if (name === 'sqrt') this.root();
    else if (constant !== undefined) this.constant(constant);
    else if (symbol !== undefined) this.operator(symbol);
    else if (dots.has(name)) this.hasDots = true;
    else if (namedFunctions.has(name)) this.beginOperand(name.replace('arc', 'a'));
    else if (drops !== undefined) this.drop(drops);
    else if (name === 'limits' || styles.has(name)) return;
    else if (shown.has(name)) this.skipOption();
    else if (!',;:! '.includes(name)) this.other(`\\${name}`);
  }

  /** `\sqrt[3]{2}` → `root(3,(2))`; the index may not hold brackets, as in TeX itself. */
  private root(): void {
    this.skipSpaces();
    if (this.source[this.i] !== '[') {
      this.beginOperand('sqrt(', [')']);
      return;
    }
    const close = this.source.indexOf(']', this.i);
    const index = valueOf(this.source.slice(this.i + 1, Math.min(close, this.i + 20)));
    if (close < 0 || index === undefined) this.failed = true;
    this.i = close < 0 ? this.source.length : close + 1;
    this.beginOperand(`root(${index ?? 0},`, [')']);
  }

  private power(): void {
    if (!this.operand) this.failed = true;
    this.out += '^(';
    this.operand = false;
    this.digit = false;
    this.frames.push({ kind: 'arguments', after: [')'], stage: 0 });
  }

  private drop(count: number): void {
    this.skipOption();
    for (let k = 0; k < count; k++) {
      this.skipSpaces();
      if (this.source[this.i] !== '{') return;
      let depth = 0;
      do {
        const char = this.source[this.i++];
        if (char === '{') depth++;
        else if (char === '}') depth--;
        else if (char === '\\') this.i++;
      } while (depth > 0 && this.i < this.source.length);
    }
  }

  private skipOption(): void {
    this.skipSpaces();
    if (this.source[this.i] !== '[') return;
    const close = this.source.indexOf(']', this.i);
    this.i = close < 0 ? this.source.length : close + 1;
  }

  private skipSpaces(): void {
    while (this.i < this.source.length && this.source.charCodeAt(this.i) <= 32) this.i++;
  }

  private openGroup(): void {
    const isArgument = this.frames.at(-1)?.kind === 'arguments';
    const { slash, operand } = this;
    const at = this.out.length;
    if (!isArgument) this.beginOperand('(');
    this.frames.push({ kind: 'brace', isArgument, slash, at, operand });
    this.begin();
  }

  private openBracket(): void {
    if (this.frames.at(-1)?.kind === 'arguments') this.failed = true;
    // `1.23(4)` is a number with its error in a table, and a product in a formula.
    if (this.digit && /^\d{1,4}[)\]]/.test(this.source.slice(this.i, this.i + 5)))
      this.failed = true;
    const { slash, operand } = this;
    const at = this.out.length;
    this.beginOperand('(');
    this.frames.push({ kind: 'bracket', isArgument: false, slash, at, operand });
    this.begin();
  }

  /** The state at the start of a term. */
  private begin(): void {
    this.operand = false;
    this.number = false;
    this.digit = false;
    this.slash = false;
  }

  private close(kind: Group['kind']): void {
    const top = this.frames.pop();
    if (top?.kind !== kind) {
      this.failed = true;
      return;
    }
    this.slash = top.slash;
    if (top.isArgument) this.argumentDone();
    else if (kind === 'brace' && this.out.length - top.at <= 3 && this.isBare(top)) return;
    else {
      this.out += ')';
      this.operand = true;
      this.number = false;
      this.digit = false;
    }
  }

  /** `{-}3` and `{}3`: braces around only a sign or nothing are there for spacing, so they are removed. */
  private isBare(group: Group): boolean {
    const inside = this.out.slice(group.at).replace('*(', '(').slice(1);
    if (inside !== '' && !'+-−'.includes(inside)) return false;
    this.out = this.out.slice(0, group.at) + inside;
    this.operand = inside === '' && group.operand;
    return true;
  }

  /** One argument of the waiting command is complete. A complete command may itself be such an argument. */
  private argumentDone(): void {
    this.digit = false;
    this.number = false;
    for (let top = this.frames.at(-1); top?.kind === 'arguments'; top = this.frames.at(-1)) {
      this.out += top.after[top.stage]!;
      top.stage++;
      this.operand = top.stage === top.after.length;
      if (!this.operand) return;
      this.frames.pop();
    }
  }

  private beginOperand(text: string, after?: readonly string[]): void {
    this.isBlank = false;
    if (this.operand) {
      if (this.slash) this.failed = true;
      this.out += '*';
    }
    this.out += text;
    this.operand = false;
    this.number = false;
    this.digit = false;
    if (after) this.frames.push({ kind: 'arguments', after, stage: 0 });
  }

  private constant(name: string): void {
    this.beginOperand(name);
    this.operand = true;
    if (this.frames.at(-1)?.kind === 'arguments') this.argumentDone();
  }

  /** A digit of a number. After a command that waits for an argument, one digit is all of it: `\frac12`. */
  private digits(char: string): void {
    if (this.frames.at(-1)?.kind === 'arguments') {
      this.constant(char);
      return;
    }
    this.isBlank = false;
    if (this.operand && !this.digit) {
      // Two numbers side by side, or one after a bracket: only the latter is a product.
      if (!this.out.endsWith(')')) this.failed = true;
      this.out += '*';
    }
    this.out += char;
    this.operand = true;
    this.number = true;
    this.digit = true;
    this.exponent();
  }

  /** The `e-3` of a number in scientific notation, as programs print it. */
  private exponent(): void {
    const match = /^[eE][+-]?[0-9]+/.exec(this.source.slice(this.i, this.i + 8));
    if (!match) return;
    this.out += match[0];
    this.i += match[0].length;
  }

  private operator(char: string): void {
    this.isBlank = false;
    if (this.frames.at(-1)?.kind === 'arguments') this.failed = true;
    this.slash = char === '/' || (this.slash && char === '*');
    this.out += char;
    this.operand = false;
    this.number = false;
    this.digit = false;
  }

  /** Other text is kept, so that the caller can recognize words for a missing entry; the rest has no value. */
  private other(text: string): void {
    this.isBlank = false;
    this.out += text;
    this.operand = false;
    this.number = false;
    this.digit = false;
  }
}
