import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { evaluate } from '../expression.js';
import { pythonGrammar } from '../grammar/python.js';
import { operandOf } from '../noted.js';
import { isWordCode, skipSpaceBack } from '../text-scan.js';
import { indexAt } from './method-chain.js';
import { unread } from './methods.js';
import { t } from '../../texts.js';

/**
 * Constants that multiply or divide an array, `2 * np.array(…)`, `-np.array(…) / 4`. The result is one
 * matrix; the array alone would be a different matrix. Any other computation with the array is named in the
 * reading.
 */

const number = String.raw`(?:(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][-+]?\d{1,3})?|(?:np|numpy|math|torch)\.(?:pi|e)\b|(?:np|numpy|math)\.\w{1,8}\([-\d.eE \t*/+]{1,40}\))`;
const leading = new RegExp(
  String.raw`(?:(?:[-+][ \t]{0,2})?(?<![\w.])${number}[ \t]{0,4}\*(?!\*)[ \t]{0,4}|[-+])$`,
);
const bracketed = String.raw`\([-\d.eE \t*/+]{1,40}\)`;
const behind = new RegExp(
  String.raw`[ \t]{0,8}([*/])(?![*/])[ \t]{0,8}([-+]?(?:${number}|${bracketed}))(?![\w.(\[])`,
  'y',
);
const operatorBehind =
  /^[ \t]{0,8}(\*\*|\/\/|[<>=!]=|<<|>>|[-+*/@%&|^<>])[ \t]{0,8}(?=[\w([.'"~{-])/;
const operatorBefore = /(?:[\w)\]}'"][ \t]{0,8})(\*\*|\/\/|[<>=!]=|<<|>>|[-+*/@%&|^<>])[ \t]{0,8}$/;
/** In prose these may also be dashes, quotes and marks. */
const alsoInText = /^[-+<>&|]/;
const keywords = /\b(?:return|in|and|or|not|if|else|yield|lambda|assert|is|print)[ \t]{1,8}$/;
const reach = 80;
/** Types in which a product may differ from the product of the plain numbers. */
const narrow = /\bu?int(?:8|16|32)\b|['"][<>|=]?[ui][124]['"]|\bbool|\bbyte\b|Bool|Byte|Char|Short/;

/** The start of the constant directly before the array at `start` that multiplies it; else `start`. */
export function leadOf(text: string, start: number, prose: boolean): number {
  const char = text[skipSpaceBack(text, start, 8) - 1];
  if (char !== '*' && char !== '-' && char !== '+') return start;
  const before = lineBefore(text, start);
  const written = leading.exec(before)?.[0] ?? '';
  const rest = before.slice(0, before.length - written.length);
  // A bullet at the beginning of a line is not a sign.
  if (written === '' || (prose && /^[-+][ \t]/.test(written) && rest.trim() === '')) return start;
  return isFree(rest) ? start - written.length : start;
}

/**
 * Whether the text before it does not bind to it: it is empty, or ends with a bracket, an assignment or a
 * keyword.
 */
function isFree(before: string): boolean {
  return /(?:^|[=([{,:;])[ \t]*$/.test(before) || keywords.test(before);
}

/** The array from `start` to `end` with the constants around it. */
export function withConstantsAround(
  text: string,
  { start, lead = start }: { readonly start: number; readonly lead?: number | undefined },
  end: number,
  result: Result<Matrix>,
  prose: boolean,
): { readonly start: number; readonly end: number; readonly result: Result<Matrix> } {
  if (!result.ok) return { start, end, result };
  const factor = factorBefore(text.slice(lead, start));
  const rest = factorsBehind(text, end);
  const before = lineBefore(text, factor === undefined ? start : lead);
  const inverted = /~[ \t]{0,4}$/.test(before) && !prose ? '~' : undefined;
  const operator =
    inverted ??
    operatorBehind.exec(text.slice(rest.end, rest.end + 24))?.[1] ??
    (isFree(before) ? undefined : operatorBefore.exec(before)?.[1]);
  if (operator !== undefined && !(prose && alsoInText.test(operator))) {
    return { start, end, result: success(operandOf(result.value, operator)) };
  }
  const first = factor === undefined ? start : lead;
  const group = groupEnd(text, before, rest.end);
  if (group) return { start: first, end: group.end, result: unread(group, text) };
  if (factor === undefined && rest.end === end) return { start, end, result };
  if (narrow.test(text.slice(Math.max(start, end - 200), end))) {
    const sign = text.slice(lead, start).includes('*') ? '*' : '-';
    const [behindIt] = rest.steps[0] ?? [sign];
    return { start, end, result: success(operandOf(result.value, behindIt)) };
  }
  const scaled = times(result.value, factor ?? 1, rest.steps);
  return { start: first, end: rest.end, result: success(scaled) };
}

function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - reach), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

function factorBefore(written: string): number | undefined {
  if (written === '') return undefined;
  if (written === '-') return -1;
  if (written === '+') return 1;
  return valueOf(written.slice(0, written.lastIndexOf('*')));
}

/** One step of the arithmetic: `* 2` or `/ 4`. */
type Step = readonly [operator: string, value: number];

function factorsBehind(text: string, at: number): { steps: Step[]; end: number } {
  const steps: Step[] = [];
  let end = at;
  while (steps.length < 8) {
    behind.lastIndex = end;
    const match = behind.exec(text);
    const value = match ? valueOf(match[2]!) : undefined;
    if (!match || value === undefined) break;
    steps.push([match[1]!, value]);
    end = behind.lastIndex;
  }
  return { steps, end };
}

function valueOf(written: string): number | undefined {
  const { scalar, end } = evaluate(written, 0, pythonGrammar);
  const isConstant = scalar && scalar.kind !== 'missing' && scalar.kind !== 'complex';
  return isConstant && written.slice(end).trim() === '' ? scalar.value : undefined;
}

function times(matrix: Matrix, factor: number, steps: readonly Step[]): Matrix {
  const { printedDecimals: _rounded, reading, ...rest } = matrix;
  const data = matrix.data.map((entry) =>
    steps.reduce(
      (x, [operator, value]) => (operator === '*' ? x * value : x / value),
      factor * entry,
    ),
  );
  const { notation = 'array', notes = [] } = reading ?? {};
  return { ...rest, data, reading: { notation, notes: [...notes, t('computed from constants')] } };
}

/** A method or index after round brackets, `(2 * np.array(…)).T`: it makes another array. */
function groupEnd(
  text: string,
  before: string,
  end: number,
): { readonly start: number; readonly end: number } | undefined {
  const open = before.trimEnd();
  if (!open.endsWith('(') || isWordCode(open.charCodeAt(open.length - 2))) return undefined;
  const close = /^[ \t]{0,8}\)/.exec(text.slice(end, end + 10))?.[0].length;
  if (close === undefined) return undefined;
  const at = end + close;
  const index = indexAt(text, at);
  if (index) return index;
  const method = /^\.[A-Za-z_]\w{0,30}/.exec(text.slice(at, at + 34))?.[0];
  return method === undefined ? undefined : { start: at, end: at + method.length };
}
