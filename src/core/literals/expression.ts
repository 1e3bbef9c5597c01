import type { Numeral, Scalar } from './numeral.js';
import { complexScalar, missingScalar, readNumeral, type NumeralSyntax } from './numeral.js';
import { isDigit } from './numbers.js';
import { isWordCode, skipTrivia, type CommentSyntax } from './text-scan.js';

/**
 * Constant arithmetic on scalars by the rules of one language. Nothing is executed: names are looked up in
 * the grammar's own tables, and an unknown name is not a constant.
 *
 * The method is Dijkstra's shunting yard (1961) with explicit stacks, so deep nesting cannot overflow the
 * call stack.
 */
export interface Grammar {
  readonly comments: CommentSyntax;
  readonly numerals: NumeralSyntax;
  /** Longest spelling first. */
  readonly operators: readonly Operator[];
  /** A constant by its name as written, qualifiers included. */
  constant(name: string): Scalar | undefined;
  /** A function of numbers by its name as written. */
  call(name: string): ScalarFunction | undefined;
  /** Brackets of a call: `()` everywhere but `[]` in Wolfram. */
  readonly callBrackets: readonly [open: string, close: string];
  /** A type in round brackets before an operand is a cast: C, C++, Java, C#. */
  readonly cast?: (type: string) => ScalarFunction | undefined;
  /** Two operands side by side are multiplied: Wolfram. */
  readonly sideBySide?: Operator;
  /**
   * Two numbers with a blank between them, `1 2` or `1 -2`, are not read as a product or a difference:
   * where the language is not certain, they may be two entries.
   */
  readonly numbersApart?: boolean;
  /** A constant that is not a plain name or call: Python's `float('inf')`, C++'s `numeric_limits`. */
  readonly special?: (text: string, at: number) => Numeral | undefined;
}

export type ScalarFunction = (args: readonly Scalar[]) => Scalar | undefined;

export interface Operator {
  readonly text: string;
  readonly precedence: number;
  readonly rightAssociative?: boolean;
  readonly apply: (left: Scalar, right: Scalar) => Scalar | undefined;
}

export interface Evaluated {
  /** undefined: the text here is not a constant. */
  readonly scalar: Scalar | undefined;
  /** Offset after the part that was understood. */
  readonly end: number;
  /** Offsets of the round brackets that were still open when the reading failed, if there are several. */
  readonly unclosed?: readonly number[];
}

/** A sign binds tighter than `*`, looser than a power: -2² is -4 in every language read here. */
export const signPrecedence = 60;
const maxOpen = 40;

type Frame =
  | { readonly kind: 'binary'; readonly operator: Operator }
  | { readonly kind: 'unary'; readonly precedence: number; readonly apply: ScalarFunction }
  | {
      readonly kind: 'open';
      readonly close: string;
      readonly base: number;
      readonly at: number;
      readonly fn?: ScalarFunction;
    };

const negate: ScalarFunction = ([a]) => a && { kind: a.kind, value: -a.value };
const keep: ScalarFunction = ([a]) => a;

/** The value of the constant expression at `at`; it ends where no operator or operand continues it. */
export function evaluate(text: string, at: number, grammar: Grammar): Evaluated {
  const values: Scalar[] = [];
  const frames: Frame[] = [];
  let open = 0;
  let operand = true;
  let end = at;
  let i = at;
  const fail = (): Evaluated => {
    if (open < 2) return { scalar: undefined, end };
    const unclosed: number[] = [];
    for (const frame of frames) if (frame.kind === 'open') unclosed.push(frame.at);
    return { scalar: undefined, end, unclosed };
  };

  const applyTop = (): boolean => {
    const frame = frames.pop()!;
    if (frame.kind === 'open') return false;
    const right = values.pop();
    const left = frame.kind === 'binary' ? values.pop() : undefined;
    if (!right) return false;
    const result =
      frame.kind === 'binary' ? combine(frame.operator, left, right) : frame.apply([right]);
    if (!result) return false;
    values.push(result);
    return true;
  };
  const reduce = (precedence: number, rightAssociative = false): boolean => {
    for (;;) {
      const top = frames.at(-1);
      if (!top || top.kind === 'open') return true;
      const binds = top.kind === 'binary' ? top.operator.precedence : top.precedence;
      if (binds < precedence || (binds === precedence && rightAssociative)) return true;
      if (!applyTop()) return false;
    }
  };

  for (;;) {
    i = skipTrivia(text, i, grammar.comments);
    const code = text.charCodeAt(i);
    if (operand) {
      const special = grammar.special?.(text, i);
      if (special) {
        values.push(special.scalar);
        operand = false;
        end = i = special.end;
      } else if (code === 45 && text.charCodeAt(i + 1) === 45 && !startsOperand(text, i + 2)) {
        values.push(missingScalar);
        operand = false;
        i += 2;
      } else if (code === 45 || code === 0x2212 || code === 43) {
        frames.push({
          kind: 'unary',
          precedence: signPrecedence,
          apply: code === 43 ? keep : negate,
        });
        i++;
      } else if (code === 40) {
        const cast = grammar.cast && readCast(text, i, grammar.cast);
        if (cast) {
          frames.push({ kind: 'unary', precedence: signPrecedence + 20, apply: cast.apply });
          i = cast.end;
        } else {
          frames.push({ kind: 'open', close: ')', base: values.length, at: i });
          open++;
          i++;
        }
      } else if (code === 63) {
        values.push(missingScalar);
        operand = false;
        i++;
      } else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(i + 1)))) {
        const numeral = readNumeral(text, i, grammar.numerals);
        if (!numeral) return fail();
        values.push(numeral.scalar);
        operand = false;
        i = numeral.end;
      } else if (isWordCode(code)) {
        const nameEnd = qualifiedNameEnd(text, i);
        const name = text.slice(i, nameEnd);
        const [callOpen, callClose] = grammar.callBrackets;
        const fn = text.startsWith(callOpen, nameEnd) ? grammar.call(name) : undefined;
        if (fn) {
          frames.push({ kind: 'open', close: callClose, base: values.length, at: nameEnd, fn });
          open++;
          i = nameEnd + 1;
          const close = skipTrivia(text, i, grammar.comments);
          if (text.startsWith(callClose, close)) {
            frames.pop();
            open--;
            const result = fn([]);
            if (!result) return fail();
            values.push(result);
            operand = false;
            i = close + 1;
          }
        } else {
          const constant = grammar.constant(name);
          if (!constant) return fail();
          values.push(constant);
          operand = false;
          i = nameEnd;
        }
      } else return fail();
      if (open > maxOpen || frames.length > 4 * maxOpen) return fail();
      if (!operand) end = i;
      continue;
    }
    const top = open > 0 ? openFrame(frames) : undefined;
    if (top && text.startsWith(top.close, i)) {
      if (!reduce(-1)) return fail();
      frames.pop();
      open--;
      const args = values.splice(top.base);
      const result = top.fn ? top.fn(args) : args.length === 1 ? args[0] : undefined;
      if (!result) return fail();
      values.push(result);
      end = ++i;
      continue;
    }
    if (top?.fn && code === 44) {
      if (!reduce(-1)) return fail();
      operand = true;
      i++;
      continue;
    }
    const operator = operatorAt(text, i, grammar);
    if (!operator) break;
    if (!reduce(operator.precedence, operator.rightAssociative)) return fail();
    frames.push({ kind: 'binary', operator });
    operand = true;
    if (operator !== grammar.sideBySide) i += operator.text.length;
  }
  if (open > 0 || !reduce(-1)) return fail();
  return { scalar: values[0], end };
}

/** The innermost open bracket. Only a few operators can be above it; they are reduced when it closes. */
function openFrame(frames: readonly Frame[]): Extract<Frame, { kind: 'open' }> | undefined {
  for (let i = frames.length - 1; i >= 0; i--) {
    const frame = frames[i]!;
    if (frame.kind === 'open') return frame;
  }
  return undefined;
}

/**
 * A complex operand makes the result complex; else a missing one makes it missing; else the operator
 * decides.
 */
function combine(operator: Operator, left: Scalar | undefined, right: Scalar): Scalar | undefined {
  if (!left) return undefined;
  if (left.kind === 'complex' || right.kind === 'complex') return complexScalar;
  if (left.kind === 'missing' || right.kind === 'missing') return missingScalar;
  return operator.apply(left, right);
}

function operatorAt(text: string, at: number, grammar: Grammar): Operator | undefined {
  const code = text.charCodeAt(at);
  if (grammar.numbersApart === true && isNextNumber(text, at)) return undefined;
  if (code === 0x2212) return grammar.operators.find((operator) => operator.text === '-');
  // `/)` closes an array constructor in Fortran and means nothing elsewhere.
  if (code === 47 && text.charCodeAt(at + 1) === 41) return undefined;
  for (const operator of grammar.operators) {
    if (code === operator.text.charCodeAt(0) && text.startsWith(operator.text, at)) return operator;
  }
  return grammar.sideBySide && startsOperand(text, at) ? grammar.sideBySide : undefined;
}

/** A number directly at `at`, or after a sign that touches the number but not the text before it. */
function isNextNumber(text: string, at: number): boolean {
  const sign = text[at] === '-' || text[at] === '+' || text[at] === '\u2212';
  const code = text.charCodeAt(sign ? at + 1 : at);
  return (isDigit(code) || code === 46) && (!sign || /\s/.test(text[at - 1] ?? ''));
}

function startsOperand(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isWordCode(code) || code === 40 || code === 46;
}

/** `np.pi`, `std::numbers::pi`, `Math.PI`: words joined by `.` or `::`. */
export function qualifiedNameEnd(text: string, at: number): number {
  let i = at;
  for (;;) {
    while (isWordCode(text.charCodeAt(i))) i++;
    if (text.charCodeAt(i) === 46 && isNameStart(text.charCodeAt(i + 1))) i += 1;
    else if (text.startsWith('::', i) && isNameStart(text.charCodeAt(i + 2))) i += 2;
    else return i;
  }
}

function isNameStart(code: number): boolean {
  return isWordCode(code) && !isDigit(code);
}

function readCast(
  text: string,
  at: number,
  cast: NonNullable<Grammar['cast']>,
): { apply: ScalarFunction; end: number } | undefined {
  // Type names are short; a search without bound would make a run of brackets quadratic.
  const inside = text.slice(at + 1, at + 40);
  const length = inside.indexOf(')');
  const apply = length < 0 ? undefined : cast(inside.slice(0, length).trim());
  return apply && { apply, end: at + length + 2 };
}
